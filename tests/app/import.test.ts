import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root, scratch } from '../builders';
import { sampleText } from '../ingest/scrape';
import { browserDoor, doors, type OpenDoor } from './doors';
import { dress, isCutOff, violations } from './looking';

/** The import screen: what a file would become, corrected by one key, and stored only when somebody accepts it. */

const STORY =
  'Judul Berita Contoh\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nSuasana di dermaga lama\n\nPasar dibuka lagi pada hari Rabu, dan pedagang berdatangan.\n\nEditor : Adi Contoh\n';

function files(named: Readonly<Record<string, string>>): string[] {
  const folder = scratch();
  return Object.entries(named).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  });
}

const piece = (page: Page, words: string) => page.locator('.piece[role="option"]').filter({ hasText: words });
const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const becomes = (page: Page, kind: string) => page.locator(`.becoming-${kind}`);
const rows = (page: Page) => page.locator('.queue .row').count();

/** From now on the page reads no file of this name, until it is told to: what a person does meanwhile comes before it. */
async function heldBack(page: Page, name: string): Promise<() => Promise<void>> {
  await page.evaluate((held) => {
    const read = (file: File) => new Response(file).arrayBuffer();
    const free = new Promise<void>((resolve) => window.addEventListener('free', () => resolve()));
    File.prototype.arrayBuffer = async function (this: File) {
      if (this.name === held) await free;
      return read(this);
    };
  }, name);
  return () => page.evaluate(() => void window.dispatchEvent(new Event('free')));
}

async function opened(kind = browserDoor): Promise<OpenDoor> {
  const home = path.join(scratch(), 'home');
  mkdirSync(home, { recursive: true });
  const door = await kind.open(home);
  return door;
}

describe.each(doors)('the import screen in the $name door', (kind) => {
  it.skipIf(kind.missing !== null)(
    `shows every piece, is corrected by one key, links both sides, and stores only what is accepted${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const door = await opened(kind);
      const { page } = door;
      try {
        await page.getByRole('tab', { name: /^All/ }).click();
        await page.locator('.queue .row').first().waitFor();
        const before = await rows(page);
        await page.locator('#files').setInputFiles(files({ 'naskah.txt': STORY }));
        await piece(page, 'Judul Berita Contoh').waitFor();
        // The keyboard is on the first piece at once.
        await expect.poll(() => chosen(page).textContent()).toContain('Judul Berita Contoh');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option');
        expect(await becomes(page, 'headline').textContent()).toContain('Judul Berita Contoh');

        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        expect(await chosen(page).textContent()).toContain('Suasana di dermaga lama');
        expect(await page.locator('.becoming.linked').textContent()).toContain('Suasana di dermaga lama');
        await page.keyboard.press('c');
        await becomes(page, 'caption').filter({ hasText: 'Suasana di dermaga lama' }).waitFor();
        expect(await chosen(page).textContent()).toContain('said by you');
        await page.keyboard.press('u');
        await becomes(page, 'caption').waitFor({ state: 'detached' });
        await page.keyboard.press('t');
        await becomes(page, 'crosshead').waitFor();

        // Pointing at a text of the story lights up its piece.
        await becomes(page, 'credit').hover();
        expect(await page.locator('.piece.linked').textContent()).toContain('Editor : Adi Contoh');

        expect(await rows(page)).toBe(before);
        await page.keyboard.press('Control+Enter');
        await page.locator('.ProseMirror .headline', { hasText: 'Judul Berita Contoh' }).waitFor();
        expect(await page.locator('.ProseMirror .crosshead').textContent()).toBe('Suasana di dermaga lama');
        expect(await page.getByRole('dialog').count()).toBe(0);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`a long manuscript${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)('is drawn part by part, down to its last piece', async () => {
    const door = await opened();
    const { page } = door;
    const paragraphs = Array.from(
      { length: 300 },
      (_, n) => `Paragraf ${n} tentang air yang surut di desa itu.`,
    );
    try {
      await page
        .locator('#files')
        .setInputFiles(files({ 'panjang.txt': ['Judul Berita Contoh', ...paragraphs].join('\n\n') }));
      await expect.poll(() => page.locator('.piece[role="option"]').count()).toBe(301);
      await expect.poll(() => page.locator('.becoming').count()).toBe(301);
      await page.keyboard.press('End');
      await expect.poll(() => chosen(page).textContent()).toContain('Paragraf 299 ');
      await expect.poll(() => page.locator('.becoming.linked').textContent()).toContain('Paragraf 299 ');
      expect(door.complaints).toEqual([]);
    } finally {
      await door.close();
    }
  });
});

/** Pastes or drops on the window, outside the page: a text, or a file that holds it. */
const bring = (page: Page, how: 'paste' | 'drop', name: string | null, text: string) =>
  page.evaluate(
    ([way, file, copy]) => {
      const data = new DataTransfer();
      if (file === null) data.setData('text/plain', copy);
      else data.items.add(new File([copy], file));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    [how, name, text] as const,
  );

/** As a browser hands over part of a page. */
const PART_OF_PAGE = `<meta charset="utf-8"><h1>Judul Berita Contoh</h1><p>Harga cabai turun, kata
  <a href="https://contoh.id/dinas">dinas perdagangan</a>.</p><p>Pedagang lega.</p>`;

/** Drags what a program hands over across the window and drops it on the first of these. True if the window said it would take it. */
const dragOnto = (page: Page, target: string, given: Readonly<Record<string, string>>, isOwn = false) =>
  page
    .locator(target)
    .first()
    .evaluate(
      (element, [types, own]) => {
        const dataTransfer = new DataTransfer();
        for (const [type, value] of Object.entries(types)) dataTransfer.setData(type, value);
        const drag = (type: string) => {
          const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
          element.dispatchEvent(event);
          return event.defaultPrevented;
        };
        if (own) drag('dragstart');
        const isTaken = drag('dragover');
        drag('drop');
        if (own) drag('dragend');
        return isTaken;
      },
      [given, isOwn] as const,
    );

describe.each(doors)('text from another program in the $name door', (kind) => {
  it.skipIf(kind.missing !== null)(
    `reaches the import screen with its links, on the queue and where no story is open${kind.missing ? ` (needs ${kind.missing})` : ''}`,
    async () => {
      const door = await opened(kind);
      const { page } = door;
      const dialog = page.getByRole('dialog');
      const both = { 'text/html': PART_OF_PAGE, 'text/plain': 'Judul Berita Contoh\n\nHarga cabai turun.' };
      try {
        await page.locator('.nothing-open').waitFor();
        for (const [target, given, name] of [
          ['.queue .pane-body', both, 'dropped.html'],
          ['.nothing-open', both, 'dropped.html'],
          ['.queue .pane-body', { 'text/plain': STORY }, 'dropped.txt'],
          ['.nothing-open', { 'text/html': '<span>Judul</span>', 'text/plain': STORY }, 'dropped.txt'],
        ] as const) {
          expect(await dragOnto(page, target, given)).toBe(true);
          await becomes(page, 'headline').filter({ hasText: 'Judul Berita Contoh' }).waitFor();
          expect(await dialog.locator('.import-file').first().textContent()).toBe(name);
          await page.keyboard.press('Escape');
          await dialog.waitFor({ state: 'detached' });
        }
        // A field takes its own text, and what is dragged about within the window is here already.
        expect(await dragOnto(page, '#your-name', both)).toBe(false);
        expect(await dragOnto(page, '.nothing-open', both, true)).toBe(false);
        expect(await dialog.count()).toBe(0);

        await page.evaluate((html) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/html', html);
          clipboardData.setData('text/plain', 'Judul Berita Contoh');
          document.body.dispatchEvent(
            new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
          );
        }, PART_OF_PAGE);
        await becomes(page, 'paragraph').filter({ hasText: 'dinas perdagangan' }).waitFor();
        expect(await dialog.locator('.import-file').first().textContent()).toBe('clipboard.html');
        await dialog.getByRole('button', { name: 'Accept story' }).click();
        const kept = page.locator('story-page .ProseMirror a', { hasText: 'dinas perdagangan' });
        expect(await kept.getAttribute('href')).toBe('https://contoh.id/dinas');
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`what is pasted or dropped${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'outside the page reaches the import screen, and takes no corrections from it',
    async () => {
      const door = await opened();
      const { page } = door;
      const dialog = page.getByRole('dialog');
      try {
        await page.locator('.queue .row').first().waitFor();
        for (const [how, name] of [
          ['paste', null],
          ['paste', 'ditempel.txt'],
          ['drop', 'dijatuhkan.txt'],
        ] as const) {
          await bring(page, how, name, STORY);
          await becomes(page, 'headline').filter({ hasText: 'Judul Berita Contoh' }).waitFor();
          expect(await dialog.locator('.import-file').first().textContent()).toBe(name ?? 'clipboard.txt');
          await page.keyboard.press('Escape');
          await dialog.waitFor({ state: 'detached' });
        }
        await bring(page, 'paste', null, STORY);
        await piece(page, 'Suasana di dermaga lama').click();
        await page.keyboard.press('c');
        await becomes(page, 'caption').waitFor();
        await bring(page, 'drop', 'lain.txt', 'Judul Lain\n\nIsi lain.\n');
        await dialog.getByText('Drop the correction?').waitFor();
        expect(await becomes(page, 'caption').textContent()).toContain('Suasana di dermaga lama');
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`corrections${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'are dropped only by somebody who says so, whichever way the dialog is put away',
    async () => {
      const door = await opened();
      const { page } = door;
      const dialog = page.getByRole('dialog');
      const question = dialog.getByRole('alert').filter({ hasText: /corrections?\?/ });
      const keep = dialog.getByRole('button', { name: 'Keep checking' });
      try {
        await page.locator('.queue .row').first().waitFor();
        await page.locator('#files').setInputFiles(files({ 'naskah.txt': STORY }));
        await piece(page, 'Suasana di dermaga lama').click();
        await page.keyboard.press('c');
        await becomes(page, 'caption').waitFor();
        await page.keyboard.press('Escape');
        await dialog.getByText('Drop the correction?').waitFor();
        // Keeping is what Enter does, and what Escape does, as often as it is pressed.
        await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
        await page.keyboard.press('Escape');
        await question.waitFor({ state: 'detached' });
        await page.keyboard.press('Escape');
        await question.waitFor();
        await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
        await page.keyboard.press('Enter');
        await question.waitFor({ state: 'detached' });
        // The keyboard is back on the pieces, and what was said still stands.
        expect(await becomes(page, 'caption').textContent()).toContain('Suasana di dermaga lama');
        expect(await chosen(page).textContent()).toContain('Suasana di dermaga lama');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('t');
        await becomes(page, 'crosshead').waitFor();

        await dialog.getByRole('button', { name: 'Close' }).click();
        await dialog.getByText('Drop the 2 corrections?').waitFor();
        await keep.waitFor();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Enter');
        await dialog.waitFor({ state: 'detached' });

        // Nothing said, nothing asked; and what was said and taken back is not asked about either.
        await page.locator('#files').setInputFiles(files({ 'naskah.txt': STORY }));
        await piece(page, 'Suasana di dermaga lama').click();
        await page.keyboard.press('c');
        await becomes(page, 'caption').waitFor();
        await page.keyboard.press('u');
        await becomes(page, 'caption').waitFor({ state: 'detached' });
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`a correction${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'can be remembered as a rule of the house: shown first, heeded by the next input, removed again',
    async () => {
      const door = await opened();
      const { page } = door;
      const like = (name: string) => STORY.replace('Editor : Adi Contoh', `Juru ketik: ${name}`);
      try {
        await page.locator('.queue .row').first().waitFor();
        await page.locator('#files').setInputFiles(files({ 'satu.txt': like('Ani Rahma') }));
        await piece(page, 'Juru ketik').click();
        expect(await page.getByRole('button', { name: /remember for the house/ }).isDisabled()).toBe(true);
        await page.keyboard.press('e');
        await becomes(page, 'credit').waitFor();
        await page.keyboard.press('m');
        const proposal = page.locator('.rule-proposal');
        await proposal.getByText('A line labelled “juru ketik” is a credit.').waitFor();
        expect(await proposal.textContent()).toContain('Juru ketik: Ani Rahma');
        await proposal.getByRole('button', { name: 'Keep this rule' }).click();
        await page.getByText('Rules of this house: 1').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Drop corrections' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });

        await page.locator('#files').setInputFiles(files({ 'dua.txt': like('Budi Utama') }));
        await becomes(page, 'credit').filter({ hasText: 'Budi Utama' }).waitFor();
        await page.getByText('Rules of this house: 1').click();
        await page.getByRole('button', { name: /^Remove/ }).click();
        await becomes(page, 'credit').waitFor({ state: 'detached' });
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});

describe(`many files at once${browserDoor.missing ? ` (needs ${browserDoor.missing})` : ''}`, () => {
  it.skipIf(browserDoor.missing !== null)(
    'are looked at one by one, left out or accepted all together; a story that is there already is named',
    async () => {
      const door = await opened();
      const { page } = door;
      try {
        await page.getByRole('tab', { name: /^All/ }).click();
        await page.locator('.queue .row').first().waitFor();
        const before = await rows(page);
        const harbour = sampleText('harbour-tram');
        const chosenFiles = files({
          'a.txt': STORY,
          'b.txt': harbour,
          'kosong.txt': '',
          'c.txt': sampleText('tanggul-wonosari'),
        });
        await page.locator('#files').setInputFiles(chosenFiles);
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Accept all (3)' }).waitFor();
        await dialog.getByRole('button', { name: 'Leave out' }).click();
        // The samples of a new home hold the same story.
        await dialog.locator('.alike').filter({ hasText: 'The same story' }).first().waitFor();
        await dialog.getByRole('button', { name: 'Accept all (2)' }).click();
        await dialog.getByText('Stories in the queue: 2').waitFor();
        expect(await dialog.locator('.refused').textContent()).toContain('kosong.txt');
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: /^All/ }).click();
        await expect.poll(() => rows(page)).toBe(before + 2);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );

  it.skipIf(browserDoor.missing !== null)(
    'are stopped midway with nothing stored, or all come in but the one that cannot be read, which is named',
    async () => {
      const door = await opened();
      const { page } = door;
      const dialog = page.getByRole('dialog');
      const progress = dialog.getByRole('progressbar');
      const tab = page.getByRole('tab', { name: /^All/ });
      const stories = async () => Number(/\d+/.exec((await tab.textContent()) ?? '')?.[0]);
      const many = files(
        Object.fromEntries(
          Array.from({ length: 200 }, (_, n) => [
            `naskah-${n}.txt`,
            `Kabar Desa Nomor ${n}\n\nAir di desa nomor ${n} sudah surut, kata warga kemarin.\n`,
          ]),
        ),
      );
      try {
        await page.locator('.queue .row').first().waitFor();
        const before = await stories();
        let free = await heldBack(page, 'naskah-20.txt');
        await page.locator('#files').setInputFiles(many);
        await dialog.getByText('Reading 21 of 200').waitFor();
        await dialog.getByRole('button', { name: 'Stop the rest' }).click();
        await free();
        await dialog.getByText('To be checked before it is stored: 21').waitFor();
        expect(await dialog.locator('.import').filter({ hasText: 'not imported' }).count()).toBe(179);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        expect(await stories()).toBe(before);

        free = await heldBack(page, 'naskah-50.txt');
        await page.locator('#files').setInputFiles(many);
        await dialog.getByText('Reading 51 of 200').waitFor();
        expect(await progress.evaluate((bar: HTMLProgressElement) => [bar.value, bar.max])).toEqual([
          50, 200,
        ]);
        // A file that goes away before its turn.
        rmSync(many[100] ?? '');
        await dialog.getByRole('button', { name: 'Accept all (200)' }).click();
        await free();
        await dialog.getByText('Stories in the queue: 199').waitFor();
        expect(await dialog.locator('.refused .import-file').allTextContents()).toEqual([
          expect.stringContaining('naskah-100.txt') as string,
        ]);
        expect(await dialog.locator('.refused').textContent()).toMatch(/naskah-100\.txt cannot be read/i);
        await page.keyboard.press('Escape');
        await expect.poll(stories).toBe(before + 199);
        expect(door.complaints).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );

  it.skipIf(browserDoor.missing !== null)(
    'can be read in both themes, both languages and two widths, and by axe',
    async () => {
      const folder = path.join(root, 'screenshots');
      mkdirSync(folder, { recursive: true });
      const door = await opened();
      const { page } = door;
      const bad: string[] = [];
      try {
        await page.locator('.queue .row').first().waitFor();
        for (const [tongue, theme] of [
          ['en', 'light'],
          ['id', 'dark'],
        ] as const) {
          await dress(page, tongue, theme);
          await page
            .locator('#files')
            .setInputFiles(files({ 'trem.txt': sampleText('harbour-tram'), 'naskah.txt': STORY }));
          await piece(page, 'LINDEN').or(page.locator('.piece[role="option"]')).first().waitFor();
          const why = { en: 'the first line of the copy', id: 'baris pertama naskah' }[tongue];
          await page.locator('.piece .piece-why', { hasText: why }).first().waitFor();
          for (const width of [1440, 1100]) {
            await page.setViewportSize({ width, height: 900 });
            await page.screenshot({ path: path.join(folder, `import-${tongue}-${theme}-${width}.png`) });
            if (await isCutOff(page)) bad.push(`${tongue} ${theme} ${width}: cut off`);
          }
          bad.push(...(await violations(page)));
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        expect(bad).toEqual([]);
      } finally {
        await door.close();
      }
    },
  );
});
