import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { ProofLayer, MOST_MARKS } from '../../renderer/editor/proof/layer';
import { ReadingTrouble, type Reader } from '../../renderer/editor/proof/reader';
import { followLayer, type LayerPort } from '../../renderer/editor/proof/runner';
import type { Span } from '../../shared/story/block-text';
import { p, picture, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { words } from '../../shared/story/words';
import { ClockByHand } from '../session/clock-by-hand';
import { after } from '../session/typing';

/** Finds letters; answers when the test lets it, and remembers what it was given to read. */
class SlowReader implements Reader<string, Span> {
  readonly given: string[][] = [];
  #waiting: (() => void)[] = [];
  isHeld = false;
  trouble: ReadingTrouble | null = null;

  async read(letter: string, texts: readonly string[]): Promise<readonly (readonly Span[])[]> {
    this.given.push([...texts]);
    if (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.trouble) throw this.trouble;
    return texts.map((text) =>
      [...text.matchAll(new RegExp(letter, 'g'))].map(({ index, 0: { length } }) => ({
        from: index,
        to: index + length,
      })),
    );
  }

  async letGo(): Promise<void> {
    for (const go of this.#waiting.splice(0)) go();
    this.isHeld = false;
    await Promise.resolve();
  }
}

/** A page with one layer over it, and time that the test makes pass. */
class LayeredPage implements LayerPort {
  readonly clock = new ClockByHand();
  readonly reader = new SlowReader();
  readonly layer = new ProofLayer<string, Span>({ name: 'letters', mark: () => ({ class: 'hit' }) });
  readonly #follower: { update(): void };
  composing = false;
  now: EditorState;

  constructor(doc: Node) {
    this.now = EditorState.create({ doc, plugins: [this.layer.plugin()] });
    this.#follower = followLayer(this.layer, this.reader, this, this.clock);
  }

  state = () => this.now;
  isComposing = () => this.composing;
  dispatch = (transaction: Transaction) => {
    this.now = this.now.apply(transaction);
    this.#follower.update();
  };

  async ask(letter: string, scope: Span | null = null): Promise<void> {
    this.dispatch(this.layer.ask(this.now.tr, letter, scope));
    await this.clock.pass(1);
  }

  type(behind: string, text: string): void {
    this.dispatch(this.now.tr.insertText(text, after(this.now.doc, behind)));
  }

  /** The marked letters with what stands before them: `ban[a]`. */
  get marks(): string[] {
    const { doc } = this.now;
    return this.layer
      .of(this.now)
      .marks.find()
      .sort((a, b) => a.from - b.from)
      .map(
        ({ from, to }) =>
          `${doc.textBetween(Math.max(doc.resolve(from).start(), from - 2), from)}[${doc.textBetween(from, to)}]`,
      );
  }
}

const banjir = () =>
  new LayeredPage(
    story({ headline: 'Judul', body: [p('satu kata'), p('dua'), picture({ id: 'foto', caption: 'tiga' })] }),
  );

describe('a layer over the story', () => {
  it('is read once, all of it, and marks what was found', async () => {
    const page = banjir();
    await page.ask('a');
    expect(page.marks).toEqual(['s[a]', ' k[a]', 'at[a]', 'du[a]', 'ig[a]']);
    expect(page.layer.isSettled(page.now)).toBe(true);
  });

  it('reads only the block that was written in, after a pause, and keeps its marks meanwhile', async () => {
    const page = banjir();
    await page.ask('a');
    page.reader.given.length = 0;
    page.type('dua', 'a');
    expect(page.marks).toContain('du[a]');
    expect(page.layer.isSettled(page.now)).toBe(false);
    await page.clock.pass(149);
    expect(page.reader.given).toEqual([]);
    await page.clock.pass(2);
    expect(page.reader.given).toEqual([['duaa']]);
    expect(page.marks).toContain('ua[a]');
  });

  it('takes a mark off at once that is written in, and no other in the block', async () => {
    const page = banjir();
    await page.ask('[sk]at');
    expect(page.marks).toEqual(['[sat]', 'u [kat]']);
    page.type('sa', 'x');
    expect(page.marks).toEqual(['u [kat]']);
    // Behind a mark and before it: the words that it is about are as they were.
    page.type('kat', 'x');
    page.type('u ', 'x');
    expect(page.marks).toEqual([' x[kat]']);
    await page.clock.pass(200);
    expect(page.marks).toEqual([' x[kat]']);
    page.dispatch(page.now.tr.delete(after(page.now.doc, 'sa'), after(page.now.doc, 'sax')));
    await page.clock.pass(200);
    expect(page.marks).toEqual(['[sat]', ' x[kat]']);
  });

  it('leaves a mark that an input method writes in as it is drawn', async () => {
    const page = banjir();
    await page.ask('sat');
    const place = after(page.now.doc, 'sa');
    page.dispatch(page.now.tr.insertText('x', place).setMeta('composition', 1));
    expect(page.marks).toEqual(['[saxt]']);
  });

  it('takes no mark off for a change that reaches over several blocks', async () => {
    const page = banjir();
    await page.ask('sat');
    const { tr, doc } = page.now;
    tr.insertText('x', after(doc, 'dua')).insertText('x', after(doc, 'Jud'));
    page.dispatch(tr);
    expect(page.marks).toEqual(['[sat]']);
  });

  it('carries an answer through what was written while it was being read', async () => {
    const page = banjir();
    page.reader.isHeld = true;
    await page.ask('a');
    page.type('Judul', ' baru');
    page.type('satu kata', 'a');
    await page.reader.letGo();
    await page.clock.pass(1);
    // The answer stands where its blocks are by now; the block that changed is read anew.
    expect(page.marks).toEqual(['du[a]', 'ig[a]']);
    await page.clock.pass(200);
    expect(page.marks).toEqual([' b[a]', 's[a]', ' k[a]', 'at[a]', 'ta[a]', 'du[a]', 'ig[a]']);
  });

  it('draws nothing while an input method composes, and all of it afterwards', async () => {
    const page = banjir();
    await page.ask('a');
    page.composing = true;
    page.type('dua', 'a');
    await page.clock.pass(2000);
    expect(page.layer.isSettled(page.now)).toBe(false);
    expect(page.reader.given).toHaveLength(1);
    page.composing = false;
    await page.clock.pass(200);
    expect(page.layer.isSettled(page.now)).toBe(true);
    expect(page.marks).toContain('ua[a]');
  });

  it('holds an answer back that comes while an input method composes', async () => {
    const page = banjir();
    page.reader.isHeld = true;
    await page.ask('a');
    page.composing = true;
    await page.reader.letGo();
    await page.clock.pass(500);
    expect(page.marks).toEqual([]);
    page.composing = false;
    await page.clock.pass(200);
    expect(page.marks).toHaveLength(5);
  });

  it('forgets the answer to an earlier question', async () => {
    const page = banjir();
    page.reader.isHeld = true;
    await page.ask('a');
    page.dispatch(page.layer.ask(page.now.tr, 'u'));
    await page.reader.letGo();
    await page.clock.pass(300);
    expect(page.marks.every((mark) => mark.endsWith('[u]'))).toBe(true);
    expect(page.marks).toHaveLength(4);
  });

  it('does not read struck words, nor struck paragraphs', async () => {
    const page = banjir();
    const deletion = schema.marks.deletion.create({ id: 'ubah-1' });
    const at = after(page.now.doc, 'satu k');
    page.dispatch(page.now.tr.addMark(at, at + 1, deletion));
    const second = after(page.now.doc, 'dua') - 4;
    page.dispatch(page.now.tr.addNodeMark(second, deletion));
    await page.ask('a');
    expect(page.marks).toEqual(['s[a]', 'at[a]', 'ig[a]']);
    // Taken back, they are read again.
    page.dispatch(page.now.tr.removeNodeMark(second, deletion).removeMark(at, at + 1, deletion));
    await page.clock.pass(200);
    expect(page.marks).toHaveLength(5);
    // Struck while it is marked, a paragraph loses its marks at once.
    page.dispatch(page.now.tr.addNodeMark(second, deletion));
    expect(page.marks).not.toContain('du[a]');
  });

  it('keeps to a stretch of the story, which moves with its words', async () => {
    const page = banjir();
    const [from, to] = [after(page.now.doc, 'sat') - 3, after(page.now.doc, 'satu kata')];
    await page.ask('a', { from, to });
    expect(page.marks).toEqual(['s[a]', ' k[a]', 'at[a]']);
    page.type('Judul', 'aaa');
    await page.clock.pass(200);
    expect(page.marks).toEqual(['s[a]', ' k[a]', 'at[a]']);
    expect(page.layer.all(page.now)).toHaveLength(3);
  });

  it('says why it cannot be read and reads no more until something else is asked', async () => {
    const page = banjir();
    page.reader.trouble = new ReadingTrouble(words('terlalu lama', 'too slow'));
    await page.ask('a');
    expect(page.layer.of(page.now).trouble?.en).toBe('too slow');
    page.type('dua', 'x');
    await page.clock.pass(1000);
    expect(page.reader.given).toHaveLength(1);
    page.reader.trouble = null;
    await page.ask('u');
    expect(page.layer.of(page.now).trouble).toBeNull();
    expect(page.marks).toHaveLength(4);
  });

  it('finds everything and draws no more than the page can carry', async () => {
    const page = new LayeredPage(
      story({ headline: 'a', body: Array.from({ length: 30 }, () => p('a'.repeat(100))) }),
    );
    await page.ask('a');
    expect(page.layer.all(page.now)).toHaveLength(3001);
    expect(page.layer.of(page.now).marks.find()).toHaveLength(MOST_MARKS);
  });
});
