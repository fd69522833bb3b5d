import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { makeCheckpoint, readCheckpoint } from '../../shared/journal/checkpoint';
import type { Entry } from '../../shared/journal/entry';
import { JournalError, replay, standingApproval, versionOf } from '../../shared/journal/replay';
import { crosshead, p, picture, relatedLink, story } from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { edit, inside, JournalInMemory } from '../builders';

function journal(doc: Node) {
  const kept = new JournalInMemory(doc);
  return { entries: kept.entries, add: kept.add.bind(kept) };
}

const banjir = () =>
  story({
    headline: 'Tanggul Jebol, Tiga Desa Terendam',
    body: [
      picture({ id: 'picture-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA' }),
      p('Air datang pada pukul dua dini hari.'),
      relatedLink({ id: 'link-1', title: 'Banjir Demak' }),
      crosshead('Pengungsi'),
      p('Sebanyak 300 orang bermalam di balai desa.'),
    ],
    signOff: '(Ant/H-2)',
    credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
  });

describe('a journal', () => {
  it('replays to the story that was typed', () => {
    const { entries, add } = journal(banjir());
    const before = replay(entries)?.doc as Node;
    add(edit(before, (t) => t.insert(inside(before, 'caption'), schema.text('Ratusan warga. '))));
    const after = replay(entries);
    expect(readStory(after?.doc as Node).body[0]?.caption).toBe('Ratusan warga. Warga mengungsi.');
    expect(after?.seq).toBe(2);
  });

  it('keeps fields, moves, waivers and sendings beside the copy', () => {
    const { entries, add } = journal(banjir());
    add({ id: 'a', kind: 'fields', payload: { set: { slug: 'banjir-demak' } } });
    add({ id: 'b', kind: 'status', payload: { to: 'subs' } });
    add({ id: 'c', kind: 'waiver', payload: { rule: 'picture.altText', reason: 'menyusul' } }, 'Adi W.');
    const state = replay(entries);
    expect(state).toMatchObject({
      fields: { slug: 'banjir-demak' },
      status: 'subs',
      waivers: [{ rule: 'picture.altText', reason: 'menyusul', by: 'Adi W.' }],
    });
  });

  it('stands by an approval until a letter changes', () => {
    const { entries, add } = journal(banjir());
    const { doc, fields } = replay(entries) as NonNullable<ReturnType<typeof replay>>;
    add({ id: 'ok', kind: 'approval', payload: { contentHash: contentHash(doc, fields) } }, 'Thalatie Yani');
    expect(standingApproval(replay(entries) as never)).toMatchObject({ by: 'Thalatie Yani' });
    add(edit(doc, (t) => t.insert(inside(doc, 'credit'), schema.text('H. '))));
    expect(standingApproval(replay(entries) as never)).toBeNull();
  });

  it('gives the same text the same version number', () => {
    const sending = (hash: string) => ({
      package: 'x',
      sha256: hash,
      version: 1,
      contentHash: hash,
      formats: [],
      by: '',
      at: '',
    });
    expect(versionOf({ sendings: [] }, 'a')).toBe(1);
    expect(versionOf({ sendings: [sending('a'), sending('a')] }, 'a')).toBe(1);
    expect(versionOf({ sendings: [sending('a'), sending('a')] }, 'b')).toBe(2);
  });

  it('refuses a gap, a second beginning, and a step that does not fit', () => {
    const { entries, add } = journal(banjir());
    add({
      id: 'far',
      kind: 'steps',
      payload: { steps: [{ stepType: 'replace', from: 90_000, to: 90_001 }] },
    });
    expect(() => replay(entries)).toThrow(JournalError);
    expect(() => replay([entries[0], { ...entries[1], seq: 3 }] as Entry[])).toThrow(/does not follow/);
    expect(() => replay([entries[0], { ...entries[0], seq: 2 }] as Entry[])).toThrow(JournalError);
  });

  it('refuses a node whose attributes are not valid, whatever way it comes in', () => {
    const { entries, add } = journal(banjir());
    const evil = { type: 'relatedLink', attrs: { id: 'x', label: 'Baca juga', href: 'javascript:alert(1)' } };
    add({
      id: 'evil',
      kind: 'steps',
      payload: { steps: [{ stepType: 'replace', from: 0, to: 0, slice: { content: [evil] } }] },
    });
    expect(() => replay(entries)).toThrow(JournalError);
  });

  it('knows a damaged checkpoint', () => {
    const state = replay(journal(banjir()).entries) as NonNullable<ReturnType<typeof replay>>;
    const sound = makeCheckpoint(state);
    expect(readCheckpoint(sound)?.doc.eq(state.doc)).toBe(true);
    expect(readCheckpoint({ ...sound, state: sound.state.replace('Tanggul', 'Tunggul') })).toBeNull();
  });
});

describe('random edits', () => {
  const anEdit = fc.record({
    at: fc.nat(),
    length: fc.nat(30),
    text: fc.string({ minLength: 0, maxLength: 12 }),
  });

  /** Applies an edit where it is allowed: replaces text inside one textblock, or splits or joins blocks. */
  function applyTo(
    doc: Node,
    { at, length, text }: { at: number; length: number; text: string },
  ): Transform | null {
    const transform = new Transform(doc);
    const $from = doc.resolve(at % doc.content.size);
    if (!$from.parent.isTextblock) return null;
    const from = $from.pos;
    const to = Math.min(from + length, $from.end());
    const clean = text.replace(/[\u0000-\u001f]/g, '');
    transform.replaceWith(from, to, clean ? [schema.text(clean)] : []);
    if (length % 7 === 0 && transform.doc.resolve(from).parent.type.name === 'paragraph')
      transform.split(from);
    return transform;
  }

  it('replay to exactly the live document, from the start and from any checkpoint', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 40 }), fc.nat(39), (edits, cut) => {
        let live = banjir();
        const { entries, add } = journal(live);
        edits.forEach((one, i) => {
          const transform = applyTo(live, one);
          if (!transform || transform.steps.length === 0) return;
          const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
          add({ id: `e${i}`, kind: 'steps', payload: { steps } });
          live = transform.doc;
        });
        const written = JSON.parse(JSON.stringify(entries)) as Entry[];
        expect(replay(written)?.doc.toJSON()).toEqual(live.toJSON());
        const middle = replay(written.slice(0, 1 + (cut % written.length)));
        const again = readCheckpoint(makeCheckpoint(middle as NonNullable<typeof middle>));
        expect(replay(written.slice(again?.seq), again)?.doc.eq(live)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
