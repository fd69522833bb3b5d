import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { scratch } from '../builders';
import type { DoorKind } from './doors';

const paragraph = (n: number) =>
  `Alinea ${n} ${'tentang tanggul yang jebol di tepi desa '.repeat(6)}selesai.`;

/** Opens a story of 300 paragraphs and puts the caret into the second. */
export async function withLongStory(kind: DoorKind, work: (page: Page) => Promise<void>): Promise<void> {
  const folder = scratch();
  const file = path.join(folder, 'panjang.txt');
  writeFileSync(file, ['Judul panjang', ...Array.from({ length: 300 }, (_, n) => paragraph(n))].join('\n\n'));
  const door = await kind.open(path.join(folder, 'home'));
  try {
    const { page } = door;
    await page.locator('#files').setInputFiles(file);
    await page.getByRole('button', { name: 'Accept story' }).click();
    await page.locator('.ProseMirror', { hasText: 'Judul panjang' }).waitFor();
    await page.keyboard.press('Escape');
    await page
      .locator('.ProseMirror')
      .getByText(/^Alinea 1 /)
      .click();
    await work(page);
    expect(door.complaints).toEqual([]);
  } finally {
    await door.close();
  }
}

/** Where the caret stands: the place of its block among all, and the letters before it there. */
export const caretPlace = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('.ProseMirror');
    const { focusNode, focusOffset } = document.getSelection() ?? {};
    let block: Node | null = focusNode ?? null;
    while (block && block.parentNode !== root) block = block.parentNode;
    const blocks: Node[] = [...(root?.childNodes ?? [])];
    return { block: block ? blocks.indexOf(block) : -1, of: blocks.length, letters: focusOffset ?? -1 };
  });
