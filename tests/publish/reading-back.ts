import { execFileSync, spawnSync } from 'node:child_process';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** Reads exported files back with readers that are not ours. */

type HtmlNode = DefaultTreeAdapterTypes.Node;

const BLOCKS = new Set(
  'address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 hr li main ol p section table td th tr ul'.split(
    ' ',
  ),
);

function textIn(node: HtmlNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (node.nodeName === 'script' || node.nodeName === 'style' || node.nodeName === 'head') return '';
  const children = 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
  return BLOCKS.has(node.nodeName) ? `\n${children}\n` : children;
}

/** Every element below a node, in document order. */
export function elementsIn(node: HtmlNode): readonly DefaultTreeAdapterTypes.Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []));
}

export const attribute = (element: DefaultTreeAdapterTypes.Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

/** The words that a browser would show of a page. */
export const pageText = (html: string) => textIn(parse(html));
export const fragmentText = (html: string) => textIn(parseFragment(html));
export { parse, parseFragment };

/** Every string in a JSON value; a body in XHTML (ninjs: `body_xhtml`, or a `value` beside its content type) gives its words. */
export function jsonTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(jsonTexts);
  if (value === null || typeof value !== 'object') return [];
  const record = value as Readonly<Record<string, unknown>>;
  const isBody = (key: string) =>
    key === 'body_xhtml' || (key === 'value' && record['contentType'] === 'application/xhtml+xml');
  return Object.entries(record).flatMap(([key, one]) =>
    isBody(key) && typeof one === 'string' ? [fragmentText(one)] : jsonTexts(one),
  );
}

export const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;
export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}
const isPandocNode = (value: unknown): value is PandocNode =>
  typeof value === 'object' && value !== null && typeof (value as PandocNode).t === 'string';

/** The words in pandoc's reading: the strings of its text nodes, a space for a space or break, a line for a block. */
function pandocText(value: unknown): string {
  if (Array.isArray(value)) return value.map(pandocText).join('');
  if (!isPandocNode(value)) return '';
  switch (value.t) {
    case 'Str':
      return value.c as string;
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'RawInline':
    case 'RawBlock':
      return '';
    case 'Code':
    case 'Math':
    case 'CodeBlock':
      return `<<${value.t}>>${(value.c as readonly unknown[]).at(-1) as string}`;
    case 'Quoted':
      return `<<Quoted>>${pandocText((value.c as readonly unknown[])[1])}`;
    case 'Para':
    case 'Plain':
    case 'Header':
      return `\n${pandocText(value.c)}\n`;
    case 'Image':
      return '';
    default:
      return pandocText(value.c);
  }
}

/** What pandoc's `commonmark_x` reads in Markdown, as plain words. */
export function pandocWords(markdown: string): string {
  const json = execFileSync('pandoc', ['-f', 'commonmark_x', '-t', 'json'], {
    input: markdown,
    encoding: 'utf8',
  });
  return pandocText((JSON.parse(json) as { blocks: unknown }).blocks);
}

/** An image's alt text and address, a link's words and address, as pandoc reads them. */
export function pandocTargets(
  markdown: string,
): readonly { readonly kind: string; readonly words: string; readonly target: string }[] {
  const json = execFileSync('pandoc', ['-f', 'commonmark_x', '-t', 'json'], {
    input: markdown,
    encoding: 'utf8',
  });
  const found: { kind: string; words: string; target: string }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isPandocNode(value)) return;
    if (value.t === 'Link' || value.t === 'Image') {
      const [, inner, [target]] = value.c as [unknown, unknown, [string, string]];
      found.push({ kind: value.t, words: pandocText(inner), target });
    }
    walk(value.c);
  };
  walk((JSON.parse(json) as { blocks: unknown }).blocks);
  return found;
}

/** Throws with the parser's words if a text is not well-formed XML. */
export function requireWellFormed(xml: string): void {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--huge', '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** White space that formats fold, folded; everything else as it is. */
export const folded = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim();
