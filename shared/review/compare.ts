import { ChangeSet, simplifyChanges } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { StepMap } from 'prosemirror-transform';
import { canonicalJson } from '../story/canonical';
import { countWords } from '../story/counting';
import type { Fields } from '../story/fields';
import { pieceNames } from '../story/places';
import { schema } from '../story/schema';
import { align } from './alignment';
import type { Authorship } from './authorship';
import { formEncoder, nodeKey } from './form-encoder';

/**
 * Two texts side by side: what was put in, taken out, changed in form, field by field and picture by picture. The two may
 * be revisions of one story or stories that never met.
 */

/** One difference in the document. Positions in the earlier (A) and the later (B) text. */
export interface TextChange {
  /** `form`: the same words in another form (bold, a link, a crosshead, an attribute of the piece). */
  readonly kind: 'insert' | 'delete' | 'replace' | 'form';
  /** The piece it is in: `headline`, `paragraph 3`; of the later text, or of the earlier one where the piece is gone. */
  readonly where: string;
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  readonly deleted: string;
  readonly inserted: string;
  /** Entries that made it, where the two texts are of one journal; else empty. */
  readonly entries: readonly number[];
}

export interface FieldDifference {
  readonly name: keyof Fields;
  readonly before: unknown;
  readonly after: unknown;
}

export interface PictureDifference {
  /** The picture's stable id in the story. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Attributes that differ, by name: `picture` is the file itself. */
  readonly attributes: readonly string[];
}

export interface Comparison {
  /** In page order. */
  readonly changes: readonly TextChange[];
  readonly fields: readonly FieldDifference[];
  readonly pictures: readonly PictureDifference[];
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
}

export interface Side {
  readonly doc: Node;
  readonly fields: Fields;
}

const textOf = (doc: Node, from: number, to: number): string =>
  doc.textBetween(from, to, '\n', (leaf) => (leaf.type === schema.nodes.lineBreak ? '\n' : ''));

/** Letters alone: here a broken line is something else than the break between two pieces. */
const lettersOf = (doc: Node, from: number, to: number): string => doc.textBetween(from, to);

type Bare = Omit<TextChange, 'entries'>;

function changeOf(
  a: Node,
  b: Node,
  where: string,
  range: Pick<Bare, 'fromA' | 'toA' | 'fromB' | 'toB'>,
): Bare {
  const deleted = textOf(a, range.fromA, range.toA);
  const inserted = textOf(b, range.fromB, range.toB);
  const isSame =
    deleted === inserted && lettersOf(a, range.fromA, range.toA) === lettersOf(b, range.fromB, range.toB);
  const kind = isSame
    ? 'form'
    : deleted === ''
      ? 'insert'
      : inserted === ''
        ? 'delete'
        : ('replace' as const);
  return { kind, where, ...range, deleted, inserted };
}

/** The differences between a piece and what it became. */
function changesIn(a: Node, b: Node, posA: number, posB: number, where: string): Bare[] {
  const [pieceA, pieceB] = [a.nodeAt(posA), b.nodeAt(posB)];
  if (!pieceA || !pieceB || pieceA.eq(pieceB)) return [];
  const whole = { fromA: posA, toA: posA + pieceA.nodeSize, fromB: posB, toB: posB + pieceB.nodeSize };
  const form: Bare[] =
    nodeKey(pieceA) === nodeKey(pieceB) ? [] : [{ ...changeOf(a, b, where, whole), kind: 'form' }];
  const map = new StepMap([0, pieceA.content.size, pieceB.content.size]);
  const found = simplifyChanges(
    ChangeSet.create(pieceA, undefined, formEncoder).addSteps(pieceB, [map], 0).changes,
    pieceB,
  );
  const inside = found.map(({ fromA, toA, fromB, toB }) =>
    changeOf(a, b, where, {
      fromA: posA + 1 + fromA,
      toA: posA + 1 + toA,
      fromB: posB + 1 + fromB,
      toB: posB + 1 + toB,
    }),
  );
  return [...form, ...inside];
}

const starts = (doc: Node): number[] => {
  const found: number[] = [];
  doc.forEach((_, offset) => found.push(offset));
  return [...found, doc.content.size];
};

function textChanges(a: Node, b: Node): Bare[] {
  const [startsA, startsB] = [starts(a), starts(b)];
  const [namesA, namesB] = [pieceNames(a), pieceNames(b)];
  const at = (list: readonly number[], i: number) => list[i] ?? 0;
  let [nextA, nextB] = [0, 0];
  return align(a, b).flatMap((pair): Bare[] => {
    if (pair.a === null) {
      nextB = pair.b + 1;
      const where = namesB[pair.b] ?? '';
      const here = at(startsA, nextA);
      const range = { fromA: here, toA: here, fromB: at(startsB, pair.b), toB: at(startsB, pair.b + 1) };
      return [{ ...changeOf(a, b, where, range), kind: 'insert' }];
    }
    nextA = pair.a + 1;
    if (pair.b === null) {
      const where = namesA[pair.a] ?? '';
      const here = at(startsB, nextB);
      const range = { fromA: at(startsA, pair.a), toA: at(startsA, pair.a + 1), fromB: here, toB: here };
      return [{ ...changeOf(a, b, where, range), kind: 'delete' }];
    }
    nextB = pair.b + 1;
    return changesIn(a, b, at(startsA, pair.a), at(startsB, pair.b), namesB[pair.b] ?? '');
  });
}

function entriesOf({ kind, fromA, toA, fromB, toB }: Bare, authorship: Authorship | undefined): number[] {
  if (!authorship) return [];
  const found =
    kind === 'form'
      ? authorship.formatters(fromB, toB)
      : [...authorship.deleters(fromA, toA), ...authorship.inserters(fromB, toB)];
  return [...new Set(found)].sort((one, other) => one - other);
}

function fieldDifferences(before: Fields, after: Fields): FieldDifference[] {
  const names = Object.keys(after) as (keyof Fields)[];
  return names
    .filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

function picturesIn(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.type === schema.nodes.picture) found.set(node.attrs['id'] as string, node);
    return node.type !== schema.nodes.picture;
  });
  return found;
}

function pictureDifferences(a: Node, b: Node): PictureDifference[] {
  const [before, after] = [picturesIn(a), picturesIn(b)];
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const rest = [...after].flatMap(([id, node]): PictureDifference[] => {
    const old = before.get(id);
    if (!old) return [{ id, kind: 'added', attributes: [] }];
    const attributes = Object.keys(node.attrs).filter(
      (name) => canonicalJson(node.attrs[name]) !== canonicalJson(old.attrs[name]),
    );
    return attributes.length > 0 ? [{ id, kind: 'changed', attributes }] : [];
  });
  return [...gone.map((id) => ({ id, kind: 'removed' as const, attributes: [] })), ...rest];
}

/** The differences between two texts. `authorship` has followed the journal from the earlier to the later one. */
export function compare(before: Side, after: Side, authorship?: Authorship): Comparison {
  const changes = textChanges(before.doc, after.doc).map((change) => ({
    ...change,
    entries: entriesOf(change, authorship),
  }));
  const words = (part: 'deleted' | 'inserted') =>
    changes.reduce((sum, change) => (change.kind === 'form' ? sum : sum + countWords(change[part])), 0);
  return {
    changes,
    fields: fieldDifferences(before.fields, after.fields),
    pictures: pictureDifferences(before.doc, after.doc),
    wordsInserted: words('inserted'),
    wordsDeleted: words('deleted'),
  };
}
