import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';

/**
 * What the page is asking the person for, in a small form beside the text: an address, a label, an alt text. Commands ask by
 * a transaction, the page shows the form, and the answer comes back as a transaction; so all of it can be tested without a page.
 */
export type Asking =
  | { readonly what: 'link'; readonly from: number; readonly to: number; readonly href: string }
  | { readonly what: 'foreign'; readonly from: number; readonly to: number }
  /** About the node at `pos`. */
  | { readonly what: 'relatedLink' | 'credit' | 'signOff' | 'embed' | 'altText'; readonly pos: number }
  /** For picture files: one for the picture at `pos`, or new ones at the caret (null). */
  | { readonly what: 'pictureFile'; readonly pos: number | null };

/** `turn` rises with every question, so that a form can tell a new one from the same one that has moved. */
interface Asked {
  readonly asking: Asking | null;
  readonly turn: number;
}

const key = new PluginKey<Asked>('asking');

function mapped(asking: Asking, transaction: Transaction): Asking | null {
  const { mapping } = transaction;
  if ('from' in asking) {
    const [from, to] = [mapping.map(asking.from, 1), mapping.map(asking.to, -1)];
    return from < to ? { ...asking, from, to } : null;
  }
  if (asking.pos === null) return asking;
  const { pos, deletedAfter } = mapping.mapResult(asking.pos, 1);
  return deletedAfter ? null : { ...asking, pos };
}

export const askingPlugin = (): Plugin<Asked> =>
  new Plugin<Asked>({
    key,
    state: {
      init: () => ({ asking: null, turn: 0 }),
      apply(transaction, before) {
        const asked = transaction.getMeta(key) as Asking | null | undefined;
        if (asked !== undefined) return { asking: asked, turn: before.turn + 1 };
        if (!before.asking || !transaction.docChanged) return before;
        return { ...before, asking: mapped(before.asking, transaction) };
      },
    },
  });

/** What is being asked for now. */
export const askingIn = (state: EditorState): Asking | null => key.getState(state)?.asking ?? null;

/** Which question it is, counted from the opening of the page. */
export const turnIn = (state: EditorState): number => key.getState(state)?.turn ?? 0;

/** True where a transaction asks something. */
export const asks = (tr: Transaction): boolean => (tr.getMeta(key) as Asking | null | undefined) != null;

/** Asks; null takes the question back. */
export const ask = (tr: Transaction, asking: Asking | null): Transaction => tr.setMeta(key, asking);
