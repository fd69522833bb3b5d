import type { Entry } from '../journal/entry';
import type { Fields } from '../story/fields';

/** One change of one field beside the document: they are made at once, and listed so that nobody misses them. */
export interface FieldChangeLine {
  readonly seq: number;
  readonly author: string;
  readonly device: string;
  readonly at: string;
  readonly name: keyof Fields;
  readonly before: unknown;
  readonly after: unknown;
}

/** The changes of fields in a journal, the oldest first. */
export function fieldChanges(entries: Iterable<Entry>): FieldChangeLine[] {
  const lines: FieldChangeLine[] = [];
  let now: Partial<Fields> = {};
  for (const entry of entries) {
    if (entry.kind === 'created') now = entry.payload.fields;
    if (entry.kind !== 'fields') continue;
    const { seq, author, device, at } = entry;
    for (const [key, after] of Object.entries(entry.payload.set)) {
      const name = key as keyof Fields;
      lines.push({ seq, author, device, at, name, before: now[name] ?? null, after });
    }
    now = { ...now, ...entry.payload.set };
  }
  return lines;
}
