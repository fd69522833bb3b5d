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
  xhtmlBody,
} from './ninjs';
import { addressInPackage, asUri, storyUri } from './uri';

/**
 * `article.ninjs-1.6.json`: IPTC ninjs 1.6 for the consumers of today. Superdesk reads only these names, wants dates in whole
 * seconds with `Z`, and reads the alt text of a picture from its `body_text`.
 */

function pictureAssociation(picture: Picture, cleared: ClearedStory) {
  const { file } = picture;
  return known({
    uri: pictureUrn(cleared, picture),
    type: 'picture',
    byline: picture.creditLine,
    description_text: plainText(picture.caption),
    body_text: picture.altText,
    usageterms: picture.rights,
    mimetype: file?.type,
    renditions: file
      ? {
          original: known({
            href: addressInPackage(file.path, cleared),
            mimetype: file.type,
            width: file.width,
            height: file.height,
            sizeinbytes: file.size,
          }),
        }
      : undefined,
    altids: file ? { [PACKAGE_PATH]: file.path, sha256: file.sha256 } : undefined,
  });
}

function relatedAssociation(link: RelatedLink, cleared: ClearedStory) {
  return known({
    uri: relatedUri(cleared, link),
    type: 'text',
    headline: plainText(link.title),
    headline_printed: relatedText(link),
    description_label: link.label,
  });
}

/** Where a subject's URI is cut: `scheme` up to its last slash or number sign, `code` after it. */
const LAST_PART = /^(.*[/#])([^/#]+)$/;

function subject({ fields }: ClearedStory) {
  return [
    ...(fields.section ? [{ name: fields.section, rel: 'section' }] : []),
    ...fields.subjects.map(({ name, uri }) => {
      const [, scheme, code] = LAST_PART.exec((uri === null ? null : asUri(uri)) ?? '') ?? [];
      return known({ name, rel: 'about', scheme, code });
    }),
    ...fields.keywords.map((name) => ({ name, rel: 'keyword' })),
  ];
}

/** Writes ninjs 1.6. */
export function writeNinjs1(manuscript: Manuscript, cleared: ClearedStory): string {
  const { fields, reading } = cleared;
  const associations = Object.fromEntries([
    ...pictures(manuscript).map((picture) => [
      picture.number === 1 ? 'mainpic' : `picture_${picture.number}`,
      pictureAssociation(picture, cleared),
    ]),
    ...relatedLinks(manuscript).map((link) => [`related_${link.number}`, relatedAssociation(link, cleared)]),
  ]) as Readonly<Record<string, unknown>>;
  return jsonFile(
    known({
      uri: storyUri(cleared),
      $standard: { name: 'ninjs', version: '1.6', schema: `${NINJS_SCHEMA}1.6.json#` },
      type: 'text',
      representationtype: 'complete',
      profile: pictures(manuscript).length > 0 ? 'text-photo' : 'text',
      version: String(cleared.version),
      firstcreated: cleared.createdAt && wholeSeconds(cleared.createdAt),
      versioncreated: cleared.updatedAt && wholeSeconds(cleared.updatedAt),
      embargoed: fields.embargo && wholeSeconds(fields.embargo),
      pubstatus: publicationStatus(cleared),
      urgency: fields.urgency,
      language: fields.language,
      copyrightholder: fields.copyrightHolder,
      copyrightnotice: copyrightNotice(cleared),
      usageterms: fields.usageTerms,
      ednote: fields.noteToEditors,
      title: fields.slug,
      slugline: fields.slug,
      byline: manuscript.byline,
      located: manuscript.dateline,
      headline: plainText(manuscript.headline),
      headline_kicker: manuscript.kicker,
      description_text: plainText(manuscript.standfirst),
      description_credits: printedCredits(manuscript),
      body_xhtml: xhtmlBody(manuscript),
      wordcount: reading.wordCount,
      infosource: parties(manuscript, cleared).map(({ name, role }) => ({ name, rel: role })),
      subject: subject(cleared),
      associations: Object.keys(associations).length > 0 ? associations : undefined,
      altids: { redaksi: cleared.id },
    }),
  );
}
