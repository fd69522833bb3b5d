import type {
  Appended,
  Arguments,
  CallName,
  Desk,
  NoticeName,
  Notices,
  OpenedStory,
  Result,
  StoryId,
  StoryRow,
} from '../../shared/contract';
import { entryHash, NO_HASH, type Entry, type ProposedEntry } from '../../shared/journal/entry';
import { applyEntry, replay, type StoryState } from '../../shared/journal/replay';
import { standingOf } from '../../shared/journal/standing';
import type { PictureInfo } from '../../shared/preflight/finding';
import { contentHash, sha256Bytes } from '../../shared/story/content-hash';
import { newFields } from '../../shared/story/fields';
import { Refusal } from '../../shared/story/refusal';
import { SCHEMA_VERSION } from '../../shared/story/schema';
import { words } from '../../shared/story/words';
import type { Node } from 'prosemirror-model';
import type { Clock } from '../../renderer/session/clock';

export const diskFull = new Refusal({
  kind: 'io',
  code: 'disk.full',
  what: words('diska penuh', 'disk full'),
  kept: words('teks Anda aman di jendela ini', 'your text is safe in this window'),
  todo: words('kosongkan ruang', 'make room'),
});

/** What a desk says that will not have this entry, today or ever. */
export const notThis = new Refusal({
  kind: 'no',
  code: 'entry.refused',
  what: words('meja redaksi menolak', 'the desk refused'),
  kept: words('tidak ada yang diubah', 'nothing was changed'),
  todo: words('pilih langkah lain', 'choose another way'),
});

/** What befalls an append on its way. */
export type Fate = 'stored' | 'diskFull' | 'requestLost' | 'answerLost' | 'neverAnswered';

/** What a test decides about the way between a window and the desk. Milliseconds of the test's clock. */
export interface Weather {
  fate(): Fate;
  requestTakes(): number;
  answerTakes(): number;
  /** null: the notice never arrives. */
  noticeTakes(): number | null;
}

export const calm: Weather = {
  fate: () => 'stored',
  requestTakes: () => 1,
  answerTakes: () => 1,
  noticeTakes: () => 1,
};

/** A desk that keeps real journals, in memory: the same append-if-next, the same replay, hashes and once-only ids as the real one. */
export class DeskInMemory {
  readonly #stories = new Map<StoryId, { entries: Entry[]; state: StoryState }>();
  readonly #pictures = new Map<string, PictureInfo>();
  readonly #windows: ((story: StoryId, entries: readonly Entry[]) => void)[] = [];
  /** How many appends have reached the desk. */
  appends = 0;
  /** True for an entry that the desk will never take. */
  refuses: (entry: ProposedEntry) => boolean = () => false;

  constructor(private readonly clock: Clock) {}

  begin(doc: Node): StoryId {
    const id = `00000000-0000-4000-8000-${String(this.#stories.size).padStart(12, '0')}`;
    const payload = {
      doc: doc.toJSON() as Record<string, unknown>,
      fields: newFields(),
      origin: { from: 'new' as const },
    };
    const entry = this.#seal(id, { id: `${id}-created`, kind: 'created', payload }, 0, NO_HASH, 'Rini');
    this.#stories.set(id, { entries: [entry], state: applyEntry(null, entry) });
    return id;
  }

  journal(id: StoryId): readonly Entry[] {
    return this.#story(id).entries;
  }

  /** The story as its whole journal makes it. */
  replayed(id: StoryId): StoryState {
    const state = replay(this.journal(id));
    if (!state) throw new RangeError('an empty journal');
    return state;
  }

  /** Somebody else writes, at the desk itself. */
  write(id: StoryId, ...entries: ProposedEntry[]): void {
    const { entries: journal } = this.#story(id);
    this.#append(id, journal.length, entries, 'Adi');
  }

  /** A window's face of the desk. */
  window(weather: Weather = calm, author = 'Thalatie'): Desk {
    const listeners = new Set<(notice: Notices['appended']) => void>();
    this.#windows.push((story, entries) => {
      const ms = weather.noticeTakes();
      if (ms === null) return;
      const row: StoryRow = rowOf(this.#story(story).state);
      this.clock.after(ms, () => listeners.forEach((listener) => listener({ story, entries, row })));
    });
    return {
      call: async <Name extends CallName>(name: Name, args: Arguments<Name>) =>
        (await this.#call(name, args, weather, author)) as Result<Name>,
      on: <Name extends NoticeName>(name: Name, listener: (notice: Notices[Name]) => void) => {
        if (name !== 'appended') return () => undefined;
        const heard = listener as (notice: Notices['appended']) => void;
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
    };
  }

  async #call(name: CallName, args: unknown, weather: Weather, author: string): Promise<unknown> {
    const wait = (ms: number) => new Promise<void>((resolve) => this.clock.after(ms, resolve));
    const fate = name === 'append' ? weather.fate() : 'stored';
    // Bytes travel as they are, everything else as JSON.
    const copy = name === 'keepPicture' ? args : (JSON.parse(JSON.stringify(args)) as unknown);
    await wait(weather.requestTakes());
    if (fate === 'requestLost') throw new Error('connection lost');
    if (fate === 'diskFull') throw diskFull;
    const answer = this.#answer(name, copy, author);
    await wait(weather.answerTakes());
    if (fate === 'answerLost') throw new Error('connection lost');
    if (fate === 'neverAnswered') return new Promise(() => undefined);
    return JSON.parse(JSON.stringify(answer)) as unknown;
  }

  #answer(name: CallName, args: unknown, author: string): unknown {
    switch (name) {
      case 'openStory':
        return this.#open((args as Arguments<'openStory'>).id);
      case 'append': {
        const { story, base, entries } = args as { story: StoryId; base: number; entries: ProposedEntry[] };
        this.appends += 1;
        if (entries.some(this.refuses)) throw notThis;
        return this.#append(story, base, entries, author);
      }
      case 'approve': {
        const { id } = args as Arguments<'approve'>;
        const { state } = this.#story(id);
        const payload = { contentHash: contentHash(state.doc, state.fields) };
        return this.#append(
          id,
          state.seq,
          [{ id: `approval-${state.seq}`, kind: 'approval', payload }],
          author,
        );
      }
      case 'keepPicture': {
        const { bytes } = args as Arguments<'keepPicture'>;
        const picture = {
          sha256: sha256Bytes(bytes),
          type: 'image/jpeg' as const,
          width: 1600,
          height: 900,
          size: bytes.byteLength,
        };
        this.#pictures.set(picture.sha256, picture);
        return picture;
      }
      case 'pictures':
        return (args as Arguments<'pictures'>).sha256s.flatMap((sha256) => this.#pictures.get(sha256) ?? []);
      default:
        throw new RangeError(`This desk does not do ${name}`);
    }
  }

  #story(id: StoryId) {
    const story = this.#stories.get(id);
    if (!story) throw new RangeError(`No story ${id}`);
    return story;
  }

  #open(id: StoryId): OpenedStory {
    const { state } = this.#story(id);
    const { hash: _hash, origin: _origin, doc, ...rest } = state;
    return { ...rest, doc: doc.toJSON() as unknown, pictures: [...this.#pictures.values()] };
  }

  #append(id: StoryId, base: number, proposed: readonly ProposedEntry[], author: string): Appended {
    const story = this.#story(id);
    const known = story.entries.filter((entry) => proposed.some((other) => other.id === entry.id));
    if (known.length === proposed.length) return stored(known);
    if (known.length > 0) throw new RangeError('part of what was sent is known, part is not');
    if (base !== story.state.seq) return { stored: false, entries: story.entries.slice(base) };
    let { state } = story;
    const added: Entry[] = [];
    for (const entry of proposed) {
      const sealed = this.#seal(id, entry, state.seq, state.hash, author);
      state = applyEntry(state, sealed);
      added.push(sealed);
    }
    story.entries.push(...added);
    story.state = state;
    for (const window of this.#windows) window(id, added);
    return stored(added);
  }

  #seal(story: StoryId, proposed: ProposedEntry, base: number, before: string, author: string): Entry {
    const at = new Date(Date.UTC(2023, 8, 12) + this.clock.now()).toISOString();
    const entry = {
      ...proposed,
      story,
      seq: base + 1,
      base,
      author,
      device: 'desk',
      at,
      schema: SCHEMA_VERSION,
    };
    return { ...entry, hash: entryHash(entry, before) };
  }
}

function stored(entries: readonly Entry[]): Appended {
  const last = entries.at(-1);
  if (!last) throw new RangeError('nothing to store');
  return { stored: true, seq: last.seq, at: last.at, entries };
}

function rowOf(state: StoryState): StoryRow {
  const { slug, desk, language, commissionedLength, embargo, flags } = state.fields;
  const { id, status, updatedAt } = state;
  return {
    id,
    slug,
    headline: '',
    status,
    desk,
    language,
    wordCount: 0,
    commissionedLength,
    embargo,
    flags,
    updatedAt,
    updatedBy: '',
    binned: state.binned,
    alike: null,
    ...standingOf(state),
  };
}
