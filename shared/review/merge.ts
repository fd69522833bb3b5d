import type { Node } from 'prosemirror-model';
import { Transform, type Mapping, type Step } from 'prosemirror-transform';
import { schema } from '../story/schema';
import { lostWords } from './merge-proof';
import { isNew, OURS, rebase, type BranchChange, type Rebased } from './merge-rebase';
import { Returning, type Returned } from './merge-returns';
import { brought, type Brought } from './merge-words';
import type { Reviewer } from './reviewer';
import { suggest } from './suggest';

/**
 * Two branches of one text made one. What can stand together does; what cannot comes back as a tracked change in its author's
 * name; and the result is proved to hold every word that either side brought.
 */

/** Thrown where no result could be proved to hold every word: then there is none. */
export class UnprovedMerge extends Error {
  override name = 'UnprovedMerge';

  constructor(readonly words: readonly string[]) {
    super(`A merge that would lose ${words.join(', ')}`);
  }
}

export interface Merge {
  readonly doc: Node;
  /** The two last texts. */
  readonly ours: Node;
  readonly theirs: Node;
  /** From their last text to what it was before anything came back; null where what came back was set after ours as a whole. */
  readonly fromTheirs: Mapping | null;
  /** Their changes on top of our text, those that nothing is left of among them. */
  readonly made: readonly BranchChange[];
  /** What came back as tracked changes, on top of that. */
  readonly returned: readonly Returned[];
  /** How many of their changes of form came as tracked changes because ours changed the same. */
  readonly proposed: number;
  /** Words that were proved to be there. */
  readonly words: number;
}

const countWords = (all: readonly Brought[]) =>
  all.reduce((sum, { text }) => sum + text.split(/\s+/u).filter((word) => word !== '').length, 0);

/** Merges two branches of `base`. `newId`: ids for tracked changes that no change ever had. */
export function merge(
  base: Node,
  ours: readonly Step[],
  theirs: readonly BranchChange[],
  newId: () => string,
): Merge {
  const reviewerOf = ({ author, device, at }: BranchChange): Reviewer => ({
    author,
    device,
    at,
    cause: 'Merge',
    newId,
  });
  const oursAlone = rebase(base, ours, [], reviewerOf);
  const rebased = rebase(base, ours, theirs, reviewerOf);
  const branches = [
    brought(oursAlone.result, oursAlone.resultSpans, (tag) => tag === OURS),
    brought(rebased.theirs, rebased.theirSpans, (tag) => isNew(rebased, tag)),
  ];
  const words = countWords(branches.flat());
  const texts = { ours: oursAlone.result, theirs: rebased.theirs };
  const narrow = narrowly(rebased, reviewerOf);
  if (narrow && lostWords(narrow.doc, branches).length === 0)
    return {
      ...texts,
      ...narrow,
      fromTheirs: rebased.mapping,
      made: rebased.made,
      proposed: rebased.proposed,
      words,
    };
  const whole = wholly(base, oursAlone.result, rebased, reviewerOf);
  const lost = lostWords(whole.doc, branches);
  if (lost.length > 0) throw new UnprovedMerge(lost);
  return { ...texts, ...whole, fromTheirs: null, made: [], proposed: 0, words };
}

/** What was left out at its place. Null where a proposal cannot be told there. */
function narrowly(
  rebased: Rebased,
  reviewerOf: (change: BranchChange) => Reviewer,
): Pick<Merge, 'doc' | 'returned'> | null {
  const returning = new Returning(rebased, reviewerOf);
  try {
    returning.strike();
    returning.bringBack();
    returning.doc.check();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return { doc: returning.doc, returned: returning.returned };
}

/** Every block that theirs changed, whole, after our copy: plain, and it cannot fail to hold their words. */
function wholly(
  base: Node,
  ours: Node,
  { theirs, makers }: Rebased,
  reviewerOf: (change: BranchChange) => Reviewer,
): Pick<Merge, 'doc' | 'returned'> {
  const known = new Set(base.children);
  const by = makers.at(-1);
  const paragraphs: Node[] = [];
  for (const block of theirs.children) {
    if (known.has(block)) continue;
    block.descendants((node) => {
      if (node.isTextblock && node.textContent !== '')
        paragraphs.push(
          schema.nodes.paragraph.create(null, schema.text(node.textBetween(0, node.content.size, ' ', ' '))),
        );
      return !node.isTextblock;
    });
    if (block.isTextblock && block.textContent !== '')
      paragraphs.push(
        schema.nodes.paragraph.create(null, schema.text(block.textBetween(0, block.content.size, ' ', ' '))),
      );
  }
  if (!by || paragraphs.length === 0) return { doc: ours, returned: [] };
  let end = ours.content.size;
  ours.forEach((child, offset) => {
    if (child.type === schema.nodes.signOff || child.type === schema.nodes.credits)
      end = Math.min(end, offset);
  });
  const { transform } = suggest(new Transform(ours).insert(end, paragraphs), reviewerOf(by));
  return { doc: transform.doc, returned: [{ by, steps: transform.steps }] };
}
