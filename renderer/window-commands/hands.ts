import type { Status } from '../../shared/story/status';
import type { ChangesView } from '../../shared/story/views';

/** What is done with the open story and needs a dialog or a question. */
export interface Errands {
  startExport(): void;
  startCompare(): void;
  startSignOff(): void;
  startAssign(): void;
  showLedger(): void;
  askRevisionName(): void;
  askComment(): void;
  askNote(): void;
  reimport(): void;
  moveTo(status: Status): void;
}

/** What is done with the stories of a window, and with windows. */
export interface Tabs {
  /** How many stories are open. */
  readonly count: number;
  readonly hasClosed: boolean;
  step(by: 1 | -1): void;
  move(by: 1 | -1): void;
  close(): void;
  reopen(): void;
  openWindow(story: null): void;
  openStoryInWindow(): void;
}

/** What a window command may do: the hands of the window. */
export interface WindowHands {
  readonly hasStory: boolean;
  /** Statuses that the open story may move to. */
  readonly moves: readonly Status[];
  readonly errands: Errands;
  readonly tabs: Tabs;
  newStory(): void;
  chooseFiles(): void;
  findStory(): void;
  /** Opens the find bar over the page. */
  findInStory(how: 'find' | 'replace'): void;
  findStep(by: 1 | -1): void;
  /** Opens the outline of the story, and the way to any place of it. */
  goToPlace(): void;
  showKeys(): void;
  showSettings(): void;
  showWire(): void;
  nextTheme(): void;
  nextTongue(): void;
  foldQueue(): void;
  foldInspector(): void;
  writeFullScreen(): void;
  readonly isFullScreen: boolean;
  readonly isTypewriter: boolean;
  toggleTypewriter(): void;
  resizeCopy(by: 1 | -1 | 0): void;
  cyclePane(by: 1 | -1): void;
  stepStory(by: 1 | -1): void;
  showTab(tab: 'story' | 'review' | 'checks' | 'history'): void;
  checkNow(): void;
  /** True for an open story that lies in the bin. */
  readonly isBinned: boolean;
  askBin(): void;
  unbin(): void;
  lookBack(): void;
  readonly hasOrigins: boolean;
  toggleOrigins(): void;
  /** What the page shows of the open story's changes. */
  readonly changesView: ChangesView;
  showChanges(view: ChangesView): void;
}
