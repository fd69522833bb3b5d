import { history, redo, undo } from 'prosemirror-history';
import { Plugin } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { Session } from '../../renderer/session';
import type { Entry } from '../../shared/journal/entry';
import { trace } from '../../shared/journal/provenance';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { behind, edit } from '../builders';
import { breathe, ClockByHand } from './clock-by-hand';
import { calm, DeskInMemory, type Fate, type Weather } from './desk-in-memory';
import { type } from './typing';

/** Words that nobody typed come with an entry of their own that says where from, whatever happens on the way to the desk. */

const WORD: Source = { kind: 'paste', program: 'Microsoft Word', address: null };
const RULE: Source = { kind: 'rule', rule: 'House style 12' };

/** Ends every sentence that lacks its full stop: what a plugin adds to somebody's change. */
const fullStop = new Plugin({
  appendTransaction: (transactions, _before, state) => {
    const { doc } = state;
    const last = doc.textContent.endsWith('segera') && transactions.some((tr) => tr.docChanged);
    return last ? state.tr.insertText('.', behind(doc, 'segera')) : null;
  },
});

let windows = 0;

async function sit(weather: Weather = calm) {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const id = desk.begin(
    story({ headline: 'Tanggul Jebol', body: [p('Hujan deras.'), p('Warga mengungsi.')] }),
  );
  const opening = Session.open(desk.window(weather), id, {
    client: `s${++windows}`,
    clock,
    plugins: [history({ newGroupDelay: 0 }), fullStop],
  });
  await clock.pass(10);
  return { clock, desk, id, session: await opening };
}

/** Puts words behind others, as a paste or a rule does. */
function put(session: Session, words: string, text: string, source: Source): void {
  const { tr } = session.state;
  session.dispatch(tr.insertText(text, behind(tr.doc, words)).setMeta(SOURCE_META, source));
}

/** What the entries after the first say: where from, and with which words. */
const told = (entries: readonly Entry[]) =>
  entries.slice(1).map((entry) => {
    if (entry.kind !== 'steps') return [entry.kind];
    const words = JSON.stringify(entry.payload.steps).matchAll(/"text":"([^"]*)"/g);
    return [entry.payload.source?.kind ?? 'typed', [...words].map(([, word]) => word).join('')];
  });

const fated = (...fates: Fate[]): Weather => ({ ...calm, fate: () => fates.shift() ?? 'stored' });

describe('words from elsewhere', () => {
  it('have an entry of their own between what was typed before and after', async () => {
    const { clock, desk, id, session } = await sit();
    type(session, 'Hujan', ' lebat');
    put(session, 'deras', ' sejak pagi', WORD);
    put(session, 'Warga', ' tiga desa', RULE);
    type(session, 'mengungsi', ' kini');
    await clock.pass(20);
    expect(told(desk.journal(id))).toEqual([
      ['typed', ' lebat'],
      ['paste', ' sejak pagi'],
      ['rule', ' tiga desa'],
      ['typed', ' kini'],
    ]);
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('take along what a plugin adds to them, and nothing else', async () => {
    const { clock, desk, id, session } = await sit();
    const { tr } = session.state;
    const end = behind(tr.doc, 'Warga mengungsi');
    session.dispatch(tr.replaceWith(end, end + 1, schema.text(' segera')).setMeta(SOURCE_META, WORD));
    type(session, 'Hujan', ' lebat');
    await clock.pass(20);
    expect(session.state.doc.textContent).toMatch(/ segera\.$/);
    expect(told(desk.journal(id))).toEqual([
      ['paste', ' segera.'],
      ['typed', ' lebat'],
    ]);
  });

  it('keep their source when a colleague was first and they are rebased', async () => {
    const { clock, desk, id, session } = await sit();
    put(session, 'deras', ' sejak pagi', WORD);
    type(session, 'mengungsi', ' kini');
    const { doc } = desk.replayed(id);
    desk.write(
      id,
      edit(doc, (t) => t.insert(behind(doc, 'Hujan'), schema.text(' sangat'))),
    );
    await clock.pass(50);
    expect(told(desk.journal(id))).toEqual([
      ['typed', ' sangat'],
      ['paste', ' sejak pagi'],
      ['typed', ' kini'],
    ]);
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('are stored once with their source when the answer is lost and they are sent again', async () => {
    const { clock, desk, id, session } = await sit(fated('answerLost', 'requestLost'));
    put(session, 'deras', ' sejak pagi', WORD);
    await breathe();
    type(session, 'mengungsi', ' kini');
    await clock.pass(5_000);
    expect(told(desk.journal(id))).toEqual([
      ['paste', ' sejak pagi'],
      ['typed', ' kini'],
    ]);
  });

  it('stand in the order of the fields that were set between them', async () => {
    const { clock, desk, id, session } = await sit();
    put(session, 'deras', ' sejak pagi', WORD);
    session.setFields({ slug: 'hujan' });
    put(session, 'pagi', ' buta', WORD);
    await clock.pass(20);
    expect(told(desk.journal(id))).toEqual([['paste', ' sejak pagi'], ['fields'], ['paste', ' buta']]);
  });

  it('come back by undo and redo as whose they were', async () => {
    const { clock, desk, id, session } = await sit();
    put(session, 'deras', ' sejak pagi', WORD);
    await clock.pass(20);
    undo(session.state, (tr) => session.dispatch(tr));
    await clock.pass(20);
    redo(session.state, (tr) => session.dispatch(tr));
    await clock.pass(20);
    const journal = desk.journal(id);
    expect(told(journal).map(([kind]) => kind)).toEqual(['paste', 'undo', 'undo']);
    const tracer = trace(journal);
    const at = behind(tracer.doc, 'sejak');
    const { seq } = tracer.attributions().find(({ from, to }) => from < at && at <= to) ?? { seq: 0 };
    expect(tracer.origins().find((origin) => origin.seq === seq)?.source).toEqual(WORD);
  });
});
