import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalLines } from '../../electron/desk/handing-over';
import { send } from '../../electron/desk/sending';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { root, scratch } from '../builders';
import { packed, twoDesks } from '../desk/two-desks';
import { scratchDesk } from '../scratch-desk';
import { doors, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The open story beside another and beside a package, in both doors: what differs, by whom; some of it taken, the rest left. */

const shots = path.join(root, 'screenshots');
const text = (headline: string, ...body: string[]) => story({ headline, body: body.map((one) => p(one)) });
const EARLIER = text(
  'Tanggul Jebol',
  'Air datang pada pukul dua dini hari.',
  'Sebanyak 300 orang mengungsi.',
);
const LATER = text('Tanggul Jebol', 'Air datang pada pukul tiga dini hari.', 'Sebanyak 500 orang mengungsi.');

/** A home with two stories about the same night, and a package of the later one. */
async function twoStories(): Promise<{ home: string; file: string }> {
  const home = path.join(scratch(), 'home');
  const file = path.join(scratch(), 'versi-malam.zip');
  const desk = await scratchDesk(home, 'Rini S.');
  desk.stories.createFrom(EARLIER, newFields({ slug: 'versi-sore' }), { from: 'new' });
  const later = desk.stories.createFrom(LATER, newFields({ slug: 'versi-malam', section: 'Daerah' }), {
    from: 'new',
  });
  desk.stories.approve(later);
  await send(await desk.subject(later), {
    to: () => file,
    formats: undefined,
    pictureFile: (info) => desk.archive.pictures.file(info),
  });
  desk.close();
  return { home, file };
}

async function compare(door: DoorKind): Promise<void> {
  const { home, file } = await twoStories();
  mkdirSync(shots, { recursive: true });
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Budi');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.queue .row', { hasText: 'versi-sore' }).click();
    await page.locator('story-page .ProseMirror .headline').waitFor();
    const dialog = page.getByRole('dialog');
    const start = async (name: string) => {
      await page.keyboard.press('Control+k');
      await dialog.getByRole('combobox').fill(name);
      await dialog.getByRole('option', { name }).first().click();
    };
    await start('Compare with another story');
    await dialog.getByLabel('Another story').selectOption({ index: 1 });
    const lines = dialog.getByRole('list', { name: 'Differences' }).getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(4);
    expect(await lines.first().locator('ins').textContent()).toBe('tiga');
    expect(await lines.first().textContent()).toContain('Rini S.');
    expect(await dialog.locator('.ProseMirror ins').allTextContents()).toEqual(['tiga', '500']);
    expect(await violations(page)).toEqual([]);
    expect(await isCutOff(page)).toBe(false);
    await page.screenshot({ path: path.join(shots, `compare-${door.name}.png`) });

    // By keyboard: all let go, the second chosen, taken as a tracked change.
    await dialog.getByRole('button', { name: 'Choose none' }).press('Enter');
    await lines.nth(1).getByRole('checkbox').press('Space');
    await dialog.getByRole('button', { name: 'Take as tracked changes' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const copy = page.locator('story-page .ProseMirror');
    await expect.poll(() => copy.locator('ins').allTextContents()).toEqual(['500']);
    expect(await copy.textContent()).toContain('pukul dua');

    // The rest from the package, at once.
    await dress(page, 'id', 'dark');
    await start('Bandingkan dengan naskah lain');
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Paket…' }).click();
    await (await choosing).setFiles(file);
    const perbedaan = dialog.getByRole('list', { name: 'Perbedaan' }).getByRole('listitem');
    await expect.poll(() => perbedaan.count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: path.join(shots, `compare-id-dark-${door.name}.png`) });
    await dialog.getByRole('button', { name: 'Ambil langsung' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => copy.textContent()).toContain('pukul tiga');
    expect(await copy.locator('ins').allTextContents()).toEqual(['500']);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

/** A story at home, and a colleague's package of the same words with something said about them. */
async function sameWords(): Promise<{ home: string; file: string }> {
  const { rini, budi, id } = await twoDesks();
  await budi.call('comment', { id, on: 'Selasa', text: 'Kata siapa?' });
  const file = path.join(scratch(), 'dari-budi.zip');
  writeFileSync(file, await packed(journalLines(budi.archive, id)));
  const home = rini.home.folder;
  rini.close();
  budi.close();
  return { home, file };
}

async function takeTalk(door: DoorKind): Promise<void> {
  const { home, file } = await sameWords();
  const opened = await door.open(home);
  const { page, complaints } = opened;
  try {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.queue .row', { hasText: 'Anggaran' }).click();
    await page.locator('story-page .ProseMirror .headline').waitFor();
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Control+k');
    await dialog.getByRole('combobox').fill('Compare with another story');
    await dialog.getByRole('option', { name: 'Compare with another story' }).first().click();
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Package…' }).click();
    await (await choosing).setFiles(file);
    await dialog.getByText('The two say the same. Comments there that are not here: 1.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Take at once' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take the comments' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: /^Review/ }).click();
    const card = page.getByRole('list', { name: 'Changes and comments' }).getByRole('listitem');
    await card.filter({ hasText: 'Kata siapa?' }).getByText('Budi').waitFor();
    expect(await page.locator('story-page .ProseMirror ins').count()).toBe(0);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`comparing through the ${name} door`, () => {
    it('shows what differs and takes some of it', () => compare(door));
    it('takes what was said where nothing else differs', () => takeTalk(door));
  });
}
