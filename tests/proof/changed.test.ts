import fc from 'fast-check';
import { EditorState, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { changedStretch, stretchBefore } from '../../renderer/editor/proof/changed';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';

const doc = story({
  headline: 'Tanggul Jebol',
  body: [p('Hujan deras mengguyur Demak sejak sore.'), p('Warga mengungsi ke balai desa.'), p('Air surut.')],
});

const begin = () => EditorState.create({ doc }).tr;

type Edit = readonly [kind: 'insert' | 'delete' | 'mark', at: number, length: number];

/** Does one edit within a paragraph, wherever `at` of 1 falls. */
function edit(tr: Transaction, [kind, at, length]: Edit): void {
  const place = tr.doc.resolve(Math.floor(at * tr.doc.content.size));
  if (!place.parent.isTextblock) return;
  const from = place.pos;
  const to = Math.min(place.end(), from + length);
  if (kind === 'insert') tr.insert(from, schema.text('x'.repeat(length)));
  else if (kind === 'delete') tr.delete(from, to);
  else if (place.parent.type.allowsMarkType(schema.marks.em)) tr.addMark(from, to, schema.marks.em.create());
}

const edits = fc.array(
  fc.tuple(
    fc.constantFrom('insert', 'delete', 'mark'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 9 }),
  ),
  { minLength: 1, maxLength: 12 },
);

describe('the stretch that a transaction changed', () => {
  it('is exactly what one edit reached', () => {
    const { from, to } = changedStretch(begin().insert(20, schema.text('baru '))) ?? { from: 0, to: 0 };
    expect([from, to]).toEqual([20, 25]);
    expect(changedStretch(begin())).toBeNull();
  });

  it('is where edits stand after those that came later', () => {
    const tr = begin().insert(30, schema.text('bb')).insert(20, schema.text('aa'));
    expect(changedStretch(tr)).toEqual({ from: 20, to: 34 });
    expect(changedStretch(begin().insert(20, schema.text('aa')).delete(20, 22))).toEqual({
      from: 20,
      to: 20,
    });
  });

  it('leaves everything before and behind it as it was, for any edits', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const tr = begin();
        for (const one of all) edit(tr, one);
        const stretch = changedStretch(tr);
        if (!stretch) {
          expect(tr.doc.eq(doc)).toBe(true);
          return;
        }
        const before = stretchBefore(tr, stretch);
        expect(before.to).toBeGreaterThanOrEqual(before.from);
        expect(tr.doc.slice(0, stretch.from).eq(doc.slice(0, before.from))).toBe(true);
        expect(tr.doc.slice(stretch.to).eq(doc.slice(before.to))).toBe(true);
      }),
    );
  });
});
