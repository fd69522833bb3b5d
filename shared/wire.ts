/**
 * Contract messages as text, for doors that have only text between them (the browser door's WebSocket): JSON in which bytes
 * stand as `{ "$bytes": base64 }`. The program's own values never have a key that starts with `$`.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]).join('');
    const missing = Math.max(0, i + 3 - bytes.length);
    parts.push(letters.slice(0, 4 - missing) + '='.repeat(missing));
  }
  return parts.join('');
}

function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < clean.length; i++) {
    const value = VALUES.get(clean.charCodeAt(i));
    if (value === undefined) throw new RangeError('Not base64');
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (group >> bits) & 0xff;
    }
  }
  return bytes;
}

/** True if bytes stand anywhere in a message. */
function hasBytes(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (value instanceof Uint8Array) return true;
  return Object.values(value).some(hasBytes);
}

/** A message as text. */
export function encodeMessage(message: unknown): string {
  // A story of 100,000 words takes several times as long where each of its values is looked at on the way.
  if (!hasBytes(message)) return JSON.stringify(message);
  return JSON.stringify(message, function (this: Record<string, unknown>, key: string, value: unknown) {
    // `value` has been through toJSON already, which Node's Buffer has; the bytes are still on their owner.
    const own = this[key];
    return own instanceof Uint8Array ? { $bytes: toBase64(own) } : value;
  });
}

/** The message in a text. Throws SyntaxError or RangeError if there is none. */
export function decodeMessage(text: string): unknown {
  if (!text.includes('"$bytes"')) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown) => {
    if (value === null || typeof value !== 'object' || !('$bytes' in value)) return value;
    return fromBase64(String(value.$bytes));
  });
}
