import type { Node } from 'prosemirror-model';
import { leadIn, p } from '../story/builders';
import type { Credit } from '../story/credit';
import type { SignOff } from '../story/sign-off';
import type { DatelineFound } from './datelines';
import { readDateline } from './datelines';
import { readOpening, type Opening } from './lead-ins';
import type { Claim } from './ledger';
import { folded, type Line } from './lines';
import type { RecognisedPage } from './recognise';
import { part } from './recognised';
import { signOffAtEnd } from './sign-offs';

/** A paragraph and what is cut from its two ends. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** Where the copy begins in the first line, and where it ends in the last. */
  readonly from: number;
  readonly to: number;
  readonly dateline: DatelineFound | null;
  readonly opening: Opening | null;
  readonly signOff: { readonly signOff: SignOff; readonly why: string } | null;
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

/** Cuts the dateline from the paragraph that opens the story; where there is none, looks for a lead-in in capitals. */
export function openingCut(
  paragraph: Paragraph,
  page: RecognisedPage,
  body: string,
  language: string,
): Paragraph {
  const first = paragraph.lines[0]?.text ?? '';
  const dateline = readDateline(first, page.rules.datelines);
  if (dateline) return { ...paragraph, dateline, from: dateline.to };
  return { ...paragraph, opening: readOpening(first, body, language) };
}

const CREDITS_IN_BRACKETS = /\(([^()]{5,200})\)$/u;

/** Cuts what closes the story from the end of a paragraph: `(AFP/Z-3)`, or `(Reporting by A; Editing by B)`. */
export function closingCut(paragraph: Paragraph, page: RecognisedPage): Paragraph {
  const last = paragraph.lines.at(-1)?.text ?? '';
  const found = signOffAtEnd(last);
  if (found && found.at > 0) {
    const why = `in brackets at the end of the last paragraph, known by its ${found.by}`;
    return { ...paragraph, to: found.at, signOff: { signOff: found.signOff, why } };
  }
  const tail = last.slice(-202);
  const bracketed = CREDITS_IN_BRACKETS.exec(tail);
  const credits = bracketed?.[1] ? page.credits.readText(bracketed[1], 'end') : null;
  const at = last.length - tail.length + (bracketed?.index ?? 0);
  return credits && at > 0 ? { ...paragraph, to: at, credits } : paragraph;
}

/** The paragraph as a node, or null where the cuts left nothing. */
export function nodeOf(paragraph: Paragraph): Node | null {
  const text = textOf(paragraph);
  const { opening } = paragraph;
  if (opening?.is === 'leadIn') return p(leadIn(opening.text), text.slice(opening.to));
  return text === '' ? null : p(text);
}

function whyOf(paragraph: Paragraph, page: RecognisedPage): string {
  const { opening } = paragraph;
  if (opening?.is === 'leadIn')
    return 'body copy; its opening in capitals is a lead-in, stored in normal case';
  const text = textOf(paragraph);
  // Patterns are anchored at one end or the other; the middle of a long paragraph is of no interest.
  const ends = folded(text.length <= 300 ? text : `${text.slice(0, 120)} … ${text.slice(-120)}`);
  const alike = page.rules.lookAlikes.find(({ pattern }) => pattern.test(ends));
  return ['body copy', opening?.why, alike?.why].filter(Boolean).join('; ');
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
        ? [part(line, 0, from, { fate: 'moved', as: 'dateline', why: dateline.why })]
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
              why: 'credits in brackets at the end of the last paragraph',
            }),
          ]
        : []),
    ];
  });
  return claims.filter(({ start, end }) => end > start);
}
