import { ChangeSet, simplifyChanges, type Change as Stretch, type TokenEncoder } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { Mapping, Transform } from 'prosemirror-transform';
import { isTracked } from '../story/decisions';
import { pieceNames } from '../story/places';
import { changesOf, type Change } from './changes';
import { formEncoder } from './form-encoder';
import type { Merge } from './merge';
import type { BranchChange } from './merge-rebase';
import { isInline, restoreHunk, textOf, type Hunk } from './merge-hunks';

/**
 * A merge piece by piece, to be looked through before it is made: what of theirs comes in, what clashes with ours, and how each
 * reads in the three texts. Positions are those of the merged text unless a name says otherwise.
 */

/** Which side stands at a difference. */
export const TAKES = ['ours', 'theirs', 'both'] as const;
export type Take = (typeof TAKES)[number];

/** Words in their place. */
export interface Passage {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Who made something, and when last. */
export interface Maker {
  readonly author: string;
  readonly at: string;
}

export interface MergeDifference {
  /** Its number in this merge, in page order. */
  readonly id: number;
  /** `taken`: it comes in as it was made; `clash`: it stands as a tracked change, because ours changed the same. */
  readonly kind: 'taken' | 'clash';
  /** The piece it is in: `headline`, `paragraph 3`. */
  readonly where: string;
  readonly makers: readonly Maker[];
  /** Who wrote what of ours it clashes with; nobody where nothing clashes, or nobody is known. */
  readonly ourMakers: readonly Maker[];
  readonly ours: Passage;
  readonly theirs: Passage;
  /** The same words in another form: a crosshead, a link, a proposal to strike. */
  readonly isForm: boolean;
  /** What of the form clashes, as the list of changes says it; null where words do. */
  readonly form: Pick<Change, 'kind' | 'names' | 'before' | 'after'> | null;
  /** What can be chosen. Nothing chosen: as the merge has it. */
  readonly takes: readonly Take[];
}

/** A difference and what of the merged text it is made of. */
export interface Located extends MergeDifference {
  readonly hunks: readonly Hunk[];
  /** Ids of the tracked changes as which it came back. */
  readonly changes: readonly string[];
}

/** Letters of a passage on either side of its words. */
const AROUND = 90;
/** Changes of one person with less between them are told as one hand's work. */
const PAUSE_MS = 5 * 60_000;

/** The end of a node says nothing that its start does not. */
const tokens: TokenEncoder<string> = { ...formEncoder, encodeNodeEnd: () => '/' };

/** The text block that a place is in, else the next one: its inner start and end. */
function blockAt(doc: Node, pos: number): { readonly start: number; readonly end: number } {
  const $pos = doc.resolve(pos);
  return $pos.parent.isTextblock ? { start: $pos.start(), end: $pos.end() } : { start: pos, end: pos };
}

function passageOf(doc: Node, from: number, to: number): Passage {
  const before = textOf(doc, blockAt(doc, from).start, from);
  const after = textOf(doc, to, blockAt(doc, to).end);
  return {
    before: before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    text: textOf(doc, from, to),
    after: after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  };
}

interface Run {
  readonly by: Maker;
  readonly steps: BranchChange['steps'][number][];
}

/** Changes side by side that one person made without a pause: followed as one. */
function runsOf(changes: readonly BranchChange[]): Run[] {
  const runs: { by: Maker; steps: Run['steps'] }[] = [];
  for (const { author, at, steps } of changes) {
    if (steps.length === 0) continue;
    const last = runs.at(-1);
    if (last?.by.author === author && Date.parse(at) - Date.parse(last.by.at) < PAUSE_MS) {
      last.steps.push(...steps);
      last.by = { author, at };
    } else runs.push({ by: { author, at }, steps: [...steps] });
  }
  return runs;
}

/** Whose a stretch is. An object of its own: lists are told apart by the changeset. */
interface Hands {
  readonly makers: readonly Maker[];
}

/** What people changed, as stretches of the text before and of the text after. */
function stretchesBy(before: Node, made: readonly BranchChange[]) {
  let changes = ChangeSet.create<Hands>(before, (a, b) => ({ makers: [...a.makers, ...b.makers] }), tokens);
  const transform = new Transform(before);
  for (const { by, steps } of runsOf(made)) {
    const start = transform.steps.length;
    for (const step of steps) transform.step(step);
    changes = changes.addSteps(transform.doc, transform.mapping.maps.slice(start), { makers: [by] });
  }
  const found: readonly Stretch<Hands>[] = simplifyChanges(changes.changes, transform.doc);
  return { transform, found };
}

/** Our side of a merge: the text before the two parted, and what was made of it here. */
export interface OurSide {
  readonly base: Node;
  readonly changes: readonly BranchChange[];
}

/** Who made what stands in a stretch of our last text, or was taken out of it. Followed when it is first asked for. */
function makersOfOurs({ base, changes }: OurSide): (from: number, to: number) => Maker[] {
  let stretches: readonly Stretch<Hands>[] | null = null;
  return (from, to) => {
    stretches ??= stretchesBy(base, changes).found;
    const makers = stretches
      .filter(({ fromB, toB }) => fromB <= to && toB >= from)
      .flatMap(({ inserted, deleted }) => [...inserted, ...deleted].flatMap(({ data }) => data.makers));
    return distinct(makers.filter(({ author }) => author !== ''));
  };
}

function distinct(makers: readonly Maker[]): Maker[] {
  const latest = new Map<string, Maker>();
  for (const maker of makers)
    if ((latest.get(maker.author)?.at ?? '') < maker.at) latest.set(maker.author, maker);
  return [...latest.values()];
}

/** The whole stretch that the marks of a tracked change stand on. */
function extentOf(doc: Node, ids: ReadonlySet<string>): Map<string, { from: number; to: number }> {
  const found = new Map<string, { from: number; to: number }>();
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      const id = isTracked(mark) ? (mark.attrs['id'] as string) : '';
      if (!ids.has(id)) continue;
      const known = found.get(id);
      found.set(id, {
        from: Math.min(known?.from ?? pos, pos),
        to: Math.max(known?.to ?? 0, pos + node.nodeSize),
      });
    }
  });
  return found;
}

interface Draft {
  from: number;
  to: number;
  readonly hunks: Hunk[];
  readonly changes: Change[];
  readonly makers: Maker[];
}

/** Stretches that overlap or that a clash lies in are one difference. */
function joined(drafts: readonly Draft[]): Draft[] {
  const all: Draft[] = [];
  for (const draft of [...drafts].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last && (draft.from < last.to || (draft.from === last.from && draft.to === last.to))) {
      last.to = Math.max(last.to, draft.to);
      last.hunks.push(...draft.hunks);
      last.changes.push(...draft.changes);
      last.makers.push(...draft.makers);
    } else all.push(draft);
  }
  return all;
}

/** Offered is only what can be done. */
function takesOf({ hunks, changes }: Draft, { doc, ours }: Merge): readonly Take[] {
  if (!hunks.every((hunk) => restoreHunk(new Transform(doc), hunk, ours))) return ['theirs'];
  const hasBoth =
    changes.length > 0
      ? hunks.length === 0 && changes.every(({ kind }) => kind === 'replacement')
      : hunks.every(
          ({ from, to, fromOurs, toOurs }) =>
            isInline(doc, from, to) &&
            isInline(ours, fromOurs, toOurs) &&
            textOf(doc, from, to) !== '' &&
            textOf(ours, fromOurs, toOurs) !== '' &&
            textOf(doc, from, to) !== textOf(ours, fromOurs, toOurs),
        );
  return hasBoth ? TAKES : ['ours', 'theirs'];
}

const FORM_KINDS: ReadonlySet<string> = new Set(['attribute', 'mark', 'type']);

function oursOf({ from, to, hunks, changes }: Draft, ours: Node, toOurs: Mapping): Passage {
  const ends = hunks.flatMap(({ fromOurs, toOurs: end }) => [fromOurs, end]);
  return changes.length === 0
    ? passageOf(ours, Math.min(...ends), Math.max(...ends))
    : passageOf(ours, toOurs.map(from, -1), toOurs.map(to, 1));
}

function theirsOf({ from, to, changes }: Draft, merge: Merge, toTheirs: Mapping | null): Passage {
  const passage = toTheirs
    ? passageOf(merge.theirs, toTheirs.map(from, -1), toTheirs.map(to, 1))
    : passageOf(merge.doc, from, to);
  const { before, text, after } = passage;
  const words =
    changes.length === 0 ? textOf(merge.doc, from, to) : changes.map(({ inserted }) => inserted).join(' ');
  if (words === '' && changes.length > 0) return passage;
  // What was replaced letter for letter goes back to a wider stretch than the words that differ.
  const at = text.indexOf(words);
  return at < 0
    ? { ...passage, text: words }
    : { before: before + text.slice(0, at), text: words, after: text.slice(at + words.length) + after };
}

/** The differences that a merge makes to our text, in page order. `returned`: ids of the tracked changes as which something came back. */
export function differencesOf(
  merge: Merge,
  returned: ReadonlySet<string>,
  ourSide: OurSide,
): readonly Located[] {
  // What came in as it was made, before anything was brought back.
  const { transform: rebased, found } = stretchesBy(merge.ours, merge.made);
  const back = new Mapping(merge.returned.flatMap(({ steps }) => steps.map((step) => step.getMap())));
  const drafts: Draft[] = found.map(({ fromA, toA, fromB, toB, inserted, deleted }) => {
    const [from, to] =
      fromB === toB ? [back.map(fromB, -1), back.map(fromB, -1)] : [back.map(fromB, 1), back.map(toB, -1)];
    const hunk = { from, to: Math.max(from, to), fromOurs: fromA, toOurs: toA };
    return {
      ...hunk,
      hunks: [hunk],
      changes: [],
      makers: [...inserted, ...deleted].flatMap(({ data }) => data.makers),
    };
  });
  const extents = extentOf(merge.doc, returned);
  for (const change of changesOf(merge.doc)) {
    const extent = extents.get(change.id);
    if (extent)
      drafts.push({
        ...extent,
        hunks: [],
        changes: [change],
        makers: [{ author: change.author, at: change.at }],
      });
  }
  const toOurs = new Mapping([...rebased.mapping.maps, ...back.maps]).invert();
  const toTheirs = merge.fromTheirs && new Mapping([...merge.fromTheirs.maps, ...back.maps]).invert();
  const names = pieceNames(merge.doc);
  const ourMakers = makersOfOurs(ourSide);
  return joined(drafts).map((draft, i): Located => {
    const { from, to, hunks, changes } = draft;
    const ours = oursOf(draft, merge.ours, toOurs);
    const theirs = theirsOf(draft, merge, toTheirs);
    const form = changes.find(({ kind }) => FORM_KINDS.has(kind));
    return {
      id: i + 1,
      kind: changes.length > 0 ? 'clash' : 'taken',
      where: names[merge.doc.resolve(from).index(0)] ?? names.at(-1) ?? '',
      makers: distinct(draft.makers),
      ourMakers: changes.length > 0 ? ourMakers(toOurs.map(from, -1), toOurs.map(to, 1)) : [],
      ours,
      theirs,
      isForm: ours.text === theirs.text,
      form: form ? { kind: form.kind, names: form.names, before: form.before, after: form.after } : null,
      takes: takesOf(draft, merge),
      hunks,
      changes: changes.map(({ id }) => id),
    };
  });
}
