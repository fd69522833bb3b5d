import { slugOf } from '../../story/fields';
import { clean } from '../control-characters';
import type { Correction } from '../corrections';
import type { Draft, Reading } from '../draft';
import { draftOf } from '../ingest';
import { folded } from '../lines';
import { newPage, pageOf } from '../page';
import { recognisePage } from '../recognise';
import type { ReportPiece } from '../report';
import { ALL_RULES, type IngestRules } from '../rules/all-rules';
import { NO_METADATA } from '../web/metadata';
import { pageText } from '../web/page-text';
import { elementsBelow, parsePage, type WebElement, type WebNode } from '../web/page-tree';
import { wholePage } from '../web/story-region';
import { markWebPage } from '../web/web-marks';
import type { FileBody, FileLink, FilePage, FilePicture } from './file-page';
import { headMarkup, markNamedPieces, markPictures, tailMarkup } from './named-pieces';
import { joined, said, tag, type PageMarkup } from './page-markup';
import { words } from '../../story/words';

/** What stands in the body of markup. A part of a page is all body: without a word of that, its first elements could be a head's. */
function bodyNodes(markup: string): WebNode[] {
  const page = /<(?:html|head|body|frameset)[\s>]/i.test(markup) ? markup : `<body>${markup}`;
  const body = [...elementsBelow(parsePage(page))].find(({ tagName }) => tagName === 'body');
  return body ? [...body.childNodes] : [];
}

/** Plain text as a page: its paragraphs as the recognisers of plain text see lines, each line break kept. */
function textMarkup(text: string): PageMarkup {
  const paragraphs = text.split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)+/);
  return joined(
    paragraphs.map((paragraph) => tag('p', {}, joined(paragraph.split(/\r\n|\r|\n/).map(said), '<br>'))),
    '\n',
  );
}

const markupOf = (body: FileBody): string => (body.is === 'text' ? textMarkup(body.text) : body.markup);

/** Pictures and links that the copy does not show itself: feeds send those that it shows once more beside it. */
function besideCopy(page: FilePage, copy: string): { pictures: FilePicture[]; related: FileLink[] } {
  // Folded once: a feed may send thousands of links with a long story.
  const shown = folded(copy);
  const isShown = (text: string) => text !== '' && shown.includes(folded(text));
  return {
    pictures: page.pictures.filter(({ caption }) => !isShown(caption)),
    related: page.related.filter(({ title }) => !isShown(title)),
  };
}

/**
 * Makes a draft story of a file that one of our readers has read. What the format names is taken as it says; the copy goes the
 * way of every web page. The texts of the report, joined, are everything that the file says, in the order of the page; what was
 * left out stands at the end.
 */
export function ingestFilePage(
  page: FilePage,
  reading: Reading,
  rules: IngestRules = ALL_RULES,
  corrections: readonly Correction[] = [],
): Draft {
  const isBare =
    page.body.is === 'text' && Object.keys(page.furniture).length === 0 && page.pictures.length === 0;
  const draft = isBare
    ? plainDraft(page.body, reading, rules, corrections)
    : pageDraft(page, reading, rules, corrections);
  const left: ReportPiece[] = page.left.map(({ what, text }) => ({
    text: `\n${text || what.en}`,
    fate: 'dropped',
    as: 'leftOut',
    why: words(`${what.id}: tidak ada tempatnya di dalam naskah`, `${what.en}: a story has no place for it`),
  }));
  const comments: ReportPiece[] = page.comments.map(({ author, text }) => ({
    text: `\n${author}: ${text}`,
    fate: 'moved',
    as: 'comment',
    why: words(
      'komentar di tepi halaman: menjadi utas di Tinjauan, pada kata-kata yang dibahasnya',
      'a comment in the margin: a thread in Review, on the words it is about',
    ),
  }));
  return {
    ...draft,
    fields: {
      ...draft.fields,
      slug: slugOf(page.furniture.headline ?? '') || draft.fields.slug,
      ...page.fields,
    },
    report: [...draft.report, ...comments, ...left],
    files: page.files,
    comments: page.comments,
  };
}

/** A mail or a feed of nothing but text is read as any plain text. */
function plainDraft(
  body: FileBody,
  reading: Reading,
  rules: IngestRules,
  corrections: readonly Correction[],
): Draft {
  const cleaned = clean(body.is === 'text' ? body.text : '');
  return draftOf(cleaned, recognisePage(newPage(cleaned.text, rules)), reading, { corrections });
}

function pageDraft(
  page: FilePage,
  reading: Reading,
  rules: IngestRules,
  corrections: readonly Correction[],
): Draft {
  const body = bodyNodes(markupOf(page.body));
  const copy = pageText({ childNodes: body }).cleaned.text;
  const { pictures, related } = besideCopy(page, copy);
  const head = bodyNodes(headMarkup(page, pictures));
  const tail = bodyNodes(tailMarkup(page.furniture, related));
  const ours = new Set<WebElement>();
  const believe = (nodes: readonly WebNode[]) => {
    for (const element of elementsBelow({ childNodes: nodes })) ours.add(element);
  };
  believe(head);
  believe(tail);
  if (page.body.is === 'document') believe(body);
  const base = page.fields.address ?? null;
  const text = pageText({ childNodes: [...head, ...body, ...tail] }, ours, base);
  const lines = pageOf(text.cleaned.text, text.lines, rules);
  markNamedPieces(lines, ours);
  const placed = markPictures(
    lines,
    text.pictures.filter(({ element }) => ours.has(element)),
  );
  const found = markWebPage(
    { ...lines, between: new Map() },
    { ...NO_METADATA, base },
    text.pictures.filter(({ element }) => !ours.has(element)),
    wholePage(lines.lines),
  );
  const between = new Map([
    ...placed,
    ...[...found].map(([at, blocks]) => [at, [...(placed.get(at) ?? []), ...blocks]] as const),
  ]);
  return draftOf(text.cleaned, recognisePage({ ...lines, between }), reading, {
    given: page.fields,
    corrections,
  });
}
