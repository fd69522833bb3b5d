import { history, undo } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { Session } from '../../renderer/session';
import type { ProposedEntry } from '../../shared/journal/entry';
import { p, story } from '../../shared/story/builders';
import { ClockByHand } from './clock-by-hand';
import { DeskInMemory } from './desk-in-memory';
import { type } from './typing';

/** What the desk will never take is given back to the person, and everything else goes on. */

async function newsroom() {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const id = desk.begin(story({ headline: 'Tanggul Jebol', body: [p('Hujan deras mengguyur Demak.')] }));
  const sit = async (client: string) => {
    const opening = Session.open(desk.window(), id, { client, clock, plugins: [history()] });
    await clock.pass(10);
    return opening;
  };
  return { clock, desk, id, sit, session: await sit('one') };
}

const holds = (text: string) => (entry: ProposedEntry) => JSON.stringify(entry.payload).includes(text);
const kinds = (desk: DeskInMemory, id: string) => desk.journal(id).map((entry) => entry.kind);

describe('what the desk refuses for good', () => {
  it('comes back as words to copy, and is on the page no more', async () => {
    const { clock, desk, id, session } = await newsroom();
    desk.refuses = holds('Wulan');
    const { tr } = session.state;
    session.dispatch(tr.insertText(' Wulan', 8));
    await clock.pass(50);
    expect(session.givenBack).toMatchObject([
      { kind: 'steps', words: 'Wulan', notice: { code: 'entry.refused', what: { en: 'the desk refused' } } },
    ]);
    expect(session.givenBack[0]?.notice.kept.en).toContain('can be copied');
    expect(session.durability).toEqual({ kind: 'onDisk' });
    expect(session.state.doc.eq(desk.replayed(id).doc)).toBe(true);
  });

  it('is asked for once and once more alone, not for ever', async () => {
    const { clock, desk, session } = await newsroom();
    desk.refuses = holds('spiked');
    session.setFields({ slug: 'banjir' });
    session.move('spiked', 'basi');
    await clock.pass(60_000);
    expect(desk.appends).toBe(3);
  });

  it('leaves everything that was made before and after it', async () => {
    const { clock, desk, id, session } = await newsroom();
    desk.refuses = (entry) => entry.kind === 'status';
    type(session, 'Tanggul', ' Kali');
    session.setFields({ slug: 'banjir-demak' });
    session.move('sent');
    type(session, 'deras', ' sekali');
    session.saveRevision('sebelum rapat');
    await clock.pass(100);
    expect(kinds(desk, id)).toEqual(['created', 'steps', 'fields', 'steps', 'revision']);
    expect(session.story).toMatchObject({ status: 'writing', fields: { slug: 'banjir-demak' } });
    expect(session.givenBack).toMatchObject([{ kind: 'status', words: 'to: sent' }]);
    expect(session.state.doc.eq(desk.replayed(id).doc)).toBe(true);
    expect(session.durability).toEqual({ kind: 'onDisk' });
  });

  it('keeps what was typed meanwhile where it was typed', async () => {
    const { clock, desk, id, session } = await newsroom();
    desk.refuses = holds('Wulan');
    session.dispatch(session.state.tr.insertText(' Wulan', 8));
    await clock.pass(0);
    type(session, 'deras', ' sekali');
    await clock.pass(100);
    expect(session.state.doc.textContent).toBe('Tanggul JebolHujan deras sekali mengguyur Demak.');
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('goes on in step with another window, and undo brings nothing refused back', async () => {
    const { clock, desk, id, session, sit } = await newsroom();
    const other = await sit('two');
    desk.refuses = holds('Wulan');
    type(session, 'deras', ' sekali');
    await clock.pass(50);
    session.dispatch(session.state.tr.insertText(' Wulan', 8));
    type(other, 'Demak', ' kota');
    await clock.pass(100);
    expect(session.state.doc.eq(other.state.doc)).toBe(true);
    undo(session.state, (transaction) => session.dispatch(transaction));
    undo(session.state, (transaction) => session.dispatch(transaction));
    await clock.pass(100);
    expect(desk.replayed(id).doc.textContent).toBe('Tanggul JebolHujan deras mengguyur Demak kota.');
    expect(session.state.doc.eq(other.state.doc)).toBe(true);
  });

  it('is put away by the person and by nobody else', async () => {
    const { clock, desk, session } = await newsroom();
    desk.refuses = (entry) => entry.kind === 'fields';
    session.setFields({ slug: 'banjir', keywords: ['air', 'tanggul'] });
    await clock.pass(50);
    type(session, 'deras', ' sekali');
    await clock.pass(50);
    const [one] = session.givenBack;
    expect(one?.words).toBe('set: slug: banjir, keywords: air, tanggul');
    if (one) session.putAway(one);
    expect(session.givenBack).toEqual([]);
  });

  it('is not a full disk: that is tried again, and nothing is given back (control)', async () => {
    const { clock, desk, id } = await newsroom();
    const fates = ['diskFull', 'diskFull'] as const;
    let tries = 0;
    const opening = Session.open(
      desk.window({
        fate: () => fates[tries++] ?? 'stored',
        requestTakes: () => 1,
        answerTakes: () => 1,
        noticeTakes: () => 1,
      }),
      id,
      { client: 'three', clock },
    );
    await clock.pass(10);
    const session = await opening;
    type(session, 'deras', ' sekali');
    await clock.pass(5_000);
    expect(session.givenBack).toEqual([]);
    expect(desk.replayed(id).doc.textContent).toContain('deras sekali');
  });
});
