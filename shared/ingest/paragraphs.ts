import type { Node } from 'prosemirror-model';
import { leadIn, p } from '../story/builders';
import type { Credit } from '../story/credit';
import { schema } from '../story/schema';
import type { SignOff } from '../story/sign-off';
import type { DatelineFound } from './datelines';
import { dashAtHead } from './broken-datelines';
import { KEPT_CAPITALS, readOpening, type Opening } from './lead-ins';
import type { Claim } from './ledger';
import { inlineOf } from './inline-copy';
import { folded, type Line } from './lines';
import type { RecognisedPage } from './recognise';
import { part } from './recognised';
import { trackedBy } from './tracked-by';
import { signOffAtEnd, type SignOffFound } from './sign-offs';
import { words, type Words } from '../story/words';
import { joinedReasons } from './reason';

/** A paragraph and what is cut from its two ends. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** Where the copy begins in the first line, and where it ends in the last. */
  readonly from: number;
  readonly to: number;
  readonly dateline: DatelineFound | null;
  readonly opening: Opening | null;
  readonly signOff: { readonly signOff: SignOff; readonly why: Words } | null;
  readonly credits: readonly Credit[];
}

/** A paragraph with nothing cut from it. */
export function uncut(lines: readonly Line[]): Paragraph {
  const to = lines.at(-1)?.text.length ?? 0;
  return { lines, from: 0, to, dateline: null, opening: null, signOff: null, credits: [] };
}

/** The paragraph's words, its lines joined by spaces. */
export function textOf({ lines, from, to }: Paragraph): string {
  const last = lines.length - 1;
  return lines
    .map(({ text }, index) => text.slice(index === 0 ? from : 0, index === last ? to : undefined))
    .join(' ')
    .trim();
}

/**
 * Cuts the dateline from the paragraph that opens the story; where there is none, looks for a lead-in in capitals. A story has one
 * dateline: where another line gave it another one already, the paragraph keeps its own.
 */
export function openingCut(
  paragraph: Paragraph,
  page: RecognisedPage,
  body: string,
  language: string,
): Paragraph {
  const first = paragraph.lines[0]?.text ?? '';
  const dateline = page.readers.datelines(first);
  const given = [...page.marks.values()].find((mark) => mark.dateline)?.dateline;
  if (dateline && (given === undefined || given === dateline.text))
    return { ...paragraph, dateline, from: dateline.to };
  const dash = given !== undefined && page.lines[page.lead] === paragraph.lines[0] ? dashAtHead(first) : 0;
  if (given !== undefined && dash > 0)
    return {
      ...paragraph,
      from: dash,
      dateline: { text: given, to: dash, fields: {}, why: DASH, rule: null },
    };
  return { ...paragraph, opening: readOpening(first, body, language) };
}

const DASH = words('tanda pisah titimangsa di baris atasnya', 'the dash of the dateline above it');

/** What a sign-off was known by. */
const KNOWN_BY: Readonly<Record<SignOffFound['by'], Words>> = {
  'desk code': words('kode desknya', 'desk code'),
  agency: words('kantor beritanya', 'agency'),
  initials: words('inisialnya', 'initials'),
};

const CREDITS_IN_BRACKETS = /\(([^()]{5,200})\)$/u;

/** Cuts what closes the story from the end of a paragraph: `(AFP/Z-3)`, or `(Reporting by A; Editing by B)`. */
export function closingCut(paragraph: Paragraph, page: RecognisedPage): Paragraph {
  const last = paragraph.lines.at(-1)?.text ?? '';
  const found = signOffAtEnd(last);
  if (found && found.at > 0) {
    const by = KNOWN_BY[found.by];
    const why = words(
      `dalam kurung di akhir paragraf terakhir, dikenali dari ${by.id}`,
      `in brackets at the end of the last paragraph, known by its ${by.en}`,
    );
    return { ...paragraph, to: found.at, signOff: { signOff: found.signOff, why } };
  }
  const tail = last.slice(-202);
  const bracketed = CREDITS_IN_BRACKETS.exec(tail);
  const credits = bracketed?.[1] ? page.readers.credits.readText(bracketed[1], 'end') : null;
  const at = last.length - tail.length + (bracketed?.index ?? 0);
  return credits && at > 0 ? { ...paragraph, to: at, credits } : paragraph;
}

/** The paragraph as a node, or null where the cuts left nothing. */
export function nodeOf(paragraph: Paragraph): Node | null {
  const { opening } = paragraph;
  if (textOf(paragraph) === '') return null;
  const change = paragraph.lines[0]?.breakBefore;
  const node =
    opening?.is === 'leadIn' ? ledIn(paragraph, opening.text, opening.to) : p(inlinesOf(paragraph));
  if (!change) return node;
  const { is: kind, author, at } = change;
  return node.mark([schema.marks.modification.create({ ...trackedBy(kind, author, at), kind })]);
}

function ledIn(paragraph: Paragraph, text: string, to: number): Node {
  return p(leadIn(text), inlinesOf({ ...paragraph, from: paragraph.from + to }, false));
}

/** The paragraph's words with their marks, its lines joined by spaces. */
function inlinesOf({ lines, from, to }: Paragraph, isTrimmed = true): Node[] {
  const last = lines.length - 1;
  return lines.flatMap((line, index) => {
    const nodes = inlineOf(line, index === 0 ? from : 0, index === last ? to : line.text.length, {
      start: isTrimmed && index === 0,
      end: index === last,
    });
    return index === 0 ? nodes : [schema.text(' '), ...nodes];
  });
}

const COPY = words('isi naskah', 'body copy');

function whyOf(paragraph: Paragraph, page: RecognisedPage): Words {
  const { opening } = paragraph;
  if (opening?.is === 'leadIn')
    return words(
      'isi naskah; pembukanya dalam huruf besar adalah lead-in, disimpan dengan huruf biasa',
      'body copy; its opening in capitals is a lead-in, stored in normal case',
    );
  const text = textOf(paragraph);
  // Patterns are anchored at one end or the other; the middle of a long paragraph is of no interest.
  const ends = folded(text.length <= 300 ? text : `${text.slice(0, 120)} … ${text.slice(-120)}`);
  return joinedReasons([COPY, opening && KEPT_CAPITALS[opening.because], page.readers.lines.lookAlike(ends)]);
}

/** The claims that account for a paragraph, in order. */
export function claimsOf(paragraph: Paragraph, page: RecognisedPage): Claim[] {
  const { lines, from, to, dateline, signOff, credits } = paragraph;
  const why = whyOf(paragraph, page);
  const last = lines.length - 1;
  const claims = lines.flatMap((line, index) => {
    const end = index === last ? to : line.text.length;
    return [
      ...(dateline && index === 0
        ? [
            part(line, 0, from, {
              fate: 'moved',
              as: 'dateline',
              why: dateline.why,
              ...(dateline.rule !== null && { rule: dateline.rule }),
            }),
          ]
        : []),
      part(line, index === 0 ? from : 0, end, { fate: 'kept', as: 'paragraph', why }),
      ...(signOff && index === last
        ? [part(line, end, line.text.length, { fate: 'moved', as: 'signOff', why: signOff.why })]
        : []),
      ...(credits.length > 0 && index === last
        ? [
            part(line, end, line.text.length, {
              fate: 'moved',
              as: 'credit',
              why: words(
                'kredit dalam kurung di akhir paragraf terakhir',
                'credits in brackets at the end of the last paragraph',
              ),
            }),
          ]
        : []),
    ];
  });
  return claims.filter(({ start, end }) => end > start);
}
