/** A new id for a picture, a related link or an embed: unique on every device, never counted up from what a document holds. */
export function newId(kind: 'picture' | 'link' | 'embed'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${kind}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
