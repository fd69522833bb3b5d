import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { ask } from '../../renderer/editor/asking';
import { textOf } from '../../renderer/editor/clipboard-text';
import { copied } from '../../renderer/editor/copied';
import { countsIn } from '../../renderer/editor/counts';
import { askFind, findLayer, matchesIn } from '../../renderer/editor/find';
import { Finder } from '../../renderer/editor/finder';
import { editorPlugins } from '../../renderer/editor/plugins';
import { decideAll, stepToChange } from '../../renderer/editor/reviewing';
import { proposedIn, setSuggesting } from '../../renderer/editor/suggesting';
import type { Memory } from '../../renderer/memory';
import { OpenStory } from '../../renderer/open-story';
import { Session } from '../../renderer/session';
import { ShownStory } from '../../renderer/shown-story';
import { rememberView } from '../../renderer/view-memory';
import { decideChanges } from '../../shared/review/deciding';
import { suggest } from '../../shared/review/suggest';
import { bodyCount, countStyles } from '../../shared/story/style-counts';
import { finalOf, originalOf, storyIn, type ReadView } from '../../shared/story/views';
import { p, story } from '../../shared/story/builders';
import { everything, made, randomEdit, reviewer } from '../review/random-edits';
import { ClockByHand } from '../session/clock-by-hand';
import { DeskInMemory } from '../session/desk-in-memory';
import { after } from '../session/typing';

/** The views of the changes as the page shows them: read, never written, and one with the story in caret and words. */

const VIEWS: readonly ReadView[] = ['final', 'original'];

async function opened(doc: Node) {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const id = desk.begin(doc);
  const window = async (client: string) => {
    const by = reviewer(client);
    const opening = Session.open(desk.window(), id, {
      client,
      plugins: editorPlugins(),
      clock,
      propose: (state, transaction) => proposedIn(state, transaction, () => by),
    });
    await clock.pass(10);
    return opening;
  };
  const session = await window('Rini');
  session.dispatch(setSuggesting(session.state.tr, { isOn: true }));
  return { clock, desk, window, session, shown: new ShownStory(session) };
}

/** Puts the caret behind words of what is on the page. */
function stand(shown: ShownStory, words: string, upTo = words): void {
  const { tr, doc } = shown.state;
  const [anchor, head] = [after(doc, words), after(doc, upTo)];
  shown.dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)));
}

const caret = ({ state: { selection } }: { state: ShownStory['state'] }) => {
  const { parent, parentOffset } = selection.$head;
  return `${parent.textContent.slice(0, parentOffset)}|${parent.textContent.slice(parentOffset)}`;
};

/** Joins the paragraph of these words with the one before, as a proposal. */
function join(session: Session, words: string): void {
  const { tr, doc } = session.state;
  session.dispatch(tr.join(doc.resolve(after(doc, words)).before()));
}

const three = () =>
  story({ headline: 'Banjir', body: [p('Hujan deras.'), p('Warga mengungsi.'), p('Air surut.')] });

describe('a view on the page', () => {
  it('is what deciding everything leaves, and keeps the caret at its words there and back', async () => {
    const { session, shown } = await opened(three());
    join(session, 'Warga');
    stand(shown, 'Warga meng');
    const before = session.state.selection;
    shown.show('final');
    expect(shown.state.doc.toJSON()).toEqual(finalOf(session.state.doc).toJSON());
    expect(caret(shown)).toBe('Hujan deras.Warga meng|ungsi.');
    shown.show('original');
    expect(shown.state.doc.toJSON()).toEqual(three().toJSON());
    expect(caret(shown)).toBe('Warga meng|ungsi.');
    shown.show('marked');
    expect(shown.state).toBe(session.state);
    expect(session.state.selection.eq(before)).toBe(true);
  });

  it('takes the caret of the story along, and what is selected, no wider than it was seen', async () => {
    const { session, shown } = await opened(three());
    const { tr, doc } = session.state;
    session.dispatch(tr.delete(after(doc, 'Warga'), after(doc, 'Warga mengungsi')));
    shown.show('final');
    stand(shown, 'Air s', 'Air sur');
    shown.show('marked');
    const { from, to } = session.state.selection;
    expect(session.state.doc.textBetween(from, to)).toBe('ur');
    shown.show('final');
    stand(shown, 'Air', 'Air surut');
    stand(shown, 'Warga');
    // The struck words lie behind it.
    expect(caret(session)).toBe('Warga| mengungsi.');
  });

  it('writes nothing, asks nothing, and says so', async () => {
    const { session, shown } = await opened(three());
    let turns = 0;
    shown.subscribe(() => (turns += 1));
    for (const view of VIEWS) {
      shown.show(view);
      const [seen, stored] = [shown.state, session.state];
      const before = turns;
      shown.dispatch(seen.tr.insertText('x', 3));
      shown.dispatch(ask(seen.tr, { what: 'credit', pos: 0 }));
      expect([shown.state, session.state, shown.refusals]).toEqual([seen, stored, 2]);
      expect(turns).toBe(before + 2);
    }
    shown.show('marked');
    expect(shown.refusals).toBe(0);
    shown.dispatch(shown.state.tr.insertText('x', 3));
    expect(session.state.doc.textContent).toContain('x');
  });

  it('follows a colleague, a decision and its undoing, with the caret at its words', async () => {
    const { clock, window, session, shown } = await opened(three());
    join(session, 'Warga');
    await clock.pass(50);
    const other = await window('Yusuf');
    shown.show('final');
    stand(shown, 'Air su');
    other.dispatch(other.state.tr.insertText('Kudus: ', after(other.state.doc, 'Hujan deras.') - 12));
    await clock.pass(50);
    expect(shown.state.doc.textContent).toContain('Kudus: Hujan deras.Warga');
    expect(caret(shown)).toBe('Air su|rut.');
    expect(caret(session)).toBe('Air su|rut.');

    shown.show('original');
    expect(shown.state.doc.childCount).toBe(session.state.doc.childCount);
    decideAll('accept')(session.state, (transaction) => session.dispatch(transaction));
    expect(shown.state.doc.toJSON()).toEqual(session.state.doc.toJSON());
    undo(session.state, (transaction) => session.dispatch(transaction));
    expect(shown.state.doc.toJSON()).toEqual(originalOf(session.state.doc).toJSON());
    expect(caret(shown)).toBe('Air su|rut.');
  });

  it('goes to changes that it does not show: where their words would stand', async () => {
    const { session, shown } = await opened(three());
    const { tr, doc } = session.state;
    session.dispatch(tr.delete(after(doc, 'Warga'), after(doc, 'Warga mengungsi')));
    stand(shown, 'Ban');
    shown.show('final');
    stepToChange(1)(session.state, (transaction) => session.dispatch(transaction));
    expect(caret(shown)).toBe('Warga|.');
  });

  it('is made anew with every edit, by three people, as deciding all of it would (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomEdit, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...VIEWS),
        async (edits, view) => {
          const { session, shown } = await opened(everything());
          session.dispatch(setSuggesting(session.state.tr, { isOn: false }));
          shown.show(view);
          const people = ['Rini', 'Thalatie', 'Yusuf'].map((name) => reviewer(name));
          for (const edit of edits) {
            const by = people[edit.who];
            const { tr } = session.state;
            if (!by) continue;
            for (const step of suggest(made(tr.doc, edit), by).transform.steps) tr.step(step);
            session.dispatch(tr);
            const wish = view === 'final' ? ('accept' as const) : ('reject' as const);
            expect(shown.state.doc.eq(decideChanges(session.state.doc, () => wish).doc)).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what goes by the view', () => {
  const replaced = async () => {
    const open = await opened(three());
    const { session } = open;
    const { tr, doc } = session.state;
    session.dispatch(
      tr.replaceWith(after(doc, 'Banjir') - 6, after(doc, 'Banjir'), doc.type.schema.text('Rob besar')),
    );
    join(session, 'Warga');
    return open;
  };

  it('counts are those of what is read', async () => {
    const { session, clock, desk } = await replaced();
    const line = Object.assign(desk.window(), { isConnected: true, onConnection: () => () => undefined });
    const open = new OpenStory(session, line, clock);
    expect(open.counts.get('headline')?.words).toBe(2);
    for (const view of VIEWS) {
      open.shown.show(view);
      expect(Object.fromEntries(open.counts)).toEqual(
        Object.fromEntries(countStyles(storyIn(view, session.state.doc))),
      );
      expect(open.words).toBe(bodyCount(countsIn(open.shown.state)).words);
    }
    // Shown: "deras.Warga" is one word in the final, two in the original.
    expect(open.words).toBe(6);
    open.shown.show('final');
    expect(open.words).toBe(5);
  });

  it('find finds what is read, goes on where the view changes, and replaces nothing', async () => {
    const { session, shown } = await replaced();
    const finder = new Finder({
      state: () => shown.state,
      dispatch: (transaction) => shown.dispatch(transaction),
      isRead: () => shown.isRead,
    });
    const read = () => {
      const layer = findLayer.of(shown.state);
      const blocks = findLayer.blocks(shown.state).map((one) => {
        const at = one.block.textContent.indexOf(layer.query?.find ?? '\n');
        return { ...one, found: at < 0 ? [] : [{ from: at, to: at + 3, groups: [] } as never] };
      });
      const reading = { generation: layer.generation, version: layer.version, blocks, isLast: true };
      shown.dispatch(findLayer.report(shown.state.tr, reading));
      return matchesIn(shown.state).length;
    };
    const query = { find: 'Rob', isPattern: false, matchesCase: true, wholeWords: false, kind: null };
    finder.ask(query, false);
    expect(read()).toBe(1);
    shown.show('original');
    finder.askAgain(null);
    expect(read()).toBe(0);
    shown.show('final');
    finder.askAgain(null);
    expect(read()).toBe(1);
    const before = session.state.doc;
    finder.replaceAll('Air');
    finder.replace('Air');
    expect([session.state.doc, finder.reading.replaced]).toEqual([before, null]);
    shown.dispatch(askFind(shown.state.tr, null, null));
  });

  it('the clipboard takes what is read', async () => {
    const { shown } = await replaced();
    const leaving = () => textOf(copied(shown.state.doc.slice(0, shown.state.doc.content.size)).content);
    shown.show('final');
    expect(leaving()).toContain('Rob besar');
    expect(leaving()).toContain('deras.Warga');
    shown.show('original');
    expect(leaving()).toContain('Banjir');
    expect(leaving()).not.toMatch(/Rob|deras\.Warga/);
  });
});

describe('a window', () => {
  it('keeps in mind how each story was shown', async () => {
    const choices = new Map<string, string>();
    const memory: Memory = {
      get: (choice) => choices.get(choice) ?? null,
      set: (choice, value) => void choices.set(choice, value),
    };
    const { session, shown } = await opened(three());
    const again = () => {
      const other = new ShownStory(session);
      rememberView(other, memory);
      return other.view;
    };
    rememberView(shown, memory);
    expect(shown.view).toBe('marked');
    for (const view of ['final', 'original', 'marked', 'final'] as const) {
      shown.show(view);
      expect(again()).toBe(view);
    }
  });
});
