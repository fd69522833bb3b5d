import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import {
  crosshead,
  embed,
  factBox,
  item,
  lineBreak,
  list,
  p,
  picture,
  quote,
  row,
  sectionBreak,
  story,
  table,
  type Inline,
} from '../../shared/story/builders';
import { CREDIT_ROLES, type Credit } from '../../shared/story/credit';
import { schema } from '../../shared/story/schema';
import { MAP, PHOTO } from './subjects';

/** Random stories with every block and mark, in words that attack whoever prints them. */

/** Texts that some format or reader is known to trip over. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><!--',
  ']]>',
  '&amp;',
  '&#x41;&copy;',
  '*tebal* _miring_ **dua**',
  '`kode` ``` ~~~ ~x~ ^y^',
  '[tautan](https://jahat.example) ![x](y) [^1]: [a]: b {.c #d}',
  '# judul #',
  '1. satu',
  '12) dua',
  'a. huruf',
  'iv) romawi',
  '(2) kurung',
  '- strip',
  '+ tambah',
  '> kutip',
  '---',
  '***',
  '===',
  ': definisi',
  '::: div',
  '| a | b |',
  '$x$ $$y$$ \\alpha \\(z\\) \\\\',
  ':smile: 10:30:45',
  "\"lurus\" 'tunggal' Jum'at",
  'tiga... -- --- ---- titik',
  'https://x.example/a_b_c?d=*e*&copy;=1 www.x.example/_y_',
  'snake_case _tepi_ a_b_',
  '<https://x.example> <a href="x" onclick=\'y\'>z</a>',
  '{{ moustache }} ${dolar} %s %{x}',
  'مرحبا بالعالم',
  'שלום (עולם)',
  '北京の首脳会談。',
  'ประเทศไทย',
  '👩‍👩‍👧‍👦 🇮🇩 é é',
  'a\u00a0b \u00a0 c',
  'a\u2028b\u2029c',
  'a\u200bb\u00adc\u200fd\u202ee\u202c\ufeff',
  '“lengkung” ‘tunggal’ … – —',
  'kata'.repeat(80),
  'a\u0001b\u009fc',
  'a\ud800b',
  'a\uffffb\ufdd0',
  'ﬀ ß İ ı ǅ',
  '\\',
  '\\"',
  '(AFP/Z-3)',
  'Editor : Nama',
  'DOCTYPE CDATA <![CDATA[x]]> <?php ?>',
  '@contoh (@) #tagar',
  '=1+1 @SUM(A1)',
];

const plainWords = fc
  .array(
    fc.constantFrom('banjir', 'Demak', 'tanggul', 'jebol', 'warga', 'rob', 'kapal-kapal', 'Rp750.000', 'AS'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => list.join(' '));

/** Words for a text node: never empty. */
export const words = fc.oneof(
  { weight: 3, arbitrary: plainWords },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 3 })
      .map((list) => list.join(' ')),
  },
);

/** Words that an attribute may hold: attributes refuse control characters. */
const attributeWords = (max: number) =>
  fc.oneof(fc.constant(''), words).map((text) =>
    text
      .replace(/[\u0000-\u001f]/g, ' ')
      .slice(0, max)
      .trim(),
  );

export const address = fc.constantFrom(
  'https://koran.example/berita/1',
  'https://koran.example/cari?q=a&b=2&copy;=3#x',
  "http://x.example/a_(b)_*c*~d!'e",
  'https://x.example/é/北京?%zz=[1]',
  'mailto:redaksi@koran.example',
  'HTTPS://X.example',
);
const maybeAddress = fc.option(address, { nil: null });

const { marks } = schema;
const looks: fc.Arbitrary<readonly Mark[]> = fc
  .record({
    strong: fc.boolean(),
    em: fc.boolean(),
    leadIn: fc.boolean(),
    link: fc.option(address, { nil: null, freq: 3 }),
    foreign: fc.option(fc.constantFrom('en', 'ar', 'zh-Hans'), { nil: null, freq: 3 }),
  })
  .map(({ strong, em, leadIn, link, foreign }) => [
    ...(strong ? [marks.strong.create()] : []),
    ...(em ? [marks.em.create()] : []),
    ...(leadIn ? [marks.leadIn.create()] : []),
    ...(link ? [marks.link.create({ href: link })] : []),
    ...(foreign ? [marks.foreign.create({ language: foreign })] : []),
  ]);

const bare = (text: string) => schema.text(text);
const span = fc.oneof(
  { weight: 2, arbitrary: words.map(bare) },
  { weight: 2, arbitrary: fc.tuple(words, looks).map(([text, marks]) => schema.text(text, marks)) },
  { weight: 1, arbitrary: fc.constant(null).map(() => lineBreak()) },
);
/** Inline copy with marks and hard breaks. */
const copy: fc.Arbitrary<Inline> = fc.array(span, { maxLength: 6 });
/** One line with no marks but emphasis and foreign words, as in a headline. */
const line: fc.Arbitrary<Inline> = fc.array(
  fc
    .tuple(words, fc.boolean())
    .map(([text, isEmphasis]) => schema.text(text, isEmphasis ? [marks.em.create()] : [])),
  { maxLength: 3 },
);
const label = attributeWords(40);
const plain = fc.oneof(fc.constant(''), words);

const paragraph = copy.map((inline) => p(inline));
const list1 = fc
  .tuple(
    fc.array(
      paragraph.map((node) => item(node)),
      { minLength: 1, maxLength: 3 },
    ),
    fc.boolean(),
  )
  .map(([items, isOrdered]) => list(items, isOrdered));
const nestedList = fc
  .tuple(
    fc.array(fc.tuple(paragraph, fc.option(fc.oneof(list1, paragraph), { nil: null })), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.boolean(),
  )
  .map(([items, isOrdered]) =>
    list(
      items.map(([first, second]) => item(first, ...(second ? [second] : []))),
      isOrdered,
    ),
  );

const crop = fc.option(fc.constant({ x: 0.1, y: 0.1, width: 0.5, height: 0.5 }), { nil: null, freq: 2 });

const block = (index: number): fc.Arbitrary<Node> =>
  fc.oneof(
    { weight: 4, arbitrary: paragraph },
    { weight: 1, arbitrary: line.map((inline) => crosshead(inline)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(paragraph, { minLength: 1, maxLength: 3 }), plain)
        .map(([said, by]) => quote(said, by)),
    },
    { weight: 2, arbitrary: fc.oneof(list1, nestedList) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          picture: fc.constantFrom(PHOTO, MAP, null),
          altText: attributeWords(200),
          rights: attributeWords(200),
          crop,
          caption: copy,
          creditLine: plain,
        })
        .map((parts) => picture({ id: `foto-${index}`, ...parts })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ title: line, label, href: maybeAddress })
        .map(({ title, label, href }) =>
          schema.nodes.relatedLink.createChecked({ id: `tautan-${index}`, label, href }, title as Node[]),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(plain, fc.array(fc.oneof(paragraph, list1), { minLength: 1, maxLength: 3 }))
        .map(([title, blocks]) => factBox(title, blocks)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.boolean(),
          fc.array(fc.array(plain, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        )
        .map(([hasHeader, rows]) => table(...rows.map((cells, i) => row(cells, hasHeader && i === 0)))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(maybeAddress, attributeWords(100))
        .map(([href, title]) => embed(`sematan-${index}`, href, title)),
    },
    { weight: 1, arbitrary: fc.constant(null).map(() => sectionBreak()) },
  );

const credit: fc.Arbitrary<Credit> = fc.record({
  role: fc.constantFrom(...CREDIT_ROLES),
  label: fc.oneof(fc.constantFrom('Editor', 'Penulis', 'Pewarta', 'By', ''), label),
  name: plain,
});

/** A random story. Its words are hostile; its structure is always valid. */
export const arbitraryStory: fc.Arbitrary<Node> = fc
  .record({
    kicker: plain,
    headline: line,
    standfirst: line,
    byline: plain,
    dateline: plain,
    body: fc
      .integer({ min: 0, max: 6 })
      .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => block(index)))),
    signOff: plain,
    credits: fc.array(credit, { maxLength: 4 }),
  })
  .map((parts) => story(parts));
