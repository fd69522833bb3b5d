import { endsSentence, folded } from '../lines';
import { looksLikeName } from '../names';
import { duplicateMark, headlineMark, isTitleOf, standfirstMark, titleMark } from '../page-head';
import type { Page } from '../page';
import { part, whole, type PlainBlock, type Recognised } from '../recognised';
import { readStamp } from '../stamps';
import type { Metadata } from './metadata';
import type { WebLine, WebPicture } from './page-text';
import { attribute, elementsBelow, holdersOf, type WebElement } from './page-tree';
import { resolveAddress } from './resolve-address';
import { storyRegion, surroundingsOf, type StoryRegion } from './story-region';
import { captionMarks, crossheadMark, holderOf, markBlocks, pictureParts } from './web-blocks';
import { words, type Words } from '../../story/words';

/** A web page on the bench. */
export interface WebPage extends Omit<Page, 'lines'> {
  readonly lines: readonly WebLine[];
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'];
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|sub-?heading|deck|dek|summary|excerpt|sapo)(?:$|[\s_-])/i;
const BYLINE = /(?:^|[\s_-])(?:byline|author|penulis|reporter)(?:$|[\s_-])/i;
const LONGEST_STANDFIRST = 400;
const LONGEST_BYLINE = 80;

const same = (a: string, b: string) => folded(a).toLowerCase() === folded(b).toLowerCase();
const isHeading = (line: WebLine, tags: readonly string[]) => holderOf(line, tags, null) !== null;

/** Marks what a web page says of its own lines, and drops what is no part of its story; the rest is read as any text is. */
class WebMarks {
  readonly #page: WebPage;
  readonly #metadata: Metadata;
  readonly #region: StoryRegion;
  readonly between = new Map<number, PlainBlock[]>();

  constructor(page: WebPage, metadata: Metadata, region: StoryRegion) {
    this.#page = page;
    this.#metadata = metadata;
    this.#region = region;
  }

  get #lines() {
    return this.#page.lines;
  }

  #mark(at: number, mark: Recognised | null | undefined): void {
    if (mark && !this.#page.marks.has(at)) this.#page.marks.set(at, mark);
  }

  #isOpen = (at: number) => !this.#page.marks.has(at);

  #drop(at: number, as: string, why: Words): void {
    const line = this.#lines[at];
    if (line) this.#mark(at, { claims: [whole(line, { fate: 'dropped', as, why })] });
  }

  /** The number of the line that is the headline; -1 where the page has none. */
  #findHeadline(): number {
    const { headline } = this.#metadata;
    const isShown = (line: WebLine) => surroundingsOf(line, this.#region.root)?.as !== 'hidden';
    const heads = this.#lines.flatMap((line, at) => (isHeading(line, ['h1']) && isShown(line) ? [at] : []));
    const textAt = (at: number) => folded(this.#lines[at]?.text ?? '');
    const told = heads.find((at) => same(textAt(at), headline) || isTitleOf(headline, textAt(at)));
    const near = heads.findLast((at) => at < this.#region.to);
    return told ?? near ?? heads[0] ?? -1;
  }

  /** The window's title: the headline again, or the only place that it is printed. */
  #markTitle(headlineAt: number): void {
    const at = this.#lines.findIndex((line) => line.block.tagName === 'title');
    const line = this.#lines[at];
    if (!line) return;
    const headline = folded(this.#lines[headlineAt]?.text ?? '');
    if (headline !== '') {
      if (same(line.text, headline)) this.#mark(at, duplicateMark(line));
      else if (isTitleOf(folded(line.text), headline)) this.#mark(at, titleMark(line, headline));
      else
        this.#drop(
          at,
          'pageTitle',
          words(
            'judul jendela; halaman mencetak judul naskahnya sendiri',
            'the title of the window; the page prints a headline of its own',
          ),
        );
      return;
    }
    const known = this.#metadata.headline;
    const isWhole = known === '' || !folded(line.text).startsWith(known);
    const to = isWhole ? line.text.length : known.length;
    const why = words(
      'judul jendela; halaman tidak mencetak judul naskah sendiri',
      'the title of the window; the page prints no headline of its own',
    );
    this.#mark(at, {
      claims: [
        part(line, 0, to, { fate: 'kept', as: 'headline', why }),
        ...(to < line.text.length
          ? [
              part(line, to, line.text.length, {
                fate: 'dropped' as const,
                as: 'pageTitle',
                why: words('nama media di belakang judul', 'the name of the outlet after the headline'),
              }),
            ]
          : []),
      ],
      headline: line.text.slice(0, to),
    });
  }

  /** What any line of the page may be, wherever it stands: rights, credits, a former outlet. */
  #readAnywhere(line: WebLine): Recognised | null {
    const { lines, credits } = this.#page.readers;
    return (
      lines.boilerplate(line) ?? lines.rights(line) ?? lines.syndication(line) ?? credits.read(line, 'end')
    );
  }

  #markSurroundings(headlineAt: number): void {
    const { root, from, to } = this.#region;
    const { relatedLinks } = this.#page.readers;
    this.#lines.forEach((line, at) => {
      if (!this.#isOpen(at) || at === headlineAt || line.block.tagName === 'title') return;
      const isInside = at >= from && at < to;
      const around = surroundingsOf(line, root);
      if (around?.as === 'hidden') this.#drop(at, around.as, around.why);
      else if (around) {
        this.#mark(at, (isInside ? relatedLinks.inline(line) : null) ?? this.#readAnywhere(line));
        this.#drop(at, around.as, around.why);
      } else if (root && at >= to) {
        this.#mark(at, this.#readAnywhere(line) ?? this.#page.readers.bylines(line));
        this.#drop(
          at,
          'pageFurniture',
          words('berada di bawah naskah, di luarnya', 'stands below the story, outside it'),
        );
      } else if (root && at < Math.min(from, headlineAt < 0 ? from : headlineAt)) {
        this.#drop(
          at,
          'pageFurniture',
          words('berada di atas naskah, di luarnya', 'stands above the story, outside it'),
        );
      }
    });
  }

  /** Lines of the story's own element above its headline, and lines between the headline and that element. */
  #markHead(headlineAt: number): void {
    const { section } = this.#metadata.fields;
    const { from } = this.#region;
    for (let at = 0; at < headlineAt; at++) {
      const line = this.#lines[at];
      if (!line || !this.#isOpen(at) || line.block.tagName === 'title') continue;
      const isKicker =
        (section !== undefined && same(line.text, section)) ||
        this.#page.readers.kickers.has(folded(line.text).toLowerCase());
      if (isKicker && line.text.length <= LONGEST_BYLINE)
        this.#mark(at, {
          claims: [
            whole(line, {
              fate: 'kept',
              as: 'kicker',
              why: words('nama rubrik, di atas judul', 'names the section, above the headline'),
            }),
          ],
          kicker: line.text,
        });
      else if (line.text.length < LONGEST_BYLINE && !this.#captioned(line))
        this.#drop(at, 'pageFurniture', words('berada di atas judul', 'stands above the headline'));
    }
    this.#markStandfirst(headlineAt);
    const end = this.#firstProse(headlineAt);
    for (let at = headlineAt + 1; at < end; at++) {
      const line = this.#lines[at];
      if (!line || !this.#isOpen(at) || this.#captioned(line)) continue;
      this.#mark(at, this.#readByline(line) ?? this.#readTime(line));
      const { lines, credits, bylines, pictures } = this.#page.readers;
      const isKnown = lines.boilerplate(line) ?? credits.read(line, 'head') ?? bylines(line);
      if (at < from && !isKnown)
        this.#mark(at, pictures.creditLine(line, 'head') ?? pictures.caption(line, 'head'));
      if (at < from && !isKnown && line.text.length < LONGEST_BYLINE && !endsSentence(line.text))
        this.#drop(
          at,
          'pageFurniture',
          words('berada di antara judul dan naskah', 'stands between the headline and the story'),
        );
    }
  }

  #captioned = (line: WebLine) => holderOf(line, ['figcaption'], null) !== null;

  /** The number of the first line below the headline that reads as copy. */
  #firstProse(headlineAt: number): number {
    const found = this.#lines.findIndex(
      (line, at) =>
        at > headlineAt &&
        at >= this.#region.from &&
        this.#isOpen(at) &&
        !this.#captioned(line) &&
        line.text.length >= 60 &&
        endsSentence(line.text),
    );
    return found < 0 ? this.#lines.length : found;
  }

  #markStandfirst(headlineAt: number): void {
    const candidates = this.#lines
      .flatMap((line, at) => (at > headlineAt && this.#isOpen(at) && !this.#captioned(line) ? [at] : []))
      .slice(0, 8);
    for (const [index, at] of candidates.entries()) {
      const line = this.#lines[at];
      if (!line || line.text.length > LONGEST_STANDFIRST || this.#page.readers.datelines(line.text)) continue;
      const next = this.#lines[candidates[index + 1] ?? -1];
      const isNamed = STANDFIRST.test(
        `${attribute(line.block, 'class') ?? ''} ${attribute(line.block, 'itemprop') ?? ''}`,
      );
      const isUnder =
        index === 0 && line.block.tagName === 'h2' && line.text.length > 30 && endsSentence(line.text);
      const isDescribed =
        same(line.text, this.#metadata.description) &&
        next !== undefined &&
        !(next.text.length >= 60 && endsSentence(next.text));
      if (!isNamed && !isUnder && !isDescribed) continue;
      this.#mark(
        at,
        standfirstMark(
          line,
          isDescribed
            ? words(
                'halaman menggambarkan naskahnya dengan kata-kata ini',
                'the page describes its story in these words',
              )
            : words('halaman menyatakannya sebagai teras', 'the page says that it is the standfirst'),
        ),
      );
      return;
    }
  }

  /** A name that the page says is the writer's. */
  #readByline(line: WebLine): Recognised | null {
    const { authors } = this.#metadata;
    const isNamed = [...holdersOf(line.block)]
      .slice(0, 3)
      .some((holder) =>
        BYLINE.test(
          `${attribute(holder, 'class') ?? ''} ${attribute(holder, 'rel') ?? ''} ${attribute(holder, 'itemprop') ?? ''}`,
        ),
      );
    const isName = looksLikeName(line.text) && /\s/.test(line.text);
    const isKnown = authors.some((author) => same(author, line.text)) || (isNamed && isName);
    const labelled = this.#page.readers.credits.read(line, 'head') ?? this.#page.readers.bylines(line);
    if (labelled) return labelled;
    if (
      line.text.length > LONGEST_BYLINE ||
      !(
        isKnown ||
        (isNamed && authors.some((author) => line.text.toLowerCase().includes(author.toLowerCase())))
      )
    )
      return null;
    return {
      claims: [
        whole(line, {
          fate: 'moved',
          as: 'credit',
          why: words(
            'halaman menyebut penulisnya demikian; ditaruh bersama kredit di akhir naskah',
            'the page names its writer so; stands with the credits at the end',
          ),
        }),
      ],
      credits: [{ role: 'author', label: '', name: line.text }],
    };
  }

  /** A time of publication that the page prints with its instant beside it. */
  #readTime(line: WebLine): Recognised | null {
    const stamp = readStamp(line);
    if (stamp) return stamp;
    const time =
      line.block.tagName === 'time'
        ? line.block
        : [...elementsBelow(line.block)].find(({ tagName }) => tagName === 'time');
    if (!time || line.text.length > LONGEST_BYLINE) return null;
    return {
      claims: [
        whole(line, {
          fate: 'dropped',
          as: 'publishedAt',
          why: words(
            'waktu terbit; isian memuat keterangan lengkap dari halaman',
            'a time of publication; the fields hold what the page says of it in full',
          ),
        }),
      ],
    };
  }

  #figureOf(element: WebElement): WebElement | null {
    for (const holder of holdersOf(element)) if (holder.tagName === 'figure') return holder;
    return null;
  }

  /** Captions with their pictures, and pictures that have none. */
  #markPictures(pictures: readonly WebPicture[], headlineAt: number): void {
    const captions = new Map<WebElement, number[]>();
    this.#lines.forEach((line, at) => {
      const caption = this.#isOpen(at) ? holderOf(line, ['figcaption'], null) : null;
      if (!caption) return;
      const figure = this.#figureOf(caption) ?? caption;
      captions.set(figure, [...(captions.get(figure) ?? []), at]);
    });
    const placed = new Set<WebElement>();
    for (const { at: offset, element } of pictures) {
      const before = this.#lines.findIndex(({ start }) => start >= offset);
      const line = this.#lines[before];
      const figure = this.#figureOf(element);
      const isStory =
        before > headlineAt - 1
          ? before >= Math.min(this.#region.from, headlineAt) && before < this.#region.to
          : figure !== null && captions.has(figure);
      const parts = pictureParts(element);
      if (!line || !isStory || !parts || (figure && placed.has(figure))) continue;
      const around = figure ? null : surroundingsOf({ ...line, block: element }, this.#region.root);
      if (around) continue;
      const address = resolveAddress(parts.src, this.#metadata.base);
      const own = figure ? captions.get(figure) : undefined;
      if (figure) placed.add(figure);
      if (own) this.#markCaption(own, { altText: parts.altText, address });
      else
        this.between.set(before, [
          ...(this.between.get(before) ?? []),
          { type: 'picture', caption: '', creditLine: '', altText: parts.altText, address },
        ]);
    }
    for (const [figure, own] of captions) if (!placed.has(figure)) this.#markCaption(own, {});
  }

  #markCaption(
    own: readonly number[],
    of: { readonly altText?: string; readonly address?: string | null },
  ): void {
    const lines = own.flatMap((at) => this.#lines[at] ?? []);
    const { pictures } = this.#page.readers;
    const { marks, caption, creditLine } = captionMarks(
      lines,
      (line) => pictures.creditLine(line, 'figure') ?? pictures.caption(line, 'figure'),
    );
    own.forEach((at, index) => {
      const mark = marks[index];
      if (mark)
        this.#mark(
          at,
          index === 0 ? { ...mark, block: { type: 'picture', caption, creditLine, ...of } } : mark,
        );
    });
  }

  #markCrossheads(headlineAt: number): void {
    const { lines, relatedLinks } = this.#page.readers;
    this.#lines.forEach((line, at) => {
      if (at <= headlineAt || !this.#isOpen(at) || !isHeading(line, HEADINGS)) return;
      if (
        relatedLinks.labelOf(line) === null &&
        relatedLinks.inline(line) === null &&
        !lines.rail(line) &&
        !lines.boilerplate(line)
      )
        this.#mark(at, crossheadMark(line));
    });
  }

  #markLists(): void {
    const { readers } = this.#page;
    // Items below a label are links to other stories; items that are furniture by themselves are read one by one.
    const labelled = new Set<WebLine>();
    let isUnderLabel = false;
    for (const line of this.#lines) {
      if (!line.isItem)
        isUnderLabel = readers.relatedLinks.labelOf(line) !== null || readers.lines.rail(line) !== null;
      else if (isUnderLabel) labelled.add(line);
    }
    const isFurniture = (line: WebLine) =>
      (readers.lines.boilerplate(line) ??
        readers.relatedLinks.inline(line) ??
        readers.credits.read(line, 'end')) !== null;
    markBlocks(this.#lines, this.#page.marks, this.#region.root, (at) => {
      const line = this.#lines[at];
      return line !== undefined && this.#isOpen(at) && !isFurniture(line) && !labelled.has(line);
    });
  }

  markAll(pictures: readonly WebPicture[]): void {
    const headlineAt = this.#findHeadline();
    const headline = this.#lines[headlineAt];
    if (headline)
      this.#mark(
        headlineAt,
        headlineMark(
          headline,
          words('halaman menyatakannya sebagai judul', 'the page says that it is the headline'),
        ),
      );
    this.#markTitle(headlineAt);
    this.#markSurroundings(headlineAt);
    this.#markHead(headlineAt);
    this.#markPictures(pictures, headlineAt);
    this.#markLists();
    this.#markCrossheads(headlineAt);
  }
}

/** Marks a web page; gives the pictures that no line of text stands for. */
export function markWebPage(
  page: WebPage,
  metadata: Metadata,
  pictures: readonly WebPicture[],
  region: StoryRegion = storyRegion(page.lines),
): ReadonlyMap<number, readonly PlainBlock[]> {
  const marks = new WebMarks(page, metadata, region);
  marks.markAll(pictures);
  return marks.between;
}
