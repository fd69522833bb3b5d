import type {
  AlikeStory,
  Greeting,
  HouseDeskRules,
  KeysFile,
  MenuTable,
  Settings,
  StoryId,
  StoryRow,
} from '../shared/contract';
import { OPEN_DESK, type Act } from '../shared/story/desk-rules';
import { refusalFor } from '../shared/story/desk-rules-file';
import type { RefusalNotice } from '../shared/story/refusal';
import { AlikeShelf } from './alike-shelf';
import { ArchiveLookup } from './archive-lookup';
import type { DeskLine } from './desk-line';
import { CompareRun } from './compare-run';
import { ExportRun } from './export-run';
import { ImportRun, type ChosenFile } from './import-run';
import { Observable } from './observable';
import type { OpenStory } from './open-story';
import { PastRun } from './past-run';
import { QueueShelf } from './queue-shelf';
import { Session } from './session';
import type { Clock } from './session/clock';
import { proposedIn, suggesting } from './editor/suggesting';
import { rememberSuggesting, wasSuggesting } from './suggesting-memory';
import { changeIds, type Reviewer } from '../shared/review/reviewer';
import { SignOffRun } from './sign-off-run';
import { StoryTabs } from './story-tabs';
import { troubleOf, windowBlocked } from './trouble';
import type { WindowMemory } from './window-memory';
import { WireRun } from './wire-run';

export interface WorkstationParts {
  readonly desk: DeskLine;
  readonly clock: Clock;
  readonly memory: WindowMemory;
  /** A name that no other window has: letters, digits and hyphens. */
  readonly newName: () => string;
  /** Now, as an instant in UTC. */
  readonly instant: () => string;
  /** When sessions may talk to the desk (SessionOptions). */
  readonly turn?: () => Promise<void>;
  /** The story that is to be on the page first; null for none. */
  readonly first: StoryId | null;
}

/** How often the queue is drawn anew while stories change. */
const TELL_ROWS_EVERY_MS = 250;

/** What a window works on: the desk's queue, the settings, and the stories in its tabs. It knows the desk and no pixels. */
export class Workstation extends Observable {
  settings: Settings;
  /** The part of the queue that is on show. */
  readonly queue: QueueShelf;
  readonly #rows = new Map<StoryId, StoryRow>();
  isConnected: boolean;
  /** The last thing that went wrong and that nobody has put away. */
  trouble: RefusalNotice | null = null;
  /** What the page looks up in the archive while somebody writes. */
  readonly lookup: ArchiveLookup;
  readonly #alike: AlikeShelf;
  /** The story on the page when it was last looked round for. */
  #lookedFor: StoryId | null = null;
  /** What people should know of the desk's disk, clock and archive. */
  standing: readonly RefusalNotice[];
  /** Who may do what in this house. */
  deskRules: HouseDeskRules = { file: '', rules: OPEN_DESK, isThere: false, trouble: null };
  readonly version: string;
  readonly door: Greeting['door'];
  readonly formats: readonly string[];
  readonly tabs: StoryTabs;

  readonly #parts: WorkstationParts;
  #willTell = false;
  /** How far the desk's trusted time is ahead of this window's clock. */
  #skewMs = 0;
  readonly #client: string;
  readonly #device: string;
  readonly #newChangeId: () => string;

  private constructor(parts: WorkstationParts, greeting: Greeting) {
    super();
    this.#parts = parts;
    this.#client = parts.newName();
    this.#device = greeting.device;
    this.#newChangeId = changeIds(this.#client);
    this.settings = greeting.settings;
    this.lookup = new ArchiveLookup(parts.desk);
    this.lookup.subscribe(() => this.changed());
    this.#alike = new AlikeShelf(async (id) => {
      const [one] = await parts.desk.call('duplicates', { id });
      return one?.alike ?? [];
    });
    this.#alike.subscribe(() => this.changed());
    this.version = greeting.version;
    this.door = greeting.door;
    this.formats = greeting.formats;
    this.isConnected = parts.desk.isConnected;
    this.queue = new QueueShelf(parts.desk, parts.clock, parts.memory, () => this.settings.person.name);
    this.queue.subscribe(() => this.#tellSoon());
    this.tabs = new StoryTabs({ ...parts, openSession: (id) => this.#openSession(id) });
    this.tabs.subscribe(() => {
      this.#lookRoundSoon();
      this.changed();
    });
    parts.desk.on('settings', (settings) => {
      const isSomebodyElse = settings.person.name !== this.settings.person.name;
      this.settings = settings;
      // What is mine is another's now.
      if (isSomebodyElse) void this.queue.read();
      this.changed();
    });
    parts.desk.on('appended', ({ row }) => {
      this.#rows.set(row.id, row);
      this.queue.take(row);
      this.#tellSoon();
    });
    parts.desk.on('alike', ({ rows }) => {
      for (const row of rows) {
        this.#rows.set(row.id, row);
        this.queue.take(row);
      }
      void this.#lookForAlike(rows.map(({ id }) => id));
      this.#tellSoon();
    });
    this.#keepTime(greeting.now);
    parts.desk.on('clock', ({ now }) => {
      this.#keepTime(now);
      this.changed();
    });
    parts.desk.on('deskRules', (rules) => {
      this.deskRules = rules;
      this.changed();
    });
    this.standing = greeting.standing;
    parts.desk.on('standing', (standing) => {
      this.standing = standing;
      this.changed();
    });
    parts.desk.on('restarted', () => this.#catchUp());
    parts.desk.onConnection((isConnected) => {
      this.isConnected = isConnected;
      if (isConnected) this.#catchUp();
      this.changed();
    });
  }

  /**
   * Greets the desk, asks for the story that is to be on the page, and reads the queue. Rejects where the desk cannot be
   * greeted. The rows of the whole archive come when they come: only names that are not on the page wait for them.
   */
  static async start(parts: WorkstationParts): Promise<Workstation> {
    const workstation = new Workstation(parts, await parts.desk.call('hello', {}));
    if (parts.first !== null) void workstation.openStory(parts.first);
    await Promise.all([workstation.queue.read(), workstation.#readRules()]);
    void workstation.readRows();
    return workstation;
  }

  /** The story on the page. */
  get open(): OpenStory | null {
    return this.tabs.open;
  }

  /** What this window remembers from one day to the next. */
  get memory(): WindowMemory {
    return this.#parts.memory;
  }

  /** The row of the open story, where the queue has it. */
  get openRow(): StoryRow | null {
    return this.rowOf(this.open?.id ?? '');
  }

  /** Reads the person's own keys, now and whenever they change; the returned function stops it. */
  onKeys(take: (file: KeysFile) => void): () => void {
    void this.#orTrouble(async () => take(await this.#parts.desk.call('keysFile', {})));
    return this.#parts.desk.on('keysFile', take);
  }

  /** What the person chose in the native menu of this window; the returned function stops it. */
  onChosen(take: (command: string) => void): () => void {
    return this.#parts.desk.on('chosen', ({ command }) => take(command));
  }

  /** Gives the app this window's menu. A browser has none. */
  showMenu(menu: MenuTable): void {
    void this.#orTrouble(() => this.#parts.desk.call('showMenu', menu));
  }

  /** The person stays in this window after all. */
  stay(): void {
    void this.#orTrouble(() => this.#parts.desk.call('stay', {}));
  }

  /** The browser would not open a window. */
  tellBlocked(): void {
    this.trouble = windowBlocked();
    this.changed();
  }

  /** A story's headline as the queue has it. */
  headlineOf(id: StoryId): string {
    return this.rowOf(id)?.headline ?? '';
  }

  /** The likest story to the one on the page that nobody has decided about; null where either of them is in the bin. */
  get likest(): AlikeStory | null {
    const { open } = this;
    if (!open || open.session.story.binned) return null;
    return this.#alike.of(open.id).find(({ id }) => !this.rowOf(id)?.binned) ?? null;
  }

  /** Opens a story and finds out what it is like; null where that is nothing any more, or another story was asked for since. */
  async openAlike(id: StoryId): Promise<AlikeStory | null> {
    await this.openStory(id);
    await this.#orTrouble(() => this.#alike.show(this.tabs.shown));
    await this.#lookForAlike([id]);
    return this.open?.id === id ? this.likest : null;
  }

  /** The story on the page stays beside one that it is like: nobody is told of the two again. */
  async keepBoth(other: StoryId): Promise<void> {
    const id = this.open?.id;
    if (id !== undefined) await this.#orTrouble(() => this.#parts.desk.call('keepBoth', { id, other }));
  }

  /** Every story that the desk has, in no order. */
  get rows(): readonly StoryRow[] {
    return [...this.#rows.values()];
  }

  /** A story as the queue has it; null for one that it has not. */
  rowOf(id: StoryId): StoryRow | null {
    return this.#rows.get(id) ?? null;
  }

  async readRows(): Promise<void> {
    await this.#orTrouble(async () => {
      const rows = await this.#parts.desk.call('listStories', { where: 'everywhere' });
      for (const row of rows) this.#rows.set(row.id, row);
    });
  }

  /** The desk's trusted time, ms since 1970: what embargoes go by. */
  get deskNow(): number {
    return Date.parse(this.#parts.instant()) + this.#skewMs;
  }

  #keepTime(deskNow: string): void {
    this.#skewMs = Date.parse(deskNow) - Date.parse(this.#parts.instant());
  }

  /** Why the person at this window may not do something; null where they may. The desk has the last word. */
  refusalOf(act: Act): RefusalNotice | null {
    const { rules, trouble } = this.deskRules;
    return trouble ?? refusalFor(rules, this.settings.person.name, act)?.notice ?? null;
  }

  /** Whom one can give a story to or call on: the person here, those whom the house's roles know, and those of the archive. */
  get people(): readonly string[] {
    const known = [
      this.settings.person.name,
      ...Object.keys(this.deskRules.rules.people),
      ...this.lookup.names,
    ];
    return [...new Set(known)].filter(Boolean);
  }

  async #readRules(): Promise<void> {
    await this.#orTrouble(async () => {
      this.deskRules = await this.#parts.desk.call('deskRules', {});
    });
  }

  /** Stories that hold these words. Rejects with the desk's Refusal. */
  search(words: string): Promise<readonly StoryRow[]> {
    return this.#parts.desk.call('searchStories', { words });
  }

  /** Shows a story in a tab; the one that was on the page stays open in its own. The last one asked for wins. */
  async openStory(id: StoryId): Promise<void> {
    await this.#orTrouble(() => this.tabs.show(id));
  }

  /** Opens another window, on a story or on none. Only the app can; false in a browser. */
  async openWindow(story: StoryId | null): Promise<boolean> {
    const answer = await this.#orTrouble(() => this.#parts.desk.call('openWindow', { story }));
    return answer?.opened ?? false;
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

  /** Has the story's input read again, once everything typed in it is on disk. */
  async reimport(story: OpenStory): Promise<void> {
    await this.#orTrouble(async () => {
      await story.session.settled();
      await this.#parts.desk.call('reimport', { id: story.id });
    });
  }

  /** Puts a story into the bin, once everything typed in it is on disk. */
  async bin(story: OpenStory, why: string): Promise<void> {
    await this.#orTrouble(async () => {
      await story.session.settled();
      await this.#parts.desk.call('bin', { id: story.id, why });
    });
  }

  async unbin(story: OpenStory): Promise<void> {
    await this.#orTrouble(() => this.#parts.desk.call('unbin', { id: story.id }));
  }

  wire(): WireRun {
    return new WireRun(this.#parts.desk);
  }

  lookBack(story: OpenStory, seq: number): PastRun {
    return new PastRun(story, this.#parts.desk, seq);
  }

  compare(story: OpenStory): CompareRun {
    return new CompareRun(story, this.#parts.desk);
  }

  signOff(story: OpenStory): SignOffRun {
    return new SignOffRun(story);
  }

  /** A name that was never given before. */
  newName(): string {
    return this.#parts.newName();
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

  /** Every letter that is stored comes back as a row: the queue need not be drawn for each. */
  #tellSoon(): void {
    if (this.#willTell) return;
    this.#willTell = true;
    this.#parts.clock.after(TELL_ROWS_EVERY_MS, () => {
      this.#willTell = false;
      this.changed();
    });
  }

  async #openSession(id: StoryId): Promise<Session> {
    const by = (): Reviewer => ({
      author: this.settings.person.name,
      device: this.#device,
      at: this.#parts.instant(),
      newId: this.#newChangeId,
    });
    const session = await Session.open(this.#parts.desk, id, {
      client: this.#client,
      ...(this.#parts.turn && { turn: this.#parts.turn }),
      person: this.settings.person.name,
      plugins: [suggesting({ isOn: wasSuggesting(this.#parts.memory, id) })],
      propose: (state, made) => proposedIn(state, made, by),
    });
    rememberSuggesting(session, this.#parts.memory);
    return session;
  }

  /** Looks up, once the page is on the screen, what is looked up for the story that is on it. */
  #lookRoundSoon(): void {
    if (this.tabs.shown === this.#lookedFor) return;
    this.#lookedFor = this.tabs.shown;
    this.#parts.clock.whenIdle(() => {
      const { shown } = this.tabs;
      void this.#orTrouble(() => this.#alike.show(shown));
      if (shown === null || this.lookup.writing === shown) return;
      this.lookup.writing = shown;
      void this.#orTrouble(() => this.lookup.read());
    });
  }

  /** Of these stories something else may be told now. */
  #lookForAlike(ids: readonly StoryId[]): Promise<unknown> {
    return this.#orTrouble(() => this.#alike.again(ids));
  }

  /** The line is back: notices may have been missed. */
  #catchUp(): void {
    void this.readRows();
    void this.queue.read();
    void this.#readRules();
    if (this.tabs.shown) void this.#lookForAlike([this.tabs.shown]);
    for (const story of this.tabs.stories) story.session.reread();
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
