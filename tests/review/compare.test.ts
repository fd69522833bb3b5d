import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { Authorship } from '../../shared/review/authorship';
import { compare, type Comparison } from '../../shared/review/compare';
import { restoreAll, restorePiece } from '../../shared/review/restoring';
import {
  crosshead,
  factBox,
  lineBreak,
  p,
  picture,
  quote,
  story,
  strong,
  type StoryParts,
} from '../../shared/story/builders';
import { newFields, type FieldChange } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { behind, JournalInMemory } from '../builders';
import { arbitraryStory } from '../publish/arbitrary-story';

const BODY = [
  picture({ id: 'picture-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA' }),
  p('Air datang pada pukul dua dini hari.'),
  crosshead('Pengungsi'),
  p('Sebanyak 300 orang bermalam di balai desa.'),
];
const banjir = (parts: StoryParts = {}) =>
  story({ headline: 'Tanggul Jebol di Demak', body: BODY, ...parts });

const compared = (a: Node, b: Node, before: FieldChange = {}, after: FieldChange = {}): Comparison =>
  compare({ doc: a, fields: newFields(before) }, { doc: b, fields: newFields(after) });

const told = ({ changes }: Comparison) =>
  changes.map(({ kind, where, deleted, inserted }) => [kind, where, deleted, inserted]);

describe('two revisions', () => {
  it('that are equal differ in nothing', () => {
    expect(compared(banjir(), banjir())).toEqual({
      changes: [],
      fields: [],
      pictures: [],
      wordsInserted: 0,
      wordsDeleted: 0,
    });
  });

  it('differ by whole words, in the piece where they stand', () => {
    const after = banjir({
      headline: 'Tanggul Jebol di Kudus',
      body: [...BODY.slice(0, 3), p('Sebanyak 300 orang bermalam di balai desa dan sekolah.')],
    });
    const found = compared(banjir(), after);
    expect(told(found)).toEqual([
      ['replace', 'headline', 'Demak', 'Kudus'],
      ['insert', 'paragraph 2', '', ' dan sekolah'],
    ]);
    expect([found.wordsInserted, found.wordsDeleted]).toEqual([3, 1]);
  });

  it('tell a piece that came or went as one, and leave the others alone', () => {
    const after = banjir({
      body: [BODY[0] as Node, p('Hujan turun sejak Ahad petang.'), ...BODY.slice(1, 3)],
    });
    expect(told(compared(banjir(), after))).toEqual([
      ['insert', 'paragraph 1', '', 'Hujan turun sejak Ahad petang.'],
      ['delete', 'paragraph 2', 'Sebanyak 300 orang bermalam di balai desa.', ''],
    ]);
  });

  it('tell the same words in another form from other words', () => {
    const after = banjir({
      body: [
        BODY[0] as Node,
        p('Air datang pada ', strong('pukul dua'), ' dini hari.'),
        p('Pengungsi'),
        BODY[3] as Node,
      ],
    });
    expect(told(compared(banjir(), after))).toEqual([
      ['form', 'paragraph 1', 'pukul dua', 'pukul dua'],
      ['form', 'paragraph 2', 'Pengungsi', 'Pengungsi'],
    ]);
    expect(compared(banjir(), after).wordsInserted).toBe(0);
  });

  it('tell fields, and pictures by what of them is another', () => {
    const file = 'b'.repeat(64);
    const body = [
      picture({ id: 'picture-1', picture: file, caption: 'Warga mengungsi lagi.', creditLine: 'ANTARA' }),
      picture({ id: 'picture-2', caption: 'Tanggul.', creditLine: 'AFP' }),
      ...BODY.slice(1),
    ];
    const found = compared(banjir(), banjir({ body }), { slug: 'demak' }, { slug: 'kudus', urgency: 2 });
    expect(found.fields).toEqual([
      { name: 'slug', before: 'demak', after: 'kudus' },
      { name: 'urgency', before: null, after: 2 },
    ]);
    expect(found.pictures).toEqual([
      { id: 'picture-1', kind: 'changed', attributes: ['picture'] },
      { id: 'picture-2', kind: 'added', attributes: [] },
    ]);
    expect(told(found)).toContainEqual(['insert', 'picture 1', '', ' lagi']);
  });

  it('tell a broken line from the break between two pieces', () => {
    const box = (...rest: Node[]) =>
      banjir({ body: [factBox('Banjir di Demak', [p('Tiga desa terendam sejak Senin malam.'), ...rest])] });
    const { changes } = compared(box(p('Air', lineBreak(), 'surut')), box(p('Air'), p('surut')));
    expect(changes).toMatchObject([{ kind: 'replace', deleted: '\n', inserted: '\n' }]);
  });

  it('say which entries made each change, also what one put in and another took out', () => {
    const journal = new JournalInMemory(banjir());
    journal.edit((t) => t.insert(behind(t.doc, 'dini hari.'), schema.text(' Sirene berbunyi.')), 'Adi W.');
    journal.edit((t) => t.delete(behind(t.doc, 'Sebanyak'), behind(t.doc, 'Sebanyak 300')), 'Budi');
    journal.edit((t) => {
      const to = behind(t.doc, 'Warga mengungsi');
      t.addMark(to - 9, to, schema.marks.em.create());
    }, 'Citra');
    const first = journal.at(1);
    const authorship = new Authorship(first.doc.content.size);
    for (const entry of journal.entries.slice(1)) authorship.take(entry);
    const found = compare(first, journal.at(), authorship);
    const by = found.changes.map(({ kind, where, entries }) => [
      kind,
      where,
      entries.map((seq) => journal.entries[seq - 1]?.author).join(),
    ]);
    expect(by).toEqual(
      expect.arrayContaining([
        ['form', 'picture 1', 'Citra'],
        ['insert', 'paragraph 1', 'Adi W.'],
        ['delete', 'paragraph 2', 'Budi'],
      ]),
    );
  });
});

const pair = fc.tuple(arbitraryStory, arbitraryStory);

describe('whatever two stories say', () => {
  it('what is not told as changed is the same in both, and every letter is in its place', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { changes } = compared(a, b);
        const rest = (doc: Node, from: 'fromA' | 'fromB', to: 'toA' | 'toB') => {
          let at = 0;
          let text = '';
          for (const change of changes) {
            if (change.kind === 'form') continue;
            expect(change[from]).toBeGreaterThanOrEqual(at);
            text += doc.textBetween(at, change[from]);
            at = change[to];
          }
          return text + doc.textBetween(at, doc.content.size);
        };
        expect(rest(a, 'fromA', 'toA')).toBe(rest(b, 'fromB', 'toB'));
        for (const change of changes) expect(['insert', 'delete', 'replace', 'form']).toContain(change.kind);
      }),
      { numRuns: 60 },
    );
  });

  it('the one can be brought back over the other, whole', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(restoreAll(b, a).doc.eq(a)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one piece of an earlier text', () => {
  it('comes back over what it has become, and nothing else is touched', () => {
    const now = banjir({
      headline: 'Judul lain',
      body: [...BODY.slice(0, 3), p('Sebanyak 500 orang bermalam di balai desa.')],
    });
    const past = banjir();
    const back = restorePiece(
      now,
      past,
      past.children.findIndex((piece) => piece.textContent.includes('300')),
    );
    expect(back.doc.textContent).toContain('Judul lain');
    expect(back.doc.textContent).toContain('Sebanyak 300 orang');
    expect(back.doc.textContent).not.toContain('500');
  });

  it('comes back to its old place where it is gone', () => {
    const past = banjir({ body: [...BODY, quote([p('Kami sudah melapor.')], 'Slamet')] });
    const now = banjir({ body: [BODY[0] as Node, BODY[1] as Node] });
    const piece = past.children.findIndex((node) => node.type === schema.nodes.crosshead);
    const back = restorePiece(now, past, piece);
    expect(back.doc.children.map((node) => node.type.name).slice(5, 8)).toEqual([
      'picture',
      'paragraph',
      'crosshead',
    ]);
    expect(() => restorePiece(now, past, 99)).toThrow(RangeError);
  });
});
