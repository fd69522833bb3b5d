import type { Node } from 'prosemirror-model';
import type { Arguments, ComparedSide } from '../../shared/contract';
import type { Entry } from '../../shared/journal/entry';
import { replay } from '../../shared/journal/replay';
import type { Thread } from '../../shared/journal/threads';
import type { PictureInfo } from '../../shared/preflight/finding';
import type { Fields } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { words } from '../../shared/story/words';
import type { Archive } from './archive/archive';
import { compareRefusals } from './compare-refusals';
import { EDITABLE_FILE, JOURNAL_FILE } from '../../shared/publish/editable-layout';
import { STORY_FILE } from '../../shared/publish/package-name';
import { readEditable } from './packages/editable-package';
import { readPackageJournal } from './packages/package-journal';
import { readPackageBytes } from './packages/package-reader';
import { readStoryFile } from './packages/story-reader';
import type { Past } from './past';

export type GivenSide = Arguments<'compareSides'>['before'];

/** One of two stories that are compared: of the archive as it is or was, or of a package. */
export interface Side {
  readonly about: ComparedSide;
  readonly doc: Node;
  readonly fields: Fields;
  /** What was said about it; nothing for a package without a journal: comments never leave the house. */
  readonly threads: readonly Thread[];
  /** Its journal up to there; empty for a package without one. */
  readonly entries: readonly Entry[];
  /** Files of its pictures that came with it. */
  readonly media: ReadonlyMap<string, Uint8Array>;
}

type Files = ReadonlyMap<string, Uint8Array>;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads sides. Throws a Refusal where there is no such story, or a package is hostile, damaged, or holds none. */
export class Sides {
  readonly #archive: Archive;
  readonly #past: Past;

  constructor(archive: Archive, past: Past) {
    this.#archive = archive;
    this.#past = past;
  }

  async read(given: GivenSide): Promise<Side> {
    return 'id' in given ? this.#stored(given.id, given.seq) : this.#filed(given.name, given.bytes);
  }

  #stored(id: string, seq: number | undefined): Side {
    const state = this.#past.state(id, seq);
    const entries = this.#archive.journal.between(id, 0, state.seq);
    const about = this.#about(state.doc, { id, seq: state.seq, package: null });
    const { doc, fields, threads } = state;
    return { about, doc, fields, threads, entries, media: new Map() };
  }

  async #filed(name: string, bytes: Uint8Array): Promise<Side> {
    // A package that was unpacked into a folder comes as the one file that tells its story.
    const read = isZip(bytes) ? await readPackageBytes(bytes) : null;
    const files: Files = read?.files ?? new Map([[name, bytes]]);
    const media = new Map([...files].filter(([path]) => path.startsWith('media/')));
    const journal = files.get(JOURNAL_FILE);
    if (journal) {
      const { entries } =
        read && files.has(EDITABLE_FILE) ? readEditable(files, read.sums) : readPackageJournal(journal);
      const state = replay(entries);
      if (!state) throw compareRefusals.noStory(name, words(JOURNAL_FILE, JOURNAL_FILE));
      const about = this.#about(state.doc, { id: state.id, seq: state.seq, package: name });
      const { doc, fields, threads } = state;
      return { about, doc, fields, threads, entries, media };
    }
    const story = files.get(STORY_FILE);
    if (!story) throw compareRefusals.noStory(name, words(STORY_FILE, STORY_FILE));
    const filed = readStoryFile(story);
    if ('problem' in filed) throw compareRefusals.noStory(name, filed.problem);
    const about = this.#about(filed.doc, { id: null, seq: null, package: name });
    return { about, doc: filed.doc, fields: filed.fields, threads: [], entries: [], media };
  }

  #about(doc: Node, from: Pick<ComparedSide, 'id' | 'seq' | 'package'>): ComparedSide {
    const { headline, body } = readStory(doc);
    const shown = new Set(body.flatMap((block) => block.picture ?? []));
    const pictures: readonly PictureInfo[] = [...shown].flatMap(
      (sha256) => this.#archive.pictures.info(sha256) ?? [],
    );
    return { ...from, headline, doc: doc.toJSON() as unknown, pictures };
  }
}
