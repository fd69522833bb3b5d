import {
  filePage,
  instantOf,
  type FileBody,
  type FileLink,
  type FilePage,
  type FilePicture,
} from '../file-page';
import { child, descendants, elementsOf, lineOf, textOf, type XmlElement } from '../xml-tree';
import { htmlOf } from '../xml-markup';
import { addressOrNull, creditOf, keywordsOf, takenFields } from './field-values';
import { nitfPage } from './nitf';
import { UsedElements } from './xml-rest';

/** IPTC NewsML-G2: a news item, or a message (`newsMessage`) or package of items of which one is the text. */

/** The last word of a role, whether it is a code (`cpprole:editor`) or an address. */
const term = (role: string | undefined) => (role ?? '').split(/[/:]/).at(-1) ?? '';

/** The items of a file: itself, or those that a message carries. */
function itemsOf(root: XmlElement): XmlElement[] {
  return root.name === 'newsItem' ? [root] : [...descendants(root, 'newsItem')];
}

const classOf = (item: XmlElement) => {
  const itemClass = child(child(item, 'itemMeta'), 'itemClass');
  return term(itemClass?.attributes['qcode'] ?? itemClass?.attributes['uri']);
};

/** True for an XML file whose root is one of NewsML-G2's. */
export function isNewsMl(root: XmlElement): boolean {
  return (
    root.name === 'newsItem' ||
    ((root.name === 'newsMessage' || root.name === 'packageItem') && itemsOf(root).length > 0)
  );
}

/** The copy of an item: NITF, XHTML or plain text, whichever it has. */
function bodyOf(item: XmlElement, used: UsedElements): { body: FileBody; nitf: FilePage | null } {
  const set = used.use(child(item, 'contentSet'));
  const inlines = set ? elementsOf(set, 'inlineXML') : [];
  const nitf = inlines.flatMap((inline) => elementsOf(inline, 'nitf'))[0];
  if (nitf) {
    const page = nitfPage(nitf);
    return { body: page.body, nitf: page };
  }
  const html = inlines
    .flatMap((inline) => elementsOf(inline))
    .find(({ name }) => /^(html|body|article|div|section)$/.test(name));
  if (html) {
    const body = html.name === 'html' ? (child(html, 'body') ?? html) : html;
    return { body: { is: 'html', markup: htmlOf([body]) }, nitf: null };
  }
  const data = set ? child(set, 'inlineData') : undefined;
  return { body: { is: 'text', text: data ? textOf(data) : '' }, nitf: null };
}

function pictureOf(item: XmlElement, used: UsedElements): FilePicture {
  used.use(item);
  const meta = child(item, 'contentMeta');
  const described = (role: RegExp) =>
    elementsOf(meta ?? item, 'description').find((one) => role.test(term(one.attributes['role'])));
  const set = child(item, 'contentSet');
  const remote = elementsOf(set ?? item, 'remoteContent').sort(
    (a, b) => Number(b.attributes['width'] ?? 0) - Number(a.attributes['width'] ?? 0),
  )[0];
  const caption =
    described(/caption/i) ??
    elementsOf(meta ?? item, 'description').find((one) => !/alt/i.test(term(one.attributes['role'])));
  const creators = elementsOf(meta ?? item, 'creator').map((one) => lineOf(child(one, 'name')));
  const rights = child(item, 'rightsInfo');
  return {
    source: addressOrNull(remote?.attributes['href'] ?? ''),
    caption: lineOf(caption),
    creditLine:
      lineOf(child(meta, 'creditline')) || creators.filter(Boolean).join('/') || lineOf(child(meta, 'by')),
    altText: lineOf(described(/alt/i)) || lineOf(child(remote, 'altText')),
    rights: [lineOf(child(rights, 'usageTerms')), lineOf(child(rights, 'copyrightNotice'))]
      .filter(Boolean)
      .join(' '),
  };
}

/** Reads NewsML-G2. Where a message carries several texts, the first is the story and the headlines of the others are listed. */
export function readNewsMl(root: XmlElement): FilePage {
  const used = new UsedElements();
  const items = itemsOf(root);
  const isPicture = (item: XmlElement) => /^(picture|graphic)$/.test(classOf(item));
  const item =
    items.find((one) => classOf(one) === 'text') ?? items.find((one) => !isPicture(one)) ?? items[0] ?? root;
  const itemMeta = child(item, 'itemMeta');
  const meta = child(item, 'contentMeta');
  const rights = used.use(child(item, 'rightsInfo'));
  const { body, nitf } = bodyOf(item, used);
  const some = (name: string) => elementsOf(meta ?? item, name);
  const all = (name: string) => some(name).map((one) => used.use(one));
  const headlines = some('headline');
  const main = headlines.find((one) => term(one.attributes['role']) === 'main') ?? headlines[0];
  const sub = headlines.find((one) => /^(sub|subtitle|secondary)$/.test(term(one.attributes['role'])));
  const descriptions = some('description');
  const summary =
    descriptions.find((one) => /^(summary|abstract|lead)$/.test(term(one.attributes['role']))) ??
    descriptions[0];
  used.use(main);
  used.use(summary ?? sub);
  const standfirst = lineOf(summary) || lineOf(sub) || nitf?.furniture.standfirst || '';
  const people = [...all('creator'), ...all('contributor')];
  const credits = people.flatMap((one) => {
    const name = lineOf(child(one, 'name')) || (one.attributes['literal'] ?? '');
    return (
      creditOf(name, one.attributes['role'] ?? (one.name === 'creator' ? 'author' : 'contributor'), '') ?? []
    );
  });
  const byline = all('by').map(lineOf).find(Boolean) || nitf?.furniture.byline || '';
  const headline = lineOf(main) || nitf?.furniture.headline || '';
  const related: FileLink[] = elementsOf(itemMeta ?? item, 'link')
    .filter((link) => /seeAlso|related/i.test(link.attributes['rel'] ?? ''))
    .map((link) => ({
      label: '',
      title: lineOf(child(used.use(link), 'title')),
      href: addressOrNull(link.attributes['href'] ?? ''),
    }));
  const metaText = (name: string) => lineOf(used.use(child(itemMeta, name)));
  const subjects = all('subject').map((one) => ({
    name: lineOf(child(one, 'name')).slice(0, 120),
    uri: addressOrNull(one.attributes['uri'] ?? ''),
  }));
  const languages = all('language').map((one) => one.attributes['tag']);
  const fields = takenFields({
    slug: all('slugline').map(lineOf).find(Boolean)?.toLowerCase().replace(/\s+/g, '-'),
    language: languages[0] ?? item.attributes['lang'],
    urgency: Number(all('urgency').map(lineOf)[0]) || null,
    embargo: instantOf(metaText('embargoed') || undefined),
    noteToEditors: elementsOf(itemMeta ?? item, 'edNote')
      .map((one) => lineOf(used.use(one)))
      .filter(Boolean)
      .join('\n'),
    keywords: keywordsOf(all('keyword').map(lineOf)),
    subjects: subjects.filter(({ name }) => name).slice(0, 50),
    source: all('creditline').map(lineOf).find(Boolean),
    publisher: lineOf(used.use(child(itemMeta, 'provider'))),
    copyrightHolder:
      lineOf(child(rights, 'copyrightHolder')) || child(rights, 'copyrightHolder')?.attributes['literal'],
    copyrightNotice: lineOf(child(rights, 'copyrightNotice')),
    usageTerms: lineOf(child(rights, 'usageTerms')),
  });
  for (const name of [
    'versionCreated',
    'firstCreated',
    'itemClass',
    'pubStatus',
    'role',
    'generator',
    'profile',
    'service',
    'fileName',
  ])
    used.use(child(itemMeta, name));
  for (const name of ['contentCreated', 'contentModified']) all(name);
  const pictures = items.filter(isPicture).map((picture) => pictureOf(picture, used));
  return filePage(body, {
    furniture: {
      ...(headline && { headline }),
      ...(standfirst && { standfirst }),
      ...(byline && { byline }),
      ...(nitf?.furniture.dateline && { dateline: nitf.furniture.dateline }),
      ...(credits.length > 0 && { credits }),
    },
    fields: { ...nitf?.fields, ...fields },
    pictures,
    related,
    left: [...used.rest(root), ...(nitf?.left ?? [])],
  });
}
