import fc from 'fast-check';
import { Fragment, Node } from 'prosemirror-model';
import { closeHistory, redo, undo } from 'prosemirror-history';
import { Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import { afterEach, describe, expect, it } from 'vitest';
import { askFind } from '../../renderer/editor/find';
import { countsIn } from '../../renderer/editor/counts';
import { enter } from '../../renderer/editor/entering';
import { editorPlugins } from '../../renderer/editor/plugins';
import { toolsFor } from '../../renderer/editor/toolbar';
import { OpenStory } from '../../renderer/open-story';
import { Session } from '../../renderer/session';
import { ShownStory } from '../../renderer/shown-story';
import { countBody } from '../../shared/story/counting';
import { outlineOf, placeInOutline } from '../../shared/story/outline';
import { bodyCount, countStyles } from '../../shared/story/style-counts';
import { schema } from '../../shared/story/schema';
import { furnishedStory } from '../long-story';
import { Page } from './page';
import { ClockByHand } from '../session/clock-by-hand';
import { DeskInMemory } from '../session/desk-in-memory';
import { after } from '../session/typing';

/**
 * What a keystroke may cost: the nodes that are looked at, counted, not the milliseconds. The story has 7,000 words and 240
 * pieces of furniture, some 1,500 nodes; whoever walks it is caught.
 */

/** The ways through a document, each counted by the nodes that it hands out. */
class NodeCounter {
  visits = 0;
  readonly #restore: (() => void)[] = [];

  constructor() {
    const counted = <Name extends 'forEach' | 'nodesBetween'>(name: Name) => {
      const own = Fragment.prototype[name] as (...args: unknown[]) => void;
      const count = () => (this.visits += 1);
      (Fragment.prototype as unknown as Record<string, unknown>)[name] = function (
        this: Fragment,
        ...args: unknown[]
      ) {
        const at = args.findIndex((arg) => typeof arg === 'function');
        const visit = args[at] as (...given: unknown[]) => unknown;
        args[at] = (...given: unknown[]) => {
          count();
          return visit(...given);
        };
        own.apply(this, args);
      };
      this.#restore.push(() => ((Fragment.prototype as unknown as Record<string, unknown>)[name] = own));
    };
    counted('forEach');
    counted('nodesBetween');
    this.#count(Node.prototype, 'child', () => 1);
    this.#count(Node.prototype, 'maybeChild', () => 1);
    this.#count(Node.prototype, 'toJSON', (node) => node.nodeSize);
    const children = Object.getOwnPropertyDescriptor(Node.prototype, 'children');
    if (!children) throw new RangeError('Node.children is no getter any more: count it another way');
    const add = (visits: number) => (this.visits += visits);
    Object.defineProperty(Node.prototype, 'children', {
      configurable: true,
      get(this: Node) {
        add(this.childCount);
        return this.content.content;
      },
    });
    this.#restore.push(() => Object.defineProperty(Node.prototype, 'children', children));
  }

  end(): void {
    for (const restore of this.#restore) restore();
  }

  #count(prototype: object, name: string, visits: (node: Node) => number): void {
    const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
    const own = methods[name];
    if (!own) throw new RangeError(`There is no ${name} to count`);
    const add = (more: number) => (this.visits += more);
    methods[name] = function (this: Node, ...args: unknown[]) {
      add(visits(this));
      return own.apply(this, args);
    };
    this.#restore.push(() => (methods[name] = own));
  }
}

let counter: NodeCounter | null = null;
afterEach(() => {
  counter?.end();
  counter = null;
});

const STORY = furnishedStory();
/** A paragraph in the middle, its neighbours and the furniture at both ends, for some twenty plugins: far from 1,500. */
const FAIR = 250;

async function openedPage(plugins = editorPlugins()) {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const opening = Session.open(desk.window(), desk.begin(STORY), { client: 'w', plugins, clock });
  await clock.pass(10);
  const session = await opening;
  session.dispatch(
    askFind(
      session.state.tr,
      { find: 'desa', isPattern: false, matchesCase: false, wholeWords: false, kind: null },
      null,
    ),
  );
  const line = Object.assign(desk.window(), { isConnected: true, onConnection: () => () => undefined });
  const story = new OpenStory(session, line, clock);
  const middle = after(STORY, STORY.child(Math.floor(STORY.childCount / 2) - 1).textContent.slice(0, 20));
  return { session, story, clock, middle };
}

/** The most nodes that one of ten keystrokes looked at. */
function costOf(type: (n: number) => void): number {
  counter = new NodeCounter();
  const costs = Array.from({ length: 10 }, (_, n) => {
    const before = counter?.visits ?? 0;
    type(n);
    return (counter?.visits ?? 0) - before;
  });
  counter.end();
  counter = null;
  return Math.max(...costs);
}

describe('a keystroke in a long story', () => {
  it('is in a story that is worth walking', () => {
    let nodes = 0;
    STORY.descendants(() => void (nodes += 1));
    expect(nodes).toBeGreaterThan(2_500);
    expect(STORY.childCount).toBeGreaterThan(380);
    expect(countBody(STORY).words).toBeGreaterThan(6_500);
  });

  it('makes no plugin, no session and no status line walk the story', async () => {
    const { session, story, middle } = await openedPage();
    // The window asks for the first time when the page is on the screen.
    expect(story.words).toBeGreaterThan(6_500);
    const cost = costOf((n) => {
      session.dispatch(session.state.tr.insertText('a', middle + n));
      // What the window reads of a story with every change.
      expect(story.words).toBeGreaterThan(0);
      expect(story.credits).toHaveLength(1);
    });
    expect(cost).toBeLessThan(FAIR);
  });

  it('costs nothing for the views of the changes while the story is shown marked up', async () => {
    const { session, middle } = await openedPage();
    const key = (n: number) => session.dispatch(session.state.tr.insertText('a', middle + n));
    const without = costOf(key);
    const shown = new ShownStory(session);
    expect(costOf(key)).toBe(without);
    shown.show('final');
    // Nobody types there: where the story changes all the same, the view is made anew.
    expect(costOf(key)).toBeGreaterThan(without);
    shown.show('marked');
    expect(costOf(key)).toBe(without);
  });

  it('that is Enter, or takes back what was done, walks no further', async () => {
    const { session, story, middle } = await openedPage();
    expect(story.words).toBeGreaterThan(6_500);
    const dispatch = (transaction: Transaction) => session.dispatch(transaction);
    session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, middle)));
    const entering = costOf(() => {
      expect(enter(session.state, dispatch)).toBe(true);
      expect(story.words).toBeGreaterThan(0);
    });
    const undoing = costOf((n) => {
      if (n % 2 === 0) session.dispatch(closeHistory(session.state.tr.insertText('a', middle)));
      expect((n % 2 === 0 ? undo : redo)(session.state, dispatch)).toBe(true);
      expect(story.words).toBeGreaterThan(0);
    });
    // A block more is a new list of the story's blocks, which ProseMirror's model writes down one by one.
    expect(entering).toBeLessThan(FAIR + STORY.childCount);
    expect(undoing).toBeLessThan(FAIR);
  });

  it('costs the toolbar a look at the selection, and the outline no look at all', async () => {
    const { session, middle } = await openedPage();
    session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, middle)));
    const entries = outlineOf(session.state.doc);
    session.dispatch(session.state.tr.insertText('a', middle));
    // Asked in the pause behind a stroke: which buttons can be pressed, and where in the outline the caret is.
    const tools = costOf(() => expect(toolsFor(session.state).flat().length).toBeGreaterThan(10));
    expect(tools).toBeLessThan(FAIR);
    const { head } = session.state.selection;
    expect(costOf(() => expect(placeInOutline(entries, head)).toBeGreaterThan(0))).toBe(0);
  });

  it('makes the outline read the block that changed, and no other anew', async () => {
    const { session, middle } = await openedPage();
    const read = () => outlineOf(session.state.doc);
    read();
    session.dispatch(session.state.tr.insertText('a', middle));
    counter = new NodeCounter();
    read();
    // A look at every child of the story, and into none that it knew.
    expect(counter.visits).toBeLessThan(session.state.doc.childCount + 20);
  });

  it('costs no more while nothing can be saved', async () => {
    const { session, middle } = await openedPage();
    for (let n = 0; n < 300; n++) session.dispatch(session.state.tr.insertText('b', middle));
    expect(costOf((n) => session.dispatch(session.state.tr.insertText('a', middle + n)))).toBeLessThan(FAIR);
  });

  it('is caught where a plugin walks (control)', async () => {
    const walkers: readonly ((transaction: Transaction) => unknown)[] = [
      ({ doc }) => doc.descendants(() => true),
      ({ doc }) => doc.forEach(() => undefined),
      ({ doc }) => doc.textBetween(0, doc.content.size),
      ({ doc }) => doc.children.filter((child) => child.isTextblock),
      ({ doc }) => countBody(doc),
      ({ doc }) => doc.toJSON() as unknown,
    ];
    for (const walk of walkers) {
      const walker = new Plugin({
        state: { init: () => 0, apply: (transaction, seen) => (void walk(transaction), seen) },
      });
      const { session, middle } = await openedPage([...editorPlugins(), walker]);
      const cost = costOf((n) => session.dispatch(session.state.tr.insertText('a', middle + n)));
      expect(cost, String(walk)).toBeGreaterThan(FAIR);
    }
  });
});

describe('opening a long story', () => {
  it('walks it for no list and no number before the page is on the screen', async () => {
    const { session, clock } = await openedPage();
    const line = Object.assign(new DeskInMemory(clock).window(), {
      isConnected: true,
      onConnection: () => () => undefined,
    });
    counter = new NodeCounter();
    const story = new OpenStory(session, line, clock);
    session.equip(editorPlugins());
    expect([story.isReckoned, story.review.length]).toEqual([false, 0]);
    expect(counter.visits).toBeLessThan(FAIR);
    await clock.pass(1);
    expect(story.isReckoned).toBe(true);
    expect(story.review.length).toBe(500);
    // Control: it is this that is put off.
    expect(counter.visits).toBeGreaterThan(1_500);
  });
});

const withoutZeros = (counted: ReturnType<typeof countStyles>) =>
  [...counted].filter(([, { words, characters }]) => words > 0 || characters > 0);

interface Edit {
  readonly at: number;
  readonly size: number;
  readonly kind: 'type' | 'delete' | 'split' | 'strike' | 'undo';
}

class CountedPage extends Page {
  edit({ at, size, kind }: Edit): void {
    const { doc, tr } = this.state;
    const from = Math.floor(at * doc.content.size);
    const to = Math.min(doc.content.size, from + size);
    const place = TextSelection.near(doc.resolve(from));
    if (kind === 'undo') undo(this.state, (transaction) => (this.state = this.state.apply(transaction)));
    else if (kind === 'type') this.state = this.state.apply(tr.insertText('dua kata', place.from));
    else if (kind === 'delete') this.state = this.state.apply(tr.deleteRange(from, to));
    else if (kind === 'strike')
      this.state = this.state.apply(tr.addMark(from, to, schema.marks.deletion.create({ id: 'coret' })));
    else if (canSplit(doc, place.from)) this.state = this.state.apply(tr.split(place.from));
  }
}

describe('the counts of a story', () => {
  it('are those of the whole story after any changes (property)', () => {
    const small = furnishedStory({ changes: 100, comments: 10 });
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      size: fc.integer({ min: 0, max: 400 }),
      kind: fc.constantFrom('type', 'delete', 'split', 'strike', 'undo' as const),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const page = new CountedPage(small);
        for (const one of edits) page.edit(one);
        expect(Object.fromEntries(withoutZeros(countsIn(page.state)))).toEqual(
          Object.fromEntries(withoutZeros(countStyles(page.state.doc))),
        );
        expect(bodyCount(countsIn(page.state))).toEqual(countBody(page.state.doc));
      }),
      { numRuns: 25 },
    );
  });
});
