import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { NewsDesk } from '../../electron/desk/desk';
import type { WirePace } from '../../electron/desk/wire/wire';
import { scratch } from '../builders';
import { AT_ONCE } from './pace';

/** A wire folder to deliver to, and a desk that looks at it when it is told to. */

export interface Delivery {
  readonly folder: string;
  readonly home: string;
  readonly desk: NewsDesk;
  readonly deliver: (name: string, content: string | Uint8Array) => string;
  /** Looks twice: what is there is seen, then taken. */
  readonly look: () => Promise<void>;
  /** All files below the folder, by their paths from it. */
  readonly files: () => string[];
  readonly read: (file: string) => string;
  /** Slugs of all stories in the archive. */
  readonly slugs: () => string[];
}

export async function delivery(
  folder = path.join(scratch(), 'kiriman'),
  pace: Partial<WirePace> = {},
): Promise<Delivery> {
  mkdirSync(folder, { recursive: true });
  const home = path.join(scratch(), 'home');
  const desk = await NewsDesk.open({
    home,
    door: 'browser',
    version: 'test',
    as: 'Rini S.',
    now: () => '2026-01-05T01:00:00.000Z',
    wirePace: { ...AT_ONCE, ...pace },
  });
  onTestFinished(() => desk.close());
  const { settings } = await desk.call('hello', {});
  await desk.call('saveSettings', {
    ...settings,
    house: { ...settings.house, wire: { folder, desk: 'Internasional' } },
  });
  return {
    folder,
    home,
    desk,
    deliver: (name, content) => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    look: async () => {
      await desk.wire.once();
      await desk.wire.once();
    },
    files: () => filesUnder(folder),
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    slugs: () => desk.archive.index.list().map(({ slug }) => slug),
  };
}

/** All files below a folder, by their paths from it, in order. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** A story of an agency; another one for each number. */
export const wireStory = (n: number | string) =>
  `Banjir Surut di Desa ${n}\n\nDEMAK, KOMPAS.com - Air sudah surut dari jalan utama desa nomor ${n}, kata warga pada Senin pagi.\n\nWarga mulai membersihkan rumah. (Ant/H-2)\n\nEditor : Adi Contoh\n`;
