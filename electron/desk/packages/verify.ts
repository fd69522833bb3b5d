import type { Verified } from '../../../shared/contract';
import { EDITABLE_FILE, JOURNAL_FILE } from '../../../shared/publish/editable-layout';
import { STORY_FILE } from '../../../shared/publish/package-name';
import { words } from '../../../shared/story/words';
import { PAYLOAD } from './bag';
import { drain, gathered, readBag } from './bag-reader';
import { PACKAGE_LIMITS } from './limits';
import { LEDGER } from './ledger-check';
import { checkStory, LOSS_REPORT } from './story-check';
import { readEditable } from './editable-package';
import { PackageRefusal, type PackageProblem } from './package-fault';

const MIB = 1024 * 1024;
/**
 * The longest of the files that are read, in bytes: over a hundred times a long feature, and years of work on one story; a bound on
 * what parsing can cost.
 */
const LONGEST: ReadonlyMap<string, number> = new Map([
  [STORY_FILE, 8 * MIB],
  [LOSS_REPORT, 8 * MIB],
  [LEDGER, 8 * MIB],
  [EDITABLE_FILE, 8 * MIB],
  [JOURNAL_FILE, 64 * MIB],
]);

/**
 * Checks a package as whoever receives it would: the zip is harmless and whole, the bag is complete and nothing is in it that is not
 * listed, the story in it is a story, or the journal of one, and its pictures are there. What is hostile, damaged or no package at
 * all gives problems; what cannot be read throws Refusal (`io`). Reads everything once and writes nothing.
 */
export async function verifyPackage(path: string): Promise<Verified> {
  const texts = new Map<string, Uint8Array>();
  try {
    const bag = await readBag(path, PACKAGE_LIMITS, async (inner, bytes, size) => {
      const longest = LONGEST.get(inner);
      if (longest === undefined) return drain(bytes);
      if (size > longest)
        throw new PackageRefusal(
          'package.tooLarge',
          inner,
          words(`paling banyak ${longest} bita`, `at most ${longest} bytes`),
        );
      texts.set(inner, await gathered(bytes, size));
    });
    const kind = texts.has(EDITABLE_FILE) ? 'editable' : 'story';
    if (kind === 'editable') readEditable(texts, bag.files);
    const story = kind === 'editable' ? [] : [...checkStory(texts, bag.files), ...strayJournal(texts)];
    const problems = [
      ...bag.problems,
      ...story.map(({ where, what }) => ({ where: `${bag.name}/${where}`, what })),
    ];
    return { ok: problems.length === 0, kind, problems };
  } catch (error) {
    if (error instanceof PackageRefusal) return { ok: false, kind: null, problems: [error.problem] };
    throw error;
  }
}

/** A package for publishers in which somebody put a journal. */
function strayJournal(texts: ReadonlyMap<string, Uint8Array>): readonly PackageProblem[] {
  if (!texts.has(JOURNAL_FILE)) return [];
  return [
    {
      where: PAYLOAD + JOURNAL_FILE,
      what: words(
        'Jurnal yang belum terbit ada di dalam paket untuk penerbit',
        'The unpublished journal lies in a package for publishers',
      ),
    },
  ];
}
