import { creditText, type Credit } from '../../../story/credit';
import { readSignOff } from '../../../story/sign-off';
import {
  filePage,
  instantOf,
  type FileBody,
  type FileLink,
  type FilePage,
  type FilePicture,
} from '../file-page';
import { JsonValue } from '../json-value';
import { addressOrNull, creditOf, keywordsOf, takenFields } from './field-values';
import { isMarkup, otherForms, type CopyForm } from './other-forms';

/**
 * IPTC ninjs of every generation: 1.x (`headline`, `body_xhtml`, associations as an object, as Superdesk sends it) and 2.x and
 * 3.x (`headlines`, `bodies`, associations as a list). Which one it is, is told by its names and not by what it calls itself:
 * agencies send mixtures.
 */

/** True for JSON that is a ninjs item: it has a `uri` or `guid`, and some copy or a headline under a name of ninjs. */
export function isNinjs(json: unknown): boolean {
  const item = new JsonValue(json);
  const standard = (
    item.get('standard').get('name').text() || item.get('$standard').get('name').text()
  ).toLowerCase();
  const isNamed = item.has('uri') || item.has('guid');
  const hasCopy = item
    .members()
    .some(({ path }) => /^(?:headlines?|bodies|body|descriptions?)(?:_|$)/.test(path));
  return standard === 'ninjs' || (isNamed && hasCopy);
}

/** The texts of a name and of its variants in 1.x, where any name may go on (`headline_seo`). */
function variants(item: JsonValue, name: string): [variant: string, value: JsonValue][] {
  return item
    .members()
    .filter(({ path }) => (path.split('.').at(-1) ?? '').startsWith(name))
    .map((value) => [(value.path.split('.').at(-1) ?? '').slice(name.length).replace(/^_/, ''), value]);
}

/** One text of a list of 2.x and 3.x by its role: the first of the roles that there is. */
function byRole(list: JsonValue, ...roles: string[]): JsonValue | undefined {
  const items = list.items();
  for (const role of roles) {
    const found = items.find((one) => one.get('role').text().toLowerCase() === role);
    if (found) return found.get('value');
  }
  return undefined;
}

/** The copy in the form that is read, and the forms that are not. */
interface Copy {
  readonly body: FileBody;
  readonly others: readonly CopyForm[];
}

const formOf = ({ path, value }: JsonValue): CopyForm => ({
  path,
  text: typeof value === 'string' ? value : '',
});

function copyFrom(chosen: JsonValue, isHtml: boolean, all: readonly JsonValue[]): Copy {
  const text = chosen.text();
  const others = all.filter(({ path }) => path !== chosen.path).map(formOf);
  // What they say besides is listed by itself.
  for (const value of all) value.passOver();
  return {
    body: isHtml || isMarkup(text) ? { is: 'html', markup: text } : { is: 'text', text },
    others,
  };
}

/** The best form of the copy: XHTML or HTML before plain text before anything else that is text. */
function copyOf(item: JsonValue): Copy {
  const bodies = item.get('bodies').items();
  const isHtml = (body: JsonValue) => /html/i.test(body.get('contentType').text());
  const isPlain = (body: JsonValue) => !/xml|json|nitf/i.test(body.get('contentType').text());
  const chosen =
    bodies.find((body) => isHtml(body) && /^(main|xhtml|html.*)?$/i.test(body.get('role').text())) ??
    bodies.find(isHtml) ??
    bodies.find(isPlain) ??
    bodies[0];
  if (chosen) {
    for (const body of bodies)
      for (const name of ['role', 'contentType', 'charCount', 'wordCount']) body.get(name).passOver();
    return copyFrom(
      chosen.get('value'),
      isHtml(chosen),
      bodies.map((body) => body.get('value')),
    );
  }
  const all = variants(item, 'body').filter(
    ([, { value }]) => typeof value === 'string' && value.trim() !== '',
  );
  for (const name of ['xhtml', 'html', 'text', ...all.map(([variant]) => variant)]) {
    const found = all.find(([variant]) => variant === name);
    if (found)
      return copyFrom(
        found[1],
        /html/i.test(name),
        all.map(([, value]) => value),
      );
  }
  return { body: { is: 'text', text: '' }, others: [] };
}

/** A text of 1.x under its own name or, where there is none, under a variant that says nothing special. */
function plainOrVariant(item: JsonValue, name: string, except: RegExp): string {
  const own = item.get(name).line();
  if (own) return own;
  const other = variants(item, name).find(
    ([variant, { value }]) => typeof value === 'string' && !except.test(variant),
  );
  return other?.[1].line() ?? '';
}

/** Everybody who is named with a role. Where a printed label travels beside it, that is the label. */
function creditsOf(item: JsonValue): Credit[] {
  const credits = [
    ...item.get('infoSources').items(),
    ...item.get('infosource').items(),
    ...item.get('authors').items(),
  ].flatMap((party) => {
    const role = party.get('role').text() || party.get('rel').text();
    const label = party.get('literal').line();
    // Who supplied or sends the copy stands in fields of its own.
    if (/(originfo|contentsource|distributor|imgsupplier)$/i.test(role)) return [];
    return creditOf(party.get('name').line(), role, label) ?? [];
  });
  return credits;
}

const partyWith = (item: JsonValue, pattern: RegExp) =>
  [...item.get('infoSources').items(), ...item.get('infosource').items()].find((party) =>
    pattern.test(party.get('role').text() || party.get('rel').text()),
  );

/** The printed credits as 1.x carries them in our own packages: "Editor: Thalatie Yani", one to a line. */
function printedCredits(text: string): Credit[] {
  return text.split('\n').flatMap((printed) => {
    const [, label = '', name = ''] = /^\s*([^:]{1,60}):\s*(.+)$/.exec(printed) ?? [];
    return creditOf(name, '', label) ?? [];
  });
}

function associations(item: JsonValue): JsonValue[] {
  const list = item.get('associations');
  return [...list.items(), ...list.members()];
}

/** The address of the largest rendition, or of the first. */
function sourceOf(picture: JsonValue): string | null {
  const renditions = [...picture.get('renditions').items(), ...picture.get('renditions').members()];
  const largest = [...renditions].sort(
    (a, b) => (b.get('width').number() ?? 0) - (a.get('width').number() ?? 0),
  )[0];
  const address = addressOrNull(largest?.get('href').text() ?? '');
  picture.get('renditions').passOver();
  return address;
}

function pictureOf(picture: JsonValue): FilePicture {
  const descriptions = picture.get('descriptions');
  const altText =
    byRole(descriptions, 'alttext', 'alt')?.text() ??
    (picture.get('alttext').text() || picture.get('body_text').text());
  const caption =
    byRole(descriptions, 'caption', 'main', 'text', 'summary')?.text() ??
    descriptions
      .items()
      .find((one) => !/alt/i.test(one.get('role').text()))
      ?.get('value')
      .text() ??
    picture.get('description_text').text();
  const supplier = picture.get('infoSources').items()[0]?.get('name').line() ?? '';
  const by = picture.get('by').line() || picture.get('byline').line();
  const holder = picture.get('copyrightHolder').line() || picture.get('copyrightholder').line();
  const rights = [
    picture.get('usageTerms').line() || picture.get('usageterms').line(),
    picture.get('copyrightNotice').line() || picture.get('copyrightnotice').line(),
  ];
  const creditLine = [...new Set([by, supplier || holder])].filter(Boolean).join('/');
  const isSaid = supplier !== '' && by.includes(supplier);
  return {
    source: sourceOf(picture),
    caption: caption.trim(),
    creditLine: isSaid ? by : creditLine,
    altText: altText.replace(/\s+/g, ' ').trim(),
    rights: rights.filter(Boolean).join(' '),
  };
}

function linkOf(related: JsonValue): FileLink {
  const headlines = related.get('headlines');
  const title =
    byRole(headlines, 'main')?.line() ??
    headlines.items()[0]?.get('value').line() ??
    related.get('headline').line();
  const label =
    byRole(related.get('descriptions'), 'label')?.line() ?? related.get('description_label').line();
  byRole(headlines, 'printed')?.passOver();
  related.get('headline_printed').passOver();
  return {
    label,
    title: title || related.get('title').line(),
    href: addressOrNull(related.get('uri').text()),
  };
}

/** Names that run a feed and are no part of a story. */
const BOOKKEEPING =
  'uri guid standard $standard type profile mimetype mimeType representationtype representationType version versioncreated versionCreated contentCreated firstcreated firstCreated contentcreated pubstatus pubStatus altids altIds wordcount charcount wordCount charCount priority expires renditions _links genre genres'.split(
    ' ',
  );

/** Reads a ninjs item. */
export function readNinjs(json: unknown): FilePage {
  const item = new JsonValue(json);
  const { body, others } = copyOf(item);
  const headlines = item.get('headlines');
  const descriptions = item.get('descriptions');
  const headline =
    byRole(headlines, 'main', 'headline', 'title')?.line() ??
    headlines.items()[0]?.get('value').line() ??
    plainOrVariant(item, 'headline', /kicker|seo|printed|s$/);
  const standfirst =
    byRole(descriptions, 'summary', 'standfirst', 'lead', 'teaser')?.line() ??
    item.get('description_text').line();
  const kicker = byRole(headlines, 'kicker')?.line() ?? item.get('headline_kicker').line();
  const printed = byRole(descriptions, 'credits')?.text() ?? item.get('description_credits').text();
  const credits = printed.trim() ? printedCredits(printed) : creditsOf(item);
  if (printed.trim()) creditsOf(item);
  const parts = associations(item);
  const pictures: FilePicture[] = [];
  const related: FileLink[] = [];
  for (const part of parts) {
    const type = part.get('type').text();
    if (type === 'picture' || type === 'graphic') pictures.push(pictureOf(part));
    else if (/^(text|composite)?$/.test(type)) related.push(linkOf(part));
    for (const name of BOOKKEEPING) part.get(name).passOver();
    for (const name of ['name', 'rel']) part.get(name).passOver();
  }
  const subjects = [...item.get('subjects').items(), ...item.get('subject').items()].map((subject) => ({
    name: subject.get('name').line(),
    rel: subject.get('rel').line(),
    uri: addressOrNull(
      subject.get('uri').text() || `${subject.get('scheme').text()}${subject.get('code').text()}`,
    ),
  }));
  for (const name of ['subject', 'subjects', ...BOOKKEEPING]) item.get(name).passOver();
  const fields = takenFields({
    slug: item.get('slugline').line().toLowerCase().replace(/\s+/g, '-').slice(0, 120),
    language: item.get('language').text(),
    urgency: item.get('urgency').number(),
    embargo: instantOf(item.get('embargoedUntil').text() || item.get('embargoed').text() || undefined),
    noteToEditors: item.get('edNote').text() || item.get('ednote').text(),
    copyrightHolder: item.get('copyrightHolder').line() || item.get('copyrightholder').line(),
    copyrightNotice: item.get('copyrightNotice').line() || item.get('copyrightnotice').line(),
    usageTerms: item.get('usageTerms').text() || item.get('usageterms').text(),
    keywords: keywordsOf([
      ...item
        .get('keywords')
        .items()
        .map((keyword) => keyword.text()),
      ...subjects.filter(({ rel }) => rel === 'keyword').map(({ name }) => name),
    ]),
    subjects: subjects
      .filter(({ name, rel }) => name && rel !== 'keyword' && rel !== 'section')
      .slice(0, 50)
      .map(({ name, uri }) => ({ name: name.slice(0, 120), uri })),
    section: subjects.find(({ rel }) => rel === 'section')?.name,
    source: (partyWith(item, /(originfo|contentsource)$/i)?.get('name') ?? item.get('source')).line(),
    publisher: partyWith(item, /distributor$/i)
      ?.get('name')
      .line(),
    publishedAt: instantOf(item.get('publishedAt').text() || undefined),
  });
  return filePage(body, {
    furniture: {
      ...(kicker && { kicker }),
      ...(headline && { headline }),
      ...(standfirst && { standfirst }),
      ...bylineOf(item.get('by').line() || item.get('byline').line()),
      ...(credits.length > 0 && { credits }),
    },
    fields,
    pictures,
    related,
    left: [
      ...item.rest(),
      ...otherForms(body.is === 'text' ? body.text : body.markup, others, [
        headline,
        kicker,
        standfirst,
        ...credits.map(creditText),
        item.get('by').line() || item.get('byline').line(),
        ...pictures.flatMap(({ caption, creditLine }) => [caption, creditLine]),
      ]),
    ],
  });
}

/** Some agencies put their sign-off where the byline belongs. */
function bylineOf(byline: string): { byline?: string; signOff?: string } {
  if (!byline) return {};
  const { sources, desk } = readSignOff(byline);
  return /^\(.*\)$/.test(byline) && (sources.length > 0 || desk !== null) ? { signOff: byline } : { byline };
}
