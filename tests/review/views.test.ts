import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { decideChanges } from '../../shared/review/deciding';
import { markedCopy } from '../../shared/review/marked-copy';
import { suggest } from '../../shared/review/suggest';
import { placesIn } from '../../shared/review/view-places';
import { p, story } from '../../shared/story/builders';
import { countBody, countStanding } from '../../shared/story/counting';
import { isTracked } from '../../shared/story/decisions';
import { outlineOf } from '../../shared/story/outline';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { storyIn, type ReadView } from '../../shared/story/views';
import { Transform } from 'prosemirror-transform';
import { everything, made, randomEdit, reviewer, type RandomEdit } from './random-edits';

/** The final and the original: documents of their own, and the way between them and the story. */

const VIEWS: readonly ReadView[] = ['final', 'original'];
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/;

function at(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    const place = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (found < 0 && place >= 0) found = pos + 1 + place;
    return found < 0;
  });
  if (found < 0) throw new RangeError(`"${words}" is not in the story`);
  return found;
}

function proposed(doc: Node, make: (tr: Transform) => unknown, by = reviewer('Rini')): Node {
  const raw = new Transform(doc);
  make(raw);
  return suggest(raw, by).transform.doc;
}

/** What is around a place, to be known by. */
const around = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  const text = $pos.parent.textContent;
  return `${text.slice(0, $pos.parentOffset)}|${text.slice($pos.parentOffset)}`;
};

const threeHands = (seeds: readonly RandomEdit[]): Node => {
  const hands = ['Rini', 'Thalatie', 'Yusuf'].map((name) => reviewer(name));
  return seeds.reduce((doc, edit) => {
    const by = hands[edit.who];
    return by ? suggest(made(doc, edit), by).transform.doc : doc;
  }, everything());
};
const edits = fc.array(randomEdit, { minLength: 1, maxLength: 12 });
const RUNS = Number(process.env['REVIEW_RUNS'] ?? 150);

describe('a view of the changes', () => {
  it('is the very document that deciding everything leaves, whoever did what (property)', () => {
    fc.assert(
      fc.property(edits, (seeds) => {
        const doc = threeHands(seeds);
        for (const view of VIEWS) {
          const shown = storyIn(view, doc);
          shown.check();
          const decided = decideChanges(doc, () => (view === 'final' ? 'accept' : 'reject')).doc;
          expect(shown.eq(decided)).toBe(true);
          shown.descendants((node) => expect(node.marks.some(isTracked)).toBe(false));
          expect(shown.textContent).not.toMatch(INVISIBLE);
        }
        expect(storyIn('original', doc).toJSON()).toEqual(everything().toJSON());
      }),
      { numRuns: RUNS },
    );
  });

  it('has every letter at the same place as the story, and every place of the story somewhere (property)', () => {
    fc.assert(
      fc.property(edits, (seeds) => {
        const doc = threeHands(seeds);
        for (const view of VIEWS) {
          const shown = storyIn(view, doc);
          const { toView, toStory } = placesIn(view, doc);
          const letter = (one: Node, pos: number) => one.textBetween(pos, pos + 1);
          shown.descendants((node, pos) => {
            if (!node.isText) return;
            for (let at = pos; at < pos + node.nodeSize; at++) {
              const there = toStory(at, 1);
              expect(letter(doc, there)).toBe(letter(shown, at));
              expect(toView(there, 1)).toBe(at);
              expect(toStory(at + 1, -1)).toBe(there + 1);
            }
          });
          for (let pos = 0; pos <= doc.content.size; pos++)
            for (const side of [-1, 1] as const) {
              expect(toView(pos, side)).toBeGreaterThanOrEqual(0);
              expect(toView(pos, side)).toBeLessThanOrEqual(shown.content.size);
            }
        }
      }),
      { numRuns: Math.min(RUNS, 20) },
    );
  });

  it('keeps a caret at its words over a join, a split and a move', () => {
    const before = story({ body: [p('Hujan deras.'), p('Warga mengungsi.'), p('Bupati meninjau lokasi.')] });
    const joined = proposed(before, (tr) => tr.join(tr.doc.resolve(at(tr.doc, 'Warga')).before()));
    const split = proposed(joined, (tr) => tr.split(at(tr.doc, ' lokasi')), reviewer('Yusuf'));
    const caret = at(split, 'mengungsi') + 4;
    const { toView, toStory } = placesIn('final', split);
    const final = storyIn('final', split);
    expect(around(final, toView(caret, -1))).toBe('Hujan deras.Warga meng|ungsi.');
    expect(toStory(toView(caret, -1), -1)).toBe(caret);
    const original = storyIn('original', split);
    const behind = at(split, 'lokasi') + 2;
    expect(around(final, toView(behind, -1))).toBe(' lo|kasi.');
    expect(around(original, placesIn('original', split).toView(behind, -1))).toBe('Bupati meninjau lo|kasi.');

    const moved = proposed(before, (tr) => {
      const pos = tr.doc.resolve(at(tr.doc, 'Bupati')).before();
      const node = tr.doc.nodeAt(pos) as Node;
      tr.delete(pos, pos + node.nodeSize).insert(tr.doc.resolve(at(tr.doc, 'Hujan')).before(), node);
    });
    // The copy that was put in stands first; the one that is struck is in the original only.
    const place = placesIn('final', moved).toView(at(moved, 'meninjau') + 2, -1);
    expect(around(storyIn('final', moved), place)).toBe('Bupati me|ninjau lokasi.');
  });

  it('counts, and tells the outline and the whole story, as it reads', () => {
    const doc = proposed(everything(), (tr) => {
      tr.insert(at(tr.doc, 'Jebol'), schema.text('Kali '));
      tr.join(tr.doc.resolve(at(tr.doc, 'Warga')).before());
      tr.setBlockType(at(tr.doc, 'Bupati'), at(tr.doc, 'Bupati'), schema.nodes.crosshead);
    });
    const [final, original] = [storyIn('final', doc), storyIn('original', doc)];
    expect(readStory(final).headline).toBe('Tanggul Kali Jebol di Demak');
    expect(readStory(original).headline).toBe('Tanggul Jebol di Demak');
    const crossheads = (shown: Node) => outlineOf(shown).filter(({ kind }) => kind === 'crosshead').length;
    expect([crossheads(final), crossheads(original)]).toEqual([2, 1]);
    expect(countStanding(original)).toEqual(countBody(everything()));
    // "tanggul.Warga" has become one word.
    expect(countStanding(final).words).toBe(countBody(everything()).words - 1);
  });
});

describe('a story with its changes written out', () => {
  const lines = (doc: Node) => readStory(markedCopy(doc));

  it('signs what was put in, struck, parted and joined, and nothing else', () => {
    const doc = proposed(everything(), (tr) => {
      tr.replaceWith(at(tr.doc, 'Jebol'), at(tr.doc, 'Jebol') + 5, schema.text('Runtuh'));
      tr.join(tr.doc.resolve(at(tr.doc, 'Warga')).before());
      tr.split(at(tr.doc, ' lokasi'));
    });
    const read = lines(doc);
    expect(read.headline).toMatch(/^Tanggul (\[-Jebol-\]\{\+Runtuh\+\}|\{\+Runtuh\+\}\[-Jebol-\]) di Demak$/);
    const texts = read.body.map(({ text }) => text);
    expect(texts).toContain('[-¶-]Warga mengungsi ke balai desa.');
    expect(texts).toContain('{+¶+} lokasi.');
    expect(lines(everything())).toEqual(readStory(everything()));
  });

  it('shows both copies of a moved block, and what one put in and another struck as both', () => {
    const typed = proposed(everything(), (tr) => tr.insert(at(tr.doc, 'Bupati'), schema.text('Wakil ')));
    const struck = proposed(
      typed,
      (tr) => tr.delete(at(tr.doc, 'Wakil'), at(tr.doc, 'Wakil') + 6),
      reviewer('Yusuf'),
    );
    expect(lines(struck).body.map(({ text }) => text)).toContain('[-{+Wakil +}-]Bupati meninjau lokasi.');
    const moved = proposed(everything(), (tr) => {
      const pos = tr.doc.resolve(at(tr.doc, 'Bupati')).before();
      const node = tr.doc.nodeAt(pos) as Node;
      tr.delete(pos, pos + node.nodeSize).insert(tr.doc.resolve(at(tr.doc, 'Warga')).before(), node);
    });
    const texts = lines(moved).body.map(({ text }) => text);
    expect(texts).toContain('{+Bupati meninjau lokasi.+}');
    expect(texts).toContain('[-Bupati meninjau lokasi.-]');
  });

  it('is a story without tracked changes, whoever did what (property)', () => {
    fc.assert(
      fc.property(edits, (seeds) => {
        const written = markedCopy(threeHands(seeds));
        written.check();
        written.descendants((node) => expect(node.marks.some(isTracked)).toBe(false));
      }),
      { numRuns: Math.min(RUNS, 60) },
    );
  });
});
