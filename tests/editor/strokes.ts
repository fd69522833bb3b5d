import fc from 'fast-check';
import { undo, undoDepth } from 'prosemirror-history';
import { Fragment, Slice } from 'prosemirror-model';
import {
  AllSelection,
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
} from 'prosemirror-state';
import { editorCommands } from '../../renderer/editor/commands';
import { acceptCompletion } from '../../renderer/editor/completing';
import { breakLine, enter } from '../../renderer/editor/entering';
import { deleteForward } from '../../renderer/editor/erasing';
import { usualHabits } from '../../renderer/editor/habits';
import { takeBack } from '../../renderer/editor/keys';
import { paste } from '../../renderer/editor/pasting';
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
import { USUAL_WRITING } from '../../shared/style/writing';
import { Page } from './page';

/** Anything a person may do to a story, in any order, and what must be true of the story after every stroke of it. */

export const furnished = story({
  kicker: 'Banjir',
  headline: 'Tanggul Jebol',
  standfirst: 'Tiga desa terendam',
  byline: 'Adi',
  dateline: 'Demak',
  body: [
    picture({ id: 'foto', caption: 'Air di jalan', creditLine: 'ANTARA' }),
    p('Hujan deras mengguyur Demak.'),
    relatedLink({ id: 'tautan', title: 'Banjir Kudus' }),
    relatedLink({ id: 'tautan-2', title: 'Banjir Pati', label: '' }),
    crosshead('Warga mengungsi'),
    quote([p('Kami siap.')], 'Bupati'),
    list([item('Beras'), item('Selimut', list([item('Tebal')]))]),
    factBox('Posko', [p('Balai desa')]),
    table(row(['Desa', 'Korban'], true), row(['Sayung', '12'])),
    sectionBreak(),
    embed('peta', null, 'Peta'),
    p('Air belum surut.'),
  ],
  signOff: '(Ant/Z-3)',
  credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie' }],
});

interface Named {
  readonly id: string;
  readonly run: Command;
}

/** The table of commands as it stands, and what the keys of writing do. */
const ALL: readonly Named[] = [
  ...editorCommands,
  ...Object.entries({ enter, breakLine, takeBack, deleteForward, tab, tabBack, acceptCompletion }).map(
    ([id, run]) => ({ id, run }),
  ),
];

/** Typed as a keyboard types it: what typing rules, lists of names and lead-ins look out for is among it. */
const TYPED = [
  'x',
  ' ',
  '"',
  "'",
  '--',
  '...',
  'Rp 5',
  'KPK ',
  'Hujan, ',
  '12/9',
  'https://a.id/--',
  'نعم',
  '日本',
  '👩‍🚒',
];

type Stroke =
  | { readonly kind: 'command'; readonly id: string }
  | { readonly kind: 'caret' | 'paste'; readonly at: number; readonly to: number }
  | { readonly kind: 'object'; readonly at: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'type' | 'compose' | 'pasteText'; readonly text: string };

function strokeOf(commands: readonly Named[]): fc.Arbitrary<Stroke> {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const kind = <Kind extends Stroke['kind']>(name: Kind) => fc.constant(name);
  const text = fc.constantFrom(...TYPED);
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: kind('command'),
        id: fc.constantFrom(...commands.map(({ id }) => id)),
      }),
    },
    { weight: 6, arbitrary: fc.record({ kind: kind('caret'), at: fraction, to: fraction }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('object'), at: fraction }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('all') }) },
    { weight: 3, arbitrary: fc.record({ kind: kind('type'), text }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('compose'), text }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('pasteText'), text }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('paste'), at: fraction, to: fraction }) },
  );
}

/** One object of the story, counted by the share of the way through it; where none is, the caret stays. */
function objectNear(state: EditorState, share: number): Selection {
  const $at = state.doc.resolve(Math.round(share * state.doc.content.size));
  const after = $at.nodeAfter;
  return after && NodeSelection.isSelectable(after)
    ? NodeSelection.create(state.doc, $at.pos)
    : state.selection;
}

function strike(page: Page, what: Stroke, commands: readonly Named[]): void {
  const { state } = page;
  const spot = (share: number) => state.doc.resolve(Math.round(share * state.doc.content.size));
  const select = (selection: Selection) => (page.state = state.apply(state.tr.setSelection(selection)));
  const isInText = state.selection.$from.parent.inlineContent || state.selection instanceof AllSelection;
  switch (what.kind) {
    case 'command':
      commands
        .find(({ id }) => id === what.id)
        ?.run(state, (transaction) => (page.state = page.state.apply(transaction)));
      break;
    case 'caret':
      // Half of the carets are bare, half select.
      select(
        what.to < 0.5 ? Selection.near(spot(what.at)) : TextSelection.between(spot(what.at), spot(what.to)),
      );
      break;
    case 'object':
      select(objectNear(state, what.at));
      break;
    case 'all':
      select(new AllSelection(state.doc));
      break;
    case 'type':
    case 'compose':
      if (isInText) page.write(what.text, what.kind === 'compose');
      break;
    case 'pasteText':
      page.state = state.apply(paste(state, new Slice(Fragment.from(p(what.text)), 1, 1)));
      break;
    case 'paste': {
      const slice = TextSelection.between(
        spot(Math.min(what.at, what.to)),
        spot(Math.max(what.at, what.to)),
      ).content();
      page.state = state.apply(paste(state, slice));
    }
  }
}

const ABOVE = 'kicker headline standfirst byline dateline';

/** What is true of every story after every stroke; throws where it is not. */
function mustHold({ state }: Page): void {
  const { doc, selection } = state;
  doc.check();
  const kinds = doc.children.map((node) => node.type.name);
  if (
    kinds.slice(0, 5).join(' ') !== ABOVE ||
    kinds.slice(-2).join(' ') !== 'signOff credits' ||
    kinds.length < 8
  )
    throw new RangeError(`furniture is missing: ${kinds.join(' ')}`);
  const ids = doc.children.flatMap((node) => (node.attrs['id'] as string | undefined) ?? []);
  if (new Set(ids).size !== ids.length) throw new RangeError(`an id stands twice: ${ids.join(' ')}`);
  // The selection lies in this document, and survives being written down and read again.
  if (selection.$from.doc !== doc || selection.$to.doc !== doc)
    throw new RangeError('a selection of another story');
  if (!Selection.fromJSON(doc, selection.toJSON() as object).eq(selection))
    throw new RangeError('a selection that is lost when it is read again');
  if (selection instanceof TextSelection && !selection.$head.parent.inlineContent)
    throw new RangeError('a caret where no text can stand');
  doc.forEach((node, _offset, i) => {
    const isHeadless = node.type.name === 'relatedLink' && node.attrs['label'] === '';
    if (isHeadless && doc.maybeChild(i - 1)?.type !== node.type)
      throw new RangeError('a list of related links without its label');
  });
}

/** The property, with `more` commands beside the real ones: the controls bring broken ones. */
export function anyOrder(...more: readonly Named[]): fc.IProperty<[Stroke[]]> {
  const commands = more.length > 0 ? [...ALL, ...more, ...more, ...more] : ALL;
  return fc.property(fc.array(strokeOf(commands), { maxLength: 25 }), (strokes) => {
    const page = new Page(furnished, {
      ...usualHabits,
      house: { ...USUAL_WRITING, leadIn: 'firstWord', rupiah: 'joined' },
      people: ['Thalatie Yani'],
    });
    for (const what of strokes) {
      strike(page, what, commands);
      mustHold(page);
    }
    while (undoDepth(page.state) > 0)
      undo(page.state, (transaction) => (page.state = page.state.apply(transaction)));
    if (!page.state.doc.eq(furnished)) throw new RangeError('undo did not return to the start');
  });
}
