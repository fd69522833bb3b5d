import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { redaksi } from '../command-line/redaksi';
import { doors, type DoorKind } from './doors';
import { dress, isCutOff, violations } from './looking';

/**
 * Two people, two homes, no line between them: a story goes from one to the other as a package, both work on it, both packages
 * come back, what clashes is decided, and the story is signed off. No word of either is lost, and no comment.
 */

const STORY =
  'Anggaran Dibahas\n\nGubernur menyatakan anggaran akan dibahas hari Selasa.\n\nSidang dibuka Ketua.\n\nWarga menunggu.\n\nEditor : Rini Contoh\n';

async function place(): Promise<{ home: string; run: (...args: string[]) => Promise<string> }> {
  const home = path.join(scratch(), 'home');
  mkdirSync(home, { recursive: true });
  const run = async (...args: string[]) => {
    const { code, out, err } = await redaksi(home, args);
    if (code !== 0) throw new Error(`redaksi ${args.join(' ')}: ${code} ${err}`);
    return out.trim();
  };
  await run('list');
  return { home, run };
}

const difference = (page: Page, words: string) => page.locator('.difference').filter({ hasText: words });

/** What a person at the page does with a package: opens it in the window. */
async function open(page: Page, file: string): Promise<void> {
  await page.locator('#files').setInputFiles(file);
}

/** Says who sits at the desk. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor({ state: 'detached' });
}

/** Drops a file on the window, as from a folder. */
async function drop(page: Page, file: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ name, base64 }) => {
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([raw], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { name: path.basename(file), base64: bytes.toString('base64') },
  );
}

async function exchange(kind: DoorKind): Promise<void> {
  const [rini, budi] = [await place(), await place()];
  const folder = scratch();
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('naskah.txt'), STORY);
  const id = await rini.run('import', file('naskah.txt'), '--as', 'Rini');
  await rini.run('export', id, '--out', file('ke-budi.zip'), '--editable', '--as', 'Rini');

  // Budi takes the story in by dropping the package on his window; it comes whole.
  const his = await kind.open(budi.home);
  try {
    const { page } = his;
    await page.locator('.queue .row').first().waitFor();
    await drop(page, file('ke-budi.zip'), readFileSync(file('ke-budi.zip')));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Take the story in' }).click();
    await dialog.getByText('The story is in, with its whole history.').waitFor();
    await dialog.getByRole('button', { name: 'Open story' }).click();
    await page.locator('.ProseMirror .headline', { hasText: 'Anggaran Dibahas' }).waitFor();
    expect(his.complaints).toEqual([]);
  } finally {
    await his.close();
  }

  // Both work on, each on a desk of their own.
  await budi.run('replace', id, '--find', 'Selasa', '--with', 'Kamis', '--direct', '--as', 'Budi');
  await budi.run('replace', id, '--find', 'Warga', '--with', 'Warga desa', '--direct', '--as', 'Budi');
  await budi.run('comment', id, '--on', 'anggaran', '--say', 'Berapa jumlahnya?', '--as', 'Budi');
  await rini.run('replace', id, '--find', 'Selasa', '--with', 'Rabu', '--direct', '--as', 'Rini');
  await rini.run('replace', id, '--find', 'Ketua', '--with', 'Ketua DPRD', '--direct', '--as', 'Rini');
  await rini.run('comment', id, '--on', 'Sidang', '--say', 'Jam berapa?', '--as', 'Rini');
  await budi.run('export', id, '--out', file('ke-rini.zip'), '--editable', '--as', 'Budi');

  // Rini looks at what Budi sends, decides by keys, and merges.
  const hers = await kind.open(rini.home);
  try {
    const { page } = hers;
    await page.locator('.queue .row').first().waitFor();
    await signIn(page, 'Rini');
    await open(page, file('ke-rini.zip'));
    await difference(page, 'Kamis').waitFor();
    expect(await page.locator('.difference').count()).toBe(2);
    expect(await page.locator('.difference.clash').count()).toBe(1);
    // The keyboard is on the first difference at once.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className ?? ''))
      .toContain('difference');
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('.difference').count()).toBe(1);
    await page.keyboard.press('b');
    await difference(page, 'Kamis').locator('[aria-pressed="true"]').waitFor();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/No word was lost/).waitFor();
    await dialog.getByRole('button', { name: 'Open story' }).click();
    await page.locator('.ProseMirror p', { hasText: /Rabu Kamis|Kamis Rabu/ }).waitFor();
    await page.locator('.ProseMirror p', { hasText: 'Warga desa menunggu.' }).waitFor();
    expect(hers.complaints).toEqual([]);
  } finally {
    await hers.close();
  }

  // It goes back; both hold the same text and both comments, and it is signed off and sent.
  await rini.run('export', id, '--out', file('kembali.zip'), '--editable', '--as', 'Rini');
  await budi.run('merge', file('kembali.zip'), '--as', 'Budi');
  const [one, other] = [await rini.run('show', id), await budi.run('show', id)];
  expect(other).toBe(one);
  for (const word of ['Rabu', 'Kamis', 'Ketua DPRD', 'Warga desa']) expect(one).toContain(word);
  for (const desk of [rini, budi]) {
    const comments = await desk.run('comments', id);
    for (const said of ['Berapa jumlahnya?', 'Jam berapa?']) expect(comments).toContain(said);
  }
  await budi.run('approve', id, '--as', 'Budi');
  await budi.run(
    'export',
    id,
    '--out',
    file('terbit.zip'),
    '--as',
    'Budi',
    '--waive',
    'comments.open',
    '--reason',
    'sudah dibahas',
  );
  expect(await budi.run('verify', file('terbit.zip'))).toContain('sound');
}

for (const kind of doors) {
  const name = kind.missing ? `${kind.name} (skipped: ${kind.missing})` : kind.name;
  it.skipIf(kind.missing !== null)(
    `two homes exchange a story, resolve and sign off, through the ${name} door`,
    { timeout: 400_000 },
    () => exchange(kind),
  );
}

describe('the merge view', () => {
  const [kind] = doors as [DoorKind];
  it.skipIf(kind.missing !== null)(
    'can be read in both themes, both languages and two widths, and by axe; a damaged package is refused in words',
    { timeout: 400_000 },
    async () => {
      const [rini, budi] = [await place(), await place()];
      const folder = scratch();
      const file = (name: string) => path.join(folder, name);
      writeFileSync(file('naskah.txt'), STORY);
      const id = await rini.run('import', file('naskah.txt'), '--as', 'Rini');
      await rini.run('export', id, '--out', file('a.zip'), '--editable');
      await budi.run('merge', file('a.zip'), '--as', 'Budi');
      await budi.run('replace', id, '--find', 'Selasa', '--with', 'Kamis', '--direct', '--as', 'Budi');
      await budi.run('replace', id, '--find', 'Warga', '--with', 'Warga desa', '--direct', '--as', 'Budi');
      await budi.run('comment', id, '--on', 'anggaran', '--say', 'Berapa jumlahnya?', '--as', 'Budi');
      await rini.run('replace', id, '--find', 'Selasa', '--with', 'Rabu', '--direct', '--as', 'Rini');
      await budi.run('export', id, '--out', file('b.zip'), '--editable');
      const broken = readFileSync(file('b.zip'));
      broken[Math.floor(broken.length / 2)] = (broken[Math.floor(broken.length / 2)] ?? 0) ^ 0xff;
      writeFileSync(file('rusak.zip'), broken);
      const screenshots = path.join(root, 'screenshots');
      mkdirSync(screenshots, { recursive: true });
      const door = await kind.open(rini.home);
      const { page } = door;
      const bad: string[] = [];
      try {
        await page.locator('.queue .row').first().waitFor();
        for (const [tongue, theme] of [
          ['en', 'light'],
          ['id', 'dark'],
        ] as const) {
          await dress(page, tongue, theme);
          await open(page, file('b.zip'));
          await difference(page, 'Kamis').waitFor();
          for (const width of [1440, 1100]) {
            await page.setViewportSize({ width, height: 900 });
            await page.screenshot({ path: path.join(screenshots, `merge-${tongue}-${theme}-${width}.png`) });
            if (await isCutOff(page)) bad.push(`${tongue} ${theme} ${width}: cut off`);
          }
          bad.push(...(await violations(page)));
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
          await open(page, file('rusak.zip'));
          const refused = page.locator('.import.refused');
          await refused.waitFor();
          expect(await refused.textContent()).toContain(
            tongue === 'en' ? 'he package was refused' : 'aket ditolak',
          );
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        expect(bad).toEqual([]);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
      expect(await rini.run('show', id)).toContain('Rabu');
    },
  );
});
