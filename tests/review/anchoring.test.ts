import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import type { Anchor, Thread } from '../../shared/journal/threads';
import { firstPlace, placedThreads, wordsAnchor } from '../../shared/review/anchoring';
import { p, picture, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';

/** Where a comment stands once the words it was about have been edited, moved, doubled or struck. */

const remark = { by: 'Rini S.', at: '2026-01-05T01:00:00Z', text: 'betul?', mentions: [], isFromFile: false };
const thread = (id: string, anchor: Anchor): Thread => ({
  id,
  anchor,
  remarks: [remark],
  settlings: [],
  resolved: null,
});

function placeIn(doc: Node, words: string) {
  const place = firstPlace(doc, words);
  if (!place) throw new RangeError(`"${words}" is not in the story`);
  return place;
}

/** A thread on words, with the story in which they are marked. */
function commented(doc: Node, words: string, id = 'benang') {
  const { from, to } = placeIn(doc, words);
  const anchor = wordsAnchor(doc, from, to);
  if (!anchor) throw new RangeError(`"${words}" cannot be commented on`);
  const marked = new Transform(doc).addMark(from, to, schema.marks.comment.create({ id })).doc;
  return { doc: marked, thread: thread(id, anchor) };
}

const flood = () =>
  story({
    headline: 'Tanggul jebol hari Selasa',
    body: [
      p('Tanggul itu jebol pada hari Selasa dini hari.'),
      p('Warga mengungsi pada hari Selasa malam ke balai desa.'),
    ],
  });

const without = (doc: Node, words: string) => {
  const { from, to } = placeIn(doc, words);
  return new Transform(doc).delete(from, to).doc;
};
const unmarked = (doc: Node) => new Transform(doc).removeMark(0, doc.content.size, schema.marks.comment).doc;
const only = (doc: Node, one: Thread) => placedThreads(doc, [one])[0];

describe('a comment on words', () => {
  it('stands on its marks, and follows what becomes of the words', () => {
    const { doc, thread: one } = commented(flood(), 'Selasa dini');
    const { from } = placeIn(doc, 'dini');
    const edited = new Transform(doc).insert(from, schema.text('(12/9) ', doc.nodeAt(from)?.marks)).doc;
    expect(only(edited, one)).toMatchObject({
      hold: 'marked',
      where: 'paragraph',
      quote: 'Selasa (12/9) dini',
    });
  });

  it('finds the same words again where they were cut and set down elsewhere', () => {
    const { doc, thread: one } = commented(flood(), 'balai desa');
    const moved = new Transform(without(doc, 'balai desa'));
    moved.insert(placeIn(moved.doc, 'Tanggul itu').from, schema.text('Di balai desa, '));
    const found = only(moved.doc, one);
    expect(found).toMatchObject({ hold: 'quoted', quote: 'balai desa' });
    expect(moved.doc.textBetween(found?.from ?? 0, found?.to ?? 0)).toBe('balai desa');
  });

  it('tells doubled words apart by what stands around them, and does not guess where that is no help', () => {
    const { doc, thread: one } = commented(flood(), 'Selasa malam');
    const short = { ...one, anchor: { ...one.anchor, quote: 'Selasa', after: ' malam' } as Anchor };
    const bare = unmarked(doc);
    const found = only(bare, short);
    expect(found?.hold).toBe('quoted');
    expect(bare.textBetween(found?.from ?? 0, (found?.to ?? 0) + 6)).toBe('Selasa malam');
    const lost = { ...one, anchor: { ...short.anchor, before: 'tiada', after: 'tiada' } as Anchor };
    expect(only(bare, lost)?.hold).toBe('story');
  });

  it('falls to its block, then to the story, and still says what it was about', () => {
    const { doc, thread: one } = commented(flood(), 'balai desa');
    const cut = without(doc, 'balai desa');
    expect(only(cut, one)).toMatchObject({ hold: 'block', where: 'paragraph', quote: 'balai desa' });
    const gone = story({ headline: 'Lain sekali', body: [p('Tiada yang sama.')] });
    expect(only(gone, one)).toMatchObject({ hold: 'story', from: 0, to: 0, quote: 'balai desa' });
  });

  it('never takes the words of the headline for those of a paragraph', () => {
    const { doc, thread: one } = commented(
      story({ headline: 'Hujan lebat', body: [p('Hujan lebat.')] }),
      'Hujan lebat',
    );
    expect(one.anchor).toMatchObject({ where: 'headline' });
    const { from, to } = placeIn(doc, 'Hujan lebat');
    const renamed = new Transform(doc).replaceWith(from, to, schema.text('Banjir')).doc;
    expect(only(renamed, one)).toMatchObject({ hold: 'story' });
  });

  it('may lie across another, each with its own words', () => {
    const first = commented(flood(), 'jebol pada hari', 'satu');
    const second = commented(first.doc, 'hari Selasa dini', 'dua');
    expect(
      placedThreads(second.doc, [second.thread, first.thread]).map(({ hold, quote }) => [hold, quote]),
    ).toEqual([
      ['marked', 'jebol pada hari'],
      ['marked', 'hari Selasa dini'],
    ]);
  });

  it('is not made where there are no words', () => {
    expect(wordsAnchor(flood(), 3, 3)).toBeNull();
  });
});

it('a comment on a picture stays with it wherever it goes, and falls to the story without it', () => {
  const one = thread('benang', { to: 'piece', node: 'foto' });
  const foto = picture({ id: 'foto', caption: 'Tanggul.' });
  const shown = only(story({ headline: 'A', body: [p('Satu.'), foto] }), one);
  expect(shown).toMatchObject({ hold: 'piece', where: 'picture' });
  expect(only(story({ headline: 'A', body: [foto, p('Satu.')] }), one)?.from).toBeLessThan(shown?.from ?? 0);
  expect(only(story({ headline: 'A' }), one)).toMatchObject({ hold: 'story' });
});

it('no comment vanishes over any edits', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 40 }),
      text: fc.constantFrom('', 'Selasa', 'kata ', 'x'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      edits,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 })), { minLength: 1, maxLength: 5 }),
      (made, ranges) => {
        const base = flood();
        const threads: Thread[] = [];
        const transform = new Transform(base);
        for (const [start, length] of ranges) {
          const from = start % base.content.size;
          const to = Math.min(from + length, base.content.size);
          const anchor = wordsAnchor(base, from, to);
          if (!anchor) continue;
          const id = `benang-${threads.length}`;
          threads.push(thread(id, anchor));
          transform.addMark(from, to, schema.marks.comment.create({ id }));
        }
        for (const { at, length, text } of made) {
          const from = at % transform.doc.content.size;
          const to = Math.min(from + length, transform.doc.content.size);
          const content = text === '' ? [] : [schema.text(text)];
          if (!transform.doc.resolve(from).parent.inlineContent) continue;
          transform.replaceRangeWith(from, from, schema.text(text || ' '));
          transform.deleteRange(from, to);
          if (content.length > 0 && transform.doc.resolve(from).parent.inlineContent)
            transform.insert(from, content);
        }
        const placed = placedThreads(transform.doc, threads);
        expect(placed.map((one) => one.thread.id).sort()).toEqual(threads.map(({ id }) => id).sort());
        for (const { from, to } of placed) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(transform.doc.content.size);
        }
        expect(placed.map(({ from }) => from)).toEqual(placed.map(({ from }) => from).sort((a, b) => a - b));
      },
    ),
    { numRuns: 300 },
  );
});
