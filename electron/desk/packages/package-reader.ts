import type { BagFile } from './bag';
import { gathered, readBag, refuseProblems } from './bag-reader';
import { MEMORY_LIMITS } from './limits';

/** A package in memory, proven sound. */
export interface ReadPackage {
  /** Name of its base directory. */
  readonly name: string;
  /** Its payload by path, without `data/`: `article.html`, `media/tanggul-jebol-1.jpg`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What was found of every file of the bag, by its path from the base directory. */
  readonly sums: ReadonlyMap<string, BagFile>;
}

/**
 * Reads a package whole, for import: all of it or nothing. For one of up to 96 MiB (MEMORY_LIMITS); a larger one is refused here
 * and goes through `stagePackage`. Throws Refusal: `no` for what is hostile, damaged or no package, `io` for what cannot be read.
 */
export async function readPackage(path: string): Promise<ReadPackage> {
  return readWhole(path);
}

/** The same, of bytes in memory. */
export async function readPackageBytes(bytes: Uint8Array): Promise<ReadPackage> {
  return readWhole(bytes);
}

async function readWhole(source: string | Uint8Array): Promise<ReadPackage> {
  const files = new Map<string, Uint8Array>();
  const bag = await readBag(source, MEMORY_LIMITS, async (inner, bytes, size) => {
    files.set(inner, await gathered(bytes, size));
  });
  refuseProblems(bag);
  return { name: bag.name, files, sums: bag.files };
}
