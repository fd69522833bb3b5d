import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { diskRefusal } from '../disk-refusal';
import { writeAll, writeDurably } from '../durable-file';
import { readBag, refuseProblems } from './bag-reader';
import { PACKAGE_LIMITS } from './limits';

/** A package unpacked into a folder of its own, proven sound. */
export interface StagedPackage {
  readonly name: string;
  /** The staging folder: nothing was written outside of it. */
  readonly folder: string;
  /** Where each payload file lies on disk, by its path in the package without `data/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Removes the folder. */
  discard(): Promise<void>;
}

/**
 * Unpacks a package into a new folder under `parent`, with file names of our own making, so that no name in a package ever becomes a
 * name on disk. On any failure the folder is removed. Throws as `readPackage` does.
 */
export async function stagePackage(file: string, parent: string): Promise<StagedPackage> {
  let folder = '';
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    folder = await mkdtemp(path.join(parent, '.package-'));
    const files = new Map<string, string>();
    const bag = await readBag(file, PACKAGE_LIMITS, async (inner, bytes) => {
      const staged = path.join(folder, String(files.size + 1));
      await writeDurably(staged, async (handle) => {
        for await (const piece of bytes) await writeAll(handle, piece);
      });
      files.set(inner, staged);
    });
    refuseProblems(bag);
    const staging = folder;
    return { name: bag.name, folder, files, discard: () => rm(staging, { recursive: true, force: true }) };
  } catch (error) {
    if (folder !== '') await rm(folder, { recursive: true, force: true });
    throw diskRefusal(error, parent) ?? error;
  }
}
