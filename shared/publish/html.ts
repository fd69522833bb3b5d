import type { ClearedStory } from '../preflight/clearance';
import { plainText } from './copy';
import type { Manuscript, Picture } from './manuscript';
import {
  element,
  jsonScript,
  lines,
  NEWLINE,
  NOTHING,
  styleSheet,
  voidElement,
  words,
  type Markup,
} from './markup';
import { MarkupBody } from './markup-body';
import { newsArticle, publicationTimes, summaryOf } from './news-article';
import { addressInPackage, asUri, isWebAddress } from './uri';

/** `article.html`: a page that stands by itself, with NewsArticle JSON-LD and Open Graph, and nothing fetched from anywhere. */

const STYLE = [
  'body { margin: 0; background: #fff; color: #1a1a1a; font: 1.0625rem/1.6 Georgia, "Noto Serif", serif; }',
  'article { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: break-word; }',
  'h1, h2, p, li, th, td, figcaption { unicode-bidi: plaintext; text-align: start; }',
  'h1 { margin: 0 0 0.5rem; font-size: 2rem; line-height: 1.2; }',
  'h2 { font-size: 1.25rem; line-height: 1.3; }',
  '.kicker { margin: 0; font-weight: bold; }',
  '.standfirst { font-size: 1.1875rem; }',
  '.byline, .credits, figcaption { font-size: 0.9375rem; color: #4a4a4a; }',
  '.lead-in { text-transform: uppercase; }',
  'figure { margin: 1.5rem 0; }',
  'img { display: block; max-width: 100%; height: auto; }',
  '.related-link .label { font-weight: bold; }',
  '.fact-box { margin: 1.5rem 0; padding: 0 1rem; border: 1px solid #c8c8c8; }',
  '.fact-box h2 { margin-bottom: 0.5rem; }',
  'blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #1a1a1a; }',
  'table { border-collapse: collapse; }',
  'th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #c8c8c8; vertical-align: top; }',
];

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

const meta = (name: string, content: string | null | undefined): Markup[] =>
  content ? [voidElement('meta', { name, content }, 'html')] : [];
const graph = (property: string, content: string | null | undefined): Markup[] =>
  content ? [voidElement('meta', { property, content }, 'html')] : [];

/** `id` becomes `id_ID`; a language whose country nobody named stays without one. */
function locale(language: string): string {
  const [tongue = '', region] = language.split('-');
  if (region && /^[A-Za-z]{2}$/.test(region)) return `${tongue.toLowerCase()}_${region.toUpperCase()}`;
  const home: Readonly<Record<string, string>> = { id: 'ID', en: 'US' };
  const country = home[tongue.toLowerCase()];
  return country ? `${tongue.toLowerCase()}_${country}` : tongue.toLowerCase();
}

function head(manuscript: Manuscript, cleared: ClearedStory): Markup {
  const { fields, house } = cleared;
  const title = plainText(manuscript.headline) || fields.slug || cleared.id;
  const times = publicationTimes(cleared);
  const address = isWebAddress(fields.address) ? asUri(fields.address) : null;
  const first = manuscript.blocks.find(
    (block): block is Picture => block.type === 'picture' && block.file !== null,
  );
  const pictureAddress = first?.file ? addressInPackage(first.file.path, cleared) : null;
  return element(
    'head',
    {},
    NEWLINE,
    lines(
      voidElement('meta', { charset: 'utf-8' }, 'html'),
      voidElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, 'html'),
      element('title', {}, words(title)),
      ...meta('description', summaryOf(manuscript)),
      ...(address ? [voidElement('link', { rel: 'canonical', href: address }, 'html')] : []),
      ...graph('og:type', 'article'),
      ...graph('og:title', title),
      ...graph('og:description', summaryOf(manuscript)),
      ...graph('og:locale', locale(fields.language)),
      ...graph('og:site_name', fields.publisher || house.name),
      ...graph('og:url', address),
      ...graph('og:image', pictureAddress),
      ...graph('og:image:alt', pictureAddress ? first?.altText : null),
      ...graph('article:published_time', times.published),
      ...graph('article:modified_time', times.modified),
      ...graph('article:section', fields.section),
      ...fields.keywords.flatMap((keyword) => graph('article:tag', keyword)),
      jsonScript('application/ld+json', newsArticle(manuscript, cleared)),
      styleSheet(STYLE),
    ),
    NEWLINE,
  );
}

function storyElement(manuscript: Manuscript): Markup {
  const body = new MarkupBody('html');
  const furniture = (name: string, content: Markup) =>
    content === NOTHING ? NOTHING : element('p', { class: name }, content);
  const headline = body.copy(manuscript.headline);
  const content = lines(
    furniture('kicker', words(manuscript.kicker)),
    headline === NOTHING ? NOTHING : element('h1', {}, headline),
    furniture('standfirst', body.copy(manuscript.standfirst)),
    furniture('byline', words(manuscript.byline)),
    body.blocks(manuscript.blocks),
    body.signOff(manuscript),
    body.credits(manuscript),
  );
  return element('article', {}, NEWLINE, content, NEWLINE);
}

/** Writes the page. */
export function writeHtml(manuscript: Manuscript, cleared: ClearedStory): string {
  const { language } = cleared.fields;
  const direction = RIGHT_TO_LEFT.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : null;
  const page = element(
    'html',
    { lang: language, dir: direction, prefix: 'og: https://ogp.me/ns# article: https://ogp.me/ns/article#' },
    NEWLINE,
    head(manuscript, cleared),
    NEWLINE,
    element('body', {}, NEWLINE, element('main', {}, NEWLINE, storyElement(manuscript), NEWLINE), NEWLINE),
    NEWLINE,
  );
  return `<!DOCTYPE html>\n${page}\n`;
}
