import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PictureInfo } from '../../../shared/preflight/finding';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';
import type { Database } from '../archive/database';
import { writeDurably } from '../durable-file';
import { pictureFile } from './picture-files';
import { pictureType } from './picture-type';

const MAX_PIXELS = 268_402_689; // 16,383 squared: what WebP and most readers stop at.

interface Row {
  sha256: string;
  type: PictureInfo['type'];
  width: number;
  height: number;
  size: number;
}

function refuse(name: string, why: { readonly id: string; readonly en: string }): Refusal {
  return new Refusal({
    kind: 'no',
    code: 'picture.unreadable',
    what: words(`${name}: ${why.id}`, `${name}: ${why.en}`),
    kept: words('naskah tidak berubah', 'the story is unchanged'),
    todo: words('pilih foto JPEG, PNG, WebP, GIF atau AVIF', 'choose a JPEG, PNG, WebP, GIF or AVIF picture'),
  });
}

/** What is known of a picture by its bytes. Refuses what is not a picture. */
export function describePicture(name: string, bytes: Uint8Array): PictureInfo {
  const type = pictureType(bytes);
  if (!type) throw refuse(name, words('ini bukan foto yang dikenal', 'this is not a picture that we know'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, type, ...sizeOf(name, bytes), size: bytes.byteLength };
}

/** Pictures on disk, each under its SHA-256 in `pictures/ab/abcdef….jpg`, with what is known of them in the archive. */
export class PictureStore {
  readonly #folder: string;
  readonly #keep;
  readonly #one;

  constructor(folder: string, database: Database) {
    this.#folder = folder;
    this.#keep = database.prepare(
      'INSERT OR IGNORE INTO picture (sha256, type, width, height, size, kept_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#one = database.prepare('SELECT sha256, type, width, height, size FROM picture WHERE sha256 = ?');
  }

  /** Keeps a picture's bytes. The row is written only after the file is safe on disk. Refuses what is not a picture. */
  async keep(name: string, bytes: Uint8Array, at: string): Promise<PictureInfo> {
    const info = describePicture(name, bytes);
    const { sha256, type, width, height } = info;
    const file = this.file(info);
    if (!existsSync(file)) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeDurably(file, bytes);
    }
    this.#keep.run(sha256, type, width, height, info.size, at);
    return info;
  }

  info(sha256: string): PictureInfo | null {
    const row = this.#one.get(sha256) as Row | undefined;
    return row ? { ...row } : null;
  }

  /** Where a picture's bytes lie. */
  file(info: Pick<PictureInfo, 'sha256' | 'type'>): string {
    return pictureFile(this.#folder, info);
  }
}

/** What the archive keeps of a picture, read again from its file; null where the file is not what its name says. */
export function pictureRow(file: string): (Row & { readonly keptAt: string }) | null {
  const bytes = readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const type = pictureType(bytes);
  if (!type || !path.basename(file).startsWith(`${sha256}.`)) return null;
  const keptAt = statSync(file).mtime.toISOString();
  return { sha256, type, ...sizeOf(path.basename(file), bytes), size: bytes.byteLength, keptAt };
}

/** Width and height as a reader sees them: Exif orientations 5 to 8 lie on their side. Reads the header only. */
function sizeOf(name: string, bytes: Uint8Array): { width: number; height: number } {
  const tooLarge = refuse(
    name,
    words('foto ini rusak atau terlalu besar', 'this picture is damaged or too large'),
  );
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    const isSound = width >= 1 && height >= 1 && width * height <= MAX_PIXELS;
    if (!isSound) throw tooLarge;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    throw tooLarge;
  }
}
