import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { canSplit, liftTarget, Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { difference } from '../../shared/journal/difference';
import { trace, Tracer, type Origin, type TraceJson } from '../../shared/journal/provenance';
import type { Source } from '../../shared/journal/source';
import { Spans, type Span } from '../../shared/journal/spans';
import { crosshead, p, picture, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { behind, inside, JournalInMemory } from '../builders';

const banjir = () =>
  new JournalInMemory(
    story({
      headline: 'Tanggul Jebol',
      body: [
        picture({ id: 'picture-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA' }),
        p('Air datang pada pukul dua dini hari.'),
        crosshead('Pengungsi'),
        p('Sebanyak 300 orang bermalam di balai desa.'),
      ],
      credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
    }),
    { from: 'import', name: 'banjir.txt', raw: 'a'.repeat(64), encoding: 'utf-8' },
  );

/** The story as pairs of text and who brought it, in page order. */
function told(journal: JournalInMemory): [string, string][] {
  const tracer = trace(journal.entries);
  const origins = new Map(tracer.origins().map((origin) => [origin.seq, origin]));
  const name = ({ author, source }: Origin): string =>
    source === null ? author : 'kind' in source ? `${author}, ${source.kind}` : `${author}, ${source.from}`;
  return tracer
    .attributions()
    .map(({ from, to, seq }) => [
      tracer.doc.textBetween(from, to),
      name(origins.get(seq) ?? { seq, author: '?', at: '', source: null }),
    ]);
}

const whose = (journal: JournalInMemory, text: string) =>
  told(journal).find(([words]) => words === text)?.[1];

const paste: Source = { kind: 'paste', program: 'Microsoft Word', address: null };

describe('who wrote this sentence', () => {
  it('says what was imported, typed by whom, pasted, and changed by which rule', () => {
    const journal = banjir();
    journal.edit((t) => t.insert(behind(t.doc, 'Tanggul Jebol'), schema.text(' di Demak')), 'Adi W.');
    journal.edit(
      (t) => t.insert(behind(t.doc, 'balai desa.'), schema.text(' Hujan turun lagi.')),
      'Rini S.',
      paste,
    );
    journal.edit(
      (t) => t.replaceWith(behind(t.doc, 'Sebanyak ') - 9, behind(t.doc, 'Sebanyak'), schema.text('Sekitar')),
      'Adi W.',
      { kind: 'rule', rule: 'House style 12' },
    );
    expect(told(journal).slice(0, 2)).toEqual([
      ['Tanggul Jebol', 'Rini S., import'],
      [' di Demak', 'Adi W.'],
    ]);
    expect(whose(journal, ' Hujan turun lagi.')).toBe('Rini S., paste');
    // What the rule left as it was stays whose it was: "Se" is the importer's still.
    expect(
      told(journal)
        .map(([text, by]) => (by === 'Adi W., rule' ? text : ''))
        .join(''),
    ).toMatch(/kitar/);
  });

  it('leaves a sentence with its author when it is marked, split, made a crosshead or moved', () => {
    const journal = banjir();
    journal.edit((t) => t.insert(behind(t.doc, 'dini hari.'), schema.text(' Sirene berbunyi.')), 'Adi W.');
    journal.edit((t) => {
      const to = behind(t.doc, 'Sirene berbunyi.');
      t.addMark(to - 16, to, schema.marks.strong.create());
      t.split(to - 16);
      t.setBlockType(to - 10, to - 10, schema.nodes.crosshead);
    }, 'Budi');
    journal.edit((t) => {
      const from = t.doc.resolve(behind(t.doc, 'Sirene')).before();
      const node = t.doc.nodeAt(from) as Node;
      t.delete(from, from + node.nodeSize);
      t.insert(t.doc.resolve(behind(t.doc, 'balai desa.')).after(), node);
    }, 'Budi');
    expect(whose(journal, 'Sirene berbunyi.')).toBe('Adi W.');
    expect(told(journal).some(([, by]) => by === 'Budi')).toBe(false);
  });

  it('gives text that comes back by undo to whom it was, also when it went letter by letter', () => {
    const journal = banjir();
    for (let n = 0; n < 5; n++)
      journal.edit(
        (t) =>
          t.delete(
            behind(t.doc, 'balai desa'.slice(0, 10 - n)) - 1,
            behind(t.doc, 'balai desa'.slice(0, 10 - n)),
          ),
        'Adi W.',
      );
    journal.edit((t) => t.insert(behind(t.doc, 'di balai'), schema.text(' desa')), 'Adi W.', {
      kind: 'undo',
    });
    expect(whose(journal, 'Sebanyak 300 orang bermalam di balai desa.')).toBe('Rini S., import');
    // Control: typed anew, the same words are those of the person who typed them.
    journal.edit((t) => t.delete(behind(t.doc, 'di balai'), behind(t.doc, 'di balai desa')), 'Adi W.');
    journal.edit((t) => t.insert(behind(t.doc, 'di balai'), schema.text(' desa')), 'Adi W.');
    expect(whose(journal, ' desa')).toBe('Adi W.');
  });

  it('gives text that is restored to whom it was then, and only new words to the restorer', () => {
    const journal = banjir();
    const first = journal.doc;
    journal.edit((t) => t.insert(behind(t.doc, 'dini hari.'), schema.text(' Sirene berbunyi.')), 'Adi W.');
    const { seq } = journal.entries.at(-1) ?? { seq: 0 };
    const second = journal.doc;
    journal.edit((t) => t.step(difference(t.doc, first) as never), 'Budi');
    journal.edit((t) => t.delete(inside(t.doc, 'paragraph'), behind(t.doc, 'dini hari.')), 'Budi');
    journal.edit((t) => t.step(difference(t.doc, second) as never), 'Budi', { kind: 'restore', seq });
    expect(journal.doc.eq(second)).toBe(true);
    expect(told(journal).some(([, by]) => by.startsWith('Budi'))).toBe(false);
    expect(whose(journal, ' Sirene berbunyi.')).toBe('Adi W.');
  });

  it('can be set down and taken up again, unless an older text is restored meanwhile', () => {
    const journal = banjir();
    journal.edit((t) => t.insert(behind(t.doc, 'dini hari.'), schema.text(' Sirene.')), 'Adi W.');
    const later = Tracer.fromJSON(JSON.parse(JSON.stringify(trace(journal.entries))) as TraceJson);
    const next = journal.edit((t) => t.delete(behind(t.doc, 'Air'), behind(t.doc, 'Air datang')), 'Budi');
    later.take(next);
    expect(later.toJSON()).toEqual(trace(journal.entries).toJSON());
    const restoring = journal.edit((t) => t.insert(behind(t.doc, 'Air'), schema.text(' datang')), 'Budi', {
      kind: 'restore',
      seq: 1,
    });
    expect(later.canTake(restoring)).toBe(false);
    expect(trace(journal.entries).canTake({ ...restoring })).toBe(true);
  });
});

// ---------------------------------------------------------------- the slow, obvious model

/**
 * Every letter that is ever typed here is another one, so whose it is can be read off the letter itself: the entry in
 * which it was first seen. However it went and came back, that stays.
 */
class Alphabet {
  #next = 0x4e00;
  readonly firstSeen = new Map<string, number>();

  text(length: number): string {
    return Array.from({ length }, () => String.fromCharCode(this.#next++)).join('');
  }

  see(doc: Node, seq: number): void {
    for (const letter of doc.textContent) if (!this.firstSeen.has(letter)) this.firstSeen.set(letter, seq);
  }
}

type Roll = () => number;

function spot(doc: Node, roll: Roll): number {
  const spots: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) spots.push(pos + 1 + i);
  });
  return spots[Math.floor(roll() * spots.length)] ?? 1;
}

/** One act of somebody at the desk. */
const acts: readonly ((t: Transform, roll: Roll, alphabet: Alphabet) => void)[] = [
  (t, roll, alphabet) => t.insert(spot(t.doc, roll), schema.text(alphabet.text(1 + Math.floor(roll() * 6)))),
  (t, roll) => {
    const $from = t.doc.resolve(spot(t.doc, roll));
    t.delete($from.pos, $from.pos + Math.floor(roll() * ($from.end() - $from.pos)));
  },
  (t, roll, alphabet) => {
    const $from = t.doc.resolve(spot(t.doc, roll));
    const to = $from.pos + Math.floor(roll() * ($from.end() - $from.pos + 1));
    t.replaceWith($from.pos, to, schema.text(alphabet.text(3)));
  },
  (t, roll) => {
    const at = spot(t.doc, roll);
    if (t.doc.resolve(at).parent.type === schema.nodes.paragraph && canSplit(t.doc, at)) t.split(at);
  },
  (t, roll) => {
    const $at = t.doc.resolve(spot(t.doc, roll));
    if ($at.depth === 1 && $at.parent.type === schema.nodes.paragraph)
      t.setBlockType($at.pos, $at.pos, schema.nodes.crosshead);
  },
  (t, roll) => {
    const $at = t.doc.resolve(spot(t.doc, roll));
    if ($at.parent.type === schema.nodes.paragraph)
      t.addMark($at.start(), $at.end(), schema.marks.em.create());
  },
  (t, roll) => {
    const $at = t.doc.resolve(spot(t.doc, roll));
    const range = $at.depth === 1 && $at.parent.type === schema.nodes.paragraph ? $at.blockRange() : null;
    if (range) t.wrap(range, [{ type: schema.nodes.list }, { type: schema.nodes.listItem }]);
    else {
      const out = $at.blockRange();
      const depth = out && $at.depth > 1 && $at.node(1).type === schema.nodes.list ? liftTarget(out) : null;
      if (out && depth != null) t.lift(out, depth);
    }
  },
  // Moves a block of the body to another place in it.
  (t, roll) => {
    const blocks: { node: Node; pos: number }[] = [];
    t.doc.forEach((node, pos) => {
      if (node.type.isInGroup('block') && node.textContent.length >= 4) blocks.push({ node, pos });
    });
    const moved = blocks[Math.floor(roll() * blocks.length)];
    if (!moved) return;
    t.delete(moved.pos, moved.pos + moved.node.nodeSize);
    const { headline } = schema.nodes;
    let at = 0;
    t.doc.forEach((node, pos) => {
      if (node.type === headline || node.type === schema.nodes.dateline) at = pos + node.nodeSize;
    });
    t.insert(at, moved.node);
  },
];

/** A journal of random acts, undone, redone and restored now and then. */
function randomJournal(rolls: readonly number[], alphabet: Alphabet): JournalInMemory {
  let next = 0;
  const roll: Roll = () => rolls[next++ % rolls.length] ?? 0;
  const doc = story({
    headline: alphabet.text(8),
    body: [p(alphabet.text(12)), p(alphabet.text(9)), crosshead(alphabet.text(5)), p(alphabet.text(7))],
    credits: [{ role: 'editor', label: 'Editor', name: alphabet.text(4) }],
  });
  const journal = new JournalInMemory(doc);
  alphabet.see(doc, 1);
  const docs = [doc];
  while (next < rolls.length) {
    const author = roll() < 0.5 ? 'Adi' : 'Budi';
    const kind = roll();
    const now = journal.doc;
    if (kind < 0.12 && docs.length > 1) {
      // Undo: the step that leads back to the text before.
      const step = difference(now, docs.at(-2) as Node);
      if (step) journal.edit((t) => t.step(step), author, { kind: 'undo' });
    } else if (kind < 0.2) {
      const seq = 1 + Math.floor(roll() * docs.length);
      const step = difference(now, docs[seq - 1] as Node);
      if (step) journal.edit((t) => t.step(step), author, { kind: 'restore', seq });
    } else {
      const transform = new Transform(now);
      acts[Math.floor(roll() * acts.length)]?.(transform, roll, alphabet);
      if (transform.steps.length === 0) continue;
      journal.edit((t) => transform.steps.forEach((step) => t.step(step)), author);
    }
    const last = journal.entries.length;
    if (last > docs.length) {
      docs.push(journal.doc);
      alphabet.see(journal.doc, last);
    }
  }
  return journal;
}

const rolls = fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 20, maxLength: 120 });

describe('provenance, whatever happens to a story', () => {
  it('covers every letter exactly once, and knows of each the entry that first brought it', () => {
    fc.assert(
      fc.property(rolls, (given) => {
        const alphabet = new Alphabet();
        const journal = randomJournal(given, alphabet);
        const tracer = trace(journal.entries);
        expect(tracer.doc.eq(journal.doc)).toBe(true);
        const found = tracer.attributions();
        expect(found.map(({ from, to }) => tracer.doc.textBetween(from, to)).join('')).toBe(
          journal.doc.textContent,
        );
        const origins = new Set(tracer.origins().map(({ seq }) => seq));
        for (const { from, to, seq } of found) {
          expect(origins.has(seq)).toBe(true);
          for (const letter of tracer.doc.textBetween(from, to))
            expect([letter, seq]).toEqual([letter, alphabet.firstSeen.get(letter)]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes out the same entry by entry from what was set down as in one go', () => {
    fc.assert(
      fc.property(rolls, fc.nat(), (given, cut) => {
        const { entries } = randomJournal(given, new Alphabet());
        const half = 1 + (cut % entries.length);
        const tracer = Tracer.fromJSON(trace(entries.slice(0, half)).toJSON());
        for (const entry of entries.slice(half)) {
          if (!tracer.canTake(entry)) return;
          tracer.take(entry);
        }
        expect(tracer.attributions()).toEqual(trace(entries).attributions());
      }),
      { numRuns: 60 },
    );
  });
});

describe('spans', () => {
  it('are, after any replacement, what an array of every position would be', () => {
    const span = fc.record({ length: fc.integer({ min: 0, max: 5 }), seq: fc.integer({ min: 1, max: 4 }) });
    const spread = (list: readonly Span[]) =>
      list.flatMap(({ length, seq }) => Array<number>(length).fill(seq));
    fc.assert(
      fc.property(
        fc.array(span),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.array(span, { maxLength: 3 })), { maxLength: 8 }),
        (start, replacements) => {
          const spans = new Spans(start);
          const model = spread(start);
          for (const [one, other, put] of replacements) {
            const [from = 0, to = 0] = [one, other].map((n) => n % (model.length + 1)).sort((a, b) => a - b);
            expect(spread(spans.cut(from, to))).toEqual(model.slice(from, to));
            spans.replace(from, to, put);
            model.splice(from, to - from, ...spread(put));
            expect(spread(spans.list)).toEqual(model);
            expect(spans.list.every(({ seq }, i) => spans.list[i + 1]?.seq !== seq)).toBe(true);
          }
        },
      ),
    );
  });
});
