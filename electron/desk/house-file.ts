import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../shared/story/refusal';
import { words, type Words } from '../../shared/story/words';
import { diskRefusal } from './disk-refusal';

/** How a house's file is read. */
export interface HouseFileForm<Value> {
  /** What holds while there is no such file. */
  readonly none: Value;
  /** Makes the value of the file's text. Throws the Refusal that says what is wrong in it. */
  readonly read: (text: string, file: string) => Value;
  /** The largest file that could be one. */
  readonly mostBytes: number;
  /** Starts the codes of refusals. */
  readonly code: string;
  /** What still holds where the file cannot be read. */
  readonly kept: Words;
}

const LOOK_EVERY_MS = 500;

/** A file in which the house says how it works: beside the archive, written by hand, read again whenever it has changed. */
export class HouseFile<Value> {
  readonly file: string;
  readonly #form: HouseFileForm<Value>;
  #read: { readonly stamp: string; readonly value: Value } | null = null;

  constructor(folder: string, name: string, form: HouseFileForm<Value>) {
    this.file = path.join(folder, name);
    this.#form = form;
  }

  /**
   * What the file says now.
   * @throws Refusal where the file is there and cannot be read: half of a house's rules is none.
   */
  get current(): Value {
    const { none, read, mostBytes, kept } = this.#form;
    try {
      const stamp = this.#stamp();
      if (stamp === null) return none;
      if (this.#read?.stamp === stamp) return this.#read.value;
      const bytes = readFileSync(this.file);
      if (bytes.length > mostBytes) throw this.#tooLong();
      const value = read(bytes.toString('utf8'), this.file);
      this.#read = { stamp, value };
      return value;
    } catch (error) {
      throw diskRefusal(error, this.file, kept) ?? error;
    }
  }

  /** Tells when the file comes, changes or goes; the returned function stops looking. By looking, because editors save by renaming. */
  watch(tell: () => void): () => void {
    let known = this.#look();
    const timer = setInterval(() => {
      const now = this.#look();
      if (now === known) return;
      known = now;
      tell();
    }, LOOK_EVERY_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** As `#stamp`; a file that cannot be looked at has a stamp of its own. */
  #look(): string | null {
    try {
      return this.#stamp();
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'unreadable';
    }
  }

  #stamp(): string | null {
    const stat = statSync(this.file, { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : null;
  }

  #tooLong(): Refusal {
    const { code, kept } = this.#form;
    return new Refusal({
      kind: 'io',
      code: `${code}.tooLong`,
      what: words(
        `${this.file} terlalu panjang untuk daftar aturan`,
        `${this.file} is too long for a list of rules`,
      ),
      kept,
      todo: words('perpendek atau pindahkan berkas itu', 'shorten it or move it away'),
    });
  }
}
