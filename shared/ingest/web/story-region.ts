import { endsSentence } from '../lines';
import type { WebLine } from './page-text';
import { attribute, holdersOf, isHiding, type WebElement } from './page-tree';
import { words, type Words } from '../../story/words';

/** Where on a page the story is. */
export interface StoryRegion {
  /** The element that holds the copy. */
  readonly root: WebElement | null;
  /** The numbers of its first line and of the line after its last. */
  readonly from: number;
  readonly to: number;
}

/** What stands on a page but is no part of its story, by the element that holds it. */
export interface Surroundings {
  readonly as: 'hidden' | 'navigation' | 'aside' | 'pageFurniture' | 'pageFooter';
  readonly why: Words;
}

const BY_TAG: Readonly<Record<string, Surroundings>> = {
  nav: { as: 'navigation', why: words('berada di navigasi halaman', 'stands in the navigation of the page') },
  aside: { as: 'aside', why: words('berada di samping naskah', 'stands beside the story') },
  footer: { as: 'pageFooter', why: words('berada di kaki halaman', 'stands in the foot of the page') },
  form: { as: 'pageFurniture', why: words('bagian dari formulir halaman', 'belongs to a form of the page') },
  button: { as: 'pageFurniture', why: words('tombol halaman', 'a button of the page') },
  select: {
    as: 'pageFurniture',
    why: words('pilihan yang ditawarkan halaman', 'a choice that the page offers'),
  },
  textarea: { as: 'pageFurniture', why: words('kotak isian di halaman', 'a place to type on the page') },
  dialog: { as: 'pageFurniture', why: words('jendela di dalam halaman', 'a window of the page') },
  menu: { as: 'navigation', why: words('menu halaman', 'a menu of the page') },
};
const BY_ROLE: Readonly<Record<string, string>> = {
  navigation: 'nav',
  complementary: 'aside',
  contentinfo: 'footer',
  search: 'form',
  button: 'button',
  dialog: 'dialog',
  menu: 'menu',
};

/** Words in a class or an id that tell what a part of a page is for; only short lines are judged by them. */
const BY_CLASS =
  /(?:^|[\s_-])(?:share|sharing|social|sosmed|breadcrumbs?|newsletter|advert(?:isement)?|ads?|iklan|comments?|komentar|tags?|related|terkait|recommend(?:ed|ation)?|rekomendasi|promo|popular|terpopuler|trending|sidebar|menu|navbar|cookie|subscribe|paywall|toolbar|pagination|paging)(?:$|[\s_-])/i;
const LONGEST_BY_CLASS = 200;

const HIDDEN: Surroundings = {
  as: 'hidden',
  why: words('tidak ditampilkan oleh halaman', 'the page does not show it'),
};

/** True for what the page does not show, by an element between it and `root`. */
function isHidden(block: WebElement, root: WebElement | null): boolean {
  for (const holder of holdersOf(block)) {
    if (isHiding(holder)) return true;
    if (holder === root) return false;
  }
  return false;
}

/** The foot of a quotation names who is quoted. */
function isInQuote(element: WebElement): boolean {
  for (const holder of holdersOf(element)) if (holder.tagName === 'blockquote') return true;
  return false;
}

/** What a line is a part of besides the story, as far as the elements between it and `root` tell; null for the story's own. */
export function surroundingsOf(line: WebLine, root: WebElement | null): Surroundings | null {
  if (isHidden(line.block, root)) return HIDDEN;
  const isProse = line.text.length > LONGEST_BY_CLASS && endsSentence(line.text);
  for (const holder of holdersOf(line.block)) {
    if (holder === root) return null;
    const tag = BY_ROLE[attribute(holder, 'role') ?? ''] ?? holder.tagName;
    const told = BY_TAG[tag];
    if (told && !(tag === 'footer' && isInQuote(holder))) return told;
    const named = `${attribute(holder, 'class') ?? ''} ${attribute(holder, 'id') ?? ''}`;
    if (!isProse && holder.tagName !== 'body' && holder.tagName !== 'html' && BY_CLASS.test(named))
      return {
        as: 'pageFurniture',
        why: words(
          `berada di bagian halaman yang bernama "${named.trim().slice(0, 60)}"`,
          `stands in a part of the page called "${named.trim().slice(0, 60)}"`,
        ),
      };
  }
  return null;
}

/** The share of a line that is links. */
function linkShare(line: WebLine): number {
  const linked = (line.styles ?? [])
    .filter(({ is }) => is === 'link')
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return linked / line.text.length;
}

/** How much of a story's prose a line is: its characters, or none where it reads as something else. */
function proseOf(line: WebLine): number {
  const reads = line.text.length >= 140 || (line.text.length >= 50 && endsSentence(line.text));
  return reads && linkShare(line) < 0.5 && surroundingsOf(line, null) === null ? line.text.length : 0;
}

/** An element that says of itself that it holds a story has at least this share of the page's prose. */
const SHARE_OF_NAMED = 0.4;
/** One that does not is the innermost with this share. */
const SHARE_OF_FOUND = 0.7;

const isBody = (element: WebElement) =>
  (attribute(element, 'itemprop') ?? '').split(/\s+/).includes('articleBody');
const isArticle = (element: WebElement) =>
  element.tagName === 'article' || attribute(element, 'role') === 'article';
const isMain = (element: WebElement) => element.tagName === 'main' || attribute(element, 'role') === 'main';

/** A page that is nothing but the story. */
export const wholePage = (lines: readonly WebLine[]): StoryRegion => ({
  root: null,
  from: 0,
  to: lines.length,
});

/** Finds where on a page the story is: what says so of itself, else where most of the prose stands. */
export function storyRegion(lines: readonly WebLine[]): StoryRegion {
  const weights = new Map<WebElement, number>();
  let total = 0;
  for (const line of lines) {
    const prose = proseOf(line);
    if (prose === 0) continue;
    total += prose;
    for (const holder of holdersOf(line.block)) weights.set(holder, (weights.get(holder) ?? 0) + prose);
  }
  const heaviest = (is: (element: WebElement) => boolean) =>
    [...weights]
      .filter(([element, weight]) => is(element) && weight >= total * SHARE_OF_NAMED)
      .sort((a, b) => b[1] - a[1])[0]?.[0];
  // Elements were met from the inside out: of those with the same weight the first is the innermost.
  const found = () =>
    [...weights].filter(([, weight]) => weight >= total * SHARE_OF_FOUND).sort((a, b) => a[1] - b[1])[0]?.[0];
  const root =
    total === 0 ? null : (heaviest(isArticle) ?? heaviest(isBody) ?? heaviest(isMain) ?? found() ?? null);
  if (!root) return { root: null, from: 0, to: lines.length };
  const isInside = (line: WebLine) => {
    for (const holder of holdersOf(line.block)) if (holder === root) return true;
    return false;
  };
  return { root, from: lines.findIndex(isInside), to: lines.findLastIndex(isInside) + 1 };
}
