import { words } from '../../../story/words';
import { filePage, instantOf, type FilePage, type FilePicture, type LeftOut } from '../file-page';
import { child, descendants, elementsOf, lineOf, textOf, type XmlElement } from '../xml-tree';
import { htmlOf } from '../xml-markup';
import { addressOrNull, creditOf, keywordsOf, line, takenFields } from './field-values';
import { UsedElements } from './xml-rest';

/** RSS 2.0 and Atom (RFC 4287) with Media RSS, and WordPress's WXR 1.2, which is RSS with the post's own fields. */

const WXR = /wordpress\.org\/export/;
const CONTENT = /content/;

export function isSyndication(root: XmlElement): boolean {
  return (
    root.name === 'rss' ||
    root.name === 'feed' ||
    root.name === 'entry' ||
    (root.name === 'RDF' && entriesOf(root).length > 0)
  );
}

/** The entries of a feed, the newest first as feeds have them. WordPress's attachments are pictures of a post, not stories. */
export function entriesOf(root: XmlElement): XmlElement[] {
  if (root.name === 'entry') return [root];
  const entries = [...descendants(root, root.name === 'feed' ? 'entry' : 'item')];
  return entries.filter((entry) => postType(entry) !== 'attachment');
}

const wordpress = (entry: XmlElement, name: string) =>
  elementsOf(entry, name).find(({ space }) => WXR.test(space) && !/excerpt/.test(space));

const postType = (entry: XmlElement) => textOf(wordpress(entry, 'post_type')).trim();

/** An RFC 822 date, as RSS writes it, or one of ISO 8601. */
function instant(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? instantOf(text) : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** The post's author by the name that is shown, where the feed tells who hides behind a login. */
function authorOf(entry: XmlElement, root: XmlElement): string {
  const creator = lineOf(elementsOf(entry, 'creator')[0]) || lineOf(child(child(entry, 'author'), 'name'));
  for (const author of descendants(root, 'author')) {
    if (lineOf(child(author, 'author_login')) === creator && creator !== '')
      return lineOf(child(author, 'author_display_name')) || creator;
  }
  return creator || lineOf(child(entry, 'author'));
}

function metaOf(entry: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    elementsOf(entry, 'postmeta').map((meta) => [
      lineOf(child(meta, 'meta_key')),
      textOf(child(meta, 'meta_value')).trim(),
    ]),
  );
}

/** The picture that a post is led by: in WXR an item of its own, in other feeds Media RSS or an enclosure. */
function picturesOf(entry: XmlElement, root: XmlElement, used: UsedElements): FilePicture[] {
  const thumbnail = metaOf(entry).get('_thumbnail_id');
  if (thumbnail) {
    const attachment = [...descendants(root, 'item')].find(
      (item) => postType(item) === 'attachment' && textOf(wordpress(item, 'post_id')).trim() === thumbnail,
    );
    if (!attachment) return [];
    used.use(attachment);
    const excerpt = elementsOf(attachment, 'encoded').find(({ space }) => /excerpt/.test(space));
    return [
      {
        source: addressOrNull(
          lineOf(wordpress(attachment, 'attachment_url')) || lineOf(child(attachment, 'guid')),
        ),
        caption: lineOf(excerpt) || lineOf(child(attachment, 'title')),
        creditLine: '',
        altText: metaOf(attachment).get('_wp_attachment_image_alt') ?? '',
        rights: '',
      },
    ];
  }
  return [...descendants(entry, 'content'), ...elementsOf(entry, 'enclosure')].flatMap((media) => {
    const address = addressOrNull(media.attributes['url'] ?? '');
    const isImage = media.attributes['medium'] === 'image' || /^image\//.test(media.attributes['type'] ?? '');
    if (!address || !isImage) return [];
    used.use(media);
    const around = child(media, 'credit') || child(media, 'description') ? media : entry;
    return [
      {
        source: address,
        caption: lineOf(elementsOf(around === entry ? media : around, 'description')[0]),
        creditLine: lineOf(used.use(child(around, 'credit'))),
        altText: '',
        rights: lineOf(child(around, 'copyright')),
      },
    ];
  });
}

/** Reads one entry of a feed. `root` is the feed, for what an entry only points at. */
export function readEntry(entry: XmlElement, root: XmlElement): FilePage {
  const used = new UsedElements();
  const encoded = elementsOf(entry, 'encoded').find(
    ({ space }) => CONTENT.test(space) && !/excerpt/.test(space),
  );
  const excerpt = elementsOf(entry, 'encoded').find(({ space }) => /excerpt/.test(space));
  const atom = elementsOf(entry, 'content').find(({ attributes }) => attributes['url'] === undefined);
  const description = child(entry, 'description') ?? child(entry, 'summary');
  const body = used.use([encoded, atom].find((one) => textOf(one).trim() !== '') ?? description);
  const isHtml = atom !== body || atom === undefined || /html/.test(atom.attributes['type'] ?? 'html');
  const lead = used.use(
    excerpt && textOf(excerpt).trim() ? excerpt : body === description ? undefined : description,
  );
  // A summary is often marked up, and often nothing but the first words of the copy.
  const summary = textOf(lead)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const isCut = summary.replace(/\s*(\[…\]|\[\.\.\.\]|…|\.\.\.)$/, '') !== summary;
  const pictures = picturesOf(entry, root, used);
  const author = authorOf(entry, root);
  const meta = metaOf(entry);
  const editor = creditOf(meta.get('editor') ?? '', 'editor', 'Editor');
  const status = textOf(wordpress(entry, 'status')).trim();
  const postedAt = textOf(wordpress(entry, 'post_date_gmt')).trim();
  const publishedAt =
    instantOf(/^0000/.test(postedAt) ? undefined : postedAt.replace(' ', 'T') || undefined) ??
    instant(
      lineOf(child(entry, 'pubDate')) || lineOf(child(entry, 'published')) || lineOf(child(entry, 'updated')),
    );
  const links = elementsOf(entry, 'link');
  const address =
    links.map((one) => addressOrNull(one.attributes['href'] ?? lineOf(one))).find(Boolean) ?? null;
  const categories = elementsOf(entry, 'category').map((one) => ({
    domain: one.attributes['domain'] ?? '',
    name: one.attributes['term'] ?? lineOf(one),
  }));
  const channel = child(root, 'channel') ?? root;
  const fields = takenFields({
    slug: line(textOf(wordpress(entry, 'post_name')), 120),
    language: lineOf(child(channel, 'language')) || entry.attributes['lang'] || root.attributes['lang'],
    publishedAt: status === 'future' ? null : publishedAt,
    // A post that is to appear later is under embargo until then.
    embargo: status === 'future' ? publishedAt : null,
    address,
    publisher: line(lineOf(child(channel, 'title')), 120),
    source: line(lineOf(child(entry, 'source')), 120),
    section: line(categories.find(({ domain }) => domain === 'category')?.name ?? '', 80),
    keywords: keywordsOf(categories.filter(({ domain }) => domain !== 'category').map(({ name }) => name)),
    copyrightNotice: line(lineOf(child(entry, 'rights')) || lineOf(child(channel, 'copyright')), 400),
  });
  for (const one of elementsOf(entry))
    if (
      /^(title|link|guid|id|pubDate|published|updated|creator|author|category|source|rights|postmeta)$/.test(
        one.name,
      ) ||
      WXR.test(one.space)
    )
      used.use(one);
  const title = lineOf(child(entry, 'title')).replace(/<[^>]*>/g, '');
  const left: LeftOut[] = used.rest(entry);
  if (isCut)
    left.push({ what: words('ringkasan yang terpotong', 'a summary that breaks off'), text: summary });
  // Atom's XHTML is written as elements; every other HTML in a feed is text that holds tags.
  const markup = body && elementsOf(body).length > 0 ? htmlOf(body.children) : textOf(body);
  return filePage(isHtml ? { is: 'html', markup } : { is: 'text', text: markup }, {
    furniture: {
      ...(title && { headline: title }),
      ...(summary && !isCut && { standfirst: summary }),
      ...(author && { byline: author }),
      ...(editor && { credits: [editor] }),
    },
    fields,
    pictures,
    left,
  });
}
