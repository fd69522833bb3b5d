import { undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { findLayer } from '../../renderer/editor/find';
import { Finder } from '../../renderer/editor/finder';
import { doJob } from '../../renderer/editor/proof/jobs';
import { readersOver } from '../../renderer/editor/proof/readers';
import { followLayer } from '../../renderer/editor/proof/runner';
import { decideIn } from '../../renderer/editor/reviewing';
import { proposedIn, setSuggesting } from '../../renderer/editor/suggesting';
import { SOURCE_META } from '../../shared/journal/source';
import { changesOf } from '../../shared/review/changes';
import { crosshead, em, p, picture, story, strong } from '../../shared/story/builders';
import type { FindQuery } from '../../shared/story/find/query';
import { schema } from '../../shared/story/schema';
import { originalOf } from '../../shared/story/views';
import { Page } from '../editor/page';
import { reviewer } from '../review/random-edits';
import { ClockByHand } from '../session/clock-by-hand';

/** A page with the find bar's hands, and time that passes when a test says so. */
class FindingPage extends Page {
  readonly clock = new ClockByHand();
  readonly made: Transaction[] = [];
  readonly #follower;
  readonly #by = reviewer('Rini');
  readonly finder: Finder;

  constructor(doc: Node) {
    super(doc);
    const port = {
      state: () => this.state,
      isComposing: () => false,
      dispatch: (transaction: Transaction) => this.#dispatch(transaction),
    };
    const readers = readersOver((job) => Promise.resolve(doJob(job)));
    this.#follower = followLayer(findLayer, readers.find, port, this.clock);
    this.finder = new Finder(port);
  }

  async find(words: string, rest: Partial<FindQuery> = {}, inSelection = false): Promise<this> {
    this.finder.ask(
      { find: words, isPattern: false, matchesCase: false, wholeWords: false, kind: null, ...rest },
      inSelection,
    );
    return this.read();
  }

  async read(): Promise<this> {
    await this.clock.pass(300);
    return this;
  }

  override type(text: string): this {
    this.#dispatch(this.state.tr.insertText(text));
    return this;
  }

  /** What changed the story by a replacement. */
  get replacements(): Transaction[] {
    return this.made.filter((tr) => tr.docChanged && tr.getMeta(SOURCE_META) !== undefined);
  }

  get selected(): string {
    const { from, to } = this.state.selection;
    return this.state.doc.textBetween(from, to);
  }

  #dispatch(transaction: Transaction): void {
    this.made.push(transaction);
    this.state = this.state.apply(proposedIn(this.state, transaction, () => this.#by));
    this.state.doc.check();
    this.#follower.update();
    this.finder.follow();
  }
}

const flood = () =>
  new FindingPage(
    story({
      headline: 'Banjir Demak',
      body: [
        p('Banjir besar, ', strong('banjir'), ' bandang.'),
        crosshead('Banjir lagi'),
        picture({ id: 'foto', caption: 'Sisa banjir di jalan', creditLine: 'ANTARA' }),
      ],
    }),
  );

describe('finding', () => {
  it('counts hits in copy and furniture and goes around them in the order of the page', async () => {
    const page = await flood().at('|besar').find('banjir');
    expect(page.finder.reading).toMatchObject({ total: 5, place: 0, isSettled: true });
    const visited: string[] = [];
    for (let n = 0; n < 6; n++) {
      page.finder.step(1);
      visited.push(`${page.finder.reading.place} ${page.selected}`);
    }
    // From the caret on: the second word of the first paragraph.
    expect(visited).toEqual(['3 banjir', '4 Banjir', '5 banjir', '1 Banjir', '2 Banjir', '3 banjir']);
    page.finder.step(-1);
    expect(page.finder.reading.place).toBe(2);
  });

  it('finds by kind of text, and only in what is selected', async () => {
    const page = flood();
    expect((await page.find('banjir', { kind: 'headline' })).finder.reading.total).toBe(1);
    expect((await page.find('banjir', { kind: 'caption' })).finder.reading.total).toBe(1);
    expect((await page.find('banjir', { kind: 'paragraph' })).finder.reading.total).toBe(2);
    page.from('|Banjir besar', 'lagi|');
    expect((await page.find('banjir', {}, true)).finder.reading.total).toBe(3);
  });

  it('counts again when the story has changed, and only then', async () => {
    const page = await flood().find('banjir');
    page.at('besar|').type(' banjir');
    expect(page.finder.reading).toMatchObject({ total: 5, isSettled: false });
    await page.read();
    expect(page.finder.reading).toMatchObject({ total: 6, isSettled: true });
  });

  it('finds words that a struck word stands in, and steps over it', async () => {
    const page = flood();
    page.at('Banjir |besar|');
    const { from, to } = page.state.selection;
    page.state = page.state.apply(
      page.state.tr.addMark(from, to, schema.marks.deletion.create({ id: 'ubah' })),
    );
    await page.find('Banjir , banjir');
    expect(page.finder.reading.total).toBe(1);
    page.finder.step(1);
    page.finder.replace('Air');
    // The struck word stays struck, in nobody's way.
    expect(page.outline[1]).toBe('paragraph: Airbesar bandang.');
  });
});

describe('replacing', () => {
  it('replaces one, goes on to the next, and tells the journal what did it', async () => {
    const page = await flood().at('|besar').find('banjir', { wholeWords: true });
    page.finder.step(1);
    page.finder.replace('rob');
    expect(page.outline[1]).toBe('paragraph: Banjir besar, rob bandang.');
    expect(page.selected).toBe('Banjir');
    expect(page.replacements.map((tr) => tr.getMeta(SOURCE_META) as unknown)).toEqual([
      { kind: 'rule', rule: 'Find and replace' },
    ]);
  });

  it('replaces all in one step, keeps bold words bold, and is taken back by one undo', async () => {
    const page = await flood().at('|besar').type('x').find('banjir');
    const before = page.state.doc;
    page.finder.replaceAll('rob');
    expect(page.finder.reading).toMatchObject({ replaced: 5 });
    expect(page.outline).toEqual([
      'headline: rob Demak',
      'paragraph: rob xbesar, rob bandang.',
      'crosshead: rob lagi',
      'picture/caption: Sisa rob di jalan',
      'picture/creditLine: ANTARA',
    ]);
    const bold: string[] = [];
    page.state.doc.descendants((node) => {
      if (schema.marks.strong.isInSet(node.marks)) bold.push(node.text ?? '');
    });
    expect(bold).toEqual(['rob']);
    expect(page.replacements).toHaveLength(1);
    page.do(undo);
    expect(page.state.doc.eq(before)).toBe(true);
  });

  it('puts what groups caught into the words of every hit', async () => {
    const page = new FindingPage(story({ headline: 'A', body: [p('12/9/2023 dan ', em('1/2/2024'))] }));
    await page.find(String.raw`(\d+)/(\d+)/(\d+)`, { isPattern: true });
    page.finder.replaceAll('$3-$2-$1');
    expect(page.outline[1]).toBe('paragraph: 2023-9-12 dan 2024-2-1');
  });

  it('waits until everything has been read', async () => {
    const page = await flood().find('banjir');
    page.at('besar|').type(' banjir');
    page.finder.replaceAll('rob');
    expect(page.replacements).toEqual([]);
    await page.read();
    expect(page.outline.join()).not.toMatch(/banjir/i);
    expect(page.finder.reading.replaced).toBe(6);
  });

  it('deletes where it is replaced by nothing, and does nothing where nothing is found', async () => {
    const page = await flood().find('banjir ', { kind: 'paragraph' });
    page.finder.replaceAll('');
    expect(page.outline[1]).toBe('paragraph: besar, bandang.');
    const before = page.state.doc;
    await page.find('gempa');
    page.finder.replaceAll('rob');
    expect(page.state.doc).toBe(before);
    expect(page.finder.reading.replaced).toBe(0);
  });
});

describe('replacing as suggestions', () => {
  const decideAll = (page: FindingPage, decision: 'accept' | 'reject') => {
    const ids = changesOf(page.state.doc).map(({ id }) => id);
    return page.state.apply(decideIn(page.state, decision, ids)).doc;
  };

  it('proposes in copy, headline, caption and credit line, and leads back exactly where all are rejected', async () => {
    const page = new FindingPage(
      story({
        headline: 'Antara Demak dan Kudus',
        body: [
          p('Antara ', strong('antara'), ' lain.'),
          picture({ id: 'foto', caption: 'Jalan antara dua desa', creditLine: 'ANTARA' }),
        ],
      }),
    );
    await page.find('antara');
    const before = page.state.doc;
    page.finder.replaceAll('di tepi', 'proposed');
    const inserted = (name: string) => {
      let words = '';
      page.state.doc.descendants((node, _pos, parent) => {
        if (schema.marks.insertion.isInSet(node.marks) && parent?.type.name === name)
          words += node.text ?? '';
      });
      return words;
    };
    for (const name of ['headline', 'caption', 'creditLine']) expect(inserted(name), name).toBe('di tepi');
    expect(inserted('paragraph')).toBe('di tepidi tepi');
    expect(originalOf(page.state.doc).eq(before)).toBe(true);
    expect(decideAll(page, 'reject').eq(before)).toBe(true);
    expect(decideAll(page, 'accept').textContent).not.toMatch(/antara/i);
    expect(page.replacements).toHaveLength(1);
    expect(page.finder.reading.replaced).toBe(5);
    page.do(undo);
    expect(page.state.doc.eq(before)).toBe(true);
  });

  it('goes on from one proposal to the next hit, and does not find what is struck', async () => {
    const page = await flood().at('|besar').find('banjir', { wholeWords: true });
    page.finder.step(1);
    page.finder.replace('rob', 'proposed');
    expect(page.selected).toBe('Banjir');
    expect(changesOf(page.state.doc)).toHaveLength(1);
    await page.read();
    expect(page.finder.reading).toMatchObject({ total: 4, place: 3 });
    page.finder.replace('rob', 'proposed');
    expect(changesOf(page.state.doc)).toHaveLength(2);
    page.do(undo);
    expect(changesOf(page.state.doc)).toHaveLength(1);
  });

  it('proposes without being asked while the page suggests, and changes at once where nobody asked (control)', async () => {
    const plain = await flood().find('banjir');
    plain.finder.replaceAll('rob');
    expect(changesOf(plain.state.doc)).toEqual([]);
    const page = await flood().find('banjir');
    page.state = page.state.apply(setSuggesting(page.state.tr, { isOn: true }));
    const before = page.state.doc;
    page.finder.replaceAll('rob');
    expect(changesOf(page.state.doc).length).toBeGreaterThan(0);
    expect(originalOf(page.state.doc).eq(before)).toBe(true);
  });
});
