import { entryHash, NO_HASH, type Entry } from '../../../shared/journal/entry';

/** Entries of one story by their number, from every source that has them, the most trusted first. */
export type Candidates = ReadonlyMap<number, readonly Entry[]>;

/** True if an entry is exactly what was written after the entry with hash `before`. */
export function isSound(entry: Entry, before: string): boolean {
  const { hash, ...bare } = entry;
  return entryHash(bare, before) === hash;
}

/**
 * The longest unbroken journal that the sources give together. Each hash covers the one before it, so an entry from one source
 * fits after an entry from another only if it is the very entry that was written there.
 */
export function soundChain(candidates: Candidates): readonly Entry[] {
  let longest: readonly Entry[] = [];
  // Where an archive was once put back to an older state there are two entries with one number; both ways are followed.
  const ways: { readonly chain: Entry[]; readonly before: string }[] = [{ chain: [], before: NO_HASH }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    const { chain } = way;
    let { before } = way;
    for (;;) {
      const seq = chain.length + 1;
      const fitting = distinct((candidates.get(seq) ?? []).filter((entry) => isSound(entry, before)));
      const [first, ...others] = fitting;
      for (const other of others) ways.unshift({ chain: [...chain, other], before: other.hash });
      if (!first) break;
      chain.push(first);
      before = first.hash;
    }
    if (chain.length > longest.length) longest = chain;
  }
  return longest;
}

function distinct(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.hash, entry])).values()];
}
