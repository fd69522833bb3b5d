import { SOURCES } from '../story/sign-off';
import { endsSentence, folded, isShort, type Line } from './lines';
import { signOffAtEnd } from './sign-offs';
import { part, whole, type Recognised } from './recognised';
import { rulesOf, type IngestRules } from './rules/all-rules';
import { anyOf } from './rules/rule';
import { words, type Words } from '../story/words';

/** A caption and the credit that ends it: no caption in a paper runs longer. */
const LONGEST_CAPTION = 600;
/** Among the copy, where a paragraph must not be taken for it. */
const LONGEST_CAPTION_IN_BODY = 300;
const LONGEST_CREDIT = 90;

const BRACKETED = /\(([^()]{2,90})\)[.\s]{0,2}$/u;
/** Where an unbracketed credit may begin after the last sentence of a caption. */
const AFTER_SENTENCE = /(?<=[.!?…)”"])\s{0,4}(?=\p{Lu})/gu;
/** An outlet before a name: `HarianContoh.id/Galih Santika`. */
const OUTLET_AND_NAME = /^[\p{L}\d-]{2,30}(?:\.[\p{L}\d]{2,12}){1,2}\/\p{Lu}/u;
/** A catchline: the words in capitals that open a caption in print. */
const CATCHLINE = /^\p{Lu}[\p{Lu}\d\s'’,-]{4,60}:\s{0,4}(?=\S)/u;
/** Two sentences; the full stop of `Dok.` and `Ist.` closes none. */
const SENTENCES = /(?<!\b(?:[Dd]ok|[Ii]st))[.!?]\s+\p{Lu}/u;
/** How far a line must stand from prose to be nothing but a credit line. */
const MOST_CREDIT_WORDS = 10;

/** Where a line stands: under the headline, among the copy, or where the page says that a caption stands. */
export type PictureZone = 'head' | 'body' | 'figure';

/** Reads captions and credit lines by the rules that it was made with. */
export interface PictureReader {
  /** A caption with a credit at its end, or with a label before it; null for anything else. */
  readonly caption: (line: Line, zone: PictureZone) => Recognised | null;
  /** A line that is nothing but a credit line, or null. */
  readonly creditLine: (line: Line, zone: PictureZone) => Recognised | null;
  /** A line that another line has shown to be a caption: the credit line stands above or below it. */
  readonly plainCaption: (line: Line) => Recognised;
  /** True for a line that opens with a catchline in capitals. */
  readonly hasCatchline: (line: Line) => boolean;
}

interface Credit {
  readonly at: number;
  readonly to: number;
  readonly text: string;
  readonly rule: string | undefined;
}

function isSource(text: string): boolean {
  const first = text.split('/')[0]?.trim().toLowerCase() ?? '';
  return SOURCES.some((source) => source.toLowerCase() === first);
}

/** `AFP/Z-3`, `afp/bac`: what follows the agency is a desk code or initials, and closes a story. */
const isSignOff = (text: string) => /-\d/.test(text) || signOffAtEnd(`(${text})`)?.by === 'desk code';
/** `AFP/Jane Roe`: an agency and the whole name of a person. */
const isAgencyAndName = (text: string) => isSource(text) && /\/.{2,40}\s/.test(text);

interface Starts {
  readonly ruleOf: (text: string) => string | undefined;
}

/** Tells which rule's beginnings a text has. */
function startsOf(rules: readonly { readonly id: string; readonly starts: readonly string[] }[]): Starts {
  const ready = rules.map(({ id, starts }) => ({
    id,
    pattern: new RegExp(`^(?:${anyOf(starts)})(?:(?<=[/:.])|(?![\\p{L}\\p{N}]))`, 'iu'),
  }));
  return { ruleOf: (text) => ready.find(({ pattern }) => pattern.test(text))?.id };
}

/** Makes a reader of captions and credit lines. */
export function pictureReader(rules: IngestRules): PictureReader {
  const creditRules = rulesOf(rules, 'creditLine');
  const any = startsOf(creditRules);
  const alone = startsOf(creditRules.filter((rule) => rule.alone));
  const labels = rulesOf(rules, 'caption').map((rule) => ({
    id: rule.id,
    pattern: new RegExp(`^(?<label>${anyOf(rule.labels)})\\s{0,4}${rule.parting ?? ':'}\\s*`, 'iu'),
  }));

  const labelOf = (text: string) => {
    for (const { id, pattern } of labels) {
      const found = pattern.exec(text);
      if (found) return { id, label: found.groups?.['label'] ?? '', to: found[0].length };
    }
    return null;
  };

  /** The credit in brackets that ends a caption, or the one that follows its last full stop. */
  function creditAtEnd(text: string, zone: PictureZone): Credit | null {
    const tail = text.slice(-110);
    const shift = text.length - tail.length;
    const found = BRACKETED.exec(tail);
    if (found) {
      const credit = (found[1] ?? '').trim();
      const plain = folded(credit);
      const rule = any.ruleOf(plain);
      const known = rule !== undefined || OUTLET_AND_NAME.test(plain) || (zone !== 'body' && isSource(plain));
      const isOfBody = zone !== 'body' || !isSource(plain) || isAgencyAndName(plain);
      if (known && isOfBody && !isSignOff(plain))
        return { at: shift + found.index, to: shift + found.index + found[0].length, text: credit, rule };
    }
    for (const { index, 0: space } of tail.matchAll(AFTER_SENTENCE)) {
      const from = index + space.length;
      const credit = tail.slice(from).trim();
      const rule =
        credit.length <= LONGEST_CREDIT && isCredit(credit)
          ? (zone === 'figure' ? any : alone).ruleOf(folded(credit))
          : undefined;
      if (rule !== undefined) return { at: shift + from, to: text.length, text: credit, rule };
    }
    return null;
  }

  /** True for a text that reads as a credit line and not as a sentence that happens to begin like one. */
  const isCredit = (text: string) =>
    text.length <= LONGEST_CREDIT &&
    text.split(/\s+/).length <= MOST_CREDIT_WORDS &&
    !SENTENCES.test(text) &&
    (text.includes('/') || !endsSentence(text));

  return {
    caption: (line, zone) => {
      const { text } = line;
      if (text.length > (zone === 'body' ? LONGEST_CAPTION_IN_BODY : LONGEST_CAPTION)) return null;
      const label = labelOf(text);
      // "Foto: ..." among the copy may be anything.
      const isCertain = label !== null && (zone !== 'body' || /[\s,]/.test(text.slice(0, label.to).trim()));
      const from = isCertain ? label.to : 0;
      const end = creditAtEnd(text, zone);
      if (end && end.at >= from) {
        const caption = text.slice(from, end.at).trim();
        if (caption === '') return null;
        return {
          claims: [
            ...(isCertain ? [labelClaim(line, from, label.id)] : []),
            part(line, from, end.at, {
              fate: 'kept',
              as: 'caption',
              why: words('berakhir dengan kredit foto', 'ends in a picture credit'),
            }),
            part(line, end.at, end.to, {
              fate: 'moved',
              as: 'creditLine',
              why: words(
                'berada di akhir keterangan foto; dipotong darinya',
                'at the end of the caption; cut from it',
              ),
              ...(end.rule !== undefined && { rule: end.rule }),
            }),
          ],
          block: { type: 'picture', caption, creditLine: end.text },
        };
      }
      if (!isCertain || !isShort(line) || from === text.length) return null;
      const rest = text.slice(from);
      if (/^(?:foto|photo)$/i.test(label.label) && !endsSentence(rest) && rest.split(/\s+/).length <= 6)
        return creditMark(line, words(`berlabel "${label.label}"`, `labelled "${label.label}"`), label.id);
      return {
        claims: [
          labelClaim(line, from, label.id),
          part(line, from, text.length, {
            fate: 'kept',
            as: 'caption',
            why: words('berlabel keterangan foto', 'has the label of a caption'),
          }),
        ],
        block: { type: 'picture', caption: rest, creditLine: '' },
      };
    },
    creditLine: (line, zone) => {
      const text = folded(line.text);
      if (!isCredit(text)) return null;
      const inner = /^\(([^()]*)\)\.?$/.exec(text)?.[1];
      const bare = inner ?? text;
      const rule = (inner !== undefined && !isSignOff(inner) && !isSource(inner) ? any : alone).ruleOf(bare);
      if (rule !== undefined)
        return creditMark(line, words('terbaca sebagai kredit foto', 'reads as a credit line'), rule);
      const isNamed = OUTLET_AND_NAME.test(bare) || (isSource(bare) && bare.includes('/') && bare === text);
      return zone !== 'body' && isNamed
        ? creditMark(
            line,
            words(
              'menyebut kantor berita atau media, dan nama orang',
              'names an agency or an outlet, and a person',
            ),
          )
        : null;
    },
    plainCaption: (line) => ({
      claims: [
        whole(line, {
          fate: 'kept',
          as: 'caption',
          why: words('berada di sebelah kredit foto', 'stands beside a credit line'),
        }),
      ],
      block: { type: 'picture', caption: line.text, creditLine: '' },
    }),
    hasCatchline: (line) => line.text.length <= LONGEST_CAPTION && CATCHLINE.test(line.text),
  };
}

function creditMark(line: Line, why: Words, rule?: string): Recognised {
  return {
    claims: [whole(line, { fate: 'kept', as: 'creditLine', why, ...(rule !== undefined && { rule }) })],
    block: { type: 'picture', caption: '', creditLine: line.text },
  };
}

function labelClaim(line: Line, to: number, rule: string) {
  return part(line, 0, to, {
    fate: 'dropped',
    as: 'captionLabel',
    why: words('menandai bahwa keterangan foto menyusul', 'says that a caption follows'),
    rule,
  });
}
