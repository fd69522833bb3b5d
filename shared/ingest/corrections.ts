import * as v from 'valibot';
import { crosshead } from '../story/builders';
import type { Cleaned } from './control-characters';
import { inlineOf } from './inline-copy';
import { folded, isBlank, lineFrom, lineUpTo, type Line } from './lines';
import type { RecognisedPage } from './recognise';
import { whole, type Recognised } from './recognised';
import { words } from '../story/words';

/** What a person can say that a piece of an input is. `copy` is a paragraph of the body, as it stands. */
export const CORRECTION_KINDS = [
  'copy',
  'kicker',
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'crosshead',
  'caption',
  'creditLine',
  'relatedLink',
  'signOff',
  'credit',
  'drop',
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A person's word on one piece of an input: `at` up to `end` in the joined texts of the report. */
export const correctionSchema = v.strictObject({
  at: offset,
  end: offset,
  as: v.picklist(CORRECTION_KINDS),
});
export type Correction = v.InferOutput<typeof correctionSchema>;

const WHY = words(
  'ditetapkan oleh orang yang memeriksa impor',
  'said so by the person who checked the import',
);

/** Furniture of which a story has one: a line that is made it takes the place of the one that was. */
const SINGLE: ReadonlySet<CorrectionKind> = new Set([
  'kicker',
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'signOff',
]);

/** What a claim is called, as a correction would call it; null for those that are told by their line alone. */
const KIND_OF: Readonly<Record<string, CorrectionKind>> = {
  kicker: 'kicker',
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  crosshead: 'crosshead',
  caption: 'caption',
  creditLine: 'creditLine',
  relatedLink: 'relatedLink',
  signOff: 'signOff',
  credit: 'credit',
  paragraph: 'copy',
  listItem: 'copy',
};

/** A line as a person says it is; null for copy, which has no mark. */
function markAs(line: Line, as: CorrectionKind, { readers }: RecognisedPage): Recognised | null {
  const kept = (what: Omit<Recognised, 'claims'>): Recognised => ({
    claims: [whole(line, { fate: 'kept', as, why: WHY })],
    ...what,
  });
  switch (as) {
    case 'copy':
      return null;
    case 'drop':
      return { claims: [whole(line, { fate: 'dropped', as: 'leftOut', why: WHY })] };
    case 'crosshead':
      return kept({
        block: {
          type: 'made',
          node: crosshead(inlineOf(line, 0, line.text.length, { start: true, end: true })),
        },
      });
    case 'caption':
      return (
        readers.pictures.caption(line, 'figure') ??
        kept({ block: { type: 'picture', caption: line.text, creditLine: '' } })
      );
    case 'creditLine':
      return kept({ block: { type: 'picture', caption: '', creditLine: line.text } });
    case 'relatedLink': {
      const href = line.styles?.find((style) => style.is === 'link')?.href ?? null;
      return (
        readers.relatedLinks.inline(line) ??
        kept({ block: { type: 'relatedLink', label: '', title: line.text, href } })
      );
    }
    case 'credit':
      return (
        readers.credits.read(line, 'end') ??
        kept({ credits: [{ role: 'other', label: '', name: line.text }] })
      );
    default:
      return kept({ [as]: line.text });
  }
}

/** Offsets into the report, which has the dropped control characters, as offsets into the clean text. */
function intoClean({ dropped }: Cleaned, corrections: readonly Correction[]): Correction[] {
  const clean = (at: number) => {
    let taken = 0;
    for (const run of dropped) {
      const from = run.at + taken;
      if (from >= at) break;
      taken += Math.min(run.text.length, at - from);
    }
    return at - taken;
  };
  return corrections.map(({ at, end, as }) => ({ at: clean(at), end: clean(end), as }));
}

/** A part of a line, and what a person or, failing that, the recognisers say of it. */
interface Part {
  readonly line: Line;
  /** Null where nobody has corrected it and its line's own mark no longer fits. */
  readonly as: CorrectionKind | null;
}

/** Cuts a line wherever what is said of it changes. `said` is in order and does not overlap. */
function partsOf(line: Line, said: readonly Correction[]): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const put = (to: number, as: CorrectionKind | null) => {
    if (to > done && !isBlank(line.text.slice(done, to))) {
      const rest = done === 0 ? line : lineFrom(line, done);
      parts.push({ line: lineUpTo(rest, to - (rest.start - line.start)), as });
    }
    done = Math.max(done, to);
  };
  for (const { at, end, as } of said) {
    put(Math.max(0, at - line.start), null);
    put(Math.min(line.text.length, end - line.start), as);
  }
  put(line.text.length, null);
  return parts;
}

/** What a marked line was taken for, claim by claim, but where a person says otherwise. `given`: furniture that is taken. */
function fillIn(
  mark: Recognised,
  said: readonly Correction[],
  given: ReadonlySet<CorrectionKind>,
): Correction[] {
  const taken = new Set(given);
  const others = mark.claims
    .filter(({ start, end }) => !said.some(({ at, end: to }) => at < end && to > start))
    .map(({ start, end, as, fate }) => {
      const known = fate === 'dropped' ? 'drop' : (KIND_OF[as] ?? 'copy');
      const kind: CorrectionKind = taken.has(known) ? 'copy' : known;
      if (SINGLE.has(kind)) taken.add(kind);
      return { at: start, end, as: kind };
    });
  return [...said, ...others].sort((a, b) => a.at - b.at);
}

/**
 * The corrections in page order. Of two about the same words the later one given counts; of two that give a story's one headline
 * away the later one too, and the other line is copy.
 */
function settled(corrections: readonly Correction[]): Correction[] {
  const kept: Correction[] = [];
  for (const one of [...corrections].reverse()) {
    if (one.end <= one.at || kept.some(({ at, end }) => at < one.end && end > one.at)) continue;
    const isGiven = SINGLE.has(one.as) && kept.some(({ as }) => as === one.as);
    kept.push(isGiven ? { ...one, as: 'copy' } : one);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/**
 * The page as a person says it is. Their words are about pieces of the report; a line of which only a part is corrected is cut
 * there. Copy that a person vouches for is kept as it stands, with no dateline, lead-in or sign-off cut from it.
 */
export function corrected(
  page: RecognisedPage,
  cleaned: Cleaned,
  corrections: readonly Correction[],
): RecognisedPage {
  if (corrections.length === 0) return page;
  const said = settled(intoClean(cleaned, corrections));
  // Given away, by a person or by a line higher up.
  const given = new Set(said.map(({ as }) => as).filter((as) => SINGLE.has(as)));
  const lines: Line[] = [];
  const marks = new Map<number, Recognised>();
  const between = new Map<number, NonNullable<ReturnType<typeof page.between.get>>>();
  const vouched = new Set<Line>();
  let next = 0;
  page.lines.forEach((line, at) => {
    const before = page.between.get(at);
    if (before) between.set(lines.length, before);
    const mark = page.marks.get(at);
    while ((said[next]?.end ?? Infinity) <= line.start) next++;
    const here: Correction[] = [];
    for (let n = next; (said[n]?.at ?? Infinity) < line.end; n++) {
      const one = said[n];
      if (one) here.push(one);
    }
    if (here.length === 0) {
      // Another line has taken its place.
      const isDisplaced = mark !== undefined && [...given].some((as) => as in mark);
      if (mark && !isDisplaced) {
        marks.set(lines.length, mark);
        for (const as of SINGLE) if (as in mark) given.add(as);
      }
      if (isDisplaced) vouched.add(line);
      lines.push(line);
      return;
    }
    if (!mark && here.every(({ as }) => as === 'copy')) {
      vouched.add(line);
      lines.push(line);
      return;
    }
    for (const part of partsOf(line, mark ? fillIn(mark, here, given) : here)) {
      const made = part.as === null ? null : markAs(part.line, part.as, page);
      if (made) marks.set(lines.length, made);
      else if (part.as === 'copy') vouched.add(part.line);
      if (part.as && SINGLE.has(part.as)) given.add(part.as);
      lines.push(part.line);
    }
  });
  const after = page.between.get(page.lines.length);
  if (after) between.set(lines.length, after);
  dropLoneLabels(lines, marks);
  return { ...page, lines, marks, between, vouched };
}

/** A label that stands alone above its links is printed with them; where a person has taken them all away it is not printed. */
function dropLoneLabels(lines: readonly Line[], marks: Map<number, Recognised>): void {
  for (const [at, mark] of marks) {
    const line = lines[at];
    if (!line || mark.block || mark.claims.some(({ as }) => as !== 'relatedLink')) continue;
    const label = folded(line.text).toLowerCase();
    let below = at + 1;
    const isItsLink = (one: Recognised | undefined) =>
      one?.block?.type === 'relatedLink' &&
      one.block.label !== '' &&
      label.includes(one.block.label.toLowerCase());
    while (marks.has(below) && !isItsLink(marks.get(below))) below++;
    if (marks.has(below)) continue;
    const why = words(
      'label tautan yang tidak ada di naskah',
      'the label of links that are not in the story',
    );
    marks.set(at, { claims: [whole(line, { fate: 'dropped', as: 'relatedLink', why })] });
  }
}
