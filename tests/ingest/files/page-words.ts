import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { FilePage } from '../../../shared/ingest/files/file-page';

/** The words of pages, in order: what two readers of one document must agree on. */

type Node = DefaultTreeAdapterMap['node'];

const parts = (text: string) => text.split(/\s+/).filter(Boolean);

/** What stands between two blocks parts two words, whether or not there is white space in the source. */
const BLOCK = /^(p|h[1-6]|li|td|th|tr|table|ul|ol|blockquote|div|figure|figcaption|br|dt|dd)$/;

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  // Words that a tracked change takes out are not printed.
  if (node.nodeName === 'del' || !('childNodes' in node)) return node.nodeName === 'br' ? '\n' : '';
  const inner = node.childNodes.map(textOf).join('');
  return BLOCK.test(node.nodeName) ? `\n${inner}\n` : inner;
}

/** The words that a reader of this HTML sees. */
export const wordsOfHtml = (html: string): string[] => parts(textOf(parse(html)));

/** The words of a page that one of our readers of files made. */
export const wordsOfPage = ({ body }: FilePage): string[] =>
  body.is === 'text' ? parts(body.text) : wordsOfHtml(body.markup);
