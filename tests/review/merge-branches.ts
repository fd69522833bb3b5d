import type { Node } from 'prosemirror-model';
import { Mapping, Transform, type Step } from 'prosemirror-transform';
import type { BranchChange } from '../../shared/review/merge-rebase';
import { merge, type Merge } from '../../shared/review/merge';
import { changeIds } from '../../shared/review/reviewer';
import { made, type RandomEdit } from './random-edits';

/** Branches of one text, as tests write them. */

export interface Branch {
  readonly doc: Node;
  readonly changes: readonly BranchChange[];
}

const changeBy = (author: string, id: string, steps: readonly Step[]): BranchChange => ({
  id,
  author,
  device: `meja-${author}`,
  at: '2026-11-24T13:00:00Z',
  steps,
});

/** What one person did, edit by edit. */
export function branch(
  base: Node,
  author: string,
  ...edits: readonly ((tr: Transform) => unknown)[]
): Branch {
  let doc = base;
  const changes = edits.map((edit, i) => {
    const transform = new Transform(doc);
    edit(transform);
    doc = transform.doc;
    return changeBy(author, `${author}-${i}`, transform.steps);
  });
  return { doc, changes };
}

/**
 * Edits at random whose words nobody else writes; `names`: of what kinds. They begin with a letter that no story of the tests has:
 * what is left of a word behind a letter of somebody else’s is then not taken for the word.
 */
export function randomBranch(
  base: Node,
  author: string,
  edits: readonly RandomEdit[],
  names?: readonly string[],
): Branch {
  let doc = base;
  const changes = edits.map((edit, i) => {
    const words = edit.words === '' ? '' : ` Ω${author}${i}q `;
    const { doc: next, steps } = made(doc, { ...edit, words }, names);
    doc = next;
    return changeBy(author, `${author}-${i}`, steps);
  });
  return { doc, changes };
}

/** What `theirs` did merged into what `ours` made of the same text. */
export const merged = (base: Node, ours: Branch, theirs: Branch): Merge =>
  merge(
    base,
    ours.changes.flatMap(({ steps }) => steps),
    theirs.changes,
    changeIds(`gabung-${ours.changes[0]?.author ?? ''}-${theirs.changes[0]?.author ?? ''}`),
  );

/** The branch that a merge leaves: ours, and on top of it what came of theirs. */
export const mergedBranch = (ours: Branch, { doc, made, returned }: Merge): Branch => ({
  doc,
  changes: [
    ...ours.changes,
    ...made,
    ...returned.map(({ by, steps }, i) => changeBy(by.author, `returned-${by.id}-${i}`, steps)),
  ],
});

/** A control. What plain rebasing comes to: a step that does not map or apply is dropped. */
export function rebasedPlainly(ours: Branch, theirs: Branch): Node {
  const steps = theirs.changes.flatMap((change) => change.steps);
  const mapping = new Mapping(steps.map((step) => step.getMap().invert()).reverse());
  for (const { steps: over } of ours.changes) for (const step of over) mapping.appendMap(step.getMap());
  const transform = new Transform(ours.doc);
  steps.forEach((step, i) => {
    const mapped = step.map(mapping.slice(steps.length - i));
    if (!mapped || transform.maybeStep(mapped).failed) return;
    mapping.appendMap(mapped.getMap(), steps.length - i - 1);
  });
  return transform.doc;
}

/** All letters of a story, struck ones too, with line feeds between its texts. */
export const allText = (doc: Node): string => doc.textBetween(0, doc.content.size, '\n', '\n');
