import { isAddress } from '../../story/attributes';
import type { FieldChange } from '../../story/fields';
import { folded } from '../lines';
import { attribute, elementsBelow, rawText, type WebElement, type WebNode } from './page-tree';
import { resolveAddress } from './resolve-address';

/**
 * What a page says about itself in JSON-LD (schema.org NewsArticle), Open Graph, meta and link elements, and microdata. Hints:
 * they fill the fields and tell which of the page's lines is what; no word of the story comes from here.
 */
export interface Metadata {
  readonly headline: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly fields: FieldChange;
  /** What the addresses on the page start from; null where the page does not say where it stood. */
  readonly base: string | null;
}

/** Of a page that says nothing about itself. */
export const NO_METADATA: Metadata = { headline: '', description: '', authors: [], fields: {}, base: null };

const ARTICLE = /(?:^|[/:])(?:\w*NewsArticle|Article|BlogPosting|Report|OpinionNewsArticle)$/;
/** A page describes itself in a few kilobytes; what is longer is not read. */
const LONGEST_JSON = 200_000;

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value == null ? [] : [value];
const text = (value: unknown): string => (typeof value === 'string' ? folded(value) : '');

/** The name of a person or an organisation, which may be printed as a string or as an object. */
const nameOf = (value: unknown): string => text(isJson(value) ? value['name'] : value);

/** The first description of an article in a page's JSON-LD, whatever it is wrapped in; null where there is none. */
function articleIn(elements: readonly WebElement[]): Json | null {
  for (const element of elements) {
    if (element.tagName !== 'script' || !/ld\+json/i.test(attribute(element, 'type') ?? '')) continue;
    const source = rawText(element);
    if (source.length > LONGEST_JSON) continue;
    let value: unknown;
    try {
      value = JSON.parse(source.replace(/[\u0000-\u001f]/g, ' '));
    } catch {
      // A page whose description of itself is broken is read without it: hints are not copy.
      continue;
    }
    const things = list(value).flatMap((one) => (isJson(one) ? [one, ...list(one['@graph'])] : []));
    const article = things.find(
      (one): one is Json => isJson(one) && list(one['@type']).some((type) => ARTICLE.test(text(type))),
    );
    if (article) return article;
  }
  return null;
}

/** An instant in UTC from a date with its zone; null for one without: it could be any of many instants. */
export function instantOf(printed: string): string | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(printed)) return null;
  const zoned = printed.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

const short = (value: string, most: number) => (value !== '' && value.length <= most ? value : null);

/** Where a browser that kept the page says that it stood: `<!-- saved from url=(0041)https://... -->`. */
function savedFrom(document: { readonly childNodes: readonly WebNode[] }): string | null {
  for (const node of document.childNodes) {
    const found = 'data' in node ? /^\s*saved from url=\(\d+\)(\S+)/i.exec(node.data)?.[1] : undefined;
    if (isAddress(found)) return found;
  }
  return null;
}

/** Reads what a page says about itself. */
export function readMetadata(document: { readonly childNodes: readonly WebNode[] }): Metadata {
  const elements = [...elementsBelow(document)];
  const article = articleIn(elements) ?? {};
  const meta = new Map<string, string[]>();
  const put = (name: string | null, value: string | null) => {
    if (name === null || value === null || folded(value) === '') return;
    const key = name.toLowerCase();
    meta.set(key, [...(meta.get(key) ?? []), folded(value)]);
  };
  for (const element of elements) {
    if (element.tagName === 'meta')
      put(
        attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop'),
        attribute(element, 'content'),
      );
    else if (element.tagName === 'link')
      put(`link:${attribute(element, 'rel') ?? ''}`, attribute(element, 'href'));
    else if (element.tagName === 'html') put('html:lang', attribute(element, 'lang'));
    else if (element.tagName === 'time' && attribute(element, 'itemprop') === 'datePublished')
      put('datepublished', attribute(element, 'datetime'));
  }
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)?.[0] ?? '').find((value) => value !== '') ?? '';
  const address =
    [text(article['url']), first('link:canonical', 'og:url')].find((value) => isAddress(value)) ?? null;
  const stood = address ?? savedFrom(document);
  const given = elements.find((element) => element.tagName === 'base' && attribute(element, 'href') !== null);
  const base = (given && resolveAddress(attribute(given, 'href'), stood)) ?? stood;
  const publisher = short(nameOf(article['publisher']) || first('og:site_name', 'publisher'), 120);
  const section = short(text(list(article['articleSection'])[0]) || first('article:section'), 80);
  const keywords = [
    ...new Set(
      [
        ...list(article['keywords']).flatMap((one) => text(one).split(',')),
        ...(meta.get('article:tag') ?? []),
        ...first('news_keywords', 'keywords').split(','),
      ].map((word) => word.trim()),
    ),
  ]
    .filter((word) => word !== '' && word.length <= 80)
    .slice(0, 50);
  const publishedAt = instantOf(
    text(article['datePublished']) || first('article:published_time', 'datepublished', 'date'),
  );
  const holder = short(nameOf(article['copyrightHolder']), 200);
  const notice = short(text(article['copyrightNotice']), 400);
  return {
    base,
    headline: text(article['headline']) || first('og:title', 'twitter:title', 'headline'),
    description:
      text(article['description']) || first('og:description', 'description', 'twitter:description'),
    authors: [
      ...list(article['author']).map(nameOf),
      ...(meta.get('author') ?? []),
      ...(meta.get('article:author') ?? []),
    ].filter((name) => name !== '' && !isAddress(name)),
    fields: {
      ...(publisher !== null && { publisher }),
      ...(section !== null && { section }),
      ...(keywords.length > 0 && { keywords }),
      ...(publishedAt !== null && { publishedAt }),
      ...(address !== null && { address }),
      ...(holder !== null && { copyrightHolder: holder }),
      ...(notice !== null && { copyrightNotice: notice }),
    },
  };
}
