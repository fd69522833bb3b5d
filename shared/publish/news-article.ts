import type { ClearedStory } from '../preflight/clearance';
import { zonedInstant } from '../preflight/house-time';
import { plainText } from './copy';
import type { Manuscript, Picture, RelatedLink } from './manuscript';
import { authors, credited } from './people';
import { asUri, isWebAddress, storyUrn } from './uri';

/**
 * The story as schema.org NewsArticle (vocabulary 30.0), the way search engines read it. `relatedLink` belongs to WebPage, so it
 * stands under `mainEntityOfPage`. Whatever is not known is left out, never guessed.
 */

type Thing = Readonly<Record<string, unknown>>;

/** Drops what is not known: undefined, empty texts and empty lists. */
function known(properties: Thing): Thing {
  const isKnown = (value: unknown) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => isKnown(value)));
}

const people = (names: readonly string[]) => names.map((name) => ({ '@type': 'Person', name }));
const organisation = (name: string) => (name === '' ? undefined : { '@type': 'Organization', name });

const DESCRIPTION_LENGTH = 200;

/** The standfirst, or the opening of the first paragraph: for search results and previews. */
export function summaryOf({ standfirst, blocks }: Manuscript): string {
  const paragraph = blocks.find((block) => block.type === 'paragraph' && block.copy.length > 0);
  const text = plainText(standfirst) || (paragraph?.type === 'paragraph' ? plainText(paragraph.copy) : '');
  const characters = [...text];
  if (characters.length <= DESCRIPTION_LENGTH) return text;
  const cut = characters.slice(0, DESCRIPTION_LENGTH).join('');
  return `${/\s/.test(cut) ? cut.replace(/\s+\S*$/, '') : cut}…`;
}

function imageObject({ file, caption, creditLine, altText, rights }: Picture): Thing {
  return known({
    '@type': 'ImageObject',
    contentUrl: file?.path,
    encodingFormat: file?.type,
    width: file?.width,
    height: file?.height,
    caption: plainText(caption),
    description: altText,
    creditText: creditLine,
    copyrightNotice: rights,
  });
}

/** When it was published and last changed, told in the house's zone. A story is never older than its publication. */
export function publicationTimes({ fields, updatedAt, createdAt, house }: ClearedStory): {
  readonly created?: string;
  readonly published?: string;
  readonly modified?: string;
} {
  const told = (instant: string | null | undefined) =>
    instant ? zonedInstant(instant, house.timeZone) : undefined;
  const changed = [updatedAt, fields.publishedAt]
    .filter((instant) => instant !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  return {
    created: told(createdAt),
    published: told(fields.publishedAt),
    modified: updatedAt === null ? undefined : told(changed),
  };
}

/** The JSON-LD of a story. */
export function newsArticle(manuscript: Manuscript, cleared: ClearedStory): Thing {
  const { fields, house, reading } = cleared;
  const { blocks } = manuscript;
  const times = publicationTimes(cleared);
  const publisher = fields.publisher || house.name;
  const address = isWebAddress(fields.address) ? (asUri(fields.address) ?? undefined) : undefined;
  const links = blocks.filter((block): block is RelatedLink => block.type === 'relatedLink');
  const relatedLink = links.flatMap(({ href }) => (href === null ? [] : [asUri(href) ?? href]));
  const sources = [...new Set([fields.source, ...credited(manuscript, 'source')])].filter(
    (name) => name !== '',
  );
  return {
    '@context': 'https://schema.org',
    ...known({
      '@type': 'NewsArticle',
      identifier: storyUrn(cleared),
      url: address,
      headline: plainText(manuscript.headline),
      description: summaryOf(manuscript),
      inLanguage: fields.language,
      dateCreated: times.created,
      datePublished: times.published,
      dateModified: times.modified,
      mainEntityOfPage:
        address || relatedLink.length > 0
          ? known({ '@type': 'WebPage', '@id': address, relatedLink })
          : undefined,
      author: people(authors(manuscript)),
      editor: people(credited(manuscript, 'editor')),
      translator: people(credited(manuscript, 'translator')),
      producer: people(credited(manuscript, 'producer')),
      contributor: people(
        credited(
          manuscript,
          'contributor',
          'photographer',
          'illustrator',
          'captionWriter',
          'factChecker',
          'other',
        ),
      ),
      publisher:
        publisher === ''
          ? undefined
          : known({
              '@type': 'NewsMediaOrganization',
              name: publisher,
              url: publisher === house.name ? (asUri(house.address) ?? undefined) : undefined,
            }),
      sourceOrganization: sources.map((name) => ({ '@type': 'Organization', name })),
      creditText: sources.join(', '),
      copyrightHolder: organisation(fields.copyrightHolder),
      copyrightNotice: fields.copyrightNotice || house.copyrightNotice,
      usageInfo: fields.usageTerms === '' ? undefined : { '@type': 'CreativeWork', text: fields.usageTerms },
      image: blocks.filter((block): block is Picture => block.type === 'picture').map(imageObject),
      wordCount: reading.wordCount,
      articleSection: fields.section,
      keywords: fields.keywords,
      about: fields.subjects.map(({ name, uri }) =>
        known({ '@type': 'Thing', name, sameAs: uri ?? undefined }),
      ),
      dateline: manuscript.dateline,
    }),
  };
}
