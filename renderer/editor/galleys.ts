import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { loneBlocks } from './lone-blocks';
import { blockAt, guessedHeight } from './page-block';
import { selectsOverSlots } from './slot-selection';

/**
 * The page is set in galleys: runs of neighbouring blocks that the browser lays out and paints together, and not at all while
 * they are far from what can be seen (`content-visibility`, in page.css).
 *
 * A galley is a slot in a shadow tree of the editable. The blocks stay children of the editable, so that ProseMirror, selection,
 * copying and the style sheet see a flat story; only layout sees the runs. Why runs and not blocks: Chromium works out anew, in
 * every frame in which a caret moves, where each element with `content-visibility` stands. For 2,300 blocks that is a quarter of a
 * frame, for some hundred galleys nothing (docs/decisions/007).
 */

/** So high is a galley at least, in pixels as they are guessed: half of what a screen shows. */
const LEAST_PX = 400;
/** Into so many galleys a long story is divided, and not into more: see above. */
const MOST_GALLEYS = 200;
/** A galley that has grown to so many times its height is divided. */
const GROWN = 3;
/** Where more blocks than this come at once, all is set anew. */
const MANY = 200;

type Laid = Element | Text;

const isLaid = (node: Node): node is Laid => node instanceof Element || node instanceof Text;

/**
 * Whether a galley may begin with a node. Margins do not collapse over the edge of a galley, so one begins only where none
 * would: a paragraph of the copy has no margin above it.
 */
const canBegin = (node: Laid): boolean =>
  node instanceof HTMLParagraphElement && node.dataset['piece'] === undefined;

const heightOfAll = (nodes: readonly Laid[]): number =>
  nodes.reduce((sum, node) => sum + guessedHeight(node), 0);

/** Neighbours divided into runs of at least `enough` pixels for a galley each. */
function runsOf(nodes: readonly Laid[], enough: number): Laid[][] {
  const runs: Laid[][] = [];
  let height = 0;
  for (const node of nodes) {
    const last = runs.at(-1);
    if (last && !(height >= enough && canBegin(node))) last.push(node);
    else {
      runs.push([node]);
      height = 0;
    }
    height += guessedHeight(node);
  }
  return runs;
}

class Galleys {
  readonly #dom: HTMLElement;
  readonly #tree: ShadowRoot;
  #held: readonly (Element | null)[] = [];
  /** The least height of a galley of this story, in guessed pixels. */
  #enough = LEAST_PX;
  #galleyOf = new WeakMap<Node, HTMLSlotElement>();
  /** What came last: it is in no galley yet. */
  #newest: readonly Laid[] = [];
  /** Hears of blocks that come and go, and never of what is written in one. */
  readonly #observer = new MutationObserver((records) => this.#follow(records));

  constructor(view: EditorView) {
    const { dom } = view;
    this.#dom = dom;
    this.#tree = dom.shadowRoot ?? dom.attachShadow({ mode: 'open', slotAssignment: 'manual' });
    this.#setAll();
    this.#hold(view);
    this.#observer.observe(dom, { childList: true });
  }

  /** Takes in what the view has just drawn, before anybody asks where it stands. */
  update(view: EditorView): void {
    this.#follow(this.#observer.takeRecords());
    this.#hold(view);
  }

  destroy(): void {
    this.#observer.disconnect();
  }

  #setAll(): void {
    this.#galleyOf = new WeakMap();
    this.#tree.replaceChildren();
    const all = [...this.#dom.childNodes].filter(isLaid);
    this.#enough = Math.max(LEAST_PX, heightOfAll(all) / MOST_GALLEYS);
    // What stands above the copy is a galley by itself: it is always laid out (see #hold), and the copy below it need not be.
    const copy = all.findIndex(canBegin);
    const head = copy < 0 ? all : all.slice(0, copy);
    if (head.length > 0) this.#begin(head, null);
    for (const run of runsOf(all.slice(head.length), this.#enough)) this.#begin(run, null);
  }

  /**
   * Keeps laid out, wherever they are, the galleys that the selection begins and ends in, and the first. In one that is not laid out
   * Chromium knows no place for a caret in an empty line, and soon puts it elsewhere. The first, because Chromium sets the caret on
   * the first place that it knows when the editable gets the focus: where that is the start of the story, ProseMirror sees that
   * nobody meant it.
   */
  #hold(view: EditorView): void {
    const { from, to } = view.state.selection;
    const held = [this.#tree.firstElementChild, this.#galleyAt(view, from), this.#galleyAt(view, to)];
    if (held.every((galley, index) => galley === this.#held[index])) return;
    for (const galley of this.#held) galley?.part.remove('held');
    for (const galley of held) galley?.part.add('held');
    this.#held = held;
  }

  #galleyAt(view: EditorView, pos: number): HTMLSlotElement | null {
    const block = blockAt(view, pos);
    return (block && this.#galleyOf.get(block)) ?? null;
  }

  /** Sets a run in a galley of its own, before another one or at the end. */
  #begin(run: readonly Laid[], before: Node | null): void {
    const galley = document.createElement('slot');
    galley.part.add('galley');
    galley.style.containIntrinsicBlockSize = `auto ${heightOfAll(run)}px`;
    this.#tree.insertBefore(galley, before);
    this.#fill(galley, run);
  }

  #fill(galley: HTMLSlotElement, run: readonly Laid[]): void {
    for (const node of run) this.#galleyOf.set(node, galley);
    galley.assign(...run);
  }

  #follow(records: readonly MutationRecord[]): void {
    if (records.length === 0) return;
    const touched = new Set<HTMLSlotElement>();
    const come = new Set<Laid>();
    for (const { addedNodes, removedNodes } of records) {
      for (const node of removedNodes) {
        const galley = this.#galleyOf.get(node);
        if (galley) touched.add(galley);
        this.#galleyOf.delete(node);
      }
      for (const node of addedNodes) if (isLaid(node)) come.add(node);
    }
    this.#newest = [...come].filter((node) => node.parentNode === this.#dom);
    if (this.#newest.length > MANY) return this.#setAll();
    for (const node of this.#newest) this.#galleyOf.delete(node);
    for (const node of this.#newest) {
      const galley = this.#galleyBeside(node);
      if (!galley) return this.#setAll();
      this.#galleyOf.set(node, galley);
      touched.add(galley);
    }
    for (const galley of touched) this.#refill(galley);
  }

  /** The galley of the nearest block before, or after, a block that has none. */
  #galleyBeside(node: Laid): HTMLSlotElement | null {
    for (const step of ['previousSibling', 'nextSibling'] as const)
      for (let beside = node[step]; beside; beside = beside[step]) {
        const galley = this.#galleyOf.get(beside);
        if (galley) return galley;
      }
    return null;
  }

  #refill(galley: HTMLSlotElement): void {
    const run = this.#runOf(galley);
    // What cannot begin a galley goes to the end of the one before.
    const first = run.findIndex(canBegin);
    const { previousElementSibling: before } = galley;
    if (before instanceof HTMLSlotElement && first !== 0) {
      const loose = first < 0 ? run.splice(0) : run.splice(0, first);
      this.#fill(before, [...this.#runOf(before), ...loose]);
    }
    if (run.length === 0) return galley.remove();
    const [head = [], ...rest] = heightOfAll(run) > GROWN * this.#enough ? runsOf(run, this.#enough) : [run];
    this.#fill(galley, head);
    const { nextSibling } = galley;
    for (const part of rest) this.#begin(part, nextSibling);
  }

  /** The blocks of a galley, as they stand in the story now. They are neighbours. */
  #runOf(galley: HTMLSlotElement): Laid[] {
    const isIn = (node: Node | null): node is Laid =>
      node?.parentNode === this.#dom && this.#galleyOf.get(node) === galley;
    let first = [...this.#newest, ...galley.assignedNodes()].find(isIn);
    if (!first) return [];
    while (isIn(first.previousSibling)) first = first.previousSibling;
    const run = [first];
    for (let next = first.nextSibling; isIn(next); next = next.nextSibling) run.push(next);
    return run;
  }
}

export function galleys(): Plugin {
  return selectsOverSlots() ? new Plugin({ view: (view) => new Galleys(view) }) : loneBlocks();
}
