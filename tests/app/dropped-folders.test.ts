import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { zipped } from '../desk/two-desks';
import { SAMPLE_NAME, samplePayload } from '../packages/sample-package';
import { unpack } from '../packages/unpacking';
import { doors } from './doors';

/** Folders dropped on the window as the system hands them over: loose files, and packages that somebody unzipped. */

async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 700,
      y: 400,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await session.detach();
}

describe.each(doors)('a folder dropped in the $name door', (kind) => {
  const needs = kind.missing ? ` (needs ${kind.missing})` : '';
  it.skipIf(kind.missing !== null)(
    `brings in its files, an unpacked package as its one story, and refuses one that was changed${needs}`,
    async () => {
      const into = scratch();
      const bytes = await zipped({ name: SAMPLE_NAME, files: samplePayload() });
      await unpack(bytes, path.join(into, 'utuh'));
      const changed = await unpack(bytes, path.join(into, 'ubahan'));
      appendFileSync(path.join(changed, 'data', 'article.txt'), 'Kalimat titipan.\n');
      writeFileSync(path.join(into, 'cabai.txt'), 'Harga Cabai Turun\n\nHarga cabai turun di pasar kota.\n');
      mkdirSync(path.join(into, 'kosong'));
      const home = path.join(scratch(), 'home');
      mkdirSync(home);
      const door = await kind.open(home);
      const { page } = door;
      const dialog = page.getByRole('dialog');
      try {
        await page.locator('.queue .row').first().waitFor();
        await drop(page, [into]);
        await dialog.getByRole('button', { name: 'Accept all (2)' }).waitFor();
        const refused = dialog.locator('.import.refused');
        expect(await refused.count()).toBe(1);
        expect(await refused.textContent()).toContain(SAMPLE_NAME);
        await dialog.getByRole('button', { name: 'Accept all (2)' }).click();
        await dialog.getByText('Stories in the queue: 2').waitFor();
        expect(await dialog.locator('.import-headline').allTextContents()).toEqual([
          'Harga Cabai Turun',
          'Banjir Demak Surut, Warga Mulai Pulang',
        ]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });

        // One with nothing in it is named and nothing else happens.
        await drop(page, [path.join(into, 'kosong')]);
        await dialog.locator('.import.refused', { hasText: 'kosong' }).waitFor();
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});
