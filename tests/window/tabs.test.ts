import fc from 'fast-check';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { DeskLine } from '../../renderer/desk-line';
import { Session } from '../../renderer/session';
import { StoryTabs } from '../../renderer/story-tabs';
import { afterClosing, movedTo, stepFrom, withTab } from '../../renderer/tab-order';
import { WindowMemory } from '../../renderer/window-memory';
import type { WindowMemory as Remembered } from '../../shared/contract';
import { p, story } from '../../shared/story/builders';
import { ClockByHand } from '../session/clock-by-hand';
import { calm, DeskInMemory, type Fate } from '../session/desk-in-memory';
import { type } from '../session/typing';

/** The row of open stories: its order, what stays open behind it, and what is remembered of it. */

const row = (ids: string) => [...ids].map((id) => ({ id }));
const names = (tabs: readonly { id: string }[]) => tabs.map(({ id }) => id).join('');

describe('the order of tabs', () => {
  it('puts a new tab next to the one that is shown', () => {
    expect(names(withTab(row('abc'), { id: 'x' }, 'a'))).toBe('axbc');
    expect(names(withTab(row('abc'), { id: 'x' }, null))).toBe('abcx');
  });

  it('moves a tab as far as the ends and no further', () => {
    expect(names(movedTo(row('abc'), 'a', 1))).toBe('bac');
    expect(names(movedTo(row('abc'), 'a', 9))).toBe('bca');
    expect(names(movedTo(row('abc'), 'c', -1))).toBe('cab');
    expect(names(movedTo(row('abc'), 'x', 0))).toBe('abc');
  });

  it('goes round and round, and nowhere from a tab that is alone', () => {
    expect(stepFrom(row('abc'), 'c', 1)?.id).toBe('a');
    expect(stepFrom(row('abc'), 'a', -1)?.id).toBe('c');
    expect(stepFrom(row('a'), 'a', 1)).toBeNull();
    expect(stepFrom([], null, 1)).toBeNull();
  });

  it('shows the one after a closed tab, at the end the one before it', () => {
    expect(afterClosing(row('abc'), 'b')?.id).toBe('c');
    expect(afterClosing(row('abc'), 'c')?.id).toBe('b');
    expect(afterClosing(row('a'), 'a')).toBeNull();
  });

  it('never loses or doubles a tab, wherever it is moved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...'abcde'), fc.integer({ min: -3, max: 9 }))),
        (moves) => {
          const end = moves.reduce(
            (tabs, [id, place]) => movedTo(tabs, id, place),
            row('abcde') as readonly { id: string }[],
          );
          expect([...names(end)].sort().join('')).toBe('abcde');
        },
      ),
    );
  });
});

function newsroom(fate: () => Fate = () => 'stored') {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const ids = ['Satu', 'Dua', 'Tiga'].map((headline) =>
    desk.begin(story({ headline, body: [p(`Isi naskah ${headline}.`)] })),
  );
  const line = { ...desk.window({ ...calm, fate }), isConnected: true, onConnection: () => () => undefined };
  const kept: Remembered[] = [];
  const asked: string[] = [];
  const remembering: DeskLine = {
    ...line,
    call: ((name: string, args: { memory?: Remembered }) => {
      asked.push(name);
      if (name === 'check') return Promise.resolve({ findings: [], stops: 0, advice: 0 });
      if (name !== 'rememberWindow') return line.call(name as 'openStory', args as { id: string });
      if (args.memory) kept.push(args.memory);
      return Promise.resolve(null);
    }) as DeskLine['call'],
  };
  let client = 0;
  const sit = (remembered: Remembered = { tabs: [], shown: null, choices: {} }) => {
    const memory = new WindowMemory(remembering, clock, 'one', remembered);
    const openSession = (id: string) => Session.open(remembering, id, { client: `w${client++}`, clock });
    return new StoryTabs({ desk: remembering, clock, memory, openSession });
  };
  const show = async (tabs: StoryTabs, id = '') => {
    const showing = tabs.show(id);
    await clock.pass(20);
    await showing;
  };
  const [one = '', two = '', three = ''] = ids;
  return { clock, desk, kept, asked, sit, show, one, two, three };
}

describe('the stories of a window', () => {
  it('come with one question to the desk; what else is asked waits until the text is on the screen', async () => {
    const { clock, asked, sit, one } = newsroom();
    const tabs = sit();
    let before: readonly string[] = [];
    tabs.subscribe(() => {
      if (tabs.open && before.length === 0) before = [...asked];
    });
    void tabs.show(one);
    await clock.pass(20);
    expect(before).toEqual(['openStory']);
    expect(asked.filter((name) => name !== 'rememberWindow')).toEqual(['openStory', 'check']);
  });

  it('stay open and go on being saved behind the one that is shown', async () => {
    const { clock, desk, sit, show, one, two } = newsroom();
    const tabs = sit();
    await show(tabs, one);
    const behind = tabs.open;
    await show(tabs, two);
    expect([tabs.shown, tabs.tabs.map(({ id }) => id)]).toEqual([two, [one, two]]);
    if (behind) type(behind.session, 'Satu', ' lagi');
    expect(tabs.unsaved.map(({ id }) => id)).toEqual([one]);
    await clock.pass(100);
    expect(desk.replayed(one).doc.textContent).toContain('Satu lagi');
    expect(tabs.unsaved).toEqual([]);
    await show(tabs, one);
    expect(tabs.open).toBe(behind);
  });

  it('show the last one asked for, however the answers come', async () => {
    const { clock, sit, one, two } = newsroom();
    const tabs = sit();
    const both = [tabs.show(one), tabs.show(two)];
    await clock.pass(50);
    await Promise.all(both);
    expect(tabs.shown).toBe(two);
  });

  it('go on being saved when their tab is closed, and are the same when it is opened again meanwhile', async () => {
    const fates: Fate[] = ['diskFull'];
    const { clock, desk, sit, show, one, two } = newsroom(() => fates.shift() ?? 'stored');
    const tabs = sit();
    await show(tabs, one);
    const first = tabs.open;
    await show(tabs, two);
    if (first) type(first.session, 'Satu', ' lagi');
    await clock.pass(5);
    tabs.close(one);
    expect([tabs.leaving, tabs.unsaved.length, tabs.lastClosed]).toEqual([1, 1, one]);
    await show(tabs, one);
    expect(tabs.open).toBe(first);
    await clock.pass(2_000);
    expect(desk.replayed(one).doc.textContent).toContain('Satu lagi');
    expect([tabs.leaving, tabs.unsaved.length]).toEqual([0, 0]);
  });

  it('are remembered with caret and scroll, soon after they rest', async () => {
    const { clock, kept, sit, show, one, two } = newsroom();
    const tabs = sit();
    await show(tabs, one);
    await show(tabs, two);
    const { session } = tabs.open ?? {};
    if (session) session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, 3)));
    tabs.open?.keepTop(7);
    await clock.pass(500);
    expect(kept.at(-1)).toMatchObject({
      shown: two,
      tabs: [{ story: one }, { story: two, anchor: 3, head: 3, top: 7 }],
    });
  });

  it('come back in their order, opened when they are shown, with the caret where it was', async () => {
    const { clock, sit, show, one, two, three } = newsroom();
    const place = (id: string, at: number) => ({ story: id, anchor: at, head: at, top: 4 });
    const tabs = sit({
      tabs: [place(three, 2), place(one, 3), place(two, 9_999)],
      shown: one,
      choices: {},
    });
    expect(tabs.tabs.every((tab) => tab.story === null)).toBe(true);
    await show(tabs, one);
    expect(tabs.open?.session.state.selection.head).toBe(3);
    expect(tabs.open?.top).toBe(4);
    // A story that has become shorter: the caret is at its end.
    await show(tabs, two);
    expect(tabs.open?.session.state.selection.head).toBeGreaterThan(3);
    await clock.pass(500);
    expect(tabs.tabs.map(({ id, story: open }) => [id, open !== null])).toEqual([
      [three, false],
      [one, true],
      [two, true],
    ]);
  });

  it('leave the window with the next one when one is closed, and with none at the end', async () => {
    const { clock, sit, show, one, two } = newsroom();
    const tabs = sit();
    await show(tabs, one);
    await show(tabs, two);
    tabs.close(two);
    expect(tabs.shown).toBe(one);
    tabs.close(one);
    await clock.pass(20);
    expect([tabs.shown, tabs.open]).toEqual([null, null]);
  });
});
