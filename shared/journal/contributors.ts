import type { Entry } from './entry';

/** Somebody who wrote in a journal: in how many entries, and when last. */
export interface Contributor {
  readonly author: string;
  readonly entries: number;
  /** ISO 8601 UTC. */
  readonly last: string;
}

/** Who wrote in a journal, in the order in which they came to it. */
export function contributors(entries: Iterable<Pick<Entry, 'author' | 'at'>>): readonly Contributor[] {
  const found = new Map<string, Contributor>();
  for (const { author, at } of entries) {
    const known = found.get(author);
    found.set(author, { author, entries: (known?.entries ?? 0) + 1, last: at });
  }
  return [...found.values()];
}
