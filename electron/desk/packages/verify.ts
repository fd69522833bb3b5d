import type { Verified } from '../../../shared/contract';
import { drain, gathered, readBag } from './bag-reader';
import { PACKAGE_LIMITS } from './limits';
import { PackageRefusal } from './package-fault';
import { checkStory, LOSS_REPORT, STORY_FILE } from './story-check';

/** The longest story file or loss report that is read: over a hundred times a long feature, and a bound on what parsing can cost. */
const LONGEST_JSON = 8 * 1024 * 1024;

/**
 * Checks a package as whoever receives it would: the zip is harmless and whole, the bag is complete and nothing is in it that is not
 * listed, the story in it is a story and its pictures are there. What is hostile, damaged or no package at all gives problems;
 * what cannot be read throws Refusal (`io`). Reads everything once and writes nothing.
 */
export async function verifyPackage(path: string): Promise<Verified> {
  const texts = new Map<string, Uint8Array>();
  try {
    const bag = await readBag(path, PACKAGE_LIMITS, async (inner, bytes, size) => {
      if (inner !== STORY_FILE && inner !== LOSS_REPORT) return drain(bytes);
      if (size > LONGEST_JSON)
        throw new PackageRefusal('package.tooLarge', inner, `at most ${LONGEST_JSON} bytes`);
      texts.set(inner, await gathered(bytes, size));
    });
    const story = checkStory(texts, bag.files).map(({ where, what }) => ({
      where: `${bag.name}/${where}`,
      what,
    }));
    const problems = [...bag.problems, ...story];
    return { ok: problems.length === 0, problems };
  } catch (error) {
    if (error instanceof PackageRefusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}
