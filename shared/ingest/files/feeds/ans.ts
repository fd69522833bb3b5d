import type { Credit } from '../../../story/credit';
import { filePage, instantOf, type FileLink, type FilePage, type FilePicture } from '../file-page';
import { JsonValue } from '../json-value';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { addressOrNull, creditOf, keywordsOf, line, takenFields } from './field-values';

/** Arc Publishing's ANS (schemas 0.10.x): a story is a list of content elements whose words are HTML. */

/** True for JSON that is an ANS story. */
export function isAns(json: unknown): boolean {
  const story = new JsonValue(json);
  return (
    story.get('type').text() === 'story' &&
    /^0\.\d+\.\d+$/.test(story.get('version').text()) &&
    (story.has('content_elements') || story.has('headlines'))
  );
}

/** The HTML that an element holds: as somebody wrote it, so it goes to the page as it is and is believed there no more than any other. */
const markupOf = (element: JsonValue) => element.get('content').text() as PageMarkup;

function namesOf(list: JsonValue): string[] {
  return list.items().flatMap((one) => {
    const name =
      one.get('name').line() || `${one.get('first_name').line()} ${one.get('last_name').line()}`.trim();
    return name ? [name] : [];
  });
}

function pictureOf(image: JsonValue): FilePicture {
  const by = namesOf(image.get('credits').get('by'));
  const from = namesOf(image.get('credits').get('affiliation'));
  image.get('credits').passOver();
  return {
    source: addressOrNull(image.get('url').text()),
    caption: image.get('caption').text().trim() || image.get('subtitle').line(),
    creditLine:
      [...by, ...from].join('/') ||
      image.get('vanity_credits').get('by').items()[0]?.get('name').line() ||
      '',
    altText: image.get('alt_text').line(),
    rights: line(image.get('copyright').text(), 1000),
  };
}

function figure(image: JsonValue): PageMarkup {
  const { source, caption, creditLine, altText } = pictureOf(image);
  return tag(
    'figure',
    {},
    tag('img', { src: source, alt: altText }),
    tag('figcaption', {}, said(caption)),
    tag('p', { class: 'creditLine' }, said(creditLine)),
  );
}

const rowOf = (cells: readonly JsonValue[], name: 'td' | 'th') =>
  tag(
    'tr',
    {},
    ...cells.map((cell) =>
      tag(
        name,
        {},
        cell.value !== null && typeof cell.value === 'object' ? markupOf(cell) : (cell.text() as PageMarkup),
      ),
    ),
  );

const label = (element: JsonValue) => element.get('title').line() || element.get('subtype').line();

/** One content element as page markup. */
function elementOf(element: JsonValue): PageMarkup {
  const type = element.get('type').text();
  element.get('_id').passOver();
  element.get('additional_properties').passOver();
  switch (type) {
    case 'text':
      return tag('p', {}, markupOf(element));
    case 'header':
      return tag(`h${Math.min(6, Math.max(2, element.get('level').number() ?? 2))}`, {}, markupOf(element));
    case 'image':
      return figure(element);
    case 'gallery':
      return joined(element.get('content_elements').items().map(figure), '\n');
    case 'interstitial_link':
      return tag(
        'p',
        { class: 'relatedLink' },
        tag('a', { href: addressOrNull(element.get('url').text()) }, markupOf(element)),
      );
    case 'link_list':
      return joined(element.get('items').items().map(elementOf), '\n');
    case 'list':
      return tag(
        element.get('list_type').text() === 'ordered' ? 'ol' : 'ul',
        {},
        ...element
          .get('items')
          .items()
          .map((one) => tag('li', {}, elementOf(one))),
      );
    case 'list_element':
      return markupOf(element);
    case 'blockquote':
      return tag('blockquote', {}, tag('p', {}, markupOf(element)));
    case 'quote': {
      const citation = element.get('citation').get('content').text();
      return tag(
        'blockquote',
        {},
        ...element.get('content_elements').items().map(elementOf),
        ...(citation ? [tag('cite', {}, citation as PageMarkup)] : []),
      );
    }
    case 'table':
      return tag(
        'table',
        {},
        rowOf(element.get('header').items(), 'th'),
        ...element
          .get('rows')
          .items()
          .map((row) =>
            rowOf(row.value && Array.isArray(row.value) ? row.items() : row.get('cells').items(), 'td'),
          ),
      );
    case 'divider':
      return tag('hr', {});
    case 'element_group':
    case 'content_zone':
      return joined(element.get('content_elements').items().map(elementOf), '\n');
    case 'raw_html':
    case 'code':
      return markupOf(element);
    case 'video':
    case 'audio':
    case 'custom_embed':
    case 'oembed_response':
    case 'reference': {
      const address =
        element.get('canonical_url').text() ||
        element.get('url').text() ||
        element.get('raw_oembed').get('url').text() ||
        element.get('embed').get('url').text();
      const title = element.get('headlines').get('basic').line() || label(element);
      return tag('p', {}, tag('a', { href: addressOrNull(address) }, said(title || address)));
    }
    default:
      // Correction, endorsement, rating: their words are copy, whatever they are called.
      return element.has('content') ? tag('p', {}, markupOf(element)) : said('');
  }
}

/** Reads an ANS story. */
export function readAns(json: unknown): FilePage {
  const story = new JsonValue(json);
  const body = joined(story.get('content_elements').items().map(elementOf), '\n');
  const authors = namesOf(story.get('credits').get('by'));
  const credits: Credit[] = story
    .get('credits')
    .members()
    .filter(({ path }) => path !== 'credits.by')
    .flatMap((group) => {
      const role = (group.path.split('.').at(-1) ?? '').replace(/s$/, '');
      return namesOf(group).flatMap((name) => creditOf(name, role, '') ?? []);
    });
  const promoted = story.get('promo_items').members();
  const pictures = promoted.filter((one) => one.get('type').text() === 'image').map(pictureOf);
  const related: FileLink[] = story
    .get('related_content')
    .members()
    .flatMap((list) => list.items())
    .flatMap((one) => {
      const title = one.get('headlines').get('basic').line();
      const href = addressOrNull(one.get('canonical_url').text());
      return title || href ? [{ label: '', title, href }] : [];
    });
  const embargo = story.get('content_restrictions').get('embargo');
  const fields = takenFields({
    slug: line(story.get('slug').text(), 120),
    language: story.get('language').text(),
    embargo: embargo.get('active').value === true ? instantOf(embargo.get('end_time').text()) : null,
    noteToEditors: [story.get('editor_note').text(), embargo.get('description').text()]
      .filter(Boolean)
      .join('\n'),
    copyrightNotice: story.get('copyright').line(),
    publishedAt: instantOf(
      story.get('first_publish_date').text() || story.get('publish_date').text() || undefined,
    ),
    address: addressOrNull(story.get('canonical_url').text()),
    keywords: keywordsOf([
      ...story
        .get('taxonomy')
        .get('tags')
        .items()
        .map((tagged) => tagged.get('text').text() || tagged.get('slug').text()),
      ...story
        .get('taxonomy')
        .get('seo_keywords')
        .items()
        .map((keyword) => keyword.text()),
    ]),
    section: line(story.get('taxonomy').get('primary_section').get('name').text(), 80),
    source: line(story.get('source').get('name').text() || story.get('distributor').get('name').text(), 120),
  });
  for (const name of 'type version _id created_date display_date last_updated_date revision workflow planning owner websites website website_url additional_properties publishing canonical_website subtype'.split(
    ' ',
  ))
    story.get(name).passOver();
  for (const one of promoted) for (const name of ['type', 'version', '_id']) one.get(name).passOver();
  const headline = story.get('headlines').get('basic').line();
  const standfirst =
    story.get('subheadlines').get('basic').line() || story.get('description').get('basic').line();
  const kicker = story.get('label').get('basic').get('text').line();
  return filePage(
    { is: 'html', markup: body },
    {
      furniture: {
        ...(kicker && { kicker }),
        ...(headline && { headline }),
        ...(standfirst && { standfirst }),
        ...(authors.length > 0 && { byline: authors.join(', ') }),
        ...(credits.length > 0 && { credits }),
      },
      fields,
      pictures,
      related,
      left: story.rest(),
    },
  );
}
