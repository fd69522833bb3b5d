import { creditText } from '../story/credit';
import { joined, plainText, type Copy, type Span } from './copy';
import type { Block, Cell, List, Manuscript, Paragraph, Picture, Table } from './manuscript';
import { destination, escapeHeading, escapeStart, escapeWords } from './markdown-escape';
import { bracketed, dashAfter, printedLabel } from './punctuation';

/**
 * `article.md`: CommonMark with GFM tables. A story to read and to paste: no front matter; what stands above and below the headline
 * is told by its place.
 */

const HARD_BREAK = '\\\n';
const isWordish = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const isBlank = (char: string | undefined) => char === undefined || char === ' ';
const isSpace = (char: string | undefined) => char === undefined || /\s/u.test(char);

/**
 * True if asterisks around these words are sure to be read as emphasis: the flanking rules of CommonMark, kept with a margin so
 * that its versions agree.
 */
function canUseAsterisks(inner: string, before: string | undefined, after: string | undefined): boolean {
  const [first, last] = [inner[0], inner.at(-1)];
  const opens = isWordish(first) || (!isSpace(first) && isBlank(before));
  const closes = isWordish(last) || (!isSpace(last) && isBlank(after));
  return opens && closes && before !== '*' && after !== '*';
}

/** Emphasis as asterisks where that is safe, else as the HTML elements that Markdown allows. */
function emphasised(
  span: Span,
  inner: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (!span.isStrong && !span.isEmphasis) return inner;
  const stars = `${span.isStrong ? '**' : ''}${span.isEmphasis ? '*' : ''}`;
  if (canUseAsterisks(inner, before, after)) return `${stars}${inner}${stars}`;
  const em = span.isEmphasis ? `<em>${inner}</em>` : inner;
  return span.isStrong ? `<strong>${em}</strong>` : em;
}

/** The spans as Markdown can tell them apart, with the spaces at the edges of emphasis taken out of it. */
function markdownSpans(spans: readonly Span[]): readonly Span[] {
  const told = spans.flatMap((span): readonly Span[] => {
    const seen = { ...span, isLeadIn: false, foreign: null };
    const isPlain = !span.isStrong && !span.isEmphasis;
    if (isPlain || span.link !== null) return [seen];
    const [, before = '', inner = '', after = ''] = /^( ?)(.*?)( ?)$/su.exec(span.text) ?? [];
    const space = (text: string) => ({ ...seen, isStrong: false, isEmphasis: false, text });
    return [space(before), { ...seen, text: inner }, space(after)].filter(({ text }) => text !== '');
  });
  return joined(told);
}

/** The character that will stand after a span: what opens the next one, if that is marked. */
function firstOf(span: Span | undefined): string | undefined {
  if (span === undefined) return undefined;
  if (span.link !== null) return '[';
  return span.isStrong || span.isEmphasis ? '*' : escapeWords(span.text)[0];
}

function lineOf(line: readonly Span[]): string {
  const spans = markdownSpans(line);
  let out = '';
  spans.forEach((span, index) => {
    const inner = escapeWords(span.text);
    if (span.link === null) out += emphasised(span, inner, out.at(-1), firstOf(spans[index + 1]));
    // An exclamation mark right before a link would make a picture of it.
    else
      out = `${out.replace(/!$/, '\\!')}[${emphasised(span, inner, undefined, undefined)}](${destination(span.link)})`;
  });
  return out;
}

/** Lines with hard breaks between them, each safe at its start. */
const textOf = (copy: Copy) => copy.map((line) => escapeStart(lineOf(line))).join(HARD_BREAK);
/** Copy that must stay on one line, after something that opens it. */
const inlineOf = (copy: Copy) => copy.map(lineOf).join(' ');
const plain = (text: string) => escapeStart(escapeWords(text));

const indented = (text: string, by: string) => text.replace(/\n(?!\n|$)/g, `\n${by}`);
const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function paragraphOf({ dateline, copy }: Paragraph): string {
  if (dateline === '') return textOf(copy);
  const [first = [], ...rest] = copy;
  const opening = `${plain(dateline)}${copy.length > 0 ? dashAfter(dateline) : ''}${lineOf(first)}`;
  return [opening, ...rest.map((line) => escapeStart(lineOf(line)))].join(HARD_BREAK);
}

function listOf({ isOrdered, items }: List): string {
  const isTight = items.every((item) => item.length < 2);
  return items
    .map((item, index) => {
      const marker = isOrdered ? `${index + 1}. ` : '- ';
      return `${marker}${indented(blocksOf(item), ' '.repeat(marker.length))}`.trimEnd();
    })
    .join(isTight ? '\n' : '\n\n');
}

function cellOf({ paragraphs }: Cell): string {
  return paragraphs.map((copy) => copy.map(lineOf).join(' <br> ')).join(' <br> ');
}

/** A cell that spans columns is followed by empty ones; GFM has no other way. */
function tableOf({ rows }: Table): string {
  const width = Math.max(...rows.map((cells) => cells.reduce((sum, { columns }) => sum + columns, 0)));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const texts = rows.map((cells) =>
    cells.flatMap((cell) => [cellOf(cell), ...Array<string>(cell.columns - 1).fill('')]),
  );
  const hasHeader = rows[0]?.some(({ isHeader }) => isHeader) ?? false;
  const [header = [], ...body] = hasHeader ? texts : [[], ...texts];
  return [line(header), line(Array<string>(width).fill('---')), ...body.map(line)].join('\n');
}

function pictureOf({ file, altText, caption, creditLine }: Picture): string {
  const shown = file ? `![${escapeWords(altText)}](${file.path})` : '';
  const credit = bracketed(creditLine);
  const words = [textOf(caption), caption.length > 0 ? escapeWords(credit) : plain(credit)]
    .filter((part) => part !== '')
    .join(' ');
  return [shown, words].filter((part) => part !== '').join('\n\n');
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphOf(block);
    case 'crosshead':
      return `## ${escapeHeading(inlineOf(block.copy))}`;
    case 'quote': {
      const by = block.attribution === '' ? [] : [`— ${escapeWords(block.attribution)}`];
      return quoted([...block.paragraphs.map(textOf), ...by].join('\n\n'));
    }
    case 'list':
      return listOf(block);
    case 'picture':
      return pictureOf(block);
    case 'relatedLink': {
      const shown = inlineOf(block.title) || escapeWords(block.href ?? '');
      const target = block.href === null ? shown : `[${shown}](${destination(block.href)})`;
      return escapeStart([escapeWords(printedLabel(block)), target].filter((part) => part !== '').join(' '));
    }
    case 'factBox': {
      const title = block.title.length > 0 ? [`### ${escapeHeading(inlineOf(block.title))}`] : [];
      return quoted([...title, blocksOf(block.blocks)].filter((part) => part !== '').join('\n\n'));
    }
    case 'table':
      return tableOf(block);
    case 'embed': {
      const shown = escapeWords(block.title || (block.address ?? ''));
      return block.address === null ? escapeStart(shown) : `[${shown}](${destination(block.address)})`;
    }
    case 'break':
      return '***';
  }
}

/** Two lists of a kind or two boxes in a row would be read as one: a comment keeps them apart. */
function wouldJoin(before: Block | undefined, block: Block): boolean {
  const isBox = ({ type }: Block) => type === 'quote' || type === 'factBox';
  if (before === undefined) return false;
  if (before.type === 'list' && block.type === 'list') return before.isOrdered === block.isOrdered;
  return isBox(before) && isBox(block);
}
const APART = '<!-- -->';

function blocksOf(blocks: readonly Block[]): string {
  const parts = blocks.flatMap((block, index) =>
    wouldJoin(blocks[index - 1], block) ? [APART, blockOf(block)] : [blockOf(block)],
  );
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Writes Markdown. */
export function writeMarkdown(manuscript: Manuscript): string {
  const parts = [
    plain(manuscript.kicker),
    plainText(manuscript.headline) === '' ? '' : `# ${escapeHeading(inlineOf(manuscript.headline))}`,
    textOf(manuscript.standfirst),
    plain(manuscript.byline),
    blocksOf(manuscript.blocks),
    plain(manuscript.signOff),
    manuscript.credits.map((credit) => plain(creditText(credit))).join(HARD_BREAK),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
