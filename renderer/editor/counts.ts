import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { countStyles, recounted, type StyleCounts } from '../../shared/story/style-counts';
import { changedStretch, stretchBefore } from './proof/changed';

/** Changed blocks are not kept waiting in greater number than this: whoever changes as many can wait for them himself. */
const MOST_WAITING = 40;

/** The counts of a story, reckoned when somebody asks for them: between two letters of a word nobody does. */
class Counting {
  #counted: StyleCounts | null;
  /** What was taken out of the story and put into it since it was counted. */
  #gone: readonly Node[];
  #come: readonly Node[];

  constructor(
    private readonly doc: Node,
    counted: StyleCounts | null = null,
    gone: readonly Node[] = [],
    come: readonly Node[] = [],
  ) {
    this.#counted = counted;
    this.#gone = gone;
    this.#come = come;
  }

  get counted(): StyleCounts {
    if (!this.#counted) return (this.#counted = countStyles(this.doc));
    if (this.#gone.length + this.#come.length > 0) {
      this.#counted = recounted(this.#counted, this.#gone, this.#come);
      this.#gone = this.#come = [];
    }
    return this.#counted;
  }

  /** The counts after a change: of the blocks that changed, once the whole has been counted. */
  after(transaction: Transaction): Counting {
    if (!this.#counted) return new Counting(transaction.doc);
    const { gone, come } = changedChildren(transaction);
    const [out, into] = [[...this.#gone], [...this.#come]];
    for (const block of gone) {
      // What came and is gone again was never counted: however many letters in one paragraph are one block for another.
      const at = into.indexOf(block);
      if (at < 0) out.push(block);
      else into.splice(at, 1);
    }
    into.push(...come);
    if (out.length + into.length <= MOST_WAITING)
      return new Counting(transaction.doc, this.#counted, out, into);
    return new Counting(transaction.doc, recounted(this.#counted, out, into));
  }
}

const key = new PluginKey<Counting>('counts');

/** The children of the story from the first to the last that a change touched, before it and after it. */
function changedChildren(transaction: Transaction): { gone: readonly Node[]; come: readonly Node[] } {
  const stretch = changedStretch(transaction);
  if (!stretch) return { gone: [], come: [] };
  const { before, doc } = transaction;
  const old = stretchBefore(transaction, stretch);
  const start = Math.max(0, stretch.from - 1);
  const first = Math.min(before.resolve(start).index(0), doc.resolve(start).index(0));
  // How many children behind the change are the same in both.
  const behind = (story: Node, to: number) =>
    Math.max(0, story.childCount - 1 - story.resolve(Math.min(story.content.size, to + 1)).index(0));
  const same = Math.min(behind(before, old.to), behind(doc, stretch.to));
  const middle = (story: Node) => {
    const children: Node[] = [];
    for (let index = first; index < story.childCount - same; index++) children.push(story.child(index));
    return children;
  };
  return { gone: middle(before), come: middle(doc) };
}

/** Keeps the counts of the story by style: who asks for them after a keystroke counts one block anew. */
export const countsPlugin = (): Plugin<Counting> =>
  new Plugin<Counting>({
    key,
    state: {
      init: (_config, { doc }) => new Counting(doc),
      apply: (transaction, counting) => (transaction.docChanged ? counting.after(transaction) : counting),
    },
  });

/** What the story counts, by style. A state that is not (or not yet) a page's is counted whole. */
export const countsIn = (state: EditorState): StyleCounts =>
  key.getState(state)?.counted ?? countStyles(state.doc);
