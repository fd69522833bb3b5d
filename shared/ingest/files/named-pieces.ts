import { creditText, type Credit } from '../../story/credit';
import { folded } from '../lines';
import type { Page } from '../page';
import { whole, type PlainBlock, type Recognised } from '../recognised';
import type { WebLine, WebPicture } from '../web/page-text';
import { attribute, holdersOf, type WebElement } from '../web/page-tree';
import type { FileFurniture, FileLink, FilePage, FilePicture } from './file-page';
import { joined, said, tag, type PageMarkup } from './page-markup';
import { words, type Words } from '../../story/words';

/**
 * Furniture that a file format names outright, written on the page before and after the copy, and read back exactly: it goes
 * through the same account of lines as everything else, and nobody guesses at it.
 */

const piece = (name: string, text: string, attributes: Readonly<Record<string, string | null>> = {}) =>
  tag('p', { 'data-piece': name, ...attributes }, said(text));

const HEAD = ['kicker', 'headline', 'standfirst', 'byline', 'dateline'] as const;

function figure({ source, caption, creditLine, altText, rights }: FilePicture): PageMarkup {
  return tag(
    'figure',
    { 'data-rights': rights },
    tag('img', { src: source, alt: altText }),
    ...(caption ? [piece('caption', caption)] : []),
    ...(creditLine ? [piece('creditLine', creditLine)] : []),
  );
}

/** What stands above the copy: the furniture of the head, then the pictures that the file sends along. */
export function headMarkup(
  { furniture }: Pick<FilePage, 'furniture'>,
  pictures: readonly FilePicture[],
): PageMarkup {
  const head = HEAD.flatMap((name) => (furniture[name] ? [piece(name, furniture[name])] : []));
  return joined([...head, ...pictures.map(figure)], '\n');
}

/** What stands below it: related links, sign-off, credits. */
export function tailMarkup(furniture: FileFurniture, related: readonly FileLink[]): PageMarkup {
  const links = related.map(({ label, title, href }) =>
    piece('relatedLink', label ? `${label}: ${title || (href ?? '')}` : title || (href ?? ''), {
      'data-label': label,
      'data-href': href,
    }),
  );
  const credits = (furniture.credits ?? []).map((credit) =>
    piece('credit', creditText(credit), {
      'data-role': credit.role,
      'data-label': credit.label,
      'data-name': credit.name,
    }),
  );
  return joined(
    [...links, ...(furniture.signOff ? [piece('signOff', furniture.signOff)] : []), ...credits],
    '\n',
  );
}

const DEFAULT_LABEL = 'Baca juga';

/** A related link's own line: "Baca juga: Judul" as a feed prints it, or a title whose label the file gives apart. */
function relatedLinkOf(block: WebElement, line: WebLine): PlainBlock {
  const label = attribute(block, 'data-label') ?? '';
  const printed = label ? line.text.slice(label.length + 1).trim() : line.text;
  const [, own = '', title = ''] = label
    ? []
    : (/^(baca juga|simak juga|lihat juga|read also|read more|see also)\s*:\s*(.+)$/i.exec(printed) ?? []);
  return {
    type: 'relatedLink',
    label: label || own || DEFAULT_LABEL,
    title: title || printed,
    href: attribute(block, 'data-href'),
  };
}

/** Why a line near the head is not printed twice. */
const AGAIN: Readonly<Record<string, Words>> = {
  headline: words(
    'judul sekali lagi, yang disebut tersendiri oleh berkas',
    'the headline again, which the file names apart',
  ),
  standfirst: words(
    'teras sekali lagi, yang disebut tersendiri oleh berkas',
    'the standfirst again, which the file names apart',
  ),
  byline: words(
    'nama penulis sekali lagi, yang disebut tersendiri oleh berkas',
    'the byline again, which the file names apart',
  ),
};

const WHY = words('berkas menyatakannya demikian', 'the file says that it is');

function recognisedAs(name: string, line: WebLine, block: WebElement): Recognised {
  const kept = { claims: [whole(line, { fate: 'kept' as const, as: name, why: WHY })] };
  switch (name) {
    case 'kicker':
    case 'headline':
    case 'standfirst':
    case 'byline':
    case 'dateline':
    case 'signOff':
      return { ...kept, [name]: line.text };
    case 'relatedLink':
      return { ...kept, block: relatedLinkOf(block, line) };
    case 'credit': {
      const credit = {
        name: attribute(block, 'data-name') ?? line.text,
        label: attribute(block, 'data-label') ?? '',
        role: (attribute(block, 'data-role') ?? 'other') as Credit['role'],
      };
      return { ...kept, credits: [credit] };
    }
    default:
      return kept;
  }
}

/** How far below the head a page may repeat it. */
const REPEATED_WITHIN = 6;

/** Marks the lines that carry named pieces, and the lines near the head of the copy that only say the same again. */
export function markNamedPieces(
  page: Pick<Page, 'marks'> & { readonly lines: readonly WebLine[] },
  ours: ReadonlySet<WebElement>,
): void {
  const named = new Map<string, string>();
  let since = 0;
  page.lines.forEach((line, at) => {
    const { block } = line;
    const name = ours.has(block) ? attribute(block, 'data-piece') : null;
    if (name !== null) {
      page.marks.set(at, recognisedAs(name, line, block));
      named.set(folded(line.text).toLowerCase(), name);
      return;
    }
    const again = ++since <= REPEATED_WITHIN ? named.get(folded(line.text).toLowerCase()) : undefined;
    const why = again === undefined ? undefined : AGAIN[again];
    if (why)
      page.marks.set(at, {
        claims: [
          whole(line, {
            fate: 'dropped',
            as: 'duplicate',
            why,
          }),
        ],
      });
  });
}

function figureOf(element: WebElement): WebElement | null {
  for (const holder of holdersOf(element)) if (holder.tagName === 'figure') return holder;
  return null;
}

/** Marks the pictures that our readers put on the page, with their captions; gives those that have no line of their own. */
export function markPictures(
  page: Pick<Page, 'marks' | 'readers'> & { readonly lines: readonly WebLine[] },
  pictures: readonly WebPicture[],
): Map<number, PlainBlock[]> {
  const between = new Map<number, PlainBlock[]>();
  const captions = new Map<WebElement, { readonly line: WebLine; readonly index: number }[]>();
  page.lines.forEach((line, index) => {
    const figure = figureOf(line.block);
    if (!figure) return;
    const own = captions.get(figure);
    if (own) own.push({ line, index });
    else captions.set(figure, [{ line, index }]);
  });
  for (const { at, element } of pictures) {
    const holder = figureOf(element);
    const own = holder ? (captions.get(holder) ?? []) : [];
    const source = attribute(element, 'src') ?? '';
    const shown = {
      altText: (attribute(element, 'alt') ?? '').replace(/\s+/g, ' ').trim().slice(0, 2000),
      ...(source.startsWith('file:') ? { file: source } : { address: source || null }),
    };
    const [first] = own;
    if (!first) {
      const next = page.lines.findIndex(({ start }) => start >= at);
      const place = next === -1 ? page.lines.length : next;
      between.set(place, [
        ...(between.get(place) ?? []),
        { type: 'picture', caption: '', creditLine: '', ...shown },
      ]);
      continue;
    }
    const told = own.map(({ line }) => captionPart(line, page.readers.pictures));
    own.forEach(({ index }, nth) => {
      const mark = told[nth];
      if (!mark) return;
      page.marks.set(index, {
        claims: mark.claims,
        ...(nth === 0 && {
          block: {
            type: 'picture',
            caption: told
              .map(({ caption }) => caption)
              .filter(Boolean)
              .join(' '),
            creditLine: told
              .map(({ creditLine }) => creditLine)
              .filter(Boolean)
              .join('/'),
            ...shown,
          },
        }),
      });
    });
  }
  return between;
}

/** What a line in a figure says: named by the file, or read as every caption is. */
function captionPart(line: WebLine, readers: Page['readers']['pictures']) {
  const kept = (as: string) => [whole(line, { fate: 'kept', as, why: WHY })];
  const name = attribute(line.block, 'data-piece');
  const isCredit = name === 'creditLine' || attribute(line.block, 'class') === 'creditLine';
  if (isCredit) return { claims: kept('creditLine'), caption: '', creditLine: line.text };
  const read =
    name === 'caption' ? null : (readers.creditLine(line, 'figure') ?? readers.caption(line, 'figure'));
  if (read?.block?.type === 'picture')
    return { claims: read.claims, caption: read.block.caption, creditLine: read.block.creditLine };
  return { claims: kept('caption'), caption: line.text, creditLine: '' };
}
