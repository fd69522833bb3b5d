import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { windowMemorySchema, type RememberedWindow, type WindowMemory } from '../../shared/contract';
import { writeDurably } from './durable-file';

const MOST_WINDOWS = 12;

type Door = RememberedWindow['door'];

const fileSchema = v.array(v.strictObject({ window: v.string(), memory: windowMemorySchema }));

function read(file: string): v.InferOutput<typeof fileSchema> {
  try {
    return v.parse(fileSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or not what was written: windows then start as new. No copy and no setting is kept here.
    return [];
  }
}

/**
 * What the windows of one door remember, in `windows-DOOR.json` of the home: the one that changed last stands first. A file for
 * each door, because both may be open on one home; what is written is set into the file as it is then, so that two programs
 * of one door keep each other's windows as well.
 */
export class WindowMemories {
  readonly #file: string;
  readonly #door: Door;
  /** What changed and is not on disk yet, the last change last; null for what is let go of. */
  readonly #changes = new Map<string, WindowMemory | null>();
  #writing: Promise<void> | null = null;

  constructor(folder: string, door: Door) {
    this.#file = path.join(folder, `windows-${door}.json`);
    this.#door = door;
  }

  get all(): readonly RememberedWindow[] {
    return this.#changed().map((one) => ({ ...one, door: this.#door }));
  }

  /** Resolves when it is on disk. Rejects with the disk's Refusal. */
  remember(window: string, memory: WindowMemory): Promise<void> {
    return this.#change(window, memory);
  }

  forget(window: string): Promise<void> {
    return this.#change(window, null);
  }

  /** The file as it is now, with the changes in it. */
  #changed(): v.InferOutput<typeof fileSchema> {
    const others = read(this.#file).filter(({ window }) => !this.#changes.has(window));
    const ours = [...this.#changes]
      .reverse()
      .flatMap(([window, memory]) => (memory ? [{ window, memory }] : []));
    return [...ours, ...others].slice(0, MOST_WINDOWS);
  }

  #change(window: string, memory: WindowMemory | null): Promise<void> {
    this.#changes.delete(window);
    this.#changes.set(window, memory);
    // One write at a time; what changes meanwhile is in the next.
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#changes.size > 0) {
      const written = [...this.#changes];
      await writeDurably(this.#file, `${JSON.stringify(this.#changed())}\n`);
      for (const [window, memory] of written)
        if (this.#changes.get(window) === memory) this.#changes.delete(window);
    }
  }
}
