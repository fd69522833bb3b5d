import type { FieldChange } from '../../../story/fields';
import { filePage, type FilePage, type LeftOut } from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { child, descendants, elementsOf, lineOf, type XmlElement } from '../xml-tree';
import { addressOrNull, keywordsOf, takenFields } from './field-values';
import { UsedElements } from './xml-rest';

/**
 * IPTC NITF 3.x, with and without its namespace. Its body is nearly HTML, and becomes it: `hl2` a crosshead, `media` a picture
 * with caption and producer, `block` what it holds.
 */

/** `20260105T032000Z`, as NITF writes an instant, in the form of the journal. */
function nitfInstant(norm: string | undefined): string | null {
  const [, y, mo, d, h, mi, s, zone = 'Z'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?)?$/.exec(norm ?? '') ?? [];
  if (!y) return null;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const time = Date.parse(`${y}-${mo ?? '01'}-${d ?? '01'}T${h ?? '00'}:${mi ?? '00'}:${s ?? '00'}${offset}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

const SAME = new Set(
  'p em strong a ol ul li table tr td th caption hr br pre sub sup q tbody thead'.split(' '),
);

/** Blocks and inline elements of an NITF body as page markup. */
function bodyMarkup(element: XmlElement): PageMarkup {
  return joined(
    element.children.map((node) => (typeof node === 'string' ? said(node) : elementMarkup(node))),
  );
}

function elementMarkup(element: XmlElement): PageMarkup {
  const { name, attributes } = element;
  if (name === 'br' || name === 'hr') return tag(name, {});
  if (name === 'a') return tag('a', { href: attributes['href'] }, bodyMarkup(element));
  if (name === 'td' || name === 'th')
    return tag(name, { colspan: attributes['colspan'], rowspan: attributes['rowspan'] }, bodyMarkup(element));
  if (SAME.has(name)) return tag(name === 'pre' ? 'p' : name, {}, bodyMarkup(element));
  switch (name) {
    case 'hl1':
    case 'hl2':
      return tag('h2', {}, bodyMarkup(element));
    case 'bq': {
      const credit = child(element, 'credit');
      const blocks = elementsOf(element).filter((one) => one !== credit);
      return tag(
        'blockquote',
        {},
        ...blocks.map(elementMarkup),
        ...(credit ? [tag('cite', {}, said(lineOf(credit)))] : []),
      );
    }
    case 'media': {
      const references = elementsOf(element, 'media-reference');
      const source = references
        .map((one) => one.attributes['source'] ?? '')
        .find((one) => addressOrNull(one));
      const altText = references.map((one) => one.attributes['alternate-text'] ?? '').find(Boolean) ?? '';
      const captions = elementsOf(element, 'media-caption').map((caption) =>
        tag('p', {}, said(lineOf(caption))),
      );
      const type = attributes['media-type'] ?? 'image';
      if (type !== 'image') return joined(captions, '\n');
      return tag(
        'figure',
        {},
        tag('img', { src: source ?? null, alt: altText }),
        tag('figcaption', {}, ...captions),
        tag('p', { class: 'creditLine' }, said(elementsOf(element, 'media-producer').map(lineOf).join('/'))),
      );
    }
    case 'block':
    case 'nitf-table':
      return bodyMarkup(element);
    case 'dl':
      return tag('ul', {}, ...elementsOf(element).map((one) => tag('li', {}, bodyMarkup(one))));
    default:
      // person, location, org, money, num, chron: what is said stays, what it is tagged as is not ours.
      return bodyMarkup(element);
  }
}

/** What an NITF document holds, for a file of its own or one inside NewsML-G2. */
export function nitfPage(nitf: XmlElement): FilePage {
  const used = new UsedElements();
  const head = child(nitf, 'head');
  const docdata = child(head, 'docdata');
  const body = child(nitf, 'body') ?? nitf;
  const bodyHead = child(body, 'body.head');
  const content = used.use(child(body, 'body.content'));
  const end = child(body, 'body.end');
  const title = used.use(child(head, 'title'));
  const headline = used.use(child(child(bodyHead, 'hedline'), 'hl1'));
  const second = used.use(child(child(bodyHead, 'hedline'), 'hl2'));
  const abstract = used.use(child(bodyHead, 'abstract'));
  const byline = used.use(child(bodyHead, 'byline'));
  const dateline = used.use(child(bodyHead, 'dateline'));
  const tagline = used.use(child(end, 'tagline'));
  const standfirst = lineOf(abstract) || lineOf(second);
  const closing = tagline ? tag('p', {}, bodyMarkup(tagline)) : said('');
  const dropped: LeftOut[] = used.rest(nitf).filter(({ text }) => text !== lineOf(headline));
  const facts = {
    headline: lineOf(headline) || lineOf(title),
    byline: bylineOf(byline),
    dateline: lineOf(dateline),
  };
  return filePage(
    { is: 'document', markup: joined([content ? bodyMarkup(content) : said(''), closing], '\n') },
    {
      furniture: {
        ...(facts.headline && { headline: facts.headline }),
        ...(standfirst && { standfirst }),
        ...(facts.byline && { byline: facts.byline }),
        ...(facts.dateline && { dateline: facts.dateline }),
      },
      fields: fieldsOf(nitf, docdata),
      left: [
        ...dropped,
        ...(abstract && second && lineOf(second) !== standfirst
          ? [{ what: { id: 'judul kedua', en: 'a second headline' }, text: lineOf(second) }]
          : []),
      ],
    },
  );
}

/** The byline with the person's title behind a comma: the two are elements of their own and stand without a space. */
function bylineOf(byline: XmlElement | undefined): string {
  const title = child(byline, 'byttl');
  if (!byline || !title) return lineOf(byline);
  const name = lineOf({ ...byline, children: byline.children.filter((one) => one !== title) });
  return [name, lineOf(title)].filter(Boolean).join(', ');
}

function fieldsOf(nitf: XmlElement, docdata: XmlElement | undefined): FieldChange {
  const attribute = (element: string, name: string) => child(docdata, element)?.attributes[name];
  const isEmbargoed = attribute('date.release', 'norm') !== undefined;
  return takenFields({
    language: nitf.attributes['lang'],
    urgency: Number(attribute('urgency', 'ed-urg')) || null,
    embargo: isEmbargoed ? nitfInstant(attribute('date.release', 'norm')) : null,
    publishedAt: nitfInstant(attribute('date.issue', 'norm')),
    noteToEditors: [attribute('ed-msg', 'info'), attribute('ed-msg', 'msg')].filter(Boolean).join('\n'),
    copyrightHolder: attribute('doc.copyright', 'holder'),
    usageTerms: attribute('doc.rights', 'limitations'),
    keywords: keywordsOf(
      [...(docdata ? descendants(docdata, 'keyword') : [])].map((one) => one.attributes['key'] ?? ''),
    ),
  });
}
