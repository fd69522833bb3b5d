import type { ClearedStory } from '../preflight/clearance';
import { wholeSeconds } from '../preflight/house-time';
import { plainText } from './copy';
import type { Manuscript, Picture, RelatedLink } from './manuscript';
import {
  copyrightNotice,
  jsonFile,
  known,
  NINJS_SCHEMA,
  PACKAGE_PATH,
  parties,
  pictures,
  pictureUrn,
  printedCredits,
  publicationStatus,
  relatedLinks,
  relatedText,
  relatedUri,
  XHTML,
  xhtmlBody,
} from './ninjs';
import { addressInPackage, asUri, storyUri } from './uri';

/** `article.ninjs.json`: IPTC ninjs 3.1 (approved 2025), the package's machine document. */

const PLAIN = 'text/plain';
const IMAGE_SUPPLIER = 'http://cv.iptc.org/newscodes/contentprodpartyrole/imgSupplier';

const texts = (entries: readonly (readonly [role: string, value: string])[]) =>
  entries.filter(([, value]) => value !== '').map(([role, value]) => ({ role, contentType: PLAIN, value }));

function pictureAssociation(picture: Picture, cleared: ClearedStory) {
  const { file, number, creditLine } = picture;
  return known({
    name: number === 1 ? 'mainpic' : `picture-${number}`,
    rel: number === 1 ? 'mainpic' : 'picture',
    uri: pictureUrn(cleared, picture),
    type: 'picture',
    by: creditLine,
    descriptions: texts([
      ['caption', plainText(picture.caption)],
      ['alttext', picture.altText],
    ]),
    usageTerms: picture.rights,
    infoSources: creditLine === '' ? [] : [{ name: creditLine, role: IMAGE_SUPPLIER }],
    renditions: file
      ? [
          known({
            name: 'original',
            href: addressInPackage(file.path, cleared),
            contentType: file.type,
            width: file.width,
            height: file.height,
            sizeInBytes: file.size,
          }),
        ]
      : [],
    altIds: file
      ? [
          { role: PACKAGE_PATH, value: file.path },
          { role: 'sha256', value: file.sha256 },
        ]
      : [],
  });
}

function relatedAssociation(link: RelatedLink, cleared: ClearedStory) {
  return known({
    name: `related-${link.number}`,
    rel: 'seeAlso',
    uri: relatedUri(cleared, link),
    type: 'text',
    headlines: texts([
      ['main', plainText(link.title)],
      ['printed', relatedText(link)],
    ]),
    descriptions: texts([['label', link.label]]),
  });
}

function subjects({ fields }: ClearedStory) {
  return [
    ...(fields.section ? [{ name: fields.section, rel: 'section' }] : []),
    ...fields.subjects.map(({ name, uri }) =>
      known({ name, rel: 'about', uri: uri === null ? null : asUri(uri) }),
    ),
    ...fields.keywords.map((name) => ({ name, rel: 'keyword' })),
  ];
}

/** Writes ninjs 3.1. */
export function writeNinjs3(manuscript: Manuscript, cleared: ClearedStory): string {
  const { fields, reading } = cleared;
  const body = xhtmlBody(manuscript);
  return jsonFile(
    known({
      uri: storyUri(cleared),
      standard: { name: 'ninjs', version: '3.1', schema: `${NINJS_SCHEMA}3.1.json#` },
      type: 'text',
      representationType: 'full',
      profile: pictures(manuscript).length > 0 ? 'text-photo' : 'text',
      version: String(cleared.version),
      firstCreated: cleared.createdAt && wholeSeconds(cleared.createdAt),
      versionCreated: cleared.updatedAt && wholeSeconds(cleared.updatedAt),
      embargoedUntil: fields.embargo && wholeSeconds(fields.embargo),
      pubStatus: publicationStatus(cleared),
      urgency: fields.urgency,
      language: fields.language,
      copyrightHolder: fields.copyrightHolder,
      copyrightNotice: copyrightNotice(cleared),
      usageTerms: fields.usageTerms,
      edNote: fields.noteToEditors,
      title: fields.slug,
      slugline: fields.slug,
      by: manuscript.byline,
      located: manuscript.dateline,
      headlines: texts([
        ['main', plainText(manuscript.headline)],
        ['kicker', manuscript.kicker],
      ]),
      descriptions: texts([
        ['summary', plainText(manuscript.standfirst)],
        ['credits', printedCredits(manuscript)],
      ]),
      bodies: [{ role: 'main', contentType: XHTML, wordCount: reading.wordCount, value: body }],
      infoSources: parties(manuscript, cleared).map(({ name, role, label }) =>
        known({ name, role, literal: label }),
      ),
      subjects: subjects(cleared),
      associations: [
        ...pictures(manuscript).map((picture) => pictureAssociation(picture, cleared)),
        ...relatedLinks(manuscript).map((link) => relatedAssociation(link, cleared)),
      ],
      altIds: [{ role: 'redaksi', value: cleared.id }],
    }),
  );
}
