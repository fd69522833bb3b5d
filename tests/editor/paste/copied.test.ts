import { execFileSync } from 'node:child_process';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { clipboardHtml } from '../../../renderer/editor/clipboard-html';
import { textOf } from '../../../renderer/editor/clipboard-text';
import { copied } from '../../../renderer/editor/copied';
import { readOwnCopy, writeOwnCopy } from '../../../renderer/editor/pasted/own-copy';
import { fillStory, isBlankStory, isWholeStory } from '../../../renderer/editor/pasting';
import {
  credit,
  crosshead,
  factBox,
  foreign,
  item,
  leadIn,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  strong,
  table,
} from '../../../shared/story/builders';
import { schema } from '../../../shared/story/schema';
import { hasTool } from '../../builders';
import { Page } from '../page';

const attrs = {
  id: 'w-1',
  author: 'Thalatie',
  at: '2023-09-12T00:00:00Z',
  cause: '',
  note: 'rahasia catatan',
};
const struck = (text: string) => schema.text(text, [schema.marks.deletion.create(attrs)]);
const added = (text: string) => schema.text(text, [schema.marks.insertion.create({ ...attrs, id: 'w-2' })]);
const talked = (text: string) => schema.text(text, [schema.marks.comment.create({ id: 'komentar-7' })]);

const body: readonly Node[] = [
  p(leadIn('Hujan'), ' ', struck('kecil'), added('deras'), ' & ', talked('<angin>'), ' di ', link('Demak', 'https://a.id/?a=1&b="2"'.replaceAll('"', '')), '.'),
  crosshead('Pengungsi'),
  picture({ id: 'foto', picture: 'a'.repeat(64), altText: 'Jalan', rights: 'ANTARA', caption: 'Warga melintas.', creditLine: 'ANTARA/Yusuf' }),
  quote([p('Kami siap.')], 'Bupati'),
  relatedLink({ id: 'tautan', title: 'Banjir Kudus', href: 'https://a.id/kudus' }),
  list([item('Beras', list([item('merah')], true)), item('Selimut')]),
  factBox('Data', [p('Sementara')]),
  table(row(['Kota', 'Korban'], true), row(['Demak', '2'])),
  sectionBreak(),
  p('Disebut ', foreign('tidal flood', 'en'), ' ', strong('kini'), '.'),
]; // prettier-ignore
const furnished = () =>
  new Page(
    story({
      kicker: 'Banjir',
      headline: 'Tanggul Jebol',
      body,
      signOff: '(Ant/Z-3)',
      credits: [{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }],
    }),
  );
const all = () => copied(furnished().all().state.selection.content());

describe('what leaves on the clipboard', () => {
  it('has nothing struck, no comment, no note, no name of who changed it', () => {
    const slice = all();
    const leaving = [clipboardHtml(slice), textOf(slice.content), writeOwnCopy({ story: 'naskah', slice })];
    for (const text of leaving) {
      expect(text).toContain('deras');
      for (const secret of [
        'kecil',
        'rahasia',
        'komentar-7',
        'w-1',
        'w-2',
        'Thalatie"',
        'deletion',
        'insertion',
      ])
        expect(text).not.toContain(secret);
    }
  });

  it('is HTML without a class, an id or a hash, as every program reads it', () => {
    expect(clipboardHtml(all())).toBe(
      '<p>Banjir</p><h1>Tanggul Jebol</h1>' +
        '<p>Hujan deras &amp; &lt;angin&gt; di <a href="https://a.id/?a=1&amp;b=2">Demak</a>.</p>' +
        '<h2>Pengungsi</h2>' +
        '<figure><figcaption>Warga melintas. (ANTARA/Yusuf)</figcaption></figure>' +
        '<blockquote><p>Kami siap.</p><p><cite>Bupati</cite></p></blockquote>' +
        '<p><strong>Baca juga:</strong> <a href="https://a.id/kudus">Banjir Kudus</a></p>' +
        '<ul><li>Beras<ol><li>merah</li></ol></li><li>Selimut</li></ul>' +
        '<aside><h3>Data</h3><p>Sementara</p></aside>' +
        '<table><tbody><tr><th>Kota</th><th>Korban</th></tr><tr><td>Demak</td><td>2</td></tr></tbody></table>' +
        '<hr><p>Disebut <i lang="en">tidal flood</i> <strong>kini</strong>.</p>' +
        '<p>(Ant/Z-3)</p><p>Editor: Thalatie Yani</p>',
    );
  });

  it('is words without a block around them where words out of one text were copied', () => {
    const slice = copied(furnished().from('Kami| siap.', 'Kami siap|').state.selection.content());
    expect([clipboardHtml(slice), textOf(slice.content)]).toEqual([' siap', ' siap']);
  });

  it.skipIf(!hasTool('pandoc'))(
    `reads in pandoc as the text beside it${hasTool('pandoc') ? '' : ' (needs pandoc)'}`,
    () => {
      const slice = all();
      const read = execFileSync('pandoc', ['-f', 'html', '-t', 'plain', '--wrap=none'], {
        input: clipboardHtml(slice),
        encoding: 'utf8',
      });
      const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
      expect(words(read)).toEqual(words(textOf(slice.content)));
    },
  );

  it('fills a blank story in another window with everything, furniture and pictures included', () => {
    const back = readOwnCopy(writeOwnCopy({ story: 'naskah', slice: all() }));
    if (!back) throw new RangeError('the copy could not be read');
    const other = new Page(story());
    expect([isWholeStory(back.slice), isBlankStory(other.state.doc)]).toEqual([true, true]);
    other.state = other.state.apply(fillStory(other.state, back.slice.content));
    other.state.doc.check();
    expect(other.outline).toContain('headline: Tanggul Jebol');
    expect(other.outline).toContain('credits/credit: Thalatie Yani');
    const photo = other.state.doc.children.find((node) => node.type === schema.nodes.picture);
    expect(photo?.attrs).toMatchObject({ picture: 'a'.repeat(64), altText: 'Jalan', rights: 'ANTARA' });
    expect(photo?.attrs['id']).not.toBe('foto');
    expect(isBlankStory(other.state.doc)).toBe(false);
  });

  it('takes a credit as it is printed', () => {
    expect(credit({ role: 'editor', label: 'Editor', name: 'A' }).textContent).toBe('A');
    expect(textOf(all().content)).toContain('Editor: Thalatie Yani');
  });
});
