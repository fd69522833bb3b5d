import * as v from 'valibot';
import { isAddress } from './attributes';

/** The fields beside the document: about the story, never printed as copy (DESIGN.md section 3). */

const line = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\u0000-\u001f]*$/, 'one line of text'));
const prose = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\u0000-\u0008\u000b-\u001f]*$/, 'text'));
const languageTag = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a BCP 47 language tag'),
);
/** An instant in UTC: ISO 8601 with `Z`. One absolute instant, never a local time beside a zone. */
const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'an instant in UTC'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'a real date'),
);
const address = v.pipe(
  v.string(),
  v.check((value: string) => isAddress(value), 'an http, https or mailto address'),
);

export const FLAGS = ['legal', 'pictureDesk', 'sensitive', 'sponsored', 'unverified'] as const;
export type Flag = (typeof FLAGS)[number];

export const fieldsSchema = v.strictObject({
  /** The newsroom's short working name: lower case words joined by hyphens. */
  slug: line(120),
  desk: line(80),
  section: line(80),
  language: languageTag,
  /** 1 highest ... 9 lowest (IPTC); null while nobody has said. */
  urgency: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  keywords: v.pipe(v.array(line(80)), v.maxLength(50)),
  subjects: v.pipe(v.array(v.strictObject({ name: line(120), uri: v.nullable(address) })), v.maxLength(50)),
  /** Not before this instant. */
  embargo: v.nullable(instant),
  /** For those who receive the story; never printed. */
  noteToEditors: prose(4000),
  /** Words asked for. */
  commissionedLength: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
  /** Who supplied the copy: AFP, Antara. */
  source: line(120),
  /** Whose page the copy was found on or is made for. */
  publisher: line(120),
  /** The host a scrape came from, where that is not the publisher's. */
  scrapeHost: line(253),
  /** When it was first published, as far as the copy or the desk says. */
  publishedAt: v.nullable(instant),
  /** Where it will stand or stood on the web. */
  address: v.nullable(address),
  copyrightHolder: line(200),
  copyrightNotice: line(400),
  usageTerms: prose(2000),
  flags: v.strictObject({
    legal: v.boolean(),
    pictureDesk: v.boolean(),
    sensitive: v.boolean(),
    sponsored: v.boolean(),
    unverified: v.boolean(),
  }),
});

export type Fields = v.InferOutput<typeof fieldsSchema>;

export const FIELD_NAMES = Object.keys(fieldsSchema.entries) as readonly (keyof Fields)[];

/** A change to some of the fields. */
export const fieldChangeSchema = v.partial(fieldsSchema);
export type FieldChange = v.InferOutput<typeof fieldChangeSchema>;

/** The fields of a new story. */
export function newFields(given: FieldChange = {}): Fields {
  return {
    slug: '',
    desk: '',
    section: '',
    language: 'id',
    urgency: null,
    keywords: [],
    subjects: [],
    embargo: null,
    noteToEditors: '',
    commissionedLength: null,
    source: '',
    publisher: '',
    scrapeHost: '',
    publishedAt: null,
    address: null,
    copyrightHolder: '',
    copyrightNotice: '',
    usageTerms: '',
    flags: { legal: false, pictureDesk: false, sensitive: false, sponsored: false, unverified: false },
    ...given,
  };
}

const SMALL_WORDS = new Set(
  'yang di ke dari dan atau untuk dengan pada oleh the a an of to in on for and or with at by'.split(' '),
);

/** A slug made of the first telling words of a headline: `kim-jong-un-bertolak-rusia`. */
export function slugOf(headline: string): string {
  const plain = headline
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !SMALL_WORDS.has(word));
  return plain.slice(0, 5).join('-').slice(0, 60).replace(/-$/, '');
}
