import type { Desk, KnownPerson, LinkableStory, StoryId } from '../shared/contract';
import type { KnownSignOff } from '../shared/story/sign-off-registry';
import type { Lookup } from './editor/lookup';
import { Observable } from './observable';

/** What the page looks up in our own archive while somebody writes: people, sign-off codes, stories to link to. */
export class ArchiveLookup extends Observable implements Lookup {
  people: readonly KnownPerson[] = [];
  signOffs: readonly KnownSignOff[] = [];
  /** The names of `people`, the same list until it is read again. */
  names: readonly string[] = [];

  /** The story that is written: nobody links to it from itself. */
  writing: StoryId | null = null;

  constructor(private readonly desk: Pick<Desk, 'call'>) {
    super();
  }

  /** Reads people and codes anew. Rejects with the desk's Refusal; what was known stays known. */
  async read(): Promise<void> {
    const [people, signOffs] = await Promise.all([
      this.desk.call('people', {}),
      this.desk.call('signOffs', {}),
    ]);
    this.people = people;
    this.names = people.map(({ name }) => name);
    this.signOffs = signOffs;
    this.changed();
  }

  /** Stories that hold these words, or the one at this address. Rejects with the desk's Refusal. */
  async linkable(words: string): Promise<readonly LinkableStory[]> {
    if (words.trim() === '') return [];
    const found = await this.desk.call('linkableStories', { words });
    return found.filter(({ id }) => id !== this.writing);
  }

  /** The person at this desk says who a code stands for. Rejects with the desk's Refusal. */
  async confirm(pair: Pick<KnownSignOff, 'code' | 'name' | 'what'>): Promise<void> {
    this.signOffs = await this.desk.call('confirmSignOff', pair);
    this.changed();
  }

  async forget(code: string): Promise<void> {
    this.signOffs = await this.desk.call('forgetSignOff', { code });
    this.changed();
  }
}
