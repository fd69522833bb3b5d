import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, ProposedEntry } from '../../shared/journal/entry';
import { settlingOf, type Thread } from '../../shared/journal/threads';
import { placedThreads, wordsAnchor } from '../../shared/review/anchoring';
import { mergeJournals, type SignedEntry } from '../../shared/review/merge-journals';
import { schema } from '../../shared/story/schema';
import { JournalInMemory } from '../builders';
import { everything, made, randomEdit, type RandomEdit } from './random-edits';

/** Two people who talk about a story and edit it at the same time, and then send each other their journals. */

interface Doing {
  readonly what: 'edit' | 'comment' | 'reply' | 'settle' | 'reopen';
  readonly edit: RandomEdit;
}

const doing: fc.Arbitrary<Doing> = fc.record({
  what: fc.constantFrom('edit' as const, 'comment', 'comment', 'reply', 'settle', 'reopen'),
  edit: randomEdit,
});

class Desk {
  readonly journal: JournalInMemory;
  #count = 0;

  constructor(
    readonly who: string,
    from: JournalInMemory,
    readonly isOld = false,
  ) {
    this.journal = new JournalInMemory(from.doc);
    this.journal.entries.splice(0, Infinity, ...from.entries);
  }

  get threads(): readonly Thread[] {
    return this.journal.at().threads;
  }

  do({ what, edit }: Doing): void {
    if (what === 'edit') this.#edit(edit);
    else if (what === 'comment') this.#comment(edit.a, edit.b);
    else {
      const thread = this.threads[edit.a % Math.max(1, this.threads.length)]?.id;
      if (thread === undefined) return;
      if (what === 'reply')
        this.#add({ kind: 'reply', payload: { thread, text: this.#words(), mentions: [] } });
      else this.#settle(thread, what === 'settle');
    }
  }

  /** Takes in a journal as the desk does. */
  merge(there: readonly Entry[], drop: (signed: SignedEntry) => boolean = () => false): void {
    const merge = mergeJournals(this.journal.entries, there, 'naskah.zip');
    if (!merge) throw new RangeError('nothing in common');
    for (const signed of merge.entries.filter((one) => !drop(one)))
      this.journal.add(signed.entry, signed.author || this.who, signed.at || undefined);
  }

  /** What is said of a thread here last, as a desk says it: with what it answers; `isOld`: as versions before did. */
  #settle(id: string, isResolved: boolean): void {
    const thread = this.threads.find((one) => one.id === id);
    if (!thread) throw new RangeError(`no thread ${id}`);
    const payload = this.isOld ? { thread: id, isResolved } : settlingOf(thread, isResolved);
    this.#add({ kind: 'resolution', payload });
  }

  #edit(edit: RandomEdit): void {
    const { doc } = this.journal;
    const { steps } = made(doc, edit);
    if (steps.length > 0) this.journal.edit((tr) => steps.forEach((step) => tr.step(step)), this.who);
  }

  /** Says something about words of a text. */
  #comment(a: number, b: number): void {
    const texts: { from: number; to: number }[] = [];
    this.journal.doc.descendants((node, pos) => {
      if (node.isTextblock && node.content.size > 0)
        texts.push({ from: pos + 1, to: pos + 1 + node.content.size });
    });
    const text = texts[a % Math.max(1, texts.length)];
    if (!text) return;
    const from = text.from + (b % (text.to - text.from));
    const anchor = wordsAnchor(this.journal.doc, from, text.to);
    if (!anchor) return;
    const thread = `${this.who}-${this.#count}`;
    this.journal.edit(
      (tr) => tr.addMark(from, text.to, schema.marks.comment.create({ id: thread })),
      this.who,
    );
    this.#add({ kind: 'comment', payload: { thread, text: this.#words(), mentions: [], anchor } });
  }

  #add(entry: Omit<ProposedEntry, 'id'>): void {
    this.journal.add({ id: `${this.who}:${this.#count++}`, ...entry } as ProposedEntry, this.who);
  }

  #words(): string {
    return `${this.who} ${this.#count}`;
  }
}

const remarksOf = (threads: readonly Thread[]) =>
  threads.flatMap(({ id, remarks }) => remarks.map(({ by, text }) => `${id} ${by}: ${text}`)).sort();

const both = (before: readonly Doing[], one: readonly Doing[], other: readonly Doing[]) => {
  const first = new Desk('rini', new JournalInMemory(everything()));
  for (const each of before) first.do(each);
  const second = new Desk('budi', first.journal);
  for (const each of one) first.do(each);
  for (const each of other) second.do(each);
  return [first, second] as const;
};

const doings = fc.array(doing, { maxLength: 8 });

it('keeps everybody’s comments, answers and their places, whatever both did to the words below', () => {
  fc.assert(
    fc.property(doings, doings, doings, (before, one, other) => {
      const [rini, budi] = both(before, one, other);
      const said = [...new Set([...remarksOf(rini.threads), ...remarksOf(budi.threads)])].sort();
      const theirs = [...budi.journal.entries];
      budi.merge(rini.journal.entries);
      rini.merge(theirs);
      for (const { threads, journal } of [rini, budi]) {
        expect(remarksOf(threads)).toEqual(said);
        const placed = placedThreads(journal.doc, threads);
        expect(placed.map(({ thread }) => thread.id).sort()).toEqual(threads.map(({ id }) => id).sort());
      }
    }),
    { numRuns: 400 },
  );
});

it('would see it: a merge that leaves the answers behind (control)', () => {
  const plain = { who: 0, what: 0, a: 0, b: 0, words: 'x' };
  const say = (what: Doing['what']): Doing => ({ what, edit: plain });
  const [rini, budi] = both([say('comment')], [], [say('reply')]);
  rini.merge(budi.journal.entries, ({ entry }) => entry.kind === 'reply');
  expect(remarksOf(rini.threads)).not.toEqual(remarksOf(budi.threads));
});

/** Which threads are settled, by whom and when. */
const settledIn = ({ threads }: Desk) =>
  Object.fromEntries(threads.map(({ id, resolved }) => [id, resolved && { ...resolved }]));

/** Each takes in what the other one had before. */
function exchange(one: Desk, other: Desk): void {
  const [first, second] = [[...one.journal.entries], [...other.journal.entries]];
  one.merge(second);
  other.merge(first);
}

describe('settling and opening again on several desks', () => {
  const talk = fc.array(
    fc.record({
      what: fc.constantFrom('comment' as const, 'settle', 'reopen', 'settle', 'reopen'),
      edit: randomEdit,
    }),
    { maxLength: 8 },
  );

  it('comes to the same everywhere, whatever the two desks did, and again after they met', () => {
    fc.assert(
      fc.property(
        talk,
        fc.array(fc.tuple(talk, talk), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (before, rounds, isOld) => {
          const rini = new Desk('rini', new JournalInMemory(everything()), isOld);
          for (const each of before) rini.do(each);
          const budi = new Desk('budi', rini.journal, isOld);
          for (const [one, other] of rounds) {
            for (const each of one) rini.do(each);
            for (const each of other) budi.do(each);
            exchange(rini, budi);
            expect(settledIn(rini)).toEqual(settledIn(budi));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('comes to the same on three desks, in whichever order they meet', () => {
    fc.assert(
      fc.property(
        talk,
        talk,
        talk,
        talk,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (before, a, b, c, order) => {
          const first = new Desk('rini', new JournalInMemory(everything()));
          for (const each of before) first.do(each);
          const desks = [first, new Desk('budi', first.journal), new Desk('adi', first.journal)];
          for (const [i, all] of [a, b, c].entries()) for (const each of all) desks[i]?.do(each);
          const last = desks.map(({ journal }) => [...journal.entries]);
          for (const [i, desk] of desks.entries())
            for (const other of order) if (other !== i) desk.merge(last[other] ?? []);
          const [one, ...others] = desks.map(settledIn);
          for (const other of others) expect(other).toEqual(one);
        },
      ),
      { numRuns: 60 },
    );
  });

  const plain: RandomEdit = { who: 0, what: 0, a: 0, b: 0, words: 'x' };
  const say = (what: Doing['what']): Doing => ({ what, edit: plain });

  it('leaves open what one settled and the other opened again, and lets a later word have it', () => {
    const [rini, budi] = both(
      [say('comment'), say('settle')],
      [say('reopen'), say('settle')],
      [say('reopen')],
    );
    exchange(rini, budi);
    expect(Object.values(settledIn(rini))).toEqual([null]);
    expect(settledIn(budi)).toEqual(settledIn(rini));
    budi.do(say('settle'));
    exchange(rini, budi);
    expect(Object.values(settledIn(rini))).toMatchObject([{ by: 'budi' }]);
    expect(settledIn(budi)).toEqual(settledIn(rini));
  });

  it('would differ if the last word in each journal counted (control)', () => {
    const [rini, budi] = both([say('comment')], [say('settle')], [say('settle'), say('reopen')]);
    exchange(rini, budi);
    const lastWords = ({ journal }: Desk) =>
      journal.entries
        .flatMap((entry) => (entry.kind === 'resolution' ? [entry.payload.isResolved] : []))
        .at(-1);
    expect(lastWords(rini)).not.toBe(lastWords(budi));
    expect(settledIn(rini)).toEqual(settledIn(budi));
  });
});
