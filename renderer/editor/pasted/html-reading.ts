import type { Mark, Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import { newId } from '../identity';
import { addressFrom } from './addresses';
import { nothingLeftOut, type LeftOut, type PastedBlock, type PictureFile } from './blocks';
import { readEmbed } from './embeds';
import {
  attribute,
  find,
  isElement,
  isText,
  readTree,
  textBelow,
  type Element,
  type TreeNode,
} from './html-tree';
import { InlineWords } from './inline-words';
import { isLeftAside } from './left-aside';
import { explicitLevel, fakeListOf, runOf } from './lists';
import {
  emojiOf,
  imagesBelow,
  isCaption,
  isCredit,
  isIcon,
  pictureNode,
  readPicture,
  type PastedPicture,
} from './pictures';
import { plainLine } from './plain-characters';
import { raised } from './raised';
import { attributionOf, foreignOf, isQuoteOfWord, isTitle } from './structure-signs';
import { isBold, isItalic, keepsBreaks, Styles, type Declarations } from './styles';
import { isLayout, readTable } from './tables';

/**
 * Reads HTML from a clipboard into blocks: a walk over the tree with what text inherits on the way. What is not known to be
 * structure is passed through, so that no words are lost for want of knowing a tag.
 */

/** Deeper than any page; below it only the text is read. */
const DEEPEST = 300;
const HEADING = /^h[1-6]$/;
const BLOCKS = new Set([
  'address', 'article', 'aside', 'body', 'center', 'caption', 'details', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'footer', 'form', 'header', 'html', 'hgroup', 'legend', 'li', 'main', 'p', 'pre', 'section', 'summary', 'tbody', 'td', 'tfoot',
  'th', 'thead', 'tr', 'blockquote', 'ul', 'ol', 'menu', 'dir', 'table', 'figure', 'video', 'iframe',
]); // prettier-ignore
/** What mail programs put around the mail that is answered: no pull quote. */
const QUOTED_MAIL = /gmail_quote|moz-cite|yahoo_quoted|protonmail_quote/;

/** What the text of an element inherits. */
interface Manner {
  readonly strong: boolean;
  readonly em: boolean;
  readonly link: string | null;
  readonly foreign: string | null;
  readonly isKept: boolean;
  readonly isRaised: boolean;
}

const PLAIN: Manner = { strong: false, em: false, link: null, foreign: null, isKept: false, isRaised: false };

const { strong, em, link, foreign } = schema.marks;
const { quote, paragraph, attribution, break: sectionBreak } = schema.nodes;

/** What the whole reading shares. */
interface Sheet {
  readonly styles: Styles;
  readonly base: string | null;
  readonly leftOut: LeftOut;
  readonly files: PictureFile[];
}

export interface HtmlRead {
  readonly blocks: readonly PastedBlock[];
  readonly files: readonly PictureFile[];
  readonly leftOut: LeftOut;
}

/** Reads HTML into blocks. `base`: the address of the page that it is from, where it is known. */
export function readHtml(html: string, base: string | null): HtmlRead {
  const root = readTree(html);
  const sheet: Sheet = { styles: new Styles(root), base, leftOut: nothingLeftOut(), files: [] };
  const blocks = new Reading(sheet, PLAIN).all(root.childNodes);
  return { blocks, files: sheet.files, leftOut: sheet.leftOut };
}

class Reading {
  readonly #blocks: PastedBlock[] = [];
  readonly #words = new InlineWords();
  /** Pictures among words stand after the text that they were found in. */
  #pictures: PastedBlock[] = [];
  #marks: { readonly manner: Manner; readonly marks: readonly Mark[] } | null = null;

  constructor(
    private readonly sheet: Sheet,
    private readonly manner: Manner,
    private readonly depth = 0,
    private readonly as: 'paragraph' | 'crosshead' = 'paragraph',
  ) {}

  all(nodes: readonly TreeNode[]): readonly PastedBlock[] {
    this.#each(nodes, this.manner, this.depth);
    this.#flush();
    return this.#blocks;
  }

  #each(nodes: readonly TreeNode[], manner: Manner, depth: number): void {
    for (const node of nodes) {
      if (isText(node)) this.#text(node.value, manner);
      else if (isElement(node)) this.#element(node, manner, depth + 1);
    }
  }

  #text(text: string, manner: Manner): void {
    this.#words.add(manner.isRaised ? raised(text) : text, this.#marksOf(manner), manner.isKept);
  }

  #element(element: Element, outer: Manner, depth: number): void {
    const style = this.sheet.styles.of(element);
    if (isLeftAside(element, style, this.sheet.leftOut)) return;
    if (depth > DEEPEST) return this.#text(textBelow(element), outer);
    const { tagName } = element;
    const manner = this.#mannerOf(element, style, outer);
    switch (tagName) {
      case 'br':
        return this.#words.break();
      case 'wbr':
        return;
      case 'hr':
        return this.#put({ is: 'node', node: sectionBreak.create() });
      case 'img':
      case 'picture':
        return this.#picture(element, manner);
      case 'figure':
        return this.#figure(element, manner, depth);
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return this.#list(element, manner, depth, null);
      case 'blockquote':
        return this.#quote(element, manner, depth);
      case 'table':
        return this.#table(element, manner, depth);
      case 'iframe':
      case 'embed':
      case 'video':
        return this.#embed(element);
      case 'q':
        this.#text('“', manner);
        this.#each(element.childNodes, manner, depth);
        return this.#text('”', manner);
    }
    const fake = tagName === 'p' || tagName === 'div' ? fakeListOf(element, style, this.sheet.styles) : null;
    if (fake) {
      this.#flush();
      return this.#item({ ...fake, run: `word ${fake.list}` }, element.childNodes, manner, depth);
    }
    if (HEADING.test(tagName) || isTitle(element, style))
      return this.#all(this.#inside(element.childNodes, plainly(manner), depth, 'crosshead'));
    if (isCaption(element)) return this.#caption(element, manner, depth);
    if (isQuoteOfWord(element)) return this.#quote(element, manner, depth);
    if (!BLOCKS.has(tagName) && !/^(block|flex|grid|list-item|table)$/.test(style.get('display') ?? ''))
      return this.#each(element.childNodes, manner, depth);
    this.#flush();
    this.#each(element.childNodes, manner, depth);
    this.#flush();
  }

  // ------------------------------------------------------------ what text inherits

  #mannerOf(element: Element, style: Declarations, outer: Manner): Manner {
    const { tagName } = element;
    const isStrong = isBold(style) ?? (tagName === 'b' || tagName === 'strong' ? true : outer.strong);
    const language = foreignOf(element);
    const isEm = tagName === 'i' || tagName === 'em' || tagName === 'dfn';
    const slant = isItalic(style) ?? (isEm && language === null ? true : outer.em);
    const isKept = keepsBreaks(style) ?? (tagName === 'pre' ? true : outer.isKept);
    const href = tagName === 'a' ? addressFrom(attribute(element, 'href'), this.sheet.base) : null;
    const isRaised = outer.isRaised || tagName === 'sup';
    if (
      isStrong === outer.strong &&
      slant === outer.em &&
      href === null &&
      language === null &&
      isKept === outer.isKept &&
      isRaised === outer.isRaised
    )
      return outer;
    return {
      strong: isStrong,
      em: slant,
      link: href ?? outer.link,
      foreign: language ?? outer.foreign,
      isKept,
      isRaised,
    };
  }

  /** The marks of a manner. The same one is asked for again and again, text after text. */
  #marksOf(manner: Manner): readonly Mark[] {
    if (this.#marks?.manner === manner) return this.#marks.marks;
    const made: Mark[] = [];
    if (manner.strong) made.push(strong.create());
    if (manner.em) made.push(em.create());
    if (manner.link !== null) made.push(link.create({ href: manner.link }));
    if (manner.foreign !== null) made.push(foreign.create({ language: manner.foreign }));
    const marks = made.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);
    this.#marks = { manner, marks };
    return marks;
  }

  // ------------------------------------------------------------ blocks

  #flush(): void {
    for (const words of this.#words.take()) this.#blocks.push({ is: 'text', as: this.as, words });
    this.#blocks.push(...this.#pictures);
    this.#pictures = [];
  }

  #put(block: PastedBlock): void {
    this.#flush();
    this.#blocks.push(block);
  }

  #all(blocks: readonly PastedBlock[]): void {
    this.#flush();
    for (const block of blocks) this.#blocks.push(block);
  }

  #inside(
    nodes: readonly TreeNode[],
    manner: Manner,
    depth: number,
    as: 'paragraph' | 'crosshead' = 'paragraph',
  ): readonly PastedBlock[] {
    return new Reading(this.sheet, manner, depth, as).all(nodes);
  }

  // ------------------------------------------------------------ pictures and embeds

  #keep({ node, file }: PastedPicture): PastedBlock {
    if (file) this.sheet.files.push(file);
    return { is: 'node', node };
  }

  #picture(image: Element, manner: Manner): void {
    const emoji = emojiOf(image);
    if (emoji !== null) this.#text(emoji, manner);
    else if (!isIcon(image)) this.#pictures.push(this.#keep(readPicture(image, this.sheet.base)));
  }

  #figure(figure: Element, manner: Manner, depth: number): void {
    const images = [...imagesBelow(figure)].filter((image) => !isIcon(image));
    const [first] = images;
    const isPlace = !first && figure.childNodes.filter(isElement).every(isCaption);
    if ((!first && !isPlace) || find(figure, ({ tagName }) => tagName === 'table'))
      return this.#all(this.#inside(figure.childNodes, manner, depth));
    const { words, credit } = this.#captionWords(figure, manner, depth);
    this.#flush();
    // Only the words of a picture came along, as from a copy out of Redaksi: there is a place for it all the same.
    if (isPlace && words.length > 0)
      this.#blocks.push({ is: 'node', node: pictureNode({ id: newId('picture') }, words) });
    images.forEach((image, index) =>
      this.#blocks.push(
        this.#keep(
          index === 0
            ? readPicture(image, this.sheet.base, words, credit)
            : readPicture(image, this.sheet.base),
        ),
      ),
    );
  }

  /** What a page calls a caption, with the picture wherever that stands. */
  #caption(element: Element, manner: Manner, depth: number): void {
    if (![...imagesBelow(element)].every(isIcon))
      return this.#all(this.#inside(element.childNodes, manner, depth));
    const { words, credit } = this.#captionWords(element, manner, depth);
    if (words.length > 0 || credit !== '') this.#all([{ is: 'text', as: 'caption', words, credit }]);
  }

  /** All words of a figure as one caption, and apart from them what the page calls the credit. */
  #captionWords(
    figure: Element,
    manner: Manner,
    depth: number,
  ): { readonly words: readonly Node[]; readonly credit: string } {
    const credit: string[] = [];
    const words = new InlineWords();
    const walk = (nodes: readonly TreeNode[], outer: Manner, deep: number) => {
      for (const node of nodes) {
        if (isText(node)) words.add(node.value, this.#marksOf(outer));
        if (!isElement(node)) continue;
        const style = this.sheet.styles.of(node);
        if (isLeftAside(node, style, this.sheet.leftOut) || node.tagName === 'img') continue;
        if (isCredit(node) || deep > DEEPEST) {
          credit.push(plainLine(textBelow(node), 1000));
          continue;
        }
        if (node.tagName === 'br' || BLOCKS.has(node.tagName)) words.add(' ', []);
        walk(node.childNodes, this.#mannerOf(node, style, outer), deep + 1);
        if (BLOCKS.has(node.tagName)) words.add(' ', []);
      }
    };
    walk(figure.childNodes, manner, depth);
    return {
      words: words.take().flat(),
      credit: plainLine(credit.join(' '), 1000).replace(/^\(([^()]*)\)$/, '$1'),
    };
  }

  #embed(element: Element): void {
    const node = readEmbed(element, this.sheet.base);
    if (node) this.#put({ is: 'node', node });
    else this.#each(element.childNodes, PLAIN, this.depth);
  }

  // ------------------------------------------------------------ lists

  #list(element: Element, manner: Manner, depth: number, outer: { level: number; run: string } | null): void {
    this.#flush();
    const level = explicitLevel(element) ?? (outer?.level ?? 0) + 1;
    const run = outer?.run ?? runOf(element);
    const ordered = element.tagName === 'ol';
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        if (isText(child) && child.value.trim() !== '') this.#text(child.value, manner);
        continue;
      }
      const style = this.sheet.styles.of(child);
      if (isLeftAside(child, style, this.sheet.leftOut)) continue;
      if (/^[uo]l$/.test(child.tagName)) this.#list(child, manner, depth + 1, { level, run });
      else if (child.tagName === 'li')
        this.#item(
          { run, level: explicitLevel(child) ?? level, ordered },
          child.childNodes,
          this.#mannerOf(child, style, manner),
          depth + 1,
        );
      else this.#all(this.#inside([child], manner, depth + 1));
    }
    this.#flush();
  }

  /** One item: its texts, the items of lists in it on deeper levels, and whatever an item cannot hold after it. */
  #item(
    { run, level, ordered }: { readonly run: string; readonly level: number; readonly ordered: boolean },
    children: readonly TreeNode[],
    manner: Manner,
    depth: number,
  ): void {
    if (depth > DEEPEST) return;
    const texts: (readonly Node[])[] = [];
    const rest: PastedBlock[] = [];
    for (const block of this.#inside(children, manner, depth)) {
      if (block.is === 'text') texts.push(block.words);
      else if (block.is === 'item' && !block.run.startsWith('word'))
        rest.push({ ...block, run, level: block.level > level ? block.level : level + block.level });
      else rest.push(block);
    }
    this.#flush();
    if (texts.length > 0) this.#blocks.push({ is: 'item', run, level, ordered, texts });
    this.#blocks.push(...rest);
  }

  // ------------------------------------------------------------ quotes and tables

  #quote(element: Element, manner: Manner, depth: number): void {
    const isMail =
      attribute(element, 'type') === 'cite' || QUOTED_MAIL.test(attribute(element, 'class') ?? '');
    // A quote of the page's own: never italic only because quotes are.
    const blocks = this.#inside(element.childNodes, isMail ? manner : { ...manner, em: false }, depth);
    if (isMail) return this.#all(blocks);
    const texts = blocks.flatMap((block) =>
      block.is === 'text' ? [block.words] : block.is === 'item' ? block.texts : [],
    );
    const others = blocks.filter((block) => block.is === 'node');
    const last = texts.at(-1);
    const who = last && texts.length > 1 ? attributionOf(element, last) : null;
    const said = (who === null ? texts : texts.slice(0, -1)).map((words) =>
      paragraph.create(null, [...words]),
    );
    if (said.length > 0) {
      const source = attribution.create(null, who ? schema.text(who) : null);
      this.#put({ is: 'node', node: quote.create(null, [...said, source]) });
    }
    this.#all(others);
  }

  #table(table: Element, manner: Manner, depth: number): void {
    if (isLayout(table)) return this.#all(this.#inside(table.childNodes, manner, depth));
    const cellBlocks = (cell: Element) => {
      const style = this.sheet.styles.of(cell);
      return this.#inside(cell.childNodes, this.#mannerOf(cell, style, manner), depth + 3);
    };
    this.#all(readTable(table, this.sheet.styles, cellBlocks));
  }
}

/** Bold is how headings look, not what they say. */
const plainly = (manner: Manner): Manner => ({ ...manner, strong: false });
