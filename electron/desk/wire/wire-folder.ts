import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RefusalNotice } from '../../../shared/story/refusal';
import { ownSign, signIn, type Sign } from './sign-of-life';

/**
 * The wire folder on disk: what lies in it, and the way of a file through it. A file is renamed and never removed: into
 * `taking/DEVICE/SESSION` while one process of this desk reads it, so that no other takes it too, then into `taken/DATE` or
 * `refused`. A file that a process claimed and does not come back to is claimed again, by a rename too: one of all wins.
 */

/** Names under which programs write what is not whole yet, and what systems leave about. */
const PARTIAL =
  /(^[.~])|(^~\$)|(\.(part|partial|filepart|tmp|temp|crdownload|download|opdownload|swp|lock|writing|uploading)$)|(~$)|(^(thumbs\.db|desktop\.ini)$)/i;

/** As many as are looked at in one round; the others wait for the next. */
const MOST_AT_ONCE = 5000;

/** A file that lies in the folder, whole or not. */
export interface Arrival {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** It is this process's already. */
  readonly isClaimed: boolean;
}

/** What another process has claimed. */
export interface Claims {
  /** Where they lie. */
  readonly folder: string;
  readonly isOwnDesk: boolean;
  readonly sign: Sign | null;
  /** Changes whenever that process gives a sign of life. */
  readonly stamp: string;
  readonly arrivals: readonly Arrival[];
}

/** The file by which a process that has claimed others says that it is there. */
const SIGN = '.desk.json';

/** True for a name that a program gives a file only while it writes it, or that no person gave. */
export const isPartial = (name: string): boolean => PARTIAL.test(name);

const hasCode = (error: unknown, ...codes: readonly string[]) =>
  codes.includes(String((error as { code?: unknown }).code));

/** The name with something before its ending: `naskah (2).txt`. */
function numbered(name: string, n: number): string {
  if (n === 1) return name;
  const { name: stem, ext } = path.parse(name);
  return `${stem} (${n})${ext}`;
}

/** How many copies of one name a folder may hold before a name is made up. */
const MOST_OF_A_NAME = 50;

/** Renames a file into a folder under its own name, or a numbered one where that is taken: nothing is ever written over. */
async function moveInto(from: string, folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const free =
      n <= MOST_OF_A_NAME
        ? numbered(name, n)
        : `${randomBytes(4).toString('hex')} ${name}`.slice(0, MOST_NAME);
    const to = path.join(folder, free);
    try {
      // Holds the name: a rename would put the file in the place of another one, without a word.
      await (await open(to, 'wx')).close();
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue;
      throw error;
    }
    try {
      await rename(from, to);
      return to;
    } catch (error) {
      await rm(to, { force: true });
      throw error;
    }
  }
}

/** Bytes that file systems allow a name, less what a number takes. */
const MOST_NAME = 200;

/** Makes folders below one that is there. That one is never made: a share that is cut off would be taken for an empty one. */
async function below(base: string, ...names: readonly string[]): Promise<string> {
  let folder = base;
  for (const name of names) {
    folder = path.join(folder, name);
    await mkdir(folder).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
  return folder;
}

/** An empty list where there is no folder to look into. */
async function orNothing<Item>(list: Promise<Item[]>): Promise<Item[]> {
  try {
    return await list;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

const foldersIn = async (folder: string) =>
  (await orNothing(readdir(folder, { withFileTypes: true })))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

export class WireFolder {
  /** `session`: of the process, or of whatever of it claims for itself; no other one has it. */
  constructor(
    readonly folder: string,
    readonly device: string,
    readonly session: string,
  ) {}

  get #own(): string {
    return path.join(this.folder, 'taking', this.device, this.session);
  }

  /** What lies there, what was begun with first. Throws where the folder cannot be looked at. */
  async list(): Promise<Arrival[]> {
    const claimed = await orNothing(this.#in(this.#own, true));
    return [...claimed.filter(({ name }) => name !== SIGN), ...(await this.#in(this.folder, false))];
  }

  /** What other processes have claimed, of this desk and of others. */
  async claims(): Promise<Claims[]> {
    const taking = path.join(this.folder, 'taking');
    const folders: { readonly folder: string; readonly isOwnDesk: boolean }[] = [];
    for (const device of await foldersIn(taking)) {
      const isOwnDesk = device === this.device;
      const desk = path.join(taking, device);
      // Before there were sessions, files lay in the desk's own folder.
      folders.push({ folder: desk, isOwnDesk });
      for (const session of await foldersIn(desk))
        folders.push({ folder: path.join(desk, session), isOwnDesk });
    }
    const others = folders.filter(({ folder }) => folder !== this.#own);
    const found = await Promise.all(
      others.map(async ({ folder, isOwnDesk }): Promise<Claims> => {
        const files = await orNothing(this.#in(folder, true));
        const sign = files.find(({ name }) => name === SIGN);
        return {
          folder,
          isOwnDesk,
          sign: sign ? signIn(await readFile(sign.path, 'utf8').catch(() => '')) : null,
          stamp: sign?.stamp ?? '',
          arrivals: files.filter(({ name }) => name !== SIGN).map((file) => ({ ...file, isClaimed: false })),
        };
      }),
    );
    return found.filter(({ arrivals, stamp }) => arrivals.length > 0 || stamp !== '');
  }

  /** Says that this process is there, for as long as it has claimed something. */
  async giveSign(sign: Sign = ownSign()): Promise<void> {
    await below(this.folder, 'taking', this.device, this.session);
    await writeFile(path.join(this.#own, SIGN), JSON.stringify(sign));
  }

  /** Takes away the folder of a process that has nothing there any more. */
  async tidy(folder = this.#own): Promise<void> {
    const left = await orNothing(readdir(folder));
    if (left.some((name) => name !== SIGN)) return;
    await rm(path.join(folder, SIGN), { force: true });
    for (const one of [folder, path.dirname(folder)])
      if (path.basename(one) !== 'taking')
        await rmdir(one).catch((error: unknown) => {
          if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
        });
  }

  async #in(folder: string, isClaimed: boolean): Promise<Arrival[]> {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && (isClaimed || !isPartial(entry.name)))
      .map(({ name }) => name)
      .sort()
      .slice(0, MOST_AT_ONCE);
    const found = await Promise.all(
      names.map(async (name): Promise<readonly Arrival[]> => {
        const file = path.join(folder, name);
        try {
          const { size, mtimeMs, ino } = await stat(file);
          return [{ name, path: file, size, stamp: `${ino} ${size} ${mtimeMs}`, isClaimed }];
        } catch (error) {
          // Gone between the two looks: renamed by its writer, or taken by another desk.
          if (hasCode(error, 'ENOENT')) return [];
          throw error;
        }
      }),
    );
    return found.flat();
  }

  /** Makes a file this process's own; null where another desk was first, or a program still holds it. */
  async claim(arrival: Arrival): Promise<Arrival | null> {
    if (arrival.isClaimed) return arrival;
    try {
      // Before it has anything: what lies by no sign would be anybody's.
      await this.giveSign();
      const to = await moveInto(arrival.path, this.#own, arrival.name);
      return { ...arrival, path: to, isClaimed: true };
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'EBUSY')) return null;
      throw error;
    }
  }

  /** Where a file that became stories is kept. `day`: as 2026-01-05. */
  async putTaken({ path: file, name }: Arrival, day: string): Promise<string> {
    return moveInto(file, await below(this.folder, 'taken', day), name);
  }

  /** Where a file that nobody could read is kept, with a sentence beside it that says why, in both languages. */
  async putAside({ path: file, name }: Arrival, why: RefusalNotice): Promise<string> {
    const to = await moveInto(file, await below(this.folder, 'refused'), name);
    const { what, todo } = why;
    await writeFile(`${to}.alasan-reason.txt`, `${what.id}; ${todo.id}.\n${what.en}; ${todo.en}.\n`);
    return to;
  }
}
