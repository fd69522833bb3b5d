import { randomUUID } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { WireLine, WirePeek, WireStanding } from '../../../shared/contract';
import { wireSettingSchema, type WireSetting } from '../../../shared/ingest/wire-setting';
import { Refusal, type RefusalNotice } from '../../../shared/story/refusal';
import * as v from 'valibot';
import { diskRefusal } from '../disk-refusal';
import { readInputFile } from '../inputs/input-file';
import type { TakenIn } from '../inputs/importing';
import { isGone, ownSign, type Sign } from './sign-of-life';
import { isPartial, WireFolder, type Arrival, type Claims } from './wire-folder';
import { wireRefusals } from './wire-refusals';

/** How often the folder is looked at, in ms. */
export interface WirePace {
  /** A file is whole when it has not changed for so long. */
  readonly settle: number;
  /** Looks that no event asked for: network shares send none. */
  readonly poll: number;
  /** An empty file is left so long: many programs make a file first and write it later. */
  readonly empty: number;
  /** A desk on another machine that has given no sign of life for so long will not come back to what it has claimed. */
  readonly silent: number;
}

const USUAL_PACE: WirePace = { settle: 2000, poll: 5000, empty: 60_000, silent: 600_000 };

/** One file that is written sends many events. */
const EVENT_PAUSE_MS = 250;

/** Lines that are remembered for the window. */
const MOST_LINES = 200;

export interface WireParts {
  /** The home of the desk, which is never watched. */
  readonly home: string;
  readonly device: string;
  readonly setting: () => WireSetting;
  /** Reads a file and stores the stories in it that are not here yet. */
  readonly takeIn: (name: string, bytes: Uint8Array, desk: string) => Promise<TakenIn>;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly told: (standing: WireStanding) => void;
  readonly pace?: WirePace;
}

/** What one look came to. */
export interface WireRound {
  readonly lines: readonly WireLine[];
  /** Files that were not whole yet, or could not be taken now. */
  readonly waiting: number;
}

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as { code?: unknown }).code));

/** True where one of the two folders holds the other. */
function isWithin(one: string, other: string): boolean {
  const away = path.relative(one, other);
  return away === '' || (!away.startsWith('..') && !path.isAbsolute(away));
}

/**
 * The wire: what arrives in a folder becomes stories, once, when it is whole. Events of the file system make it fast where there are
 * some, a slow look at everything makes it certain. A file that is being taken when the process is killed is taken up again, and
 * what of it was stored already is not stored twice.
 */
export class Wire {
  readonly #parts: WireParts;
  readonly #pace: WirePace;
  /** When a file was first seen as it is, ms of a clock that nobody sets. */
  readonly #seen = new Map<string, { readonly stamp: string; readonly since: number }>();
  /** When a sign of life of another process was first seen as it is. */
  readonly #signs = new Map<string, { readonly stamp: string; readonly since: number }>();
  readonly #session = randomUUID();
  #lines: readonly WireLine[] = [];
  #state: WireStanding['state'] = 'off';
  #trouble: RefusalNotice | null = null;
  #waiting = 0;
  #told = '';
  #isWatching = false;
  #isStopped = false;
  #watcher: { readonly events: FSWatcher; readonly inode: string } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #round: Promise<WireRound> | null = null;
  #mustLookAgain = false;

  constructor(parts: WireParts) {
    this.#parts = parts;
    this.#pace = parts.pace ?? USUAL_PACE;
  }

  get standing(): WireStanding {
    const { folder } = this.#parts.setting();
    return {
      folder,
      state: folder === '' ? 'off' : this.#state,
      trouble: this.#trouble,
      waiting: this.#waiting,
      lines: this.#lines,
    };
  }

  /** Begins to watch what the settings name, now and whenever they change. */
  watch(): void {
    this.#isWatching = true;
    this.look();
  }

  /** Looks as soon as the look that is under way is over. */
  look(): void {
    if (!this.#isWatching) return;
    clearTimeout(this.#timer);
    this.#mustLookAgain = true;
    if (this.#round) return;
    void this.#lookOn();
  }

  #lookSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.look();
    }, EVENT_PAUSE_MS).unref();
  }

  async #lookOn(): Promise<void> {
    while (this.#isWatching && this.#mustLookAgain) {
      this.#mustLookAgain = false;
      await this.once();
    }
    if (!this.#isWatching) return;
    clearTimeout(this.#timer);
    const after = this.#waiting > 0 ? Math.min(this.#pace.settle, this.#pace.poll) : this.#pace.poll;
    this.#timer = setTimeout(() => this.look(), after);
    this.#timer.unref();
  }

  /** Ends watching, once the file that is being taken is done with. */
  async stop(): Promise<void> {
    this.#isWatching = false;
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
    this.#unwatch();
    await this.#round;
    const { folder } = this.#parts.setting();
    if (folder === '' || this.#wrong(folder)) return;
    // What is still claimed waits for whoever comes next, and needs no proof.
    const ended = { ...ownSign(), pid: 0 };
    await leave(new WireFolder(folder, this.#parts.device, this.#session), ended);
  }

  /** One look: takes what is whole. Never rejects: what went wrong is the standing's trouble. */
  once(): Promise<WireRound> {
    this.#round ??= this.#look().finally(() => (this.#round = null));
    return this.#round;
  }

  /** Looks until nothing in the folder changes any more, and takes it; what is still being written then is left. */
  async settled(): Promise<WireRound> {
    const lines: WireLine[] = [];
    const first = await this.once();
    lines.push(...first.lines);
    await new Promise((resolve) => setTimeout(resolve, this.#pace.settle + 50));
    const second = await this.once();
    return { lines: [...lines, ...second.lines], waiting: second.waiting };
  }

  /** What watching a folder would mean. Nothing is taken. */
  async peek(folder: string): Promise<WirePeek> {
    const refusal = this.#wrong(folder);
    if (refusal) return { files: 0, refused: refusal.notice };
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && !isPartial(entry.name)).length;
      return { files, refused: null };
    } catch (error) {
      const why = isMissing(error) ? wireRefusals.missing(folder) : diskRefusal(error, folder);
      if (!why) throw error;
      return { files: 0, refused: why.notice };
    }
  }

  #wrong(folder: string): Refusal | null {
    if (folder === '' || !v.is(wireSettingSchema.entries.folder, folder)) return wireRefusals.notFull();
    return isWithin(folder, this.#parts.home) || isWithin(this.#parts.home, folder)
      ? wireRefusals.ownHome()
      : null;
  }

  async #look(): Promise<WireRound> {
    const setting = this.#parts.setting();
    const lines: WireLine[] = [];
    this.#waiting = 0;
    if (setting.folder === '') {
      this.#unwatch();
      this.#seen.clear();
      this.#stand('off', null);
      return { lines, waiting: 0 };
    }
    const wrong = this.#wrong(setting.folder);
    if (wrong) {
      this.#stand('away', wrong.notice);
      return { lines, waiting: 0 };
    }
    const folder = new WireFolder(setting.folder, this.#parts.device, this.#session);
    try {
      await this.#watchFolder(setting.folder);
      const claims = await folder.claims();
      const abandoned = claims.filter((one) => this.#isAbandoned(one));
      const found = [...abandoned.flatMap(({ arrivals }) => arrivals), ...(await folder.list())];
      this.#forgetGone(found, claims);
      let trouble: RefusalNotice | null = null;
      const ready = found.filter((arrival) => this.#isWhole(arrival));
      this.#waiting = found.length - ready.length;
      for (const arrival of ready) {
        if (this.#isStopped) break;
        const took = await this.#take(folder, arrival, setting.desk);
        if (took.line) {
          lines.push(took.line);
          this.#lines = [took.line, ...this.#lines].slice(0, MOST_LINES);
          this.#stand('watching', trouble);
        } else if (took.trouble) {
          trouble = took.trouble;
          this.#waiting++;
        }
        // Whoever types meanwhile comes first.
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const { folder: left } of abandoned) await folder.tidy(left);
      if (found.some(({ isClaimed }) => isClaimed)) await folder.giveSign();
      await folder.tidy();
      this.#stand('watching', trouble);
    } catch (error) {
      this.#unwatch();
      const refusal = isMissing(error)
        ? wireRefusals.away(setting.folder)
        : (diskRefusal(error, setting.folder) ?? wireRefusals.away(setting.folder));
      this.#stand('away', refusal.notice);
    }
    return { lines, waiting: this.#waiting };
  }

  /** Takes one file; a line where it is done with, trouble where it must wait, neither where another desk has it. */
  async #take(
    folder: WireFolder,
    arrival: Arrival,
    desk: string,
  ): Promise<{ readonly line?: WireLine; readonly trouble?: RefusalNotice }> {
    const { name } = arrival;
    let claimed: Arrival | null = null;
    try {
      claimed = await folder.claim(arrival);
      if (!claimed) return {};
      const took = await this.#read(claimed, desk);
      if (!took) return {};
      const at = this.#parts.now();
      if (took.stories.length === 0 && took.known === 0) {
        const [why] = took.refused;
        await folder.putAside(claimed, why?.notice ?? wireRefusals.empty(name).notice);
      } else await folder.putTaken(claimed, at.slice(0, 10));
      this.#seen.delete(claimed.path);
      return { line: { name, at, ...took } };
    } catch (error) {
      // The disk or the archive: the file stays with this desk and is tried again.
      if (claimed && isMissing(error)) return {};
      const refusal = diskRefusal(error, claimed?.path ?? arrival.path);
      if (!refusal) console.error(error);
      return { trouble: (refusal ?? wireRefusals.defect(name, String(error))).notice };
    }
  }

  /** What became of a file's stories; null for a file that was written to while it was read. */
  async #read(claimed: Arrival, desk: string): Promise<TakenIn | null> {
    const { name, path: file, stamp, size } = claimed;
    if (size === 0) return refusedWhole(name, wireRefusals.empty(name).notice);
    let bytes: Uint8Array;
    try {
      ({ bytes } = await readInputFile(file));
    } catch (error) {
      if (!(error instanceof Refusal) || !error.notice.code.startsWith('input.')) throw error;
      if (error.notice.code === 'input.changed') return null;
      return refusedWhole(name, error.notice);
    }
    const { ino, size: now, mtimeMs } = await stat(file);
    if (`${ino} ${now} ${mtimeMs}` !== stamp) return null;
    return this.#parts.takeIn(name, bytes, desk);
  }

  #isWhole({ path: file, stamp, size }: Arrival): boolean {
    const now = performance.now();
    const known = this.#seen.get(file);
    if (known?.stamp !== stamp) {
      this.#seen.set(file, { stamp, since: now });
      return false;
    }
    return now - known.since >= (size === 0 ? this.#pace.empty : this.#pace.settle);
  }

  /** True for claims that nobody will come back to: their process is gone for certain, or has been silent for too long. */
  #isAbandoned({ folder, sign, stamp, isOwnDesk }: Claims): boolean {
    if (isGone(sign, isOwnDesk)) return true;
    const now = performance.now();
    const known = this.#signs.get(folder);
    if (known?.stamp !== stamp) {
      this.#signs.set(folder, { stamp, since: now });
      return false;
    }
    return now - known.since >= this.#pace.silent;
  }

  #forgetGone(found: readonly Arrival[], claims: readonly Claims[]): void {
    const there = new Set([...found.map(({ path: file }) => file), ...claims.map(({ folder }) => folder)]);
    for (const known of [this.#seen, this.#signs])
      for (const file of known.keys()) if (!there.has(file)) known.delete(file);
  }

  /** Listens to the folder that is there now: one that went away and came back is another one. */
  async #watchFolder(folder: string): Promise<void> {
    if (!this.#isWatching) return;
    const { dev, ino } = await stat(folder);
    const inode = `${folder} ${dev} ${ino}`;
    if (this.#watcher?.inode === inode) return;
    this.#unwatch();
    try {
      const events = watch(folder, { persistent: false }, () => this.#lookSoon());
      // Without events there is still the slow look.
      events.on('error', () => this.#unwatch());
      this.#watcher = { events, inode };
    } catch (error) {
      if (isMissing(error)) throw error;
    }
  }

  #unwatch(): void {
    this.#watcher?.events.close();
    this.#watcher = null;
  }

  #stand(state: WireStanding['state'], trouble: RefusalNotice | null): void {
    this.#state = state;
    this.#trouble = trouble;
    const { standing } = this;
    const told = JSON.stringify(standing);
    if (told === this.#told) return;
    this.#told = told;
    this.#parts.told(standing);
  }
}

/** Says that a process has ended, where it leaves files behind. A folder that is away needs no word. */
async function leave(folder: WireFolder, ended: Sign): Promise<void> {
  try {
    const own = (await folder.list()).some(({ isClaimed }) => isClaimed);
    if (own) await folder.giveSign(ended);
    await folder.tidy();
  } catch (error) {
    if (!isMissing(error) && !diskRefusal(error, folder.folder)) throw error;
  }
}

const refusedWhole = (name: string, notice: RefusalNotice): TakenIn => ({
  stories: [],
  known: 0,
  refused: [{ name, notice }],
});
