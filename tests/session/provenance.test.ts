import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { paste } from '../../renderer/editor/pasting';
import { readCarried, type PasteWay } from '../../renderer/editor/pasted/reading';
import { editorPlugins } from '../../renderer/editor/plugins';
import { Session } from '../../renderer/session';
import { SOURCE_META, type Source } from '../../shared/journal/source';
import { p, story } from '../../shared/story/builders';
import { ClockByHand } from './clock-by-hand';
import { DeskInMemory } from './desk-in-memory';
import { after, type } from './typing';

/** The journal says where words came from that nobody typed: each paste is an entry of its own, typing around it is not. */

async function desk() {
  const clock = new ClockByHand();
  const archive = new DeskInMemory(clock);
  const id = archive.begin(story({ headline: 'Tanggul Jebol', body: [p('Hujan deras.')] }));
  const opening = Session.open(archive.window(), id, { client: 'w-asal', clock, plugins: editorPlugins() });
  await clock.pass(10);
  const session = await opening;
  const put = (
    carried: { html?: string; text?: string },
    kind: 'paste' | 'drop' = 'paste',
    way?: PasteWay,
  ) => {
    const pasted = readCarried({ html: '', text: '', own: '', files: [], ...carried }, way);
    if (!pasted) throw new RangeError('nothing to paste');
    const source: Source = { kind, ...pasted.arrival };
    session.dispatch(paste(session.state, pasted.slice).setMeta(SOURCE_META, source));
  };
  const at = (words: string) => {
    const { tr } = session.state;
    session.dispatch(tr.setSelection(TextSelection.create(tr.doc, after(tr.doc, words))));
  };
  const entries = async () => {
    await clock.pass(50);
    return archive
      .journal(id)
      .slice(1)
      .flatMap((entry) => (entry.kind === 'steps' ? [entry] : []));
  };
  return { session, put, at, entries };
}

describe('where pasted words came from', () => {
  it('stands in the entry that brought them, and in no other', async () => {
    const { session, put, at, entries } = await desk();
    type(session, 'Hujan', ' sangat');
    at('sangat');
    put({ html: '<!-- notionvc: 1 --><p> lebat</p>' });
    type(session, 'lebat', ' sekali');
    const made = await entries();
    expect(made.map(({ payload }) => payload.source)).toEqual([
      undefined,
      { kind: 'paste', program: 'Notion', address: null },
      undefined,
    ]);
    expect(made.every(({ at: time }) => time.startsWith('2023-09-12T'))).toBe(true);
    expect(JSON.stringify(made[1]?.payload.steps)).toContain('lebat');
    expect(JSON.stringify([made[0], made[2]])).not.toContain('lebat');
  });

  it('names the page where the clipboard names it, and tells a drop from a paste', async () => {
    const { put, at, entries } = await desk();
    at('Hujan');
    const html =
      'Version:0.9\r\nStartHTML:00000097\r\nSourceURL:https://id.wikipedia.org/wiki/Demak\r\n<html><body><p>Demak</p></body></html>';
    put({ html }, 'drop');
    put({ text: '[14.05, 12/9/2023] Budi: jebol' });
    expect((await entries()).map(({ payload }) => payload.source)).toEqual([
      { kind: 'drop', program: '', address: 'https://id.wikipedia.org/wiki/Demak' },
      { kind: 'paste', program: 'WhatsApp', address: null },
    ]);
  });
});
