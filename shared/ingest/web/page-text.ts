import { clean, type Cleaned } from '../control-characters';
import type { BreakChange, Line, ReviewStyle, Style } from '../lines';
import { attribute, holdersOf, isElement, isHiding, type WebElement, type WebNode } from './page-tree';
import { resolveAddress } from './resolve-address';

/** A line of a web page: the words of one block, or of a part of one between two line breaks. */
export interface WebLine extends Line {
  /** The nearest block that holds it. */
  readonly block: WebElement;
  /** Where the whole line is one link, its address; null otherwise. */
  readonly href: string | null;
}

/** A picture of a web page and the offset in the text that it stands before. */
export interface WebPicture {
  readonly at: number;
  readonly element: WebElement;
}

/** A web page as text: what a person would read, line by line, and nothing else. */
export interface WebText {
  readonly cleaned: Cleaned;
  readonly lines: readonly WebLine[];
  readonly pictures: readonly WebPicture[];
}

const BLOCKS = new Set(
  `address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td
  textarea tfoot th thead title tr ul`.split(/\s+/),
);

/** What a browser shows no text of. `title` is shown, on the window. */
const UNSEEN = new Set(
  'script style template noscript iframe object embed svg math canvas audio video datalist map meta link'.split(
    ' ',
  ),
);

const isUnseen = (element: WebElement) => UNSEEN.has(element.tagName);

/** The white space of HTML and all that breaks a line; a no-break space stands. */
const SPACE = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;

/** A credit inside a caption is a line of its own, whatever element it is. */
const isPictureCredit = (element: WebElement) =>
  /(?:^|[\s_-])(?:credit|copyright|photographer)(?:$|[\s_-])/i.test(attribute(element, 'class') ?? '') ||
  /^(?:creditText|copyrightHolder)$/.test(attribute(element, 'itemprop') ?? '');

/** A part of a line that the page sets as a block of its own, as chat programs part their lines. */
const isSetAsBlock = (element: WebElement) =>
  /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)\b/i.test(
    attribute(element, 'style') ?? '',
  );

const STYLED: Readonly<Record<string, Style['is']>> = { strong: 'strong', b: 'strong', em: 'em', i: 'em' };

/** How the words at one place of the page are marked. */
interface Look {
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string | null;
  /** Words within a block that the page does not show. */
  readonly isHidden: boolean;
  /** Tracked changes and comments, which only a page that our own readers made can have. */
  readonly review: readonly ReviewStyle[];
}

const TRACKED = { ins: 'insertion', del: 'deletion' } as const;

function reviewOf(element: WebElement): ReviewStyle | null {
  if (element.tagName === 'ins' || element.tagName === 'del')
    return {
      is: TRACKED[element.tagName],
      author: attribute(element, 'data-author') ?? '',
      at: attribute(element, 'data-at'),
    };
  const id = element.tagName === 'mark' ? attribute(element, 'data-comment') : null;
  return id === null ? null : { is: 'comment', id };
}

/** The tracked break before a paragraph that one of our readers made. */
function breakBeforeOf(block: WebElement): BreakChange | undefined {
  const kind = attribute(block, 'data-break');
  if (kind !== 'ins' && kind !== 'del') return undefined;
  const author = attribute(block, 'data-author') ?? '';
  return { is: kind === 'ins' ? 'split' : 'join', author, at: attribute(block, 'data-at') };
}

function lookWithin(look: Look, element: WebElement, isOurs: boolean, base: string | null): Look {
  const isHidden = look.isHidden || isHiding(element);
  if (isHidden) return { ...look, isHidden };
  const review = isOurs ? reviewOf(element) : null;
  if (review) return { ...look, review: [...look.review, review] };
  const style = STYLED[element.tagName];
  if (style === 'strong') return { ...look, strong: true };
  if (style === 'em') return { ...look, em: true };
  return element.tagName === 'a' ? { ...look, href: resolveAddress(attribute(element, 'href'), base) } : look;
}

interface Run {
  readonly text: string;
  readonly look: Look;
}

/** The address of the one link that a whole line is, or null. */
function wholeLink(styles: readonly Style[], length: number): string | null {
  const links = styles.flatMap((style) => (style.is === 'link' ? [style] : []));
  const [first] = links;
  const covered = links.reduce((to, link) => (link.from <= to ? Math.max(to, link.to) : to), 0);
  return first && covered === length && links.every(({ href }) => href === first.href) ? first.href : null;
}

function isInItem(block: WebElement): boolean {
  for (const holder of holdersOf(block)) {
    if (holder.tagName === 'li') return true;
    if (holder.tagName === 'article' || holder.tagName === 'main') return false;
  }
  return false;
}

/** Puts lines together, run by run. */
class Lines {
  constructor(private readonly ours: ReadonlySet<WebElement>) {}

  readonly lines: WebLine[] = [];
  readonly pictures: WebPicture[] = [];
  readonly #parts: string[] = [];
  readonly #dropped: Cleaned['dropped'][number][] = [];
  #runs: Run[] = [];
  #endsInSpace = true;
  #length = 0;
  #block: WebElement | null = null;
  #follows = false;

  add(value: string, block: WebElement, look: Look): void {
    if (look.isHidden) {
      // Between the words on either side there is no more space for it.
      if (value.trim() !== '') this.#runs.push({ text: value, look });
      this.#block ??= block;
      return;
    }
    const isPre = block.tagName === 'pre' || block.tagName === 'textarea';
    const text = value.replace(SPACE, ' ');
    if (isPre) {
      // Text that is laid out by hand keeps its lines.
      value.split(/\r\n|[\n\r]/).forEach((line, index) => {
        if (index > 0) this.close(true);
        this.#take(line.replace(SPACE, ' '), block, look);
      });
    } else this.#take(this.#endsInSpace ? text.replace(/^ /, '') : text, block, look);
  }

  #take(text: string, block: WebElement, look: Look): void {
    if (text === '') return;
    this.#block ??= block;
    this.#runs.push({ text, look });
    this.#endsInSpace = text.endsWith(' ');
  }

  picture(element: WebElement): void {
    // What stands before it on the same line is closed later; the picture goes before all of it.
    this.pictures.push({ at: this.#length, element });
  }

  /** Ends the line. `isBreak`: by a line break, after which the same paragraph may go on. */
  close(isBreak = false): void {
    const block = this.#block;
    if (block) this.#line(block, isBreak);
    else if (!isBreak) this.#follows = false;
    this.#runs = [];
    this.#block = null;
    this.#endsInSpace = true;
  }

  #line(block: WebElement, isBreak: boolean): void {
    const from = this.#length;
    const styles: Style[] = [];
    let whole = '';
    for (const { text, look } of this.#runs) {
      if (look.isHidden) {
        this.#dropped.push({ at: this.#length, text, isHidden: true });
        continue;
      }
      const cleaned = clean(text);
      for (const { at, text: dropped } of cleaned.dropped)
        this.#dropped.push({ at: this.#length + at, text: dropped });
      const [start, end] = [this.#length - from, this.#length - from + cleaned.text.length];
      if (end > start) {
        if (look.strong) styles.push({ from: start, to: end, is: 'strong' });
        if (look.em) styles.push({ from: start, to: end, is: 'em' });
        if (look.href !== null) styles.push({ from: start, to: end, is: 'link', href: look.href });
        for (const review of look.review) styles.push({ from: start, to: end, ...review });
      }
      whole += cleaned.text;
      this.#write(cleaned.text);
    }
    const text = whole.trim();
    const lead = whole.length - whole.trimStart().length;
    if (text !== '') {
      const start = from + lead;
      const shifted = styles
        .map((style) => ({
          ...style,
          from: Math.max(0, style.from - lead),
          to: Math.min(text.length, style.to - lead),
        }))
        .filter((style) => style.to > style.from);
      this.lines.push({
        start,
        end: start + text.length,
        text,
        follows: this.#follows,
        styles: shifted,
        block,
        href: wholeLink(shifted, text.length),
        isItem: isInItem(block),
        ...(this.ours.has(block) && !this.#follows && { breakBefore: breakBeforeOf(block) }),
      });
    }
    this.#write(isBreak ? '\n' : '\n\n');
    this.#follows = isBreak;
  }

  #write(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  get cleaned(): Cleaned {
    return { text: this.#parts.join(''), dropped: this.#dropped };
  }
}

/**
 * Reads a page's tree as text. `ours`: the elements that our own readers of document files made, whose marks are believed; `base`:
 * what the addresses of its links start from.
 */
export function pageText(
  document: { readonly childNodes: readonly WebNode[] },
  ours: ReadonlySet<WebElement> = new Set(),
  base: string | null = null,
): WebText {
  const lines = new Lines(ours);
  interface Step {
    readonly node: WebNode | 'close';
    readonly block: WebElement | null;
    readonly look: Look;
  }
  const plain: Look = { strong: false, em: false, href: null, isHidden: false, review: [] };
  // Of a part of a page, words may stand beside the blocks: then what held them is their block.
  const holderOf = ({ parentNode }: WebNode) => (parentNode && isElement(parentNode) ? parentNode : null);
  const stack: Step[] = [...document.childNodes]
    .reverse()
    .map((node) => ({ node, block: holderOf(node), look: plain }));
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, block, look } = step;
    if (node === 'close') lines.close();
    else if (node.nodeName === '#text' && 'value' in node) {
      if (block) lines.add(node.value, block, look);
    } else if (isElement(node) && !isUnseen(node)) {
      if (node.tagName === 'br') lines.close(true);
      else if (node.tagName === 'img') lines.picture(node);
      const isSpeaker = node.tagName === 'cite' && block?.tagName === 'blockquote';
      const isBlock = BLOCKS.has(node.tagName) || isSpeaker || isPictureCredit(node) || isSetAsBlock(node);
      if (isBlock) {
        lines.close();
        stack.push({ node: 'close', block, look });
      }
      const within = lookWithin(look, node, ours.has(node), base);
      // A block that is hidden is a line of its own, and dropped as one.
      const inner = isBlock ? { ...within, isHidden: false } : within;
      for (let at = node.childNodes.length - 1; at >= 0; at--) {
        const child = node.childNodes[at];
        if (child) stack.push({ node: child, block: isBlock ? node : block, look: inner });
      }
    }
  }
  lines.close();
  return { cleaned: lines.cleaned, lines: lines.lines, pictures: lines.pictures };
}
