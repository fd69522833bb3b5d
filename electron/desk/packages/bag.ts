import { createHash } from 'node:crypto';
import { words, type Words } from '../../../shared/story/words';
import type { PackageProblem } from './package-fault';

/**
 * BagIt 1.0 (RFC 8493) with SHA-256: how a package says what is in it, so that `sha256sum -c manifest-sha256.txt` on any machine
 * can check the files and this module can also find a file that nobody listed, which `sha256sum` cannot.
 */

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const INFO = 'bag-info.txt';
export const PAYLOAD = 'data/';

/** The tag files that say what a bag holds. Their text is needed to check it. */
export const BAG_TAG_FILES: readonly string[] = ['bagit.txt', INFO, MANIFEST, TAG_MANIFEST];

/** What was found of a file, whatever the manifest says: bytes and lower-case hex. */
export interface BagFile {
  readonly size: number;
  readonly sha256: string;
}

/** A file of a bag by its path from the base directory, with its text. */
export interface TagFile {
  readonly path: string;
  readonly content: string;
}

/**
 * The tag files of a bag. `payload` is keyed by path from the base directory (`data/...`); `info` goes into bag-info.txt, in its
 * order, before the Payload-Oxum. No Bagging-Date: the same story makes the same package on any day.
 */
export function bagTagFiles(
  payload: ReadonlyMap<string, BagFile>,
  info: Readonly<Record<string, string>>,
): readonly TagFile[] {
  const tags = [
    { path: 'bagit.txt', content: DECLARATION },
    { path: INFO, content: infoText({ ...info, 'Payload-Oxum': oxum(payload) }) },
    { path: MANIFEST, content: manifestText([...payload].map(([path, { sha256 }]) => [path, sha256])) },
  ];
  const sums = tags.map(
    ({ path, content }) => [path, createHash('sha256').update(content).digest('hex')] as const,
  );
  return [...tags, { path: TAG_MANIFEST, content: manifestText(sums) }];
}

function infoText(info: Readonly<Record<string, string>>): string {
  return Object.entries(info)
    .map(([label, value]) => {
      if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(label) || /[\r\n]/.test(value))
        throw new RangeError(`bag-info.txt cannot say ${JSON.stringify([label, value])}`);
      return `${label}: ${value}\n`;
    })
    .join('');
}

/** RFC 8493 2.1.3: two columns; only CR, LF and % are written as percent codes. */
function manifestText(sums: readonly (readonly [path: string, sha256: string])[]): string {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sha256]) => `${sha256}  ${encodePath(path)}\n`)
    .join('');
}

export function encodePath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) => encodeURIComponent(character));
}

export function decodePath(path: string): string {
  return path.replace(/%(0[dD]|0[aA]|25)/g, (code) => decodeURIComponent(code));
}

function oxum(payload: ReadonlyMap<string, BagFile>): string {
  const bytes = [...payload.values()].reduce((sum, { size }) => sum + size, 0);
  return `${bytes}.${payload.size}`;
}

/**
 * Every problem of a bag; none if it is complete and valid. `files` are all its files by path from the base directory, as they
 * were found; `texts` the tag files of BAG_TAG_FILES that are there.
 */
export function checkBag(
  files: ReadonlyMap<string, BagFile>,
  texts: ReadonlyMap<string, string>,
): readonly PackageProblem[] {
  const payload = new Map([...files].filter(([path]) => path.startsWith(PAYLOAD)));
  const tags = new Map([...files].filter(([path]) => !path.startsWith(PAYLOAD) && path !== TAG_MANIFEST));
  return [
    ...BAG_TAG_FILES.filter((path) => !texts.has(path)).map((path) => problem(path, MISSING)),
    ...(payload.size === 0 ? [problem(PAYLOAD, EMPTY)] : []),
    ...[...tags.keys()].filter(isForeign).map((path) => problem(path, FOREIGN)),
    ...checkDeclaration(texts.get('bagit.txt')),
    ...checkInfo(texts.get(INFO), payload),
    ...checkManifest(MANIFEST, texts.get(MANIFEST), payload),
    ...checkManifest(TAG_MANIFEST, texts.get(TAG_MANIFEST), tags),
  ];
}

/** What RFC 8493 allows and we cannot vouch for: files to be fetched from elsewhere, sums that we do not make. */
function isForeign(path: string): boolean {
  return path === 'fetch.txt' || (/^(tag)?manifest-[^/]*\.txt$/.test(path) && path !== MANIFEST);
}

const MISSING = words('Berkasnya tidak ada', 'The file is missing');
const EMPTY = words('Paketnya kosong', 'There is nothing in the package');
const FOREIGN = words('Jenis berkas ini tidak didukung', 'This kind of bag file is not supported');
const CHANGED = words(
  'Isinya berubah: SHA-256-nya tidak cocok',
  'The content was changed: its SHA-256 does not match',
);

const problem = (where: string, what: Words): PackageProblem => ({ where, what });
const lines = (text: string) => text.split(/\r\n|\r|\n/);

function checkDeclaration(text: string | undefined): readonly PackageProblem[] {
  if (
    text === undefined ||
    /^BagIt-Version: 1\.0(\r\n|\r|\n)Tag-File-Character-Encoding: UTF-8(\r\n|\r|\n)?$/.test(text)
  )
    return [];
  return [
    problem(
      'bagit.txt',
      words(
        'Ini tidak menyatakan paket BagIt 1.0 dalam UTF-8',
        'This does not declare a BagIt 1.0 bag in UTF-8',
      ),
    ),
  ];
}

function checkInfo(
  text: string | undefined,
  payload: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  if (text === undefined) return [];
  const said = lines(text).flatMap((line) => /^payload-oxum:\s*(.*?)\s*$/i.exec(line)?.[1] ?? []);
  if (said.length === 1 && said[0] === oxum(payload)) return [];
  const [sums, found] = [said.join(', '), oxum(payload)];
  return [
    problem(
      INFO,
      words(
        `Payload-Oxum ${sums ? `ialah ${sums}` : 'tidak ada'}, padahal isinya ${found}`,
        `Payload-Oxum is ${sums || 'missing'}, but the content is ${found}`,
      ),
    ),
  ];
}

const NO_LINE = words('Ada baris yang bukan SHA-256 dan nama berkas', 'A line is not a SHA-256 and a path');
const listedTwice = (manifest: string) =>
  words(`Berkas ini terdaftar dua kali di ${manifest}`, `The file is listed twice in ${manifest}`);
const listedOnly = (manifest: string) =>
  words(
    `Berkas ini terdaftar di ${manifest}, tetapi tidak ada`,
    `The file is listed in ${manifest} but is missing`,
  );
const unlisted = (manifest: string) =>
  words(`Berkas ini tidak terdaftar di ${manifest}`, `The file is not listed in ${manifest}`);

function checkManifest(
  manifest: string,
  text: string | undefined,
  files: ReadonlyMap<string, BagFile>,
): readonly PackageProblem[] {
  if (text === undefined) return [];
  const problems: PackageProblem[] = [];
  const listed = new Set<string>();
  for (const line of lines(text).filter((each) => each !== '')) {
    const [, sum, written] = /^([0-9a-fA-F]{64})[ \t]+(\S.*)$/.exec(line) ?? [];
    if (sum === undefined || written === undefined) {
      problems.push(problem(manifest, NO_LINE));
      continue;
    }
    const path = decodePath(written);
    const file = files.get(path);
    if (listed.has(path)) problems.push(problem(path, listedTwice(manifest)));
    else if (!file) problems.push(problem(path, listedOnly(manifest)));
    else if (file.sha256 !== sum.toLowerCase()) problems.push(problem(path, CHANGED));
    listed.add(path);
  }
  const extra = [...files.keys()].filter((path) => !listed.has(path));
  return [...problems, ...extra.map((path) => problem(path, unlisted(manifest)))];
}
