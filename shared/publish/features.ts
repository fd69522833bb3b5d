import type { ClearedStory } from '../preflight/clearance';
import { toldInstant } from '../preflight/house-time';
import { roleOfLabel, ROLE_LABELS, ROLE_TERMS } from '../story/credit';
import { words, type Words } from '../story/words';
import { plainText, type Span } from './copy';
import { copies, type Manuscript, type Picture, type RelatedLink, type Table } from './manuscript';
import { unprintablesIn } from '../preflight/unprintables';
import { isWebAddress } from './uri';

/**
 * What a story has beyond its bare words. Every format says which of these it carries; what a story has and a format does not carry
 * is that format's loss. A story without crops never hears about crops.
 */
export const FEATURES = [
  'strong',
  'emphasis',
  'emphasisAboveBody',
  'foreign',
  'foreignAboveBody',
  'leadIn',
  'linkAddress',
  'relatedAddress',
  'embedAddress',
  'pictureFile',
  'altText',
  'altTextAlone',
  'pictureRights',
  'crop',
  'headerRow',
  'headerCells',
  'cellSpans',
  'creditRole',
  'creditRoleBeyondTerms',
  'embargo',
  'publishedAt',
  'webAddress',
  'mailAddress',
  'noteToEditors',
  'usageTerms',
  'rights',
  'about',
  'urgency',
  'origin',
  'unprintable',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Something that this story has, told so that a person can find it again. */
export interface Possession {
  readonly feature: Feature;
  readonly what: Words;
}

const MOST_EXAMPLES = 5;
const LONGEST_EXAMPLE = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_EXAMPLE ? `${characters.slice(0, LONGEST_EXAMPLE - 1).join('')}…` : text;
}

/** Names the first few of a list; the rest are counted. */
function examples(texts: readonly string[]): Words {
  const named = texts.slice(0, MOST_EXAMPLES).map((text) => `"${shortened(text)}"`);
  const more = texts.length - named.length;
  const list = named.join(', ');
  return more > 0 ? words(`${list} dan ${more} lagi`, `${list} and ${more} more`) : words(list, list);
}

function possession(
  feature: Feature,
  id: string,
  en: string,
  texts: readonly string[],
): readonly Possession[] {
  if (texts.length === 0) return [];
  const named = examples(texts);
  return [{ feature, what: words(`${id}: ${named.id}`, `${en}: ${named.en}`) }];
}

/** A possession that is told whole, such as a list of addresses that somebody will want to copy. */
function toldWhole(
  feature: Feature,
  id: string,
  en: string,
  texts: readonly string[],
): readonly Possession[] {
  return texts.length === 0
    ? []
    : [{ feature, what: words(`${id}: ${texts.join(', ')}`, `${en}: ${texts.join(', ')}`) }];
}

function looks(manuscript: Manuscript): readonly Possession[] {
  const spans = (place: 'furniture' | 'body', has: (span: Span) => boolean) =>
    [...copies(manuscript)]
      .filter((part) => part.in === place)
      .flatMap(({ copy }) => copy.flat())
      .filter(has)
      .map(({ text }) => text.trim());
  const links = [...copies(manuscript)]
    .flatMap(({ copy }) => copy.flat())
    .filter(({ link }) => link !== null);
  return [
    ...possession(
      'strong',
      'huruf tebal',
      'bold words',
      spans('body', ({ isStrong }) => isStrong),
    ),
    ...possession(
      'emphasis',
      'huruf miring',
      'emphasised words',
      spans('body', ({ isEmphasis }) => isEmphasis),
    ),
    ...possession(
      'emphasisAboveBody',
      'huruf miring di judul atau subjudul',
      'emphasised words in headline or standfirst',
      spans('furniture', ({ isEmphasis }) => isEmphasis),
    ),
    ...possession(
      'foreign',
      'tanda kata asing',
      'marks of foreign words',
      spans('body', ({ foreign }) => foreign !== null),
    ),
    ...possession(
      'foreignAboveBody',
      'tanda kata asing di judul atau subjudul',
      'marks of foreign words in headline or standfirst',
      spans('furniture', ({ foreign }) => foreign !== null),
    ),
    ...possession(
      'leadIn',
      'huruf kapital pembuka',
      'capitals that open the story',
      spans('body', ({ isLeadIn }) => isLeadIn),
    ),
    ...toldWhole(
      'linkAddress',
      'alamat tautan dalam teks',
      'addresses of links in the text',
      links.map(({ text, link }) => `${text.trim()} (${link})`),
    ),
  ];
}

function blocksOf(manuscript: Manuscript): readonly Possession[] {
  const { blocks } = manuscript;
  const pictures = blocks.filter((block): block is Picture => block.type === 'picture');
  const related = blocks.filter((block): block is RelatedLink => block.type === 'relatedLink');
  const tables = blocks.filter((block): block is Table => block.type === 'table');
  const altTexts = (list: readonly Picture[]) => list.flatMap(({ altText }) => altText || []);
  const numbers = (list: readonly Picture[]) => list.map(({ number }) => String(number));
  const isHeaderRow = ({ rows: [first = [], ...rest] }: Table) =>
    first.every(({ isHeader }) => isHeader) && rest.flat().every(({ isHeader }) => !isHeader);
  const withHeaders = tables.filter(({ rows }) => rows.flat().some(({ isHeader }) => isHeader));
  const firstCells = (list: readonly Table[]) =>
    list.map(({ rows }) =>
      plainText(rows.flat().find(({ paragraphs }) => paragraphs.length > 0)?.paragraphs[0] ?? []),
    );
  return [
    ...toldWhole(
      'relatedAddress',
      'alamat tautan terkait',
      'addresses of related links',
      related.flatMap(({ title, href }) => (href === null ? [] : [`${plainText(title)} (${href})`])),
    ),
    ...toldWhole(
      'embedAddress',
      'alamat sematan',
      'addresses of embeds',
      blocks.flatMap((block) => (block.type === 'embed' && block.address !== null ? [block.address] : [])),
    ),
    ...toldWhole(
      'pictureFile',
      'foto',
      'pictures',
      pictures.flatMap(({ file }) => (file ? [file.path] : [])),
    ),
    ...possession(
      'altText',
      'teks alternatif',
      'alt texts',
      altTexts(pictures.filter(({ file }) => file !== null)),
    ),
    ...possession(
      'altTextAlone',
      'teks alternatif foto yang berkasnya tidak ada',
      'alt texts of pictures without a file',
      altTexts(pictures.filter(({ file }) => file === null)),
    ),
    ...possession(
      'pictureRights',
      'hak atas foto',
      'rights of pictures',
      pictures.flatMap(({ rights }) => rights || []),
    ),
    ...toldWhole(
      'crop',
      'potongan (crop) foto nomor',
      'crops of pictures number',
      numbers(pictures.filter(({ crop }) => crop !== null)),
    ),
    ...possession(
      'headerRow',
      'kepala tabel',
      'header rows of tables',
      firstCells(withHeaders.filter(isHeaderRow)),
    ),
    ...possession(
      'headerCells',
      'sel kepala di dalam tabel',
      'header cells inside tables',
      firstCells(withHeaders.filter((table) => !isHeaderRow(table))),
    ),
    ...possession(
      'cellSpans',
      'sel gabungan pada tabel',
      'merged cells of tables',
      firstCells(tables.filter(({ rows }) => rows.flat().some((cell) => cell.columns > 1 || cell.rows > 1))),
    ),
  ];
}

const sharesItsTerm = (term: string) =>
  Object.values(ROLE_TERMS).filter((other) => other === term).length > 1;

/** Roles that cannot be told again from the printed label; some of them not from the IPTC term either. */
function roles({ credits }: Manuscript): readonly Possession[] {
  const silent = credits.filter(({ role, label }) => roleOfLabel(label) !== role);
  const of = (list: typeof credits, tongue: 'id' | 'en') =>
    list.map(({ name, role }) => `${name} (${ROLE_LABELS[role][tongue]})`).join(', ');
  const told = (feature: Feature, list: typeof credits): readonly Possession[] =>
    list.length === 0
      ? []
      : [
          {
            feature,
            what: words(`peran dalam kredit: ${of(list, 'id')}`, `roles of credits: ${of(list, 'en')}`),
          },
        ];
  return [
    ...told(
      'creditRole',
      silent.filter(({ role }) => !sharesItsTerm(ROLE_TERMS[role])),
    ),
    ...told(
      'creditRoleBeyondTerms',
      silent.filter(({ role }) => sharesItsTerm(ROLE_TERMS[role])),
    ),
  ];
}

function fieldsOf({ fields, house }: ClearedStory): readonly Possession[] {
  const one = (feature: Feature, id: string, en: string, value: string | null) =>
    toldWhole(feature, id, en, value ? [shortened(value.replace(/\s+/g, ' '))] : []);
  const until = fields.embargo === null ? null : toldInstant(fields.embargo, house.timeZone);
  const published = fields.publishedAt === null ? null : toldInstant(fields.publishedAt, house.timeZone);
  const rights = [fields.copyrightHolder, fields.copyrightNotice].filter((text) => text !== '');
  const about = [fields.section, ...fields.subjects.map(({ name }) => name), ...fields.keywords].filter(
    (text) => text !== '',
  );
  const origin = [fields.source, fields.publisher].filter((text) => text !== '');
  return [
    ...(until
      ? [
          {
            feature: 'embargo' as const,
            what: words(`embargo sampai ${until.id}`, `the embargo until ${until.en}`),
          },
        ]
      : []),
    ...(published
      ? [
          {
            feature: 'publishedAt' as const,
            what: words(`waktu terbit ${published.id}`, `the time of publication, ${published.en}`),
          },
        ]
      : []),
    ...one(
      isWebAddress(fields.address) ? 'webAddress' : 'mailAddress',
      'alamat berita',
      'the address of the story',
      fields.address,
    ),
    // Named, not quoted: the report travels with files that the note must not be in.
    ...(fields.noteToEditors === ''
      ? []
      : [{ feature: 'noteToEditors' as const, what: words('catatan untuk redaksi', 'the note to editors') }]),
    ...one('usageTerms', 'syarat pemakaian', 'terms of use', fields.usageTerms),
    ...toldWhole('rights', 'hak cipta', 'copyright', rights),
    ...toldWhole('about', 'rubrik, topik dan kata kunci', 'section, subjects and keywords', about),
    ...one(
      'urgency',
      'tingkat kepentingan',
      'urgency',
      fields.urgency === null ? null : String(fields.urgency),
    ),
    ...toldWhole('origin', 'sumber dan penerbit', 'source and publisher', origin),
  ];
}

function unprintable({ doc }: ClearedStory): readonly Possession[] {
  let count = 0;
  doc.descendants((node) => {
    const attributes = Object.values(node.attrs as Record<string, unknown>).filter(
      (value) => typeof value === 'string',
    );
    for (const text of [node.text ?? '', ...attributes]) count += unprintablesIn(text).length;
  });
  if (count === 0) return [];
  const what = words(
    `${count} karakter yang tak dapat dicetak; di tempatnya berdiri U+FFFD`,
    `${count} unprintable characters; U+FFFD stands in their place`,
  );
  return [{ feature: 'unprintable', what }];
}

/** Everything that a story has beyond its bare words. */
export function possessions(manuscript: Manuscript, cleared: ClearedStory): readonly Possession[] {
  return [
    ...looks(manuscript),
    ...blocksOf(manuscript),
    ...roles(manuscript),
    ...fieldsOf(cleared),
    ...unprintable(cleared),
  ];
}
