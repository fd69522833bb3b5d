import type { Greeting, Settings, StoryId, StoryRow } from '../shared/contract';
import type { RefusalNotice } from '../shared/story/refusal';
import type { DeskLine } from './desk-line';
import { ExportRun } from './export-run';
import { ImportRun, type ChosenFile } from './import-run';
import type { Memory } from './memory';
import { Observable } from './observable';
import { OpenStory } from './open-story';
import { withRow } from './queue-tabs';
import { Session } from './session';
import type { Clock } from './session/clock';
import { SignOffRun } from './sign-off-run';
import { troubleOf } from './trouble';

export interface WorkstationParts {
  readonly desk: DeskLine;
  readonly clock: Clock;
  readonly memory: Memory;
  /** A name that no other window has: letters, digits and hyphens. */
  readonly newName: () => string;
}

const LAST_STORY = 'lastStory';

/** What a window works on: the desk's queue, the settings, and one open story. It knows the desk and no pixels. */
export class Workstation extends Observable {
  settings: Settings;
  rows: readonly StoryRow[] = [];
  /** False until the queue has been read once. */
  hasRows = false;
  open: OpenStory | null = null;
  opening: StoryId | null = null;
  isConnected: boolean;
  /** The last thing that went wrong and that nobody has put away. */
  trouble: RefusalNotice | null = null;
  readonly version: string;
  readonly door: Greeting['door'];
  readonly formats: readonly string[];

  readonly #parts: WorkstationParts;
  readonly #client: string;
  /** Stories that were left before everything in them was on disk. */
  readonly #leaving = new Map<StoryId, OpenStory>();
  #stopListening: (() => void) | null = null;

  private constructor(parts: WorkstationParts, greeting: Greeting) {
    super();
    this.#parts = parts;
    this.#client = parts.newName();
    this.settings = greeting.settings;
    this.version = greeting.version;
    this.door = greeting.door;
    this.formats = greeting.formats;
    this.isConnected = parts.desk.isConnected;
    parts.desk.on('settings', (settings) => {
      this.settings = settings;
      this.changed();
    });
    parts.desk.on('appended', ({ row }) => {
      this.rows = withRow(this.rows, row);
      this.changed();
    });
    parts.desk.onConnection((isConnected) => {
      this.isConnected = isConnected;
      if (isConnected) this.#catchUp();
      this.changed();
    });
  }

  /** Greets the desk and reads its queue. Rejects where the desk cannot be greeted. */
  static async start(parts: WorkstationParts): Promise<Workstation> {
    const workstation = new Workstation(parts, await parts.desk.call('hello', {}));
    await workstation.readRows();
    return workstation;
  }

  /** How many stories were left and are still being saved. */
  get leaving(): number {
    return this.#leaving.size;
  }

  /** True when closing the window now could lose something that was typed. */
  get hasUnsaved(): boolean {
    return this.#leaving.size > 0 || (this.open !== null && this.open.session.durability.kind !== 'onDisk');
  }

  /** The story that was open when this window was last used. */
  get lastStory(): StoryId | null {
    return this.#parts.memory.get(LAST_STORY);
  }

  /** The row of the open story, where the queue has it. */
  get openRow(): StoryRow | null {
    return this.rows.find((row) => row.id === this.open?.id) ?? null;
  }

  async readRows(): Promise<void> {
    await this.#orTrouble(async () => {
      this.rows = await this.#parts.desk.call('listStories', {});
      this.hasRows = true;
    });
  }

  /** Stories that hold these words. Rejects with the desk's Refusal. */
  search(words: string): Promise<readonly StoryRow[]> {
    return this.#parts.desk.call('searchStories', { words });
  }

  /** Opens a story; the one that was open goes on being saved until it is on disk. The last one asked for wins. */
  async openStory(id: StoryId): Promise<void> {
    if (this.open?.id === id || this.opening === id) return;
    this.opening = id;
    this.changed();
    try {
      const returning = this.#leaving.get(id);
      const session = returning?.session ?? (await this.#openSession(id));
      if (this.opening !== id) return void session.close();
      this.#leave();
      if (returning) this.#leaving.delete(id);
      this.opening = null;
      this.#show(returning ?? new OpenStory(session, this.#parts.desk, this.#parts.clock));
    } catch (error) {
      if (this.opening === id) this.opening = null;
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  async newStory(): Promise<StoryId | null> {
    const { person, house } = this.settings;
    return this.#orTrouble(async () => {
      const fields = { language: house.language, desk: person.desk, publisher: house.name };
      const { id } = await this.#parts.desk.call('newStory', { fields });
      await this.openStory(id);
      return id;
    });
  }

  async saveSettings(settings: Settings): Promise<boolean> {
    const saved = await this.#orTrouble(async () => {
      this.settings = await this.#parts.desk.call('saveSettings', settings);
      return true;
    });
    return saved ?? false;
  }

  importFiles(files: readonly ChosenFile[]): ImportRun {
    return new ImportRun(this.#parts.desk, files);
  }

  signOff(story: OpenStory): SignOffRun {
    return new SignOffRun(story);
  }

  exportStory(story: OpenStory): ExportRun {
    return new ExportRun(story, this.#parts.newName());
  }

  /** Does something that may be refused; a refusal is shown until somebody puts it away. */
  attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.changed();
  }

  putTroubleAway(): void {
    this.trouble = null;
    this.changed();
  }

  /** Resolves when everything typed in this window is on disk. */
  async settled(): Promise<void> {
    const stories = [...this.#leaving.values(), ...(this.open ? [this.open] : [])];
    await Promise.all(stories.map((story) => story.session.settled()));
  }

  #openSession(id: StoryId): Promise<Session> {
    return Session.open(this.#parts.desk, id, { client: this.#client, person: this.settings.person.name });
  }

  #show(story: OpenStory): void {
    this.open = story;
    this.#stopListening = story.subscribe(() => this.changed());
    this.#parts.memory.set(LAST_STORY, story.id);
    void story.runCheck();
  }

  #leave(): void {
    const left = this.open;
    if (!left) return;
    this.#stopListening?.();
    this.open = null;
    if (left.session.durability.kind === 'onDisk') return void left.close();
    this.#leaving.set(left.id, left);
    void left.session.settled().then(() => {
      // It may have been opened again meanwhile.
      if (this.#leaving.get(left.id) !== left) return;
      this.#leaving.delete(left.id);
      this.changed();
      return left.close();
    });
  }

  /** The line is back: notices may have been missed. */
  #catchUp(): void {
    void this.readRows();
    for (const story of [...this.#leaving.values(), ...(this.open ? [this.open] : [])])
      story.session.reread();
    if (this.open?.trouble) void this.open.runCheck();
  }

  async #orTrouble<Result>(task: () => Promise<Result>): Promise<Result | null> {
    try {
      return await task();
    } catch (error) {
      this.trouble = troubleOf(error);
      return null;
    } finally {
      this.changed();
    }
  }
}
