import type { EditorState, Transaction } from 'prosemirror-state';
import type { Span } from '../../shared/story/block-text';
import type { FindQuery } from '../../shared/story/find/query';
import type { Words } from '../../shared/story/words';
import { Observable } from '../observable';
import {
  askFind,
  findLayer,
  matchesIn,
  placeInMatches,
  replaceAll,
  replaceCurrent,
  stepToMatch,
  type ReplaceHow,
} from './find';

/** The page, as find and replace needs it. */
export interface FinderPage {
  state(): EditorState;
  dispatch(transaction: Transaction): void;
  /** True while it shows a view in which nothing can be replaced. */
  isRead?(): boolean;
}

/** What the find bar shows. */
export interface FindReading {
  readonly total: number;
  /** Which hit the person stands on, from 1; 0 on none. */
  readonly place: number;
  /** False while some of the story has not been read since it changed. */
  readonly isSettled: boolean;
  readonly trouble: Words | null;
  /** How many the last "replace all" replaced; null once anything else was done. */
  readonly replaced: number | null;
}

const NOTHING: FindReading = { total: 0, place: 0, isSettled: true, trouble: null, replaced: null };

/** Find and replace on one page, as the find bar drives it. What waits for the reading (replacing) is done when it is read. */
export class Finder extends Observable {
  reading: FindReading = NOTHING;
  #query: FindQuery | null = null;
  #whenSettled: (() => void) | null = null;
  #replaced: number | null = null;
  #seen: unknown = null;

  constructor(private readonly page: FinderPage) {
    super();
  }

  /** The words that are selected, where they are few enough to look for. */
  get selectedWords(): string {
    const { doc, selection } = this.page.state();
    const { from, to, $from, $to } = selection;
    return $from.sameParent($to) && to - from <= 100 ? doc.textBetween(from, to, '', ' ') : '';
  }

  /** Looks for something else; null puts the search away. With `inSelection`, only in what is selected now. */
  ask(query: FindQuery | null, inSelection: boolean): void {
    const state = this.page.state();
    const { from, to, empty } = state.selection;
    const scope = inSelection && !empty ? { from, to } : null;
    this.#query = query?.find === '' ? null : query;
    this.#replaced = null;
    this.#whenSettled = null;
    this.page.dispatch(askFind(state.tr, this.#query, scope));
    this.follow();
  }

  /** Looks once more for what was looked for: another document has come on the page, `scope` being where it looked only. */
  askAgain(scope: Span | null): void {
    this.#replaced = null;
    this.#whenSettled = null;
    this.page.dispatch(askFind(this.page.state().tr, this.#query, scope));
    this.#seen = null;
    this.follow();
  }

  /** To the next hit (1) or the one before (-1), as soon as it is known which that is. */
  step(by: 1 | -1): void {
    this.#replaced = null;
    this.#onceSettled(() => this.#do(stepToMatch(this.page.state(), by)));
  }

  /** Replaces the hit that the person stands on and goes on to the next; where they stand on none, only goes there. */
  replace(template: string, how: ReplaceHow = 'direct'): void {
    if (this.page.isRead?.()) return;
    this.#replaced = null;
    this.#onceSettled(() => {
      const one = replaceCurrent(this.page.state(), template, how);
      if (!one) return this.#do(stepToMatch(this.page.state(), 1));
      this.page.dispatch(one.onward);
      this.#do(one.replace(this.page.state()));
    });
  }

  /** Replaces all hits, once all are known. */
  replaceAll(template: string, how: ReplaceHow = 'direct'): void {
    if (this.page.isRead?.()) return;
    this.#onceSettled(() => {
      const done = replaceAll(this.page.state(), template, how);
      this.#replaced = done?.count ?? 0;
      this.#do(done?.transaction ?? null);
    });
  }

  /** Looks whether anything that the bar shows has changed. Costs nothing while nothing is looked for. */
  follow(): void {
    const state = this.page.state();
    const layer = findLayer.of(state);
    if (this.#query === null && this.reading === NOTHING) return;
    if (this.#seen === state) return;
    this.#seen = state;
    const isSettled = findLayer.isSettled(state);
    if (this.#query === null) this.reading = NOTHING;
    // While somebody types the last count stands; it is taken anew when the changed blocks have been read.
    else
      this.reading = {
        ...(isSettled || layer.isReading
          ? { total: matchesIn(state).length, place: placeInMatches(state) }
          : { total: this.reading.total, place: this.reading.place }),
        isSettled,
        trouble: layer.trouble,
        replaced: this.#replaced,
      };
    this.changed();
    const waiting = this.#whenSettled;
    if (!waiting || (!isSettled && !layer.trouble)) return;
    this.#whenSettled = null;
    waiting();
  }

  #onceSettled(act: () => void): void {
    if (this.#query === null) return;
    if (findLayer.isSettled(this.page.state())) act();
    else this.#whenSettled = act;
  }

  #do(transaction: Transaction | null): void {
    if (transaction) this.page.dispatch(transaction);
    this.#seen = null;
    this.follow();
  }
}
