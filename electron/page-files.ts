import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findPicture } from './desk/pictures/picture-files';
import { PAGE_HEADERS, pageType } from './page-policy';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const NOT_FOUND: PageAnswer = {
  status: 404,
  headers: { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.from('Tidak ada di sini. / Not here.\n'),
};

/**
 * What a door answers to a page's request for `pathname`: a built page file, or a picture of the archive. Nothing outside
 * the two folders can be named: pictures go by SHA-256, page files are looked for inside the pages folder only.
 */
export async function pageAnswer(pathname: string, pages: string, pictures: string): Promise<PageAnswer> {
  const picture = /^\/picture\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  if (picture !== undefined) {
    const found = findPicture(pictures, picture);
    if (!found) return NOT_FOUND;
    return answer(found.file, found.type);
  }
  const file = path.join(pages, pathname === '/' ? 'index.html' : pathname);
  const type = pageType(file);
  if (!file.startsWith(pages + path.sep) || pathname.includes('\0') || type === null) return NOT_FOUND;
  return answer(file, type);
}

async function answer(file: string, type: string): Promise<PageAnswer> {
  try {
    return { status: 200, headers: { ...PAGE_HEADERS, 'Content-Type': type }, body: await readFile(file) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOT_FOUND;
    throw error;
  }
}
