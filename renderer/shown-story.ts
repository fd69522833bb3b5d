import { EditorState, type Plugin, type Selection, type Transaction } from 'prosemirror-state';
import { difference } from '../shared/journal/difference';
import { placesIn } from '../shared/review/view-places';
import { storyIn, type ChangesView, type ReadView } from '../shared/story/views';
import { ask, askingIn, asks } from './editor/asking';
import { carriedSelection } from './editor/carried-selection';
import { pointOut, readPagePlugins } from './editor/read-page';
import { pointedIn } from './editor/suggesting';
import { Observable } from './observable';
import type { Session } from './session';

/** A view that is on show: its document, and what of the story that was made from. */
interface Reading {
  readonly view: ReadView;
  readonly state: EditorState;
  /** The story as it was when the view was made of it last. */
  readonly of: EditorState;
}

/** What a page needs beside what every page of a view has: what draws it. */
export type PagePlugins = (view: ReadView) => readonly Plugin[];

/**
 * What the page shows of an open story: the story itself with its changes marked up, or one of its two views, final and original.
 * A view is a document of its own, what accepting or rejecting everything would leave, and is only read (docs/decisions/009). It is
 * made anew where the story changes: a colleague writes, somebody decides on a change. Caret and selection are one in all views:
 * where somebody goes in a view, they go in the story.
 *
 * While the story is shown marked up this does nothing at all with a change of it.
 */
export class ShownStory extends Observable {
  #reading: Reading | null = null;
  #pagePlugins: PagePlugins = (view) => readPagePlugins(view);
  #refusals = 0;
  /** The selection is on its way from the view to the story. */
  #isCarrying = false;

  constructor(readonly session: Session) {
    super();
    session.subscribe((change) => {
      if (change === 'state' && this.#reading) this.#follow(this.#reading);
    });
  }

  get view(): ChangesView {
    return this.#reading?.view ?? 'marked';
  }

  /** True while a view is shown, in which nothing can be written. */
  get isRead(): boolean {
    return this.#reading !== null;
  }

  /** What is on the page: its text and selection. */
  get state(): EditorState {
    return this.#reading?.state ?? this.session.state;
  }

  /** How often somebody tried to write in the view that is shown. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Shows the story, or a view of it, with the caret where it was. */
  show(view: ChangesView): void {
    if (view === this.view) return;
    if (askingIn(this.session.state)) this.session.dispatch(ask(this.session.state.tr, null));
    this.#refusals = 0;
    this.#reading = view === 'marked' ? null : this.#read(view);
    this.changed();
  }

  /** Gives the page's views what draws them. */
  equip(plugins: PagePlugins): void {
    this.#pagePlugins = plugins;
    if (this.#reading) this.#reading = this.#read(this.#reading.view);
  }

  /** The editor view's `dispatchTransaction`: to the story; in a view, only where it writes nothing. */
  dispatch(transaction: Transaction): void {
    const reading = this.#reading;
    if (!reading) return this.session.dispatch(transaction);
    if (transaction.docChanged || asks(transaction)) return this.refuse();
    const state = reading.state.apply(transaction);
    this.#reading = { ...reading, state };
    if (!state.selection.eq(reading.state.selection)) this.#carry(reading.view, state.selection);
    this.changed();
  }

  /** Somebody wants to write where nothing can be written: that is said, and nothing else happens. */
  refuse(): void {
    this.#refusals += 1;
    this.changed();
  }

  /** Where a place of one view is in another. Walks the story, once for each version of it. */
  between(from: ChangesView, to: ChangesView, pos: number): number {
    if (from === to) return pos;
    const { doc } = this.session.state;
    const inStory = from === 'marked' ? pos : placesIn(from, doc).toStory(pos, -1);
    return to === 'marked' ? inStory : placesIn(to, doc).toView(inStory, 1);
  }

  /** The place in the story of a place on the page. */
  inStory(pos: number): number {
    return this.between(this.view, 'marked', pos);
  }

  /** The place on the page of a place in the story. */
  onPage(pos: number): number {
    return this.between('marked', this.view, pos);
  }

  #read(view: ReadView): Reading {
    const of = this.session.state;
    const { toView } = placesIn(view, of.doc);
    const doc = storyIn(view, of.doc);
    const selection = carriedSelection(of.selection, doc, toView);
    return { view, of, state: EditorState.create({ doc, selection, plugins: [...this.#pagePlugins(view)] }) };
  }

  #carry(view: ReadView, selection: Selection): void {
    const { doc, tr } = this.session.state;
    const { toStory } = placesIn(view, doc);
    this.#isCarrying = true;
    this.session.dispatch(tr.setSelection(carriedSelection(selection, doc, toStory)));
    this.#isCarrying = false;
  }

  /** Takes over what has become of the story: its words, where somebody went in it, what is pointed out. */
  #follow({ view, state, of }: Reading): void {
    const now = this.session.state;
    const { tr } = state;
    const isOther = now.doc !== of.doc;
    const step = isOther ? difference(state.doc, storyIn(view, now.doc)) : null;
    if (step) tr.step(step);
    else if (!isOther && !this.#isCarrying && !now.selection.eq(of.selection))
      tr.setSelection(
        carriedSelection(now.selection, tr.doc, placesIn(view, now.doc).toView),
      ).scrollIntoView();
    const pointed = pointedIn(now);
    if (pointed.length > 0 || pointedIn(of).length > 0) {
      const { toView } = placesIn(view, now.doc);
      pointOut(
        tr,
        pointed.map(({ from, to }) => ({ from: toView(from, 1), to: toView(to, -1) })),
      );
    }
    this.#reading = { view, of: now, state: state.apply(tr) };
    this.changed();
  }
}
