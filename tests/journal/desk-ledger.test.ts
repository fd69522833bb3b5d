import { describe, expect, it } from 'vitest';
import { deskLedger, outgoingLedger, type LedgerLine } from '../../shared/journal/desk-ledger';
import type { Entry, ProposedEntry } from '../../shared/journal/entry';
import type { EntryHeader } from '../../shared/journal/history-lines';
import { deedWords } from '../../shared/journal/ledger-words';
import { p, story } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { schema } from '../../shared/story/schema';
import { behind, JournalInMemory } from '../builders';

/** Who did what, and what of it leaves the house. */

function headerOf(entry: Entry): EntryHeader {
  const { seq, at, author, kind, payload } = entry;
  const size = JSON.stringify(payload).length;
  const said =
    entry.kind === 'steps'
      ? { source: entry.payload.source ?? null }
      : entry.kind === 'created'
        ? { origin: entry.payload.origin }
        : { payload };
  return { seq, at, author, kind, size, ...said } as EntryHeader;
}

let count = 0;
const proposed = (kind: ProposedEntry['kind'], payload: unknown): ProposedEntry =>
  ({ id: `t-${count++}`, kind, payload }) as ProposedEntry;

/** A story that Rini writes, Adi edits, and Dewi holds, clears, waives and signs off. */
function journal() {
  const made = new JournalInMemory(story({ headline: 'Rob', body: [p('Air naik.')] }), {
    from: 'import',
    name: 'kiriman-rahasia.txt',
    raw: 'a'.repeat(64),
    encoding: 'utf-8',
  });
  const type = (text: string, author: string) =>
    made.edit((t) => t.insert(behind(t.doc, 'Rob'), schema.text(text)), author);
  type('!', 'Rini S.');
  type('?', 'Rini S.');
  made.add(proposed('status', { to: 'held', why: 'menunggu polisi' }), 'Dewi');
  made.add(proposed('status', { to: 'subs' }), 'Dewi');
  const text = { thread: 'k1', text: 'KENARI', mentions: [] };
  made.add(proposed('comment', { ...text, anchor: { to: 'story' } }), 'Adi W.');
  made.edit(
    (t) =>
      t.addMark(behind(t.doc, 'Air') - 3, behind(t.doc, 'Air'), schema.marks.comment.create({ id: 'k1' })),
    'Adi W.',
    { kind: 'comment', thread: 'k1' },
  );
  made.add(proposed('revision', { name: 'sebelum dipotong' }), 'Adi W.');
  made.add(proposed('waiver', { rule: 'picture.file', reason: 'foto menyusul' }), 'Dewi');
  made.add(proposed('clearance', { flag: 'legal', contentHash: 'b'.repeat(64) }), 'Yusuf');
  return made;
}

const hashOf = (made: JournalInMemory) => contentHash(made.doc, made.at().fields);
const headers = (made: JournalInMemory) => made.entries.map(headerOf);
const passed = (made: JournalInMemory) =>
  made.add(proposed('approval', { contentHash: hashOf(made) }), 'Dewi');
const sent = (made: JournalInMemory) =>
  made.add(
    proposed('exported', {
      package: 'rob-v1.zip',
      sha256: 'c'.repeat(64),
      version: 1,
      contentHash: hashOf(made),
      formats: ['html'],
    }),
    'Dewi',
  );
const outgoing = (made: JournalInMemory) => outgoingLedger(headers(made), hashOf(made));
const told = (lines: readonly LedgerLine[]) => lines.map((line) => `${line.by}: ${deedWords(line).en}`);

describe('the desk’s ledger', () => {
  it('says who wrote, moved, waived and cleared, in order; what one person types in one go is one line', () => {
    const lines = deskLedger(headers(journal()));
    expect(told(lines)).toEqual([
      'Rini S.: imported the story (kiriman-rahasia.txt)',
      'Rini S.: edited the text',
      'Dewi: moved it to Held: menunggu polisi',
      'Dewi: moved it to Subs',
      'Adi W.: saved a revision (sebelum dipotong)',
      'Dewi: waived picture.file: foto menyusul',
      'Yusuf: cleared the flag legal',
    ]);
    expect(lines[1]).toMatchObject({ seq: 3, first: 2, count: 2 });
  });

  it('knows nothing of comments, not even that there were any', () => {
    const made = journal();
    const quiet = headers(made).filter(({ kind, ...entry }) => {
      const source = 'source' in entry ? entry.source : null;
      return kind !== 'comment' && source?.kind !== 'comment';
    });
    expect(deskLedger(headers(made))).toEqual(deskLedger(quiet));
    expect(JSON.stringify(deskLedger(headers(made)))).not.toContain('KENARI');
  });

  it('leaves the house without the reasons of moves and the names of points and files, and with those of waivers', () => {
    const made = journal();
    const text = JSON.stringify(outgoing(made));
    for (const kept of ['menunggu polisi', 'sebelum dipotong', 'kiriman-rahasia', 'KENARI'])
      expect(text).not.toContain(kept);
    expect(text).toContain('foto menyusul');
    expect(told(outgoing(made).lines)).toHaveLength(7);
  });
});

describe('the ledger of a package', () => {
  it('is the same however often the text is sent, marked as sent, named or talked about', () => {
    const made = journal();
    passed(made);
    made.add(proposed('status', { to: 'signedOff' }), 'Dewi');
    const first = outgoing(made);
    expect(told(first.lines).slice(-2)).toEqual([
      'Dewi: signed the text off',
      'Dewi: moved it to Signed off',
    ]);
    sent(made);
    expect(outgoing(made)).toEqual(first);
    made.add(proposed('status', { to: 'sent' }), 'Budi');
    made.add(proposed('reply', { thread: 'k1', text: 'lagi', mentions: [] }), 'Adi W.');
    made.add(proposed('revision', { name: 'terkirim' }), 'Budi');
    made.add(proposed('assignment', { to: null }), 'Budi');
    sent(made);
    expect(outgoing(made)).toEqual(first);
  });

  it('tells of all of it once the text is changed or passed anew', () => {
    const made = journal();
    passed(made);
    const first = outgoing(made);
    sent(made);
    made.add(proposed('status', { to: 'sent' }), 'Budi');
    made.add(proposed('approval', { contentHash: hashOf(made) }), 'Budi');
    const second = outgoing(made);
    expect(told(second.lines.slice(first.lines.length))).toEqual([
      'Dewi: made package version 1',
      'Budi: moved it to Sent',
      'Budi: signed the text off',
    ]);
    sent(made);
    expect(outgoing(made)).toEqual(second);
  });

  it('tells of no sending of an earlier text as if it were this one', () => {
    const made = journal();
    passed(made);
    sent(made);
    made.edit((t) => t.insert(behind(t.doc, 'naik'), schema.text(' lagi')), 'Adi W.');
    passed(made);
    expect(told(outgoing(made).lines).slice(-3)).toEqual([
      'Dewi: made package version 1',
      'Adi W.: edited the text',
      'Dewi: signed the text off',
    ]);
  });
});
