import { TextSelection } from 'prosemirror-state';
import type { StoryId, TabPlace } from '../shared/contract';
import type { DeskLine } from './desk-line';
import { Observable } from './observable';
import { OpenStory } from './open-story';
import type { Session } from './session';
import type { Clock } from './session/clock';
import { rememberView } from './view-memory';
import { afterClosing, movedTo, stepFrom, withTab } from './tab-order';
import type { WindowMemory } from './window-memory';

/** A story in the row of tabs. It is opened when it is first shown, and from then on stays open and goes on being saved. */
export interface StoryTab {
  readonly id: StoryId;
  readonly story: OpenStory | null;
  /** Where its page stood when the window was last used; null once it is open. */
  readonly place: TabPlace | null;
}

export interface TabsParts {
  readonly desk: DeskLine;
  readonly clock: Clock;
  readonly memory: WindowMemory;
  readonly openSession: (id: StoryId) => Promise<Session>;
}

/** So many closed tabs can be opened again. */
const MOST_CLOSED = 20;

/** Puts the caret back where it was. The story may have become shorter meanwhile. */
function standAt(session: Session, { anchor, head }: TabPlace): void {
  const { doc, tr } = session.state;
  const within = (place: number) => doc.resolve(Math.min(place, doc.content.size));
  session.dispatch(tr.setSelection(TextSelection.between(within(anchor), within(head))));
}

/** The stories that a window has open, in their order, and which of them is on the page. */
export class StoryTabs extends Observable {
  tabs: readonly StoryTab[];
  shown: StoryId | null = null;
  opening: StoryId | null = null;
  readonly #parts: TabsParts;
  /** Settles when what was asked for last is shown. */
  #showing: Promise<void> = Promise.resolve();
  /** Stories that were closed before everything in them was on disk. */
  readonly #leaving = new Map<StoryId, OpenStory>();
  readonly #stops = new Map<OpenStory, () => void>();
  #closed: readonly StoryId[] = [];

  constructor(parts: TabsParts) {
    super();
    this.#parts = parts;
    this.tabs = parts.memory.tabs.map((place) => ({ id: place.story, story: null, place }));
  }

  /** The story on the page. */
  get open(): OpenStory | null {
    return this.tabs.find(({ id }) => id === this.shown)?.story ?? null;
  }

  /** How many stories were closed and are still being saved. */
  get leaving(): number {
    return this.#leaving.size;
  }

  /** Every story that is open, on the page or behind it, or closed and still being saved. */
  get stories(): readonly OpenStory[] {
    return [...this.tabs.flatMap(({ story }) => story ?? []), ...this.#leaving.values()];
  }

  /** Stories of which something is in this window alone. */
  get unsaved(): readonly OpenStory[] {
    return this.stories.filter((story) => !story.isSafe);
  }

  /** Shows a story, in a tab of its own. The last one asked for wins. Rejects with the desk's Refusal. */
  show(id: StoryId): Promise<void> {
    if (this.opening === null && this.shown === id) return Promise.resolve();
    if (this.opening !== id) this.#showing = this.#show(id);
    return this.#showing;
  }

  async #show(id: StoryId): Promise<void> {
    this.opening = id;
    this.changed();
    try {
      const story = await this.#opened(id);
      if (this.opening !== id) return;
      this.shown = story.id;
      this.opening = null;
      // The desk has just been asked for the text: it checks it when the text is on the screen.
      this.#parts.clock.whenIdle(() => void (this.open === story && story.runCheck()));
    } finally {
      if (this.opening === id) this.opening = null;
      this.#remember();
      this.changed();
    }
  }

  /** Takes a tab away. Its story goes on being saved until it is on disk. */
  close(id: StoryId): void {
    const tab = this.tabs.find((one) => one.id === id);
    if (!tab) return;
    const next = afterClosing(this.tabs, id);
    this.tabs = this.tabs.filter((one) => one !== tab);
    this.#closed = [...this.#closed.filter((one) => one !== id), id].slice(-MOST_CLOSED);
    if (this.shown === id) {
      this.shown = next?.story ? next.id : null;
      if (next && !next.story) void this.show(next.id).catch(() => undefined);
    }
    if (tab.story) this.#leave(tab.story);
    this.#remember();
    this.changed();
  }

  /** The tab that was closed last and is not open; null if there is none. */
  get lastClosed(): StoryId | null {
    return this.#closed.findLast((id) => !this.tabs.some((tab) => tab.id === id)) ?? null;
  }

  /** The tab `by` places on from the one that is shown. */
  stepFrom(by: number): StoryId | null {
    return stepFrom(this.tabs, this.shown, by)?.id ?? null;
  }

  /** Moves a tab to a place in the row, 0 being the first. */
  move(id: StoryId, place: number): void {
    this.tabs = movedTo(this.tabs, id, place);
    this.#remember();
    this.changed();
  }

  /** Moves the tab that is shown by so many places. */
  moveShown(by: number): void {
    const place = this.tabs.findIndex(({ id }) => id === this.shown);
    if (this.shown !== null && place !== -1) this.move(this.shown, place + by);
  }

  /** Resolves when everything typed in this window is on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.stories.map((story) => story.session.settled()));
  }

  /** The story of a tab, opened if it is not. Two who ask at once get the same. */
  async #opened(id: StoryId): Promise<OpenStory> {
    const known = this.tabs.find((tab) => tab.id === id);
    if (known?.story) return known.story;
    const returning = this.#leaving.get(id);
    const story =
      returning ?? new OpenStory(await this.#parts.openSession(id), this.#parts.desk, this.#parts.clock);
    const place = known?.place;
    // Somebody else may have asked for it meanwhile, and been first.
    const other = this.tabs.find((tab) => tab.id === id)?.story;
    if (other) {
      void story.close();
      return other;
    }
    this.#leaving.delete(id);
    if (place) {
      standAt(story.session, place);
      story.top = place.top;
    }
    if (story !== returning) rememberView(story.shown, this.#parts.memory);
    const tab: StoryTab = { id, story, place: null };
    this.tabs = this.tabs.some((one) => one.id === id)
      ? this.tabs.map((one) => (one.id === id ? tab : one))
      : withTab(this.tabs, tab, this.shown);
    this.#stops.set(
      story,
      story.subscribe(() => {
        this.#remember();
        this.changed();
      }),
    );
    return story;
  }

  #leave(story: OpenStory): void {
    this.#stops.get(story)?.();
    this.#stops.delete(story);
    if (story.session.durability.kind === 'onDisk') return void story.close();
    this.#leaving.set(story.id, story);
    void story.session.settled().then(() => {
      // It may have been opened again meanwhile.
      if (this.#leaving.get(story.id) !== story) return;
      this.#leaving.delete(story.id);
      this.changed();
      return story.close();
    });
  }

  #remember(): void {
    const places = this.tabs.flatMap(({ id, story, place }): TabPlace[] => {
      if (!story) return place ? [place] : [];
      const { anchor, head } = story.session.state.selection;
      return [{ story: id, anchor, head, top: story.top }];
    });
    this.#parts.memory.keepTabs(places, this.shown);
  }
}
