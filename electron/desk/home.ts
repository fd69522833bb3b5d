import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { settingsSchema, type Settings } from '../../shared/contract';
import { NO_WIRE } from '../../shared/ingest/wire-setting';
import { USUAL_HOUSE_PAGE } from '../../shared/style/house-page';
import { USUAL_WRITING } from '../../shared/style/writing';
import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';
import { diskRefusal } from './disk-refusal';
import { writeDurably } from './durable-file';
import { makeFolder } from './sync-to-disk';

/** Where everything of one desk lies: its archive, pictures, packages, settings. */
export interface Home {
  readonly folder: string;
  readonly archive: string;
  /** The second copy of the journal (archive/second-copy.ts). */
  readonly secondCopy: string;
  readonly backups: string;
  /** What is let go when the disk is full (archive/ballast.ts). */
  readonly ballast: string;
  /** The latest time that was seen (trusted-clock.ts). */
  readonly clock: string;
  readonly pictures: string;
  readonly packages: string;
  /** This desk's own name among the devices that write journals. */
  readonly device: string;
}

/** `--home`, else REDAKSI_HOME, else the place where this system keeps a program's data. */
export function homeFolder(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = given ?? environment['REDAKSI_HOME'];
  if (chosen) return path.resolve(chosen);
  if (process.platform === 'darwin')
    return path.join(os.homedir(), 'Library', 'Application Support', 'Redaksi');
  if (process.platform === 'win32') return path.join(environment['APPDATA'] ?? os.homedir(), 'Redaksi');
  return path.join(environment['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share'), 'redaksi');
}

/** The places in a home, whether they are there or not. */
export const homePlaces = (folder: string) => ({
  folder,
  archive: path.join(folder, 'archive.sqlite'),
  secondCopy: path.join(folder, 'journal.copy'),
  backups: path.join(folder, 'backups'),
  ballast: path.join(folder, 'ballast'),
  clock: path.join(folder, 'clock'),
  pictures: path.join(folder, 'pictures'),
  packages: path.join(folder, 'packages'),
});

/** Where everything of a home lies. */
export type Places = ReturnType<typeof homePlaces>;

/** Opens a home, making its folders where they are missing. Refuses, in words, a place that cannot be written. */
export async function openHome(folder: string): Promise<Home> {
  try {
    for (const room of ['', 'pictures', 'packages', 'backups']) makeFolder(path.join(folder, room));
    const deviceFile = path.join(folder, 'device');
    if (!existsSync(deviceFile)) await writeDurably(deviceFile, `${randomUUID().slice(0, 8)}\n`);
    return { ...homePlaces(folder), device: readFileSync(deviceFile, 'utf8').trim() };
  } catch (error) {
    throw diskRefusal(error, folder) ?? error;
  }
}

const defaults = (tongue: Settings['tongue'], timeZone: string): Settings => ({
  house: {
    name: '',
    address: '',
    language: tongue,
    timeZone,
    desks: [],
    copyrightNotice: '',
    writing: USUAL_WRITING,
    page: USUAL_HOUSE_PAGE,
    wire: NO_WIRE,
  },
  person: { name: '', desk: '', typing: 'asHouse' },
  tongue,
  theme: 'system',
});

const settingsPath = (folder: string) => path.join(folder, 'settings.json');

/** The settings of a home as they are, without making the home: a new one's settings are the defaults. */
export function peekSettings(folder: string, environment: NodeJS.ProcessEnv = process.env): Settings {
  const file = settingsPath(folder);
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  if (!existsSync(file)) return defaults(/^en/i.test(locale) ? 'en' : 'id', 'Asia/Jakarta');
  try {
    return v.parse(settingsSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw (
      diskRefusal(error, file) ??
      new Refusal({
        kind: 'io',
        code: 'settings.damaged',
        what: words(`${file} tidak terbaca sebagai pengaturan`, `${file} cannot be read as settings`),
        kept: words('semua naskah aman', 'every story is safe'),
        todo: words('perbaiki atau pindahkan berkas itu', 'mend the file or move it away'),
      })
    );
  }
}

/** The desk's settings, in `settings.json` of its home. */
export class SettingsFile {
  readonly #file: string;
  #settings: Settings;

  private constructor(file: string, settings: Settings) {
    this.#file = file;
    this.#settings = settings;
  }

  /** Reads the settings of a home. A damaged file is refused, never quietly replaced: someone's house is in it. */
  static open(home: Home): SettingsFile {
    return new SettingsFile(settingsPath(home.folder), peekSettings(home.folder));
  }

  get current(): Settings {
    return this.#settings;
  }

  async save(settings: Settings): Promise<Settings> {
    await writeDurably(this.#file, `${JSON.stringify(settings, null, 2)}\n`);
    this.#settings = settings;
    return settings;
  }
}
