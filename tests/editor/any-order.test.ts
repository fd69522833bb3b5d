import fc from 'fast-check';
import { undo, undoDepth } from 'prosemirror-history';
import { EditorState, Selection, TextSelection, type Command } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../renderer/editor/commands';
import { enter, breakLine } from '../../renderer/editor/entering';
import { backspace, deleteForward } from '../../renderer/editor/erasing';
import { paste } from '../../renderer/editor/pasting';
import { editorPlugins } from '../../renderer/editor/plugins';
import { tab, tabBack } from '../../renderer/editor/tabbing';
import {
  crosshead,
  embed,
  factBox,
  item,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  table,
} from '../../shared/story/builders';

const furnished = story({
  kicker: 'Banjir',
  headline: 'Tanggul Jebol',
  standfirst: 'Tiga desa terendam',
  byline: 'Adi',
  dateline: 'Demak',
  body: [
    picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' }),
    p('Hujan deras mengguyur Demak.'),
    relatedLink({ id: 'tautan', title: 'Banjir Kudus' }),
    crosshead('Warga mengungsi'),
    quote([p('Kami siap.')], 'Bupati'),
    list([item('Beras'), item('Selimut')]),
    factBox('Posko', [p('Balai desa')]),
    table(row(['Desa', 'Korban'], true), row(['Sayung', '12'])),
    sectionBreak(),
    embed('peta', null, 'Peta'),
    p('Air belum surut.'),
  ],
  signOff: '(Ant/Z-3)',
  credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie' }],
});

const writing: Readonly<Record<string, Command>> = {
  enter,
  breakLine,
  backspace,
  deleteForward,
  tab,
  tabBack,
};
const type: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(state.schema.text('x'), true));
  return true;
};
const commands: readonly { readonly id: string; readonly run: Command }[] = [
  ...editorCommands.filter((command) => !/undo|redo/.test(command.id)),
  ...Object.entries(writing).map(([id, run]) => ({ id, run })),
];

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
type Stroke =
  | { readonly kind: 'command'; readonly id: string }
  | { readonly kind: 'caret'; readonly at: number; readonly to: number }
  | { readonly kind: 'type' }
  | { readonly kind: 'paste'; readonly from: number; readonly to: number };
const aCommand: fc.Arbitrary<Stroke> = fc.record({
  kind: fc.constant('command'),
  id: fc.constantFrom(...commands.map(({ id }) => id)),
});
const aCaret: fc.Arbitrary<Stroke> = fc.record({ kind: fc.constant('caret'), at: fraction, to: fraction });
const aPaste: fc.Arbitrary<Stroke> = fc.record({ kind: fc.constant('paste'), from: fraction, to: fraction });
const stroke = fc.oneof(
  { weight: 4, arbitrary: aCommand },
  { weight: 3, arbitrary: aCaret },
  { weight: 1, arbitrary: fc.constant<Stroke>({ kind: 'type' }) },
  { weight: 1, arbitrary: aPaste },
);

function strike(state: EditorState, what: Stroke): EditorState {
  const spot = (share: number) => state.doc.resolve(Math.round(share * state.doc.content.size));
  const run = (command: Command) => {
    let next = state;
    command(state, (transaction) => (next = state.apply(transaction)));
    return next;
  };
  switch (what.kind) {
    case 'command':
      return run(commands.find(({ id }) => id === what.id)?.run ?? enter);
    case 'caret':
      // Half of the carets are bare, half select.
      return state.apply(
        state.tr.setSelection(
          what.to < 0.5 ? Selection.near(spot(what.at)) : TextSelection.between(spot(what.at), spot(what.to)),
        ),
      );
    case 'type':
      return state.selection.$from.parent.inlineContent ? run(type) : state;
    case 'paste': {
      const [a, b] = [spot(what.from).pos, spot(what.to).pos].sort((x, y) => x - y);
      const slice = TextSelection.between(state.doc.resolve(a ?? 0), state.doc.resolve(b ?? 0)).content();
      return state.apply(paste(state, slice));
    }
  }
}

describe('any strokes in any order', () => {
  it('leave a valid story with all its furniture, ids that are its own, and a caret in it; and undo takes all of it back', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 25 }), (strokes) => {
        let state = EditorState.create({ doc: furnished, plugins: editorPlugins() });
        for (const what of strokes) {
          state = strike(state, what);
          state.doc.check();
          expect(state.selection.to).toBeLessThanOrEqual(state.doc.content.size);
        }
        const kinds = state.doc.children.map((node) => node.type.name);
        expect(kinds.slice(0, 5)).toEqual(['kicker', 'headline', 'standfirst', 'byline', 'dateline']);
        expect(kinds.slice(-2)).toEqual(['signOff', 'credits']);
        expect(kinds.length).toBeGreaterThan(7);
        const ids = state.doc.children.flatMap((node) => (node.attrs['id'] as string | undefined) ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        while (undoDepth(state) > 0) undo(state, (transaction) => (state = state.apply(transaction)));
        expect(state.doc.eq(furnished)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
