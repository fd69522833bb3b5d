import { attribute, classesOf, textBelow, type Element } from './html-tree';
import type { LeftOut } from './blocks';
import { isHidden, isMark, type Declarations } from './styles';

/** Parts of pasted HTML that are no copy: machinery of the page, what is hidden, and what reviewers left in it. */

const MACHINERY = new Set([
  'head', 'title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'xml', 'svg', 'object', 'applet', 'canvas',
  'map', 'audio', 'track', 'frame', 'frameset', 'noframes', 'button', 'select', 'option', 'textarea', 'input', 'nav', 'dialog',
  'colgroup', 'col',
]); // prettier-ignore
const ROLES = new Set(['navigation', 'search', 'menu', 'menubar', 'toolbar', 'tablist']);

/** Classes of what the page's own readers never see, or that is no part of the text they read. */
const CLASSES = new Set([
  'sr-only', 'visually-hidden', 'screen-reader-text', 'mw-editsection', 'noprint', 'navbox', 'adsbygoogle', 'share-buttons',
  'social-share', 'gmail_attr_hidden',
]); // prettier-ignore
/** Marks of Word's comments in the text. */
const COMMENT_CLASSES = new Set(['msocommentreference', 'msocomanchor']);

/** True if an element is left aside with everything in it. What a reviewer put there is counted. */
export function isLeftAside(element: Element, style: Declarations, leftOut: LeftOut): boolean {
  if (MACHINERY.has(element.tagName) || isHidden(element, style)) return true;
  const classes = classesOf(element).map((name) => name.toLowerCase());
  if (element.tagName === 'del' || classes.includes('msodel')) {
    if (textBelow(element).trim() !== '') leftOut.deletions += 1;
    return true;
  }
  if (/^comment/.test(style.get('mso-element') ?? '')) return true;
  if (classes.some((name) => COMMENT_CLASSES.has(name))) {
    leftOut.comments += 1;
    return true;
  }
  if (isMark(style)) return true;
  // A reference mark, "[1]", on an encyclopedia's page.
  if (element.tagName === 'sup' && classes.includes('reference')) return true;
  return ROLES.has(attribute(element, 'role') ?? '') || classes.some((name) => CLASSES.has(name));
}
