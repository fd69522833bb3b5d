import type { ReactiveControllerHost } from 'lit';
import type { Finding } from '../../shared/preflight/finding';
import { moveBlockAt } from '../editor/arranging';
import { decideIn } from '../editor/reviewing';
import { setSuggesting } from '../editor/suggesting';
import { placeOf } from '../finding-order';
import type { OpenStory } from '../open-story';
import type { PaneLayout } from '../pane-layout';
import { positionOf } from '../place-finder';
import type { FormField } from '../story-form';
import { fieldId } from './field-input';
import type { BlockMove } from './go-to-place';
import { focusPane } from './pane-focus';
import type { StoryPage } from './story-page';
import type { Decided } from './story-review';

/** A page that is not drawn after so many frames is not coming. */
const MOST_FRAMES = 120;

/** What acting on the page needs of its window. */
export interface PageWindow extends HTMLElement, ReactiveControllerHost {
  /** The story on the page; null while there is none. */
  readonly openedStory: OpenStory | null;
  readonly layout: PaneLayout;
  showTab(tab: 'story'): void;
}

/** What is done to the page from beside it: by the inspector, the outline and the findings. */
export class PageHands {
  constructor(private readonly window: PageWindow) {}

  focus(): void {
    void this.#drawn().then(() => focusPane(this.window, 'page'));
  }

  /** Brings a place of the story into view, with the caret in it. */
  goTo(position: number): void {
    this.#page?.reveal(position);
  }

  /** As `goTo`, for a place in what is shown of the story's changes. */
  goToShown(position: number): void {
    this.#page?.revealOnPage(position);
  }

  /** The page, with nothing over it. */
  get #page(): StoryPage | null {
    const { layout } = this.window;
    if (layout.isNarrow) layout.show('inspector', false);
    return this.window.querySelector('story-page');
  }

  goToFinding(finding: Finding): void {
    const story = this.window.openedStory;
    if (!story) return;
    const { field } = placeOf(finding.where);
    if (field !== null) return void this.#goToField(field as FormField);
    const position = positionOf(story.session.state.doc, finding.where, finding.node);
    if (position === null) this.focus();
    else this.goTo(position);
  }

  async #goToField(field: FormField): Promise<void> {
    this.window.showTab('story');
    await this.window.updateComplete;
    await this.window.querySelector('inspector-pane')?.updateComplete;
    this.window.querySelector<HTMLElement>(`#${fieldId(field)}`)?.focus();
  }

  moveBlock({ position, by }: BlockMove): void {
    const session = this.window.openedStory?.session;
    if (!session) return;
    moveBlockAt(position, by)(session.state, (transaction) => session.dispatch(transaction));
    this.window.requestUpdate();
  }

  decide({ decision, ids }: Decided): void {
    const story = this.window.openedStory;
    story?.session.dispatch(decideIn(story.session.state, decision, ids));
    story?.readReview();
  }

  /** Points a tracked change out on the page; null for none. */
  pointOut(id: string | null): void {
    const session = this.window.openedStory?.session;
    session?.dispatch(setSuggesting(session.state.tr, { pointed: id }));
  }

  /** Resolves when the open story has its page: a story that has just come has one some turns later. */
  async #drawn(): Promise<void> {
    for (let frame = 0; frame < MOST_FRAMES; frame++) {
      await this.window.updateComplete;
      await this.window.querySelector('story-page')?.updateComplete;
      if (this.window.openedStory === null || this.window.querySelector('story-page .ProseMirror')) return;
      await new Promise(requestAnimationFrame);
    }
  }
}
