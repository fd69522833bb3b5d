import { isAddress } from '../story/attributes';
import { endsSentence, folded, isShort, type Line } from './lines';
import { part, whole, type Recognised } from './recognised';
import type { RelatedLinkRule } from './rules/rule';
import { anyOf } from './rules/rule';
import { words } from '../story/words';

const BULLET = String.raw`(?:[-–—•*▪●]\s+)?`;

/** Reads related links by the labels that it was made with. */
export interface RelatedLinkReader {
  /** `Baca juga: Title`, or `Simak Video 'Title':` above what the page shows there; else null. */
  readonly inline: (line: Line) => Recognised | null;
  /** The label of a line that is nothing but a label, or null. */
  readonly labelOf: (line: Line) => string | null;
}

/** A title and the address that may stand at its end, bare or in brackets. */
function splitAddress(text: string): { readonly title: string; readonly href: string | null } {
  const at = text.search(/[<([]?https?:\/\/\S+$/i);
  if (at < 0) return { title: text, href: null };
  const href = text
    .slice(at)
    .replace(/^[<([]/, '')
    .replace(/[>)\]]$/, '');
  if (!isAddress(href)) return { title: text, href: null };
  const title = text
    .slice(0, at)
    .trim()
    .replace(/\s[-–—|:]$/, '')
    .trim();
  return { title: title === '' ? href : title, href };
}

/** The link as printed: its address stands at the end of the title, or behind its words. */
function linkOf(label: string, printed: string, line: Line): Recognised['block'] {
  const { title, href } = splitAddress(printed.trim());
  const linked = line.styles?.find((style) => style.is === 'link');
  return { type: 'relatedLink', label: folded(label), title, href: href ?? linked?.href ?? null };
}

/** Makes a reader of related links from label rules. */
export function relatedLinkReader(rules: readonly RelatedLinkRule[]): RelatedLinkReader {
  const labels = anyOf(rules.flatMap((rule) => rule.labels));
  const inline = new RegExp(`^\\(?${BULLET}(?<label>${labels})\\s{0,4}:\\s*(?<title>\\S.*)$`, 'isu');
  const quoted = new RegExp(
    `^${BULLET}(?<label>${labels})\\s{1,4}['"“‘](?<title>(?=\\S)[^'"“”‘’]{8,150})['"”’]\\s{0,4}:$`,
    'isu',
  );
  const heading = anyOf(rules.filter((rule) => !rule.inline).flatMap((rule) => rule.labels));
  const alone = new RegExp(`^${BULLET}(?<label>${heading})\\s{0,4}:?$`, 'iu');
  return {
    inline: (line) => {
      if (!isShort(line)) return null;
      const bracketed = line.text.startsWith('(') && line.text.endsWith(')');
      const text = bracketed ? line.text.slice(0, -1) : line.text;
      const { label = '', title = '' } = (inline.exec(text) ?? quoted.exec(text))?.groups ?? {};
      if (title.trim() === '' || (line.text.startsWith('(') && !bracketed)) return null;
      return {
        claims: [
          whole(line, {
            fate: 'kept',
            as: 'relatedLink',
            why: words(
              `tautan ke naskah lain: dibuka dengan "${folded(label)}"`,
              `a link to another story: opens with "${folded(label)}"`,
            ),
          }),
        ],
        block: linkOf(label, title, line),
      };
    },
    labelOf: (line) => (isShort(line) ? (alone.exec(line.text)?.groups?.['label'] ?? null) : null),
  };
}

/** True for a line that reads as the title of another story: short, and not closed like a sentence unless by a question. */
function isTitle(line: Line): boolean {
  return (
    line.text.length <= 200 &&
    (!endsSentence(line.text) || /\?["”’]?$/.test(line.text)) &&
    !line.text.endsWith(':')
  );
}

const BULLETED = /^[-–—•*▪●]\s+(?=\S)/;

/**
 * A label alone on its line and the titles below it: the next line, or a run of bulleted lines. One entry per line, the first
 * for the label's own; null where no title follows, and the label stays copy.
 */
export function readLabelledTitles(
  label: string,
  line: Line,
  below: readonly Line[],
): readonly Recognised[] | null {
  const bulleted: Line[] = [];
  for (const one of below) {
    if (!(BULLETED.test(one.text) || one.isItem) || !isTitle(one)) break;
    bulleted.push(one);
  }
  const [next] = below;
  const titles = bulleted.length > 0 ? bulleted : next && isTitle(next) ? [next] : [];
  if (titles.length === 0) return null;
  const why = words(
    `judul naskah lain, di bawah "${folded(label)}"`,
    `the title of another story, below "${folded(label)}"`,
  );
  return [
    {
      claims: [
        whole(line, {
          fate: 'kept',
          as: 'relatedLink',
          why: words('label tautan di bawahnya', 'the label of the link below it'),
        }),
      ],
    },
    ...titles.map((title): Recognised => {
      const bullet = BULLETED.exec(title.text)?.[0].length ?? 0;
      return {
        claims: [part(title, 0, title.text.length, { fate: 'kept', as: 'relatedLink', why })],
        block: linkOf(label, title.text.slice(bullet), title),
      };
    }),
  ];
}
