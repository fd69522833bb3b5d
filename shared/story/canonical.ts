/**
 * JSON with sorted keys and no spaces: the same value always gives the same text, whatever order its keys were set in.
 * Hashes and exported files are made from it. (The order and number forms are those of RFC 8785 for the values that we use:
 * strings, safe integers, short decimals, booleans, null.)
 */
export function canonicalJson(value: unknown): string {
  return written(value) ?? 'null';
}

/** Undefined for what JSON has no word for: it is left out of an object, and is null in an array. */
function written(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) as string | undefined;
  if (Array.isArray(value)) return `[${value.map((item) => written(item) ?? 'null').join()}]`;
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record);
  // An object has the keys that are whole numbers first, in the order of their numbers, however it was made.
  if (keys.some((key) => isDigit(key.charCodeAt(0)))) return JSON.stringify(sorted(value));
  let text = '';
  for (const key of keys.sort()) {
    const told = written(record[key]);
    if (told !== undefined) text += `${text && ','}${JSON.stringify(key)}:${told}`;
  }
  return `{${text}}`;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** The same value with its keys sorted at every depth; for printing with indentation. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sorted(record[key])]));
}
