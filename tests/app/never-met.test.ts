import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { redaksi } from '../command-line/redaksi';
import { doors, type DoorKind } from './doors';
import { violations } from './looking';

/**
 * Two desks that each took the same agency copy in for themselves and worked on it: nothing to merge from, so the packages are
 * compared, each difference is by whoever made it, and one or all of them are taken.
 */

const COPY = `Anggaran Dibahas di Semarang

Gubernur menyatakan anggaran pendapatan dan belanja daerah akan dibahas hari Selasa bersama seluruh anggota dewan.

Sidang dibuka Ketua pada pukul sembilan pagi di gedung Berlian, dan dapat diikuti warga dari halaman.

Warga menunggu keputusan tentang perbaikan tanggul yang jebol pada Januari lalu di tiga kecamatan.

Editor : Rini Contoh
`;

const differences = (page: Page) => page.getByRole('dialog').locator('.difference, .compare-list li');
const copy = (page: Page) => page.locator('story-page .ProseMirror');

/** Two homes with the copy; what Rini wrote into hers, and the package of what Budi wrote into his. */
async function twoThatNeverMet(): Promise<{ home: string; file: string }> {
  const folder = scratch();
  const naskah = path.join(folder, 'naskah.txt');
  writeFileSync(naskah, COPY);
  const file = path.join(folder, 'dari-budi.zip');
  const homes = { Rini: path.join(folder, 'rini'), Budi: path.join(folder, 'budi') };
  for (const [name, home] of Object.entries(homes)) {
    const run = async (...args: string[]) => {
      const { code, out, err } = await redaksi(home, [...args, '--as', name]);
      if (code !== 0) throw new Error(`redaksi ${args.join(' ')}: ${code} ${err}`);
      return out.trim();
    };
    const id = await run('import', naskah);
    const find = (words: string, put: string) =>
      run('replace', id, '--find', words, '--with', put, '--direct');
    if (name === 'Rini') await find('Ketua', 'Ketua DPRD');
    else {
      await find('Selasa', 'Kamis');
      await find('tiga kecamatan', 'empat kecamatan');
      await run('export', id, '--out', file, '--editable');
    }
  }
  return { home: homes.Rini, file };
}

async function compareAndTake(door: DoorKind): Promise<void> {
  const { home, file } = await twoThatNeverMet();
  const opened = await door.open(home);
  const { page, complaints } = opened;
  const dialog = page.getByRole('dialog');
  try {
    await page.getByRole('textbox', { name: 'Your name' }).fill('Rini');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.queue .row').click();
    await copy(page).locator('.headline').waitFor();

    // One of them: from the package beside the open story.
    await page.keyboard.press('Control+k');
    await dialog.getByRole('combobox').fill('Compare with another story');
    await dialog.getByRole('option', { name: 'Compare with another story' }).first().click();
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Package…' }).click();
    await (await choosing).setFiles(file);
    await differences(page).filter({ hasText: 'Kamis' }).getByText('Budi').waitFor();
    await differences(page).filter({ hasText: 'DPRD' }).getByText('Rini').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Choose none' }).click();
    await differences(page).filter({ hasText: 'Kamis' }).getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Take as tracked changes' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await copy(page).locator('ins', { hasText: 'Kamis' }).waitFor();
    expect(await copy(page).textContent()).toContain('Ketua DPRD');
    expect(await copy(page).textContent()).toContain('tiga kecamatan');
    await page.getByText('On disk', { exact: true }).waitFor();

    // All of them: the package comes in, nothing can be merged, and the comparison is offered.
    await page.locator('#files').setInputFiles(file);
    await dialog.getByRole('list', { name: 'Who worked on it' }).getByText('Budi').waitFor();
    await dialog.getByRole('button', { name: 'Compare with this one' }).click();
    await differences(page).filter({ hasText: 'empat' }).getByText('Budi').waitFor();
    await differences(page).filter({ hasText: 'DPRD' }).getByText('Rini').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take as tracked changes' }).click();
    await copy(page).locator('ins', { hasText: 'empat' }).waitFor();
    await copy(page).locator('del', { hasText: 'tiga' }).waitFor();
    // What Rini wrote is proposed to go, and is there until somebody decides.
    await copy(page).locator('del', { hasText: 'DPRD' }).waitFor();
    expect(await copy(page).locator('ins', { hasText: 'Kamis' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

for (const door of doors) {
  const name = door.missing ? `${door.name} (skipped: ${door.missing})` : door.name;
  describe.skipIf(door.missing !== null)(`stories that never met, through the ${name} door`, () => {
    it('are compared by who wrote what; one difference is taken, then all', () => compareAndTake(door));
  });
}
