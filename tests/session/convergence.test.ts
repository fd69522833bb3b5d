import fc from 'fast-check';
import { history, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { Session } from '../../renderer/session';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { ClockByHand } from './clock-by-hand';
import { DeskInMemory, type Fate, type Weather } from './desk-in-memory';

/** What an arbitrary draws. */
type Drawn<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;

/** Something a person at one of two windows does; `at` and `in` are fractions, so that they fit any text. */
type Act =
  | { readonly kind: 'type' | 'erase' | 'split' | 'crosshead'; readonly in: number; readonly at: number }
  | { readonly kind: 'undo' | 'field' | 'move' };
interface Turn {
  readonly who: 0 | 1;
  readonly act: Act;
  readonly wait: number;
}

const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });
const place = (kind: 'type' | 'erase' | 'split' | 'crosshead') =>
  fc.record({ kind: fc.constant(kind), in: fraction, at: fraction });
const editing = fc.oneof(
  { weight: 6, arbitrary: place('type') },
  { weight: 2, arbitrary: place('erase') },
  { weight: 2, arbitrary: place('split') },
  { weight: 1, arbitrary: place('crosshead') },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('field' as const, 'move' as const) }) },
);
const turns = (act: fc.Arbitrary<Act>) =>
  fc.array(fc.record({ who: fc.constantFrom(0 as const, 1 as const), act, wait: fc.nat(12) }), {
    minLength: 1,
    maxLength: 30,
  });

/** Good and bad luck on the way, drawn beforehand so that fast-check can shrink it. */
const luck = fc.record({
  fates: fc.array(
    fc.constantFrom<Fate>(
      'stored',
      'stored',
      'stored',
      'requestLost',
      'answerLost',
      'diskFull',
      'neverAnswered',
    ),
    { maxLength: 8 },
  ),
  times: fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }),
  notices: fc.array(fc.option(fc.nat(40), { freq: 4 }), { minLength: 1, maxLength: 8 }),
});

type Luck = Drawn<typeof luck>;

function weather({ fates, times, notices }: Luck): Weather {
  let time = 0;
  let notice = 0;
  const left = [...fates];
  const next = () => times[time++ % times.length] ?? 1;
  return {
    fate: () => left.shift() ?? 'stored',
    requestTakes: next,
    answerTakes: next,
    noticeTakes: () => notices[notice++ % notices.length] ?? null,
  };
}

const textblocks = (doc: Node) => {
  const found: { node: Node; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push({ node, pos });
    return !node.isTextblock;
  });
  return found;
};

/** Letters that occur nowhere else: each one typed can be looked for afterwards. */
let nextLetter = 0;
const freshLetter = () => String.fromCodePoint(0x4e00 + (nextLetter++ % 20_000));

/** Does it, and returns the letter that was typed, if one was. */
function act(session: Session, what: Act): string | null {
  if (what.kind === 'field') session.setFields({ slug: freshLetter() });
  else if (what.kind === 'move') session.move('subs');
  else if (what.kind === 'undo') undo(session.state, (transaction) => session.dispatch(transaction));
  else if ('in' in what) {
    const blocks = textblocks(session.state.doc);
    const block = blocks[Math.floor(what.in * blocks.length)];
    if (!block) return null;
    const at = block.pos + 1 + Math.floor(what.at * (block.node.content.size + 1));
    const { tr } = session.state;
    if (what.kind === 'type') {
      const letter = freshLetter();
      session.dispatch(tr.insertText(letter, at));
      return letter;
    }
    if (what.kind === 'erase') {
      // Only what was there from the start, so that every letter typed must still be found at the end.
      if (/[a-z]/i.test(session.state.doc.textBetween(Math.max(0, at - 1), at)))
        session.dispatch(tr.delete(at - 1, at));
    } else if (block.node.type === schema.nodes.paragraph || block.node.type === schema.nodes.crosshead) {
      if (what.kind === 'crosshead') session.dispatch(tr.setBlockType(at, at, schema.nodes.crosshead));
      else session.dispatch(tr.split(at));
    }
  }
  return null;
}

async function together(script: readonly Turn[], luckOfOne: Luck, luckOfOther: Luck) {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const id = desk.begin(story({ headline: 'Tanggul Jebol', body: [p('Hujan deras'), p('Warga mengungsi')] }));
  const sit = async (client: string, luckOfOpener: Luck) => {
    const opening = Session.open(desk.window(weather(luckOfOpener)), id, {
      client,
      clock,
      plugins: [history()],
    });
    await clock.pass(100);
    return opening;
  };
  const sessions = [await sit('one', luckOfOne), await sit('other', luckOfOther)] as const;
  const typed: [string[], string[]] = [[], []];
  const untrue: string[] = [];
  for (const { who, act: what, wait } of script) {
    const session = sessions[who];
    const letter = act(session, what);
    if (letter !== null) {
      typed[who].push(letter);
      // Whenever "settled" is said, the desk must really have had the letter.
      void session.settled().then(() => {
        if (!JSON.stringify(desk.journal(id)).includes(letter)) untrue.push(letter);
      });
    }
    await clock.pass(wait);
  }
  await clock.pass(300_000);
  // A window whose last notices were lost hears of it the next time it is told to look.
  for (const session of sessions) session.reread();
  await clock.pass(300_000);
  return { desk, id, sessions, typed, untrue };
}

describe('two windows, any weather', () => {
  it('agree with the journal and with each other, and nothing typed is lost, doubled or called saved too soon', async () => {
    await fc.assert(
      fc.asyncProperty(turns(editing), luck, luck, async (script, luckOfOne, luckOfOther) => {
        const { desk, id, sessions, typed, untrue } = await together(script, luckOfOne, luckOfOther);
        const truth = desk.replayed(id);
        for (const session of sessions) {
          expect(session.durability).toEqual({ kind: 'onDisk' });
          expect(session.state.doc.toJSON()).toEqual(truth.doc.toJSON());
          expect(session.story.fields).toEqual(truth.fields);
          expect(session.story.status).toBe(truth.status);
          expect(session.seq).toBe(truth.seq);
        }
        const text = truth.doc.textContent;
        for (const letter of typed.flat()) expect(text.split(letter)).toHaveLength(2);
        expect(untrue).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('agree when one of them undoes, and what the other typed stays', async () => {
    const acts = fc.oneof(
      { weight: 3, arbitrary: editing },
      { weight: 1, arbitrary: fc.constant<Act>({ kind: 'undo' }) },
    );
    const oneUndoes = turns(acts).map((script) =>
      script.filter((turn) => turn.who === 0 || turn.act.kind !== 'undo'),
    );
    await fc.assert(
      fc.asyncProperty(oneUndoes, luck, luck, async (script, luckOfOne, luckOfOther) => {
        const { desk, id, sessions, typed } = await together(script, luckOfOne, luckOfOther);
        const truth = desk.replayed(id);
        for (const session of sessions) expect(session.state.doc.toJSON()).toEqual(truth.doc.toJSON());
        for (const letter of typed[1]) expect(truth.doc.textContent.split(letter)).toHaveLength(2);
      }),
      { numRuns: 80 },
    );
  });
});
