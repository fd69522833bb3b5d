import type { StoryId } from '../../shared/contract';
import { printedLines, readStory } from '../../shared/story/reading';
import { addressOf } from '../story-address';
import type { Workstation } from '../workstation';
import type { TabMoved } from './story-tab-row';
import type { UnloadGuard } from './unload-guard';
import type { UnsavedLine } from './unload-dialog';

/** What tabs and windows may ask of the window they are in. */
export interface TabWindow {
  readonly desk: () => Workstation;
  readonly guard: () => UnloadGuard;
  /** Stores what rests in fields. */
  readonly flush: () => void;
  readonly openStory: (id: StoryId) => void;
  readonly focusPage: () => void;
}

/** What a person does with the stories of a window, and with windows. */
export class TabHands {
  constructor(private readonly window: TabWindow) {}

  /** How many stories are open. */
  get count(): number {
    return this.window.desk().tabs.tabs.length;
  }

  get hasClosed(): boolean {
    return this.window.desk().tabs.lastClosed !== null;
  }

  step(by: 1 | -1): void {
    const next = this.window.desk().tabs.stepFrom(by);
    if (next === null) return;
    this.window.openStory(next);
    void this.whenShown().then(() => this.window.focusPage());
  }

  move(by: 1 | -1): void {
    this.window.desk().tabs.moveShown(by);
  }

  moveTo({ id, place }: TabMoved): void {
    this.window.desk().tabs.move(id, place);
  }

  /** Closes a tab, if none is named the one that is shown, as soon as its story is on disk. */
  close(id = this.window.desk().tabs.shown): void {
    if (id === null) return;
    this.window.guard().closeTab(id);
    this.window.focusPage();
  }

  reopen(): void {
    const last = this.window.desk().tabs.lastClosed;
    if (last !== null) this.window.openStory(last);
  }

  openStoryInWindow(): void {
    this.openWindow(this.window.desk().tabs.shown);
  }

  /** Another window beside this one. The app opens its own; in a browser the person's key or click must do it at once. */
  openWindow(story: StoryId | null): void {
    const desk = this.window.desk();
    this.window.flush();
    if (desk.door === 'electron') return void desk.openWindow(story);
    const opened = window.open(`/?new${story === null ? '' : addressOf(story)}`);
    if (!opened) desk.tellBlocked();
  }

  /** Resolves when the story that is being opened is on the page, or will not be. */
  whenShown(): Promise<void> {
    const { tabs } = this.window.desk();
    return new Promise((resolve) => {
      const look = () => {
        if (tabs.opening !== null) return;
        stop();
        resolve();
      };
      const stop = tabs.subscribe(look);
      look();
    });
  }

  /** What would be lost if what is to be closed were closed now; `untitled` names a story without a name. */
  unsaved(untitled: string): readonly UnsavedLine[] {
    return this.window.guard().unsaved.map(({ id, session }) => ({
      id,
      name: session.story.fields.slug || this.window.desk().headlineOf(id) || untitled,
      notice:
        session.durability.kind === 'notSaved'
          ? session.durability.notice
          : (session.givenBack[0]?.notice ?? null),
      text: () => printedLines(readStory(session.state.doc)).join('\n\n'),
    }));
  }
}
