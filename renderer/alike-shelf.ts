import type { AlikeStory, StoryId } from '../shared/contract';
import { Observable } from './observable';

/** What the archive has that is like the story on the page, and that nobody has decided about. */
export class AlikeShelf extends Observable {
  #shown: StoryId | null = null;
  #found: readonly AlikeStory[] = [];
  #turn = 0;

  /** `read` asks the desk for the stories like one, the likest first. */
  constructor(readonly read: (id: StoryId) => Promise<readonly AlikeStory[]>) {
    super();
  }

  /** Looks for what is like the story that has come on the page. Rejects with the desk's Refusal. */
  async show(id: StoryId | null): Promise<void> {
    if (this.#shown === id) return;
    this.#shown = id;
    this.#found = [];
    await this.#look();
  }

  /** Of these stories something else is to be told now. Rejects with the desk's Refusal. */
  async again(ids: readonly StoryId[]): Promise<void> {
    if (this.#shown !== null && ids.includes(this.#shown)) await this.#look();
  }

  /** What is like this story. */
  of(id: StoryId): readonly AlikeStory[] {
    return id === this.#shown ? this.#found : [];
  }

  /** The last one asked for wins: another story may have come on the page meanwhile. */
  async #look(): Promise<void> {
    const turn = ++this.#turn;
    const found = this.#shown === null ? [] : await this.read(this.#shown);
    if (turn !== this.#turn) return;
    this.#found = found;
    this.changed();
  }
}
