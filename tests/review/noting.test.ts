import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { changesOf } from '../../shared/review/changes';
import { decideChanges } from '../../shared/review/deciding';
import { noteChange } from '../../shared/review/noting';
import { suggest } from '../../shared/review/suggest';
import { finalOf, originalOf } from '../../shared/story/views';
import { everything, made, randomEdit, reviewer, type RandomEdit } from './random-edits';

/** Notes on tracked changes: they are on the change, all of it, and change nothing else. */

const suggested = (doc: Node, edit: RandomEdit) =>
  suggest(made(doc, edit), reviewer(['Rini', 'Yusuf', 'Citra'][edit.who] ?? '')).transform.doc;

it('a note stays with its change, and neither reading of the story nor any decision is another one', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 8 }), fc.nat(50), (edits, which) => {
      const doc = edits.reduce(suggested, everything());
      const open = changesOf(doc);
      const chosen = open[which % Math.max(1, open.length)];
      if (!chosen) return;
      const noted = noteChange(doc, chosen.id, 'Cek lagi ke BPBD').doc;
      noted.check();
      expect(changesOf(noted)).toEqual(
        open.map((change) => (change.id === chosen.id ? { ...change, note: 'Cek lagi ke BPBD' } : change)),
      );
      expect(finalOf(noted).eq(finalOf(doc))).toBe(true);
      expect(originalOf(noted).eq(originalOf(doc))).toBe(true);
      const decide = (story: Node) =>
        decideChanges(story, ({ attrs }) =>
          attrs['id'] === chosen.id ? 'reject' : 'accept',
        ).doc.toJSON() as unknown;
      expect(decide(noted)).toEqual(decide(doc));
      expect(noteChange(noted, chosen.id, '').doc.toJSON()).toEqual(doc.toJSON());
    }),
    { numRuns: 100 },
  );
});

it('of a change that is not in the story there is nothing to say', () => {
  expect(noteChange(everything(), 'tidak-ada', 'x').steps).toEqual([]);
});
