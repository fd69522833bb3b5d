import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blockAt, guessedHeight } from './page-block';

/** A story of fewer blocks is laid out as a whole: it costs little, and every place in it is known at once. */
const MANY = 150;

/**
 * The page where galleys cannot be (slot-selection.ts): each block is by itself not laid out while it is far from what can be seen
 * (page.css). What galleys.ts says of the ends of the selection holds here as well: their blocks stay laid out.
 *
 * What is written on the blocks for this is nothing of the story: ProseMirror does not look while it is written.
 */
class LoneBlocks {
  readonly #view: EditorView;
  readonly #observer = new MutationObserver((records) => this.#follow(records));
  #held: readonly (Element | null)[] = [];
  #isOn = false;

  constructor(view: EditorView) {
    this.#view = view;
    if (view.dom.childElementCount < MANY) return;
    this.#isOn = true;
    this.#unseen(() => {
      view.dom.classList.add('lone-blocks');
      for (const block of view.dom.children) this.#guess(block);
    });
    this.#hold();
    this.#observer.observe(view.dom, { childList: true });
  }

  update(): void {
    if (!this.#isOn) return;
    this.#follow(this.#observer.takeRecords());
    this.#hold();
  }

  /** Another state may come onto the same page, a view of the changes, of which nothing has been guessed. */
  destroy(): void {
    this.#observer.disconnect();
    this.#view.dom.classList.remove('lone-blocks');
  }

  #unseen(write: () => void): void {
    const { domObserver } = this.#view as unknown as { domObserver: { stop(): void; start(): void } };
    domObserver.stop();
    write();
    domObserver.start();
  }

  #guess(block: Node): void {
    if (block instanceof HTMLElement)
      block.style.containIntrinsicBlockSize = `auto ${guessedHeight(block)}px`;
  }

  #follow(records: readonly MutationRecord[]): void {
    const come = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (come.length > 0) this.#unseen(() => come.forEach((block) => this.#guess(block)));
  }

  #hold(): void {
    const { from, to } = this.#view.state.selection;
    const held = [blockAt(this.#view, from), blockAt(this.#view, to)].map((block) =>
      block instanceof Element ? block : null,
    );
    if (held.every((block, index) => block === this.#held[index])) return;
    this.#unseen(() => {
      for (const block of this.#held) block?.removeAttribute('data-held');
      for (const block of held) block?.setAttribute('data-held', '');
    });
    this.#held = held;
  }
}

export const loneBlocks = (): Plugin => new Plugin({ view: (view) => new LoneBlocks(view) });
