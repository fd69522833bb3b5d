import path from 'node:path';
import type { Page } from 'playwright-core';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { NewsDesk } from '../../electron/desk/desk';
import { suggest } from '../../shared/review/suggest';
import { item, link, list, p, picture, row, story, strong, table } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { behind, edit, scratch } from '../builders';
import { reviewer } from '../review/random-edits';
import { caretSettled } from './caret';
import { doors, PATIENCE_MS, type DoorKind } from './doors';
import { dress, violations } from './looking';

/**
 * What a screen reader meets where a story has open changes: Chromium's own tree for it. Every change is announced once, where it
 * starts; nothing else of it is, whatever lies in it or breaks it up.
 */

interface AxNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly childIds?: readonly string[];
}

/** What is announced under a node in reading order: `role (description): the words in it`, and bare words. */
async function heard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    nodes: readonly AxNode[];
  };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = ({ childIds = [] }: AxNode) => childIds.flatMap((id) => byId.get(id) ?? []);
  const wordsOf = (node: AxNode): string =>
    node.role?.value === 'StaticText' ? (node.name?.value ?? '') : children(node).map(wordsOf).join('');
  const story = nodes.find(
    ({ role, name }) => role?.value === 'textbox' && /^(Story|Naskah)$/.test(name?.value ?? ''),
  );
  if (!story) throw new RangeError('The page is not in the tree');
  const told: string[] = [];
  const walk = (node: AxNode) => {
    const description = node.description?.value ?? '';
    const role = node.role?.value ?? '';
    if (!node.ignored && (/^(insertion|deletion|mark)$/i.test(role) || / (by|oleh) /.test(description)))
      told.push(`${role}${description ? ` (${description})` : ''}: ${wordsOf(node)}`);
    children(node).forEach(walk);
  };
  walk(story);
  return told;
}

/** A home with a story that Budi and Adi have proposed changes to, and with a comment over some of them. */
async function aHome(): Promise<string> {
  const home = path.join(scratch(), 'home');
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', as: 'Rini S.' });
  const [first, second, third] = [
    p(
      'Gubernur ',
      strong('menyatakan'),
      ' anggaran ',
      link('akan dibahas', 'https://a.id/1'),
      ' hari Selasa.',
    ),
    p('Sidang dibuka Ketua.'),
    p('Warga menunggu.'),
  ] as const;
  const doc = story({
    headline: 'Anggaran Dibahas',
    body: [
      first,
      second,
      third,
      list([item('beras'), item('selimut'), item('obat')]),
      picture({ id: 'foto-1', caption: 'Gedung dewan', creditLine: 'Antara', altText: 'Gedung' }),
      table(row(['Desa', 'Jiwa'], true), row(['Bintoro', '120'])),
      p('Penutup.'),
    ],
  });
  const id = desk.stories.createFrom(doc, newFields({ slug: 'anggaran' }), { from: 'new' });
  const people = { Adi: reviewer('Adi'), Budi: reviewer('Budi') };
  const by = (
    author: keyof typeof people,
    make: (draft: Transform, at: (words: string) => number) => unknown,
  ) => {
    const { doc: now } = desk.stories.state(id);
    const draft = new Transform(now);
    make(draft, (words) => behind(now, words));
    const { steps } = suggest(draft, people[author]).transform;
    desk.stories.add(id, [edit(now, (t) => steps.forEach((step) => t.step(step)))]);
  };
  const around = (words: string) => {
    const { doc: now } = desk.stories.state(id);
    const $at = now.resolve(behind(now, words));
    return { $at, depth: $at.depth };
  };
  // Over bold, a link and a comment; and, of another person, in the middle of it.
  by('Budi', (t, at) => t.delete(at('Gubernur '), at(' hari')));
  await desk.call('comment', { id, on: 'anggaran', text: 'Yang mana?' });
  by('Budi', (t, at) => t.replaceWith(at('Anggaran '), at('Anggaran Dibahas'), schema.text('Ditunda')));
  // Over three paragraphs; and somebody else's words in the second of them.
  by('Adi', (t, at) => t.delete(at('Sidang '), at('Warga')));
  by('Budi', (t, at) => t.insert(at('Sidang dibuka'), schema.text(' resmi')));
  // Parts of a list and of a table.
  by('Budi', (t) => {
    const { $at } = around('selimut');
    t.delete($at.before($at.depth - 1), $at.after($at.depth - 1));
  });
  by('Adi', (t) => {
    const { $at } = around('Bintoro');
    t.insert($at.after($at.depth - 2), row(['Betokan', '80']));
  });
  // A whole piece, and one of its details.
  by('Adi', (t) => t.insert(around('Penutup.').$at.after(1), p('Tamat.')));
  by('Budi', (t) => t.addMark(around('Penutup.').$at.pos - 8, around('Penutup.').$at.pos, schema.mark('em')));
  desk.close();
  return home;
}

/** Each change once, in the order of the page; the words that came for others say only that they came. */
const HEARD = {
  en: [
    'deletion (Replaced by Budi): Dibahas',
    'insertion: Ditunda',
    'deletion (Deleted by Budi): menyatakan anggaran akan dibahas hari',
    'deletion (Deleted by Adi, 2 pieces): dibuka',
    'insertion (Inserted by Budi):  resmi',
    'listitem (Deleted by Budi): selimut',
    'row (Inserted by Adi): Betokan80',
    'mark (Form changed by Budi): Penutup.',
    'insertion (Inserted by Adi): Tamat.',
  ],
  id: [
    'deletion (Diganti oleh Budi): Dibahas',
    'insertion: Ditunda',
    'deletion (Dihapus oleh Budi): menyatakan anggaran akan dibahas hari',
    'deletion (Dihapus oleh Adi, 2 bagian): dibuka',
    'insertion (Disisipkan oleh Budi):  resmi',
    'listitem (Dihapus oleh Budi): selimut',
    'row (Disisipkan oleh Adi): Betokan80',
    'mark (Bentuk diubah oleh Budi): Penutup.',
    'insertion (Disisipkan oleh Adi): Tamat.',
  ],
};

async function listen(door: DoorKind): Promise<void> {
  const opened = await door.open(await aHome());
  const { page, complaints } = opened;
  try {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini S.');
    await page.keyboard.press('Enter');
    await page.locator('story-queue').getByText('Anggaran Ditunda').click();
    await page.locator('.ProseMirror .headline').waitFor();
    for (const tongue of ['en', 'id'] as const)
      for (const theme of ['light', 'dark'] as const) {
        await dress(page, tongue, theme);
        await expect.poll(() => heard(page), { timeout: PATIENCE_MS }).toEqual(HEARD[tongue]);
        expect(await violations(page)).toEqual([]);
        await page.screenshot({ path: `screenshots/changes-aloud-${door.name}-${tongue}-${theme}.png` });
      }
    // Where the start of a change goes, what is then its start is announced.
    await page.locator('.ProseMirror del', { hasText: 'dibuka' }).dblclick();
    await caretSettled(page);
    await page.keyboard.press('Delete');
    const without = HEARD.id.filter((told) => !told.endsWith('dibuka'));
    without.splice(4, 0, 'deletion (Dihapus oleh Adi, 2 bagian):  Ketua.');
    await expect.poll(() => heard(page), { timeout: PATIENCE_MS }).toEqual(without);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`changes heard through the ${name} door`, () => {
    it('are announced once, where they start, in both languages', () => listen(door));
  });
}
