/**
 * JSON with sorted keys and no spaces: the same value always gives the same text, whatever order its keys were set in.
 * Hashes and exported files are made from it. (The order and number forms are those of RFC 8785 for the values that we use:
 * strings, safe integers, short decimals, booleans, null.)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

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
