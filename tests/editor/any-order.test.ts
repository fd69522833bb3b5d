import fc from 'fast-check';
import { TextSelection, type Command } from 'prosemirror-state';
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { schema } from '../../shared/story/schema';
import { anyOrder, furnished } from './strokes';

/** `REDAKSI_STORM=1` for the long form. */
const RUNS = process.env['REDAKSI_STORM'] ? 5_000 : 200;

describe('any strokes in any order', () => {
  it('begin with a story that is valid', () => expect(() => furnished.check()).not.toThrow());

  it('leave a valid story with all its furniture, ids of their own and a selection in it; undo takes all of it back', () => {
    fc.assert(anyOrder(), { numRuns: RUNS });
  });
});

/** Commands that are broken on purpose, each in a way of its own. */
const broken: Readonly<Record<string, Command>> = {
  'writes a label longer than the schema allows': (state, dispatch) => {
    const end = state.doc.content.size - 1;
    const slice = new Slice(Fragment.from(schema.nodes.credit.create({ label: 'x'.repeat(99) })), 0, 0);
    dispatch?.(state.tr.step(new ReplaceStep(end, end, slice)));
    return true;
  },
  'keeps a letter out of the history': (state, dispatch) => {
    dispatch?.(state.tr.insertText('x', 1).setMeta('addToHistory', false));
    return true;
  },
  'doubles a picture with its id': (state, dispatch) => {
    const photo = state.doc.children.find((node) => node.type === schema.nodes.picture);
    const at = state.doc.children.slice(0, 5).reduce((size, node) => size + node.nodeSize, 0);
    if (photo) dispatch?.(state.tr.insert(at, photo));
    return photo !== undefined;
  },
  'takes the sign-off away as if a colleague had': (state, dispatch) => {
    const from = state.doc.content.size - (state.doc.lastChild?.nodeSize ?? 0);
    const size = state.doc.child(state.doc.childCount - 2).nodeSize;
    dispatch?.(state.tr.delete(from - size, from).setMeta('rebased', 0));
    return true;
  },
  'sets the caret between two blocks': (state, dispatch) => {
    const $end = state.doc.resolve(state.doc.content.size);
    dispatch?.(state.tr.setSelection(new TextSelection($end)));
    return true;
  },
};

describe('the same strokes with a broken command among them (controls)', () => {
  it.each(Object.entries(broken))('one that %s is caught', (id, run) => {
    expect(fc.check(anyOrder({ id, run }), { numRuns: RUNS, endOnFailure: true }).failed).toBe(true);
  });
});
