import type { Thread } from '../../shared/journal/threads';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/preflight/finding';
import { preflight } from '../../shared/preflight/preflight';
import { RULES } from '../../shared/preflight/rules';
import type { Passage } from '../../shared/journal/passages';
import type { LinkedStory, Subject } from '../../shared/preflight/subject';
import {
  embed,
  factBox,
  leadIn,
  p,
  picture,
  relatedLink,
  story,
  type PictureParts,
  type StoryParts,
} from '../../shared/story/builders';
import { sha256Text } from '../../shared/story/content-hash';
import { OPEN_DESK } from '../../shared/story/desk-rules';
import { newFields, type FieldChange, type Flag } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { words } from '../../shared/story/words';
import {
  approved,
  flagCleared,
  FULL_FIELDS,
  fullSubject,
  HOUSE,
  PHOTO,
  PICTURES,
  subject,
} from '../publish/subjects';

/** Every rule with a story that raises it and one that does not. */

const clean: StoryParts = {
  headline: 'Rob Surut',
  byline: 'Siti Rahma',
  body: [p('Air surut pada Selasa.')],
  signOff: '(P-5)',
  credits: [{ role: 'editor', label: 'Editor', name: 'Dewi Lestari' }],
};
/** A passage that was pasted and stands as it came. */
const pasted = (where: string, count: number): Passage => ({
  where,
  piece: 5,
  text: 'kata '.repeat(count).trim(),
  words: count,
  origin: {
    seq: 2,
    author: 'Rini S.',
    at: '2026-01-05T01:00:00Z',
    source: { kind: 'paste', program: 'Microsoft Word', address: null },
  },
});

const told = (parts: StoryParts): Subject => subject(story({ ...clean, ...parts }), { fields: FULL_FIELDS });
const body = (...nodes: readonly Node[]) => told({ body: [p('Air surut pada Selasa.'), ...nodes] });
const shown = (parts: Partial<PictureParts>) =>
  body(
    picture({
      id: 'foto',
      picture: PHOTO,
      altText: 'Pantai',
      caption: 'Pantai pagi.',
      creditLine: 'Antara',
      ...parts,
    }),
  );
const filled = (fields: FieldChange, parts: Partial<Subject> = {}): Subject =>
  subject(story(clean), { fields: { ...FULL_FIELDS, ...fields }, ...parts });
const flagged = (flag: string) => filled({ flags: { ...FULL_FIELDS.flags, [flag]: true } });

/** Legal and sign-off left to some: what the tests of roles go by. */
const HOUSE_RULES = {
  ...OPEN_DESK,
  roles: { lawyer: words('bagian hukum', 'lawyer') },
  people: { 'Dewi Lestari': ['deskHead'], 'Yusuf Hakim': ['lawyer'] },
  acts: { approve: ['deskHead'] },
  clearances: { legal: ['lawyer'] },
};

const NARROW = sha256Text('narrow');
const narrow = new Map([
  ...PICTURES,
  [NARROW, { sha256: NARROW, type: 'image/png', width: 320, height: 200, size: 9 } as const],
]);

const change = { id: 'a:1', author: 'Budi', at: '2026-01-05T02:00:00Z' };
const inserted = schema.text('baru', [schema.marks.insertion.create(change)]);
const deleted = schema.text('lama', [schema.marks.deletion.create({ ...change, id: 'a:2' })]);
const changedPicture = picture({
  id: 'foto',
  picture: PHOTO,
  altText: 'Pantai',
  caption: 'x',
  creditLine: 'y',
}).mark([
  schema.marks.modification.create({
    ...change,
    id: 'a:3',
    kind: 'attribute',
    name: 'altText',
    before: '',
    after: 'Pantai',
  }),
]);
const AT = '2026-01-05T01:00:00Z';
const thread = (id: string): Thread => ({
  id,
  anchor: { to: 'story' },
  remarks: [{ by: 'Budi', at: AT, text: 'Pasti?', mentions: [], isFromFile: false }],
  settlings: [],
  resolved: null,
});
const commented = schema.text('ini', [schema.marks.comment.create({ id: 'k:1' })]);

/** An archive that holds one other story, "Rob Susulan", with an address. */
const RECENT: LinkedStory = {
  title: 'Rob Susulan',
  status: 'desk',
  address: 'https://koran.example/rob',
  publishedAt: null,
  embargo: null,
};
const linkedTo = (...held: readonly Partial<LinkedStory>[]): Subject => {
  const stories = held.map((one) => ({ ...RECENT, ...one }));
  const link = schema.marks.link.create({ href: 'https://koran.example/rob' });
  return {
    ...body(
      relatedLink({ id: 'a', title: 'Lain', href: 'https://x.example/1' }),
      relatedLink({ id: 'b', title: 'Rob Susulan' }),
      p(
        'Seperti ',
        schema.text('ditulis ', [link]),
        schema.text('kemarin', [link, schema.marks.em.create()]),
        '.',
      ),
    ),
    linkedStories: (href, title) =>
      stories.filter((one) => (href === null ? one.title === title : one.address === href)),
  };
};

interface Case {
  readonly raises: Subject;
  /** Where each finding is, in order. */
  readonly at: readonly string[];
  /** Words that the message must hold, in either language. */
  readonly says?: readonly string[];
  readonly passes: Subject;
}

/** A flag stops the story until somebody clears it, and again after the next letter. */
function flagCases(...flags: readonly Flag[]): Readonly<Record<string, Case>> {
  return Object.fromEntries(
    flags.map((flag) => {
      const cleared = flagCleared(flagged(flag), flag);
      const changed = { ...cleared, doc: told({ headline: 'Rob surut lagi' }).doc };
      return [
        `flag.${flag}`,
        { raises: changed, at: [`fields.flags.${flag}`], says: ['Yusuf Hakim'], passes: cleared },
      ];
    }),
  );
}

const CASES: Readonly<Record<string, Case>> = {
  'headline.missing': { raises: told({ headline: '  ' }), at: ['headline'], passes: told({}) },
  'headline.duplicate': {
    raises: told({
      standfirst: 'ROB SURUT',
      body: [p('Rob surut!'), picture({ id: 'f', caption: '“Rob” surut' })],
    }),
    at: ['standfirst', 'paragraph 1', 'caption 1'],
    passes: told({ body: [p('Rob surut di Demak.')] }),
  },
  'headline.length': {
    raises: told({ headline: 'x'.repeat(101) }),
    at: ['headline'],
    says: ['101'],
    passes: told({ headline: '😀'.repeat(100) }),
  },
  'body.empty': {
    raises: told({ body: [picture({ id: 'f', caption: 'Hanya foto.' })] }),
    at: ['body'],
    passes: told({ body: [factBox('', [p('Isi.')])] }),
  },
  'signOff.missing': { raises: told({ signOff: '' }), at: ['signOff'], passes: told({}) },
  'credit.missing': {
    raises: told({ credits: [], byline: '' }),
    at: ['credits'],
    passes: told({ credits: [] }),
  },
  'credit.empty': {
    raises: told({
      credits: [
        { role: 'editor', label: 'Editor', name: 'Dewi' },
        { role: 'author', label: 'Penulis', name: ' ' },
      ],
    }),
    at: ['credit 2'],
    says: ['Penulis'],
    passes: told({}),
  },
  'picture.file': {
    raises: body(
      picture({ id: 'a' }),
      picture({ id: 'b', picture: PHOTO }),
      picture({ id: 'c', picture: sha256Text('gone') }),
    ),
    at: ['picture 1', 'picture 3'],
    passes: shown({}),
  },
  'picture.altText': { raises: shown({ altText: '  ' }), at: ['picture 1'], passes: shown({}) },
  'picture.caption': { raises: shown({ caption: '' }), at: ['caption 1'], passes: shown({}) },
  'picture.creditLine': { raises: shown({ creditLine: '' }), at: ['creditLine 1'], passes: shown({}) },
  'picture.size': {
    raises: { ...shown({ picture: NARROW }), pictures: narrow },
    at: ['picture 1'],
    says: ['320'],
    passes: shown({ crop: { x: 0, y: 0, width: 0.5, height: 0.5 } }),
  },
  'picture.captionRepeatsLead': {
    raises: told({
      body: [
        p(
          leadIn('Wali'),
          ' kota berangkat ke pelabuhan untuk menemui para nelayan Selasa. Kalimat lain panjang sekali di sini.',
        ),
        picture({
          id: 'f',
          picture: PHOTO,
          altText: 'x',
          caption: 'Wali kota berangkat ke pelabuhan menemui para nelayan.',
        }),
      ],
    }),
    at: ['caption 1'],
    passes: told({
      body: [
        p('Wali kota berangkat ke pelabuhan untuk menemui para nelayan Selasa.'),
        picture({
          id: 'f',
          picture: PHOTO,
          altText: 'x',
          caption: 'Perahu-perahu bersandar di dermaga kayu saat matahari terbit.',
        }),
      ],
    }),
  },
  'link.address': {
    raises: body(
      relatedLink({ id: 'a', title: 'Satu', href: 'https://x.example/1' }),
      relatedLink({ id: 'b', title: 'Dua' }),
    ),
    at: ['relatedLink 2'],
    says: ['Dua'],
    passes: body(relatedLink({ id: 'a', title: 'Satu', href: 'https://x.example/1' })),
  },
  'link.title': {
    raises: body(relatedLink({ id: 'a', title: ' ', href: 'https://x.example/1' })),
    at: ['relatedLink 1'],
    passes: body(relatedLink({ id: 'a', title: 'Satu', href: 'https://x.example/1' })),
  },
  'link.unpublished': {
    raises: linkedTo({}),
    at: ['relatedLink 2', 'paragraph 2'],
    says: ['"ditulis kemarin" leads to our story "Rob Susulan"', '(Desk)', '(Meja)', 'hapus tautannya'],
    passes: linkedTo({ status: 'sent' }),
  },
  'embed.address': {
    raises: body(embed('e', null, 'Siaran')),
    at: ['embed 1'],
    passes: body(embed('e', 'https://video.example/1')),
  },
  'text.doubledWord': {
    raises: told({
      headline: 'Rob rob Surut',
      body: [
        p('Warga dan dan petugas  di di sana.'),
        picture({ id: 'f', caption: 'Air yang\u00a0yang surut.' }),
      ],
    }),
    at: ['headline', 'paragraph 1', 'paragraph 1', 'caption 1'],
    says: ['dan dan'],
    passes: told({
      body: [
        p(
          'Kapal-kapal mencari-cari; di Bora Bora, Sirhan Sirhan berkata he had had that that day. Tiga. Tiga lagi, lagi-lagi.',
        ),
        p('Air itu itu-itu saja; sama-sama; 10 10'),
      ],
    }),
  },
  'text.placeholder': {
    raises: body(p('Korban TKTK orang, usia [TK umur], di xxx. Sumber: [...] dan ????')),
    at: Array<string>(5).fill('paragraph 2'),
    passes: body(
      p('Anak TK Pertiwi menonton Olimpiade XXX. "Kami [...] pulang," katanya. “Ya […] tidak.” Benarkah???'),
    ),
  },
  'text.unprintable': {
    raises: body(p('a\u0001b\u0001c\ud800d')),
    at: ['paragraph 2', 'paragraph 2'],
    says: ['U+0001'],
    passes: body(p('a\u200fb\u00a0c\u2028d')),
  },
  'text.notOurs': {
    raises: {
      ...body(p('Satu dua tiga.')),
      passages: [pasted('paragraph 1', 40), pasted('paragraph 3', 20)],
    },
    at: ['paragraph 1'],
    says: ['60 words in 2 passages', 'Microsoft Word'],
    passes: body(p('Satu dua tiga.')),
  },
  'field.language': {
    raises: filled({ language: 'und' }),
    at: ['fields.language'],
    passes: filled({ language: 'ar' }),
  },
  'field.slug': { raises: filled({ slug: '' }), at: ['fields.slug'], passes: filled({}) },
  'field.source': {
    raises: filled({ source: '', scrapeHost: 'koran.example' }),
    at: ['fields.source'],
    passes: filled({ source: '', scrapeHost: '' }),
  },
  'field.publisher': {
    raises: filled({ publisher: '' }, { house: { ...HOUSE, name: '' } }),
    at: ['fields.publisher'],
    passes: filled({ publisher: '' }),
  },
  'field.section': { raises: filled({ section: '' }), at: ['fields.section'], passes: filled({}) },
  'field.keywords': { raises: filled({ keywords: [] }), at: ['fields.keywords'], passes: filled({}) },
  'field.scrapeHost': {
    raises: filled({ scrapeHost: 'visitaaponce.example', publisher: 'mediaindonesia.example' }),
    at: ['fields.scrapeHost'],
    says: ['Found on visitaaponce.example, publisher says mediaindonesia.example: who owns this copy?'],
    passes: filled({ scrapeHost: 'www.mediaindonesia.example', publisher: 'Media Indonesia' }),
  },
  'changes.open': {
    raises: body(p('kata ', inserted, ' ', deleted), changedPicture, p(schema.text('baru', inserted.marks))),
    at: ['story'],
    // One of the three stands in two paragraphs and is told where it starts.
    says: ['3 tracked changes', '(paragraph 2, picture 1)'],
    passes: body(p('kata')),
  },
  'comments.open': {
    raises: { ...body(p('kata ', commented)), threads: [thread('k:1'), thread('k:2')] },
    at: ['story'],
    says: ['2 comments are open (paragraph 2, story)'],
    passes: {
      ...body(p('kata ', commented)),
      threads: [{ ...thread('k:1'), resolved: { by: 'Rini', at: AT } }],
    },
  },
  'approval.missing': {
    raises: told({}),
    at: ['story'],
    passes: approved(told({})),
  },
  'approval.stale': {
    raises: { ...approved(told({})), doc: told({ headline: 'Rob surut' }).doc },
    at: ['story'],
    says: ['Dewi Lestari', 'Senin (5/1/2026) pukul 10.30 WIB'],
    passes: approved({ ...approved(told({})), doc: told({ headline: 'Rob surut' }).doc }, 'Budi'),
  },
  'embargo.future': {
    raises: filled({ embargo: '2026-01-05T05:00:00Z' }, { now: '2026-01-05T04:59:59Z' }),
    at: ['fields.embargo'],
    says: ['Senin (5/1/2026) pukul 12.00 WIB', '1 menit lagi', '1 min from now'],
    passes: filled({ embargo: '2026-01-05T05:00:00Z' }, { now: '2026-01-05T05:00:00Z' }),
  },
  'approval.role': {
    raises: approved({ ...told({}), deskRules: HOUSE_RULES }, 'Rini S.'),
    at: ['story'],
    says: ['Rini S.', 'kepala meja: Dewi Lestari', 'desk head: Dewi Lestari'],
    passes: approved({ ...told({}), deskRules: HOUSE_RULES }, 'Rini S.', 'Dewi Lestari'),
  },
  ...flagCases('pictureDesk', 'sponsored', 'unverified'),
  'flag.legal': {
    raises: flagCleared({ ...flagged('legal'), deskRules: HOUSE_RULES }, 'legal', 'Rini S.'),
    at: ['fields.flags.legal'],
    says: ['bagian hukum: Yusuf Hakim', 'lawyer: Yusuf Hakim', 'Senin (5/1/2026) pukul 10.20 WIB'],
    passes: flagCleared({ ...flagged('legal'), deskRules: HOUSE_RULES }, 'legal', 'Yusuf Hakim'),
  },
  'flag.sensitive': {
    raises: flagCleared(approved(flagged('sensitive'), 'Dewi'), 'sensitive', 'Dewi'),
    at: ['fields.flags.sensitive'],
    passes: flagCleared(approved(flagged('sensitive'), 'Dewi'), 'sensitive', 'Budi'),
  },
  'status.held': { raises: filled({}, { status: 'held' }), at: ['story'], passes: filled({}) },
  'status.spiked': { raises: filled({}, { status: 'spiked' }), at: ['story'], passes: filled({}) },
  'status.killed': {
    raises: filled({}, { status: 'kill' }),
    at: ['story'],
    passes: filled({}, { status: 'correction' }),
  },
};

const raisedBy = (rule: string, given: Subject): readonly Finding[] =>
  preflight(given).filter((finding) => finding.rule === rule);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const example = CASES[id];

  it('is raised where it should be, and says so in both languages', () => {
    if (!example) throw new RangeError(`${id} has no example`);
    const findings = raisedBy(id, example.raises);
    expect(findings.map(({ where }) => where)).toEqual(example.at);
    expect(new Set(findings.map(({ level }) => level))).toEqual(new Set([rule.level]));
    const said = findings.map(({ message }) => `${message.id}\n${message.en}`).join('\n');
    expect((example.says ?? []).filter((words) => !said.includes(words))).toEqual([]);
    expect(
      findings.every(({ message }) => message.id !== message.en && message.id !== '' && message.en !== ''),
    ).toBe(true);
  });

  it('is not raised where all is well', () => {
    if (!example) throw new RangeError(`${id} has no example`);
    expect(raisedBy(id, example.passes)).toEqual([]);
  });
});

describe('a link to a story of the archive', () => {
  const leaks = (...held: readonly Partial<LinkedStory>[]) =>
    raisedBy('link.unpublished', linkedTo(...held)).length;
  const PAST = '2026-01-05T03:59:59Z';
  const LATER = '2026-01-05T04:00:01Z';

  it.each([
    ['being corrected', 0, { status: 'correction' }],
    ['withdrawn', 2, { status: 'kill', publishedAt: PAST }],
    ['spiked', 2, { status: 'spiked' }],
    ['sent under an embargo that holds', 2, { status: 'sent', embargo: LATER }],
    ['sent under an embargo that has passed', 0, { status: 'sent', embargo: PAST }],
    ['taken from the web, where it stood', 0, { publishedAt: PAST }],
    ['to be published later', 2, { publishedAt: LATER }],
    ['of a wire, with no address of its own', 1, { publishedAt: PAST, address: null }],
  ] as const)('that is %s', (_, count, held) => {
    expect(leaks(held)).toBe(count);
  });

  it('leads to the public one of two', () => {
    expect(leaks({}, { status: 'sent' })).toBe(0);
    expect(leaks({}, { status: 'held' })).toBe(2);
  });

  it('says that it is the embargo that keeps a sent story', () => {
    const [finding] = raisedBy('link.unpublished', linkedTo({ status: 'sent', embargo: LATER }));
    expect(finding?.message.en).toContain('not public (embargo)');
  });

  it('is let pass by a named person, like whatever else stops a story', () => {
    const waiver = { rule: 'link.unpublished', reason: 'terbit bersama', by: 'Dewi Lestari', at: AT };
    const waived = raisedBy('link.unpublished', { ...linkedTo({}), waivers: [waiver] });
    expect(waived.map(({ waivedBy }) => waivedBy)).toEqual(['Dewi Lestari', 'Dewi Lestari']);
  });
});

it('every example belongs to a rule, and every rule has another name', () => {
  const ids = RULES.map(({ id }) => id);
  expect(Object.keys(CASES).sort()).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the clean full story', () => {
  const links = (given: Subject): Subject => {
    const doc = given.doc;
    const children: Node[] = [];
    doc.forEach((child) => {
      const isUnlinked = child.type === schema.nodes.relatedLink && child.attrs['href'] === null;
      children.push(
        isUnlinked ? child.type.create({ ...child.attrs, href: 'https://x.example/' }, child.content) : child,
      );
    });
    return { ...given, approvals: [], doc: doc.type.create(null, children) };
  };

  it('asks for nothing but an approval, and with that for nothing', () => {
    const given = links(fullSubject());
    expect(preflight(given).map(({ rule }) => rule)).toEqual(['approval.missing']);
    expect(preflight(approved(given))).toEqual([]);
  });

  it('asks for no approval when it comes straight from a file', () => {
    expect(preflight({ ...links(fullSubject()), origin: 'file', createdAt: null, updatedAt: null })).toEqual(
      [],
    );
  });
});

describe('docs/preflight.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/preflight.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));

  it('lists every rule with its level, and no other', () => {
    const listed = rows.map((line) => line.split('|').map((cell) => cell.trim()));
    expect(listed.map(([, id, level]) => [id, level])).toEqual(
      RULES.map(({ id, level }) => [`\`${id}\``, level]),
    );
  });
});

it('finds on the seed-like story what a desk would', () => {
  const given = subject(
    story({
      headline: 'Bertolak Ke Rusia',
      body: [
        picture({ id: 'f', caption: 'Ia bertolak.', creditLine: 'AFP' }),
        p('Isi.'),
        relatedLink({ id: 'r', title: 'Lain' }),
      ],
      signOff: '(AFP/Z-3)',
    }),
    { fields: newFields({ scrapeHost: 'a.example', publisher: 'b.example' }), house: { ...HOUSE, name: '' } },
  );
  expect(preflight(given).map(({ rule }) => rule)).toEqual([
    'picture.file',
    'picture.altText',
    'approval.missing',
    'link.address',
    'credit.missing',
    'field.slug',
    'field.source',
    'field.section',
    'field.keywords',
    'field.scrapeHost',
  ]);
});
