import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PictureInfo } from '../../../shared/preflight/finding';
import { EXTENSIONS } from './picture-type';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a picture with this SHA-256 lies in a pictures folder. */
export function pictureFile(folder: string, info: Pick<PictureInfo, 'sha256' | 'type'>): string {
  return path.join(folder, info.sha256.slice(0, 2), `${info.sha256}.${EXTENSIONS[info.type]}`);
}

/** The picture's file and type, by its name alone; null if there is none. Used by the doors to show pictures. */
export function findPicture(
  folder: string,
  sha256: string,
): { file: string; type: PictureInfo['type'] } | null {
  if (!SHA256.test(sha256)) return null;
  for (const type of Object.keys(EXTENSIONS) as PictureInfo['type'][]) {
    const file = pictureFile(folder, { sha256, type });
    if (existsSync(file)) return { file, type };
  }
  return null;
}

/** Every picture's file in a pictures folder. */
export function picturesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .flatMap((entry) =>
      readdirSync(path.join(folder, entry.name))
        .filter((name) => /^[0-9a-f]{64}\.[a-z]+$/.test(name))
        .map((name) => path.join(folder, entry.name, name)),
    );
}
