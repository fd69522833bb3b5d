import { history, undo } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { Session, type Durability } from '../../renderer/session';
import type { Notices, StoryRow } from '../../shared/contract';
import type { Entry } from '../../shared/journal/entry';
import { standingApproval } from '../../shared/journal/replay';
import { p, story } from '../../shared/story/builders';
import { Refusal } from '../../shared/story/refusal';
import { breathe, ClockByHand } from './clock-by-hand';
import { calm, DeskInMemory, type Fate, type Weather } from './desk-in-memory';
import { type } from './typing';

const flood = () => story({ headline: 'Tanggul Jebol', body: [p('Hujan deras mengguyur Demak.')] });
let windows = 0;

function newsroom() {
  const clock = new ClockByHand();
  const desk = new DeskInMemory(clock);
  const id = desk.begin(flood());
  const sit = async (weather: Weather = calm) => {
    const opening = Session.open(desk.window(weather), id, {
      client: `w${++windows}`,
      clock,
      plugins: [history()],
      person: 'Thalatie',
    });
    await clock.pass(10);
    return opening;
  };
  return { clock, desk, id, sit };
}

/** Weather in which appends meet these fates in turn, and then good fortune. */
const fated = (...fates: Fate[]): Weather => ({ ...calm, fate: () => fates.shift() ?? 'stored' });

describe('typing reaches the desk', () => {
  it('is "saving" from the first letter and "on disk" only when the desk has it', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    const told: Durability['kind'][] = [];
    session.subscribe((change) => change === 'durability' && told.push(session.durability.kind));
    expect(session.durability).toEqual({ kind: 'onDisk' });
    type(session, 'Tanggul', ' Kali');
    expect(session.durability).toEqual({ kind: 'saving', sinceMs: clock.now() });
    await breathe();
    expect(desk.journal(id)).toHaveLength(1);
    await clock.pass(5);
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
    expect(told).toEqual(['saving', 'onDisk']);
  });

  it('puts what is typed in one turn in one entry, and what is typed during a write in the next', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    type(session, 'Tanggul', ' Kali');
    await breathe();
    type(session, 'Kali', ' Wulan');
    type(session, 'deras', ' sekali');
    await clock.pass(20);
    expect(desk.journal(id).map((entry) => entry.kind)).toEqual(['created', 'steps', 'steps']);
    expect(desk.replayed(id).doc.textContent).toContain('Tanggul Kali Wulan Jebol');
  });

  it('keeps fields, moves and typing in the order they were made', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    type(session, 'Tanggul', ' Kali');
    session.setFields({ slug: 'banjir-demak' });
    session.move('desk');
    type(session, 'Kali', ' Wulan');
    session.saveRevision('sebelum rapat');
    await clock.pass(20);
    expect(desk.journal(id).map((entry) => entry.kind)).toEqual([
      'created',
      'steps',
      'fields',
      'status',
      'steps',
      'revision',
    ]);
  });

  it('shows own fields and moves at once, and goes on showing them when they are confirmed', async () => {
    const { clock, sit } = newsroom();
    const session = await sit();
    session.setFields({ slug: 'banjir-demak' });
    session.move('subs');
    session.waive('picture.altText', 'foto menyusul');
    const seen = () => [session.story.fields.slug, session.story.status, session.story.waivers[0]?.by];
    expect(seen()).toEqual(['banjir-demak', 'subs', 'Thalatie']);
    await clock.pass(20);
    expect(seen()).toEqual(['banjir-demak', 'subs', 'Thalatie']);
    expect(session.durability.kind).toBe('onDisk');
  });

  it('refuses a field, a reason and a name that the desk would not take, before it is sent', async () => {
    const { sit } = newsroom();
    const session = await sit();
    expect(() => session.setFields({ address: 'javascript:alert(1)' })).toThrow(Refusal);
    expect(() => session.waive('picture.altText', ' ')).toThrow(Refusal);
    expect(() => session.saveRevision('')).toThrow(Refusal);
    expect(session.durability.kind).toBe('onDisk');
  });

  it('settles only when the desk has everything', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    await session.settled();
    type(session, 'Tanggul', ' Kali');
    let settled = false;
    void session.settled().then(() => (settled = true));
    await breathe();
    expect(settled).toBe(false);
    await clock.pass(20);
    expect(settled).toBe(true);
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('approves the text that has been typed, not the one before it', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    type(session, 'Tanggul', ' Kali');
    const approving = session.approve();
    await clock.pass(20);
    await approving;
    expect(standingApproval(desk.replayed(id))).not.toBeNull();
    expect(session.story.approvals).toHaveLength(1);
  });

  it('undoes across saving, and the undoing is saved too', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit();
    type(session, 'Tanggul', ' Kali');
    await clock.pass(50);
    undo(session.state, (transaction) => session.dispatch(transaction));
    await clock.pass(50);
    expect(desk.replayed(id).doc.eq(flood())).toBe(true);
  });

  it('keeps a picture and knows it at once', async () => {
    const { clock, sit } = newsroom();
    const session = await sit();
    const keeping = session.keepPicture({ name: 'banjir.jpg', bytes: Uint8Array.of(1, 2, 3) });
    await clock.pass(10);
    const picture = await keeping;
    expect(session.pictures.get(picture.sha256)).toEqual(picture);
  });

  it('goes on saving after it is closed, and then lets go', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit(fated('diskFull', 'diskFull'));
    type(session, 'Tanggul', ' Kali');
    const closing = session.close();
    await clock.pass(2_000);
    await closing;
    expect(desk.replayed(id).doc.textContent).toContain('Tanggul Kali');
  });
});

describe('when the desk cannot', () => {
  it('says why, keeps the text, lets typing go on, and saves it all when the disk has room again', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit(fated('diskFull', 'diskFull'));
    type(session, 'Tanggul', ' Kali');
    await clock.pass(10);
    expect(session.durability).toMatchObject({ kind: 'notSaved', notice: { code: 'disk.full' } });
    type(session, 'Kali', ' Wulan');
    expect(session.durability.kind).toBe('notSaved');
    await clock.pass(1_000);
    expect(session.durability).toEqual({ kind: 'onDisk' });
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('tries again after 250 ms, then twice as long each time, and never less often than every 5 s', async () => {
    const { clock, sit } = newsroom();
    const tried: number[] = [];
    const session = await sit({
      ...calm,
      requestTakes: () => 0,
      fate: () => {
        tried.push(clock.now());
        return 'diskFull';
      },
    });
    type(session, 'Tanggul', ' Kali');
    await clock.pass(30_000);
    const waits = tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
    expect(waits.slice(0, 7)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it.each<Fate>(['answerLost', 'neverAnswered'])(
    'stores an entry once whose answer was lost (%s)',
    async (fate) => {
      const { clock, desk, id, sit } = newsroom();
      const session = await sit({ ...fated(fate), noticeTakes: () => null });
      type(session, 'Tanggul', ' Kali');
      await clock.pass(12_000);
      expect(desk.appends).toBe(2);
      expect(desk.journal(id)).toHaveLength(2);
      expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
      expect(session.durability).toEqual({ kind: 'onDisk' });
    },
  );

  it('sends again with the same ids and the same content', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit({ ...fated('answerLost', 'requestLost'), noticeTakes: () => null });
    type(session, 'Tanggul', ' Kali');
    await breathe();
    type(session, 'Kali', ' Wulan');
    await clock.pass(5_000);
    const ids = desk.journal(id).map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(desk.replayed(id).doc.textContent).toContain('Tanggul Kali Wulan Jebol');
  });

  it('knows its own entry by its notice, before any answer', async () => {
    const { clock, sit } = newsroom();
    const session = await sit(fated('answerLost'));
    type(session, 'Tanggul', ' Kali');
    await clock.pass(10);
    expect(session.durability).toEqual({ kind: 'onDisk' });
  });
});

describe('two windows on one story', () => {
  it('show each other what is typed', async () => {
    const { clock, sit } = newsroom();
    const [one, other] = [await sit(), await sit()];
    type(one, 'Tanggul', ' Kali');
    type(other, 'deras', ' sekali');
    await clock.pass(50);
    expect(one.state.doc.eq(other.state.doc)).toBe(true);
    expect(one.state.doc.textContent).toContain('Tanggul Kali JebolHujan deras sekali');
  });

  it('undo in one never takes away what was typed in the other', async () => {
    const { clock, sit } = newsroom();
    const [one, other] = [await sit(), await sit()];
    type(one, 'Tanggul', ' Kali');
    await clock.pass(50);
    type(other, 'Tanggul Ka', 'XX');
    await clock.pass(50);
    undo(one.state, (transaction) => one.dispatch(transaction));
    await clock.pass(50);
    expect(other.state.doc.textContent).toContain('TanggulXX Jebol');
    expect(one.state.doc.eq(other.state.doc)).toBe(true);
  });

  it('sets its own change on top where somebody else was first', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit({ ...calm, noticeTakes: () => null });
    desk.write(id, { id: 'adi-1', kind: 'fields', payload: { set: { slug: 'banjir' } } });
    type(session, 'Tanggul', ' Kali');
    session.setFields({ section: 'Daerah' });
    await clock.pass(50);
    expect(desk.replayed(id).fields).toMatchObject({ slug: 'banjir', section: 'Daerah' });
    expect(session.story.fields).toMatchObject({ slug: 'banjir', section: 'Daerah' });
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('puts notices that overtook each other in order', async () => {
    const { clock, desk, id, sit } = newsroom();
    const delays = [30, 5];
    const session = await sit({ ...calm, noticeTakes: () => delays.shift() ?? 1 });
    desk.write(id, { id: 'adi-1', kind: 'status', payload: { to: 'desk' } });
    desk.write(id, { id: 'adi-2', kind: 'status', payload: { to: 'subs' } });
    await clock.pass(10);
    expect(session.story.status).toBe('writing');
    await clock.pass(30);
    expect(session.story.status).toBe('subs');
  });

  it('reads the story again where a notice never came', async () => {
    const { clock, desk, id, sit } = newsroom();
    const delays = [null, 1];
    const session = await sit({ ...calm, noticeTakes: () => delays.shift() ?? null });
    const [other] = [await sit()];
    type(other, 'Tanggul', ' Kali');
    await clock.pass(10);
    type(other, 'deras', ' sekali');
    await clock.pass(1_000);
    expect(desk.journal(id)).toHaveLength(3);
    expect(session.state.doc.eq(other.state.doc)).toBe(true);
    expect(session.seq).toBe(3);
  });

  it('goes back to what the journal says where it was told something that cannot be', async () => {
    const { clock, desk, id } = newsroom();
    const calmDesk = desk.window();
    let whisper: ((notice: Notices['appended']) => void) | undefined;
    const opening = Session.open(
      {
        call: (name, args) => calmDesk.call(name, args),
        on: (name, listener) => {
          if (name === 'appended') whisper = listener as typeof whisper;
          return calmDesk.on(name, listener);
        },
      },
      id,
      { client: 'misled', clock },
    );
    await clock.pass(10);
    const session = await opening;
    const [created] = desk.journal(id);
    const steps = [{ stepType: 'replace', from: 900, to: 901 }];
    const lie = { ...created, id: 'lie', seq: 2, kind: 'steps', payload: { steps } } as Entry;
    whisper?.({ story: id, entries: [lie], row: {} as StoryRow });
    type(session, 'Tanggul', ' Kali');
    await clock.pass(50);
    expect(session.seq).toBe(2);
    expect(desk.replayed(id).doc.textContent).toContain('Tanggul Kali Jebol');
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
  });

  it('reads the story again when told to, and keeps what is being typed', async () => {
    const { clock, desk, id, sit } = newsroom();
    const session = await sit({ ...calm, noticeTakes: () => null });
    const other = await sit();
    type(other, 'Tanggul', ' Kali');
    await clock.pass(10);
    session.reread();
    type(session, 'deras', ' sekali');
    await clock.pass(50);
    expect(desk.replayed(id).doc.eq(session.state.doc)).toBe(true);
    expect(session.state.doc.textContent).toContain('Tanggul Kali JebolHujan deras sekali');
  });
});
