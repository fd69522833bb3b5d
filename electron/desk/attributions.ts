import { restored, Tracer } from '../../shared/journal/provenance';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';

/** How many stories are remembered with their tracer. One that was forgotten is traced from its first entry again. */
const REMEMBERED = 8;
/** Tracing a long journal gives way to whoever writes this often, in ms. */
const TURN_MS = 12;

const giveWay = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Who brought each letter of a story: traced when somebody asks, a little at a time, and kept for the next who asks. */
export class Attributions {
  readonly #archive: Archive;
  readonly #tracers = new Map<string, Tracer>();
  readonly #running = new Map<string, Promise<Tracer>>();
  #generation = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The tracer of a story at its last entry. The next call may move it on: read it before giving way. */
  async of(story: string): Promise<Tracer> {
    // One after the other: two at once would take the same entries twice.
    const before = this.#running.get(story) ?? Promise.resolve(null);
    const mine = before.catch(() => null).then(() => this.#trace(story));
    this.#running.set(story, mine);
    try {
      return await mine;
    } finally {
      if (this.#running.get(story) === mine) this.#running.delete(story);
    }
  }

  async #trace(story: string): Promise<Tracer> {
    if (this.#generation !== this.#archive.generation) this.#tracers.clear();
    this.#generation = this.#archive.generation;
    let tracer = this.#tracers.get(story) ?? null;
    let entries = this.#archive.journal.after(story, tracer?.seq ?? 0);
    if (tracer && !entries.every((entry) => tracer?.canTake(entry))) {
      tracer = null;
      entries = this.#archive.journal.after(story, 0);
    }
    const [first] = entries;
    if (!tracer) {
      if (!first) throw refusals.unknownStory(story);
      tracer = Tracer.begin(first, restored(entries));
      entries = entries.slice(1);
    }
    let turn = performance.now();
    for (const entry of entries) {
      tracer.take(entry);
      if (performance.now() - turn < TURN_MS) continue;
      await giveWay();
      turn = performance.now();
    }
    this.#tracers.delete(story);
    this.#tracers.set(story, tracer);
    const oldest = this.#tracers.keys().next();
    if (this.#tracers.size > REMEMBERED && !oldest.done) this.#tracers.delete(oldest.value);
    return tracer;
  }
}
