import type { Answer, NoticeName, Notices } from '../shared/contract';
import { words } from '../shared/story/words';
import { decodeMessage, encodeMessage } from '../shared/wire';

/** What the app asks of the desk's process, and what comes back. */
export interface ToDesk {
  readonly id: number;
  readonly call: string;
  readonly args: unknown;
}
export type FromDesk =
  /** `answer`: an `Answer` as text (wire.ts). Both doors pass it on as it is: a story is written out once on its way to a page. */
  | { readonly id: number; readonly answer: string }
  | { readonly notice: NoticeName; readonly value: Notices[NoticeName] };

/** A process that can be talked to: Electron's UtilityProcess, or a stand-in in a test. */
export interface DeskChild {
  postMessage(message: ToDesk): void;
  on(event: 'message', listener: (message: FromDesk) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

const GONE = encodeMessage({
  ok: false,
  refusal: {
    kind: 'io',
    code: 'desk.gone',
    what: words('proses meja redaksi berhenti', 'the desk process stopped'),
    kept: words(
      'yang sudah tersimpan aman; teks Anda masih di jendela ini',
      'what was saved is safe; your text is still in this window',
    ),
    todo: words('tunggu sebentar, Redaksi menyalakannya lagi', 'wait a moment, Redaksi is starting it again'),
  },
} satisfies Answer);

const RESTART_PAUSE_MS = 300;

/**
 * The line from the app to the desk's process. Starts it again when it dies; calls that were under way are told so, calls made
 * while there is no desk wait for the next one.
 */
export class DeskLine {
  readonly #start: () => DeskChild;
  readonly #onNotice: (name: NoticeName, value: unknown) => void;
  readonly #waiting = new Map<number, (answer: string) => void>();
  /** Asked while there was no desk. */
  #held: ToDesk[] = [];
  #child: DeskChild | null = null;
  #next = 1;
  #isClosed = false;
  #onGone: (() => void) | null = null;

  constructor(start: () => DeskChild, onNotice: (name: NoticeName, value: unknown) => void) {
    this.#start = start;
    this.#onNotice = onNotice;
    this.#connect();
  }

  async call(call: string, args: unknown): Promise<Answer> {
    return decodeMessage(await this.ask(call, args)) as Answer;
  }

  /** As `call`, with the `Answer` as the text in which it travels. */
  ask(call: string, args: unknown): Promise<string> {
    if (this.#isClosed) return Promise.resolve(GONE);
    const asked = { id: this.#next++, call, args };
    return new Promise((resolve) => {
      this.#waiting.set(asked.id, resolve);
      if (this.#child) this.#child.postMessage(asked);
      else this.#held.push(asked);
    });
  }

  /** Ends the desk; resolves when it is gone, with everything written that it was writing. */
  close(): Promise<void> {
    this.#isClosed = true;
    const child = this.#child;
    if (!child) {
      this.#giveUp();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#onGone = resolve;
      child.kill();
    });
  }

  #giveUp(): void {
    for (const answer of this.#waiting.values()) answer(GONE);
    this.#waiting.clear();
    this.#held = [];
  }

  #restart(): void {
    if (this.#isClosed) return;
    this.#connect();
    const held = this.#held;
    this.#held = [];
    for (const asked of held) this.#child?.postMessage(asked);
    // Notices of the last moments may have been lost with the old process.
    this.#onNotice('restarted', {});
  }

  #connect(): void {
    const child = this.#start();
    this.#child = child;
    child.on('message', (message) => {
      if ('notice' in message) {
        this.#onNotice(message.notice, message.value);
        return;
      }
      this.#waiting.get(message.id)?.(message.answer);
      this.#waiting.delete(message.id);
    });
    child.on('exit', () => {
      this.#child = null;
      this.#giveUp();
      this.#onGone?.();
      if (!this.#isClosed) setTimeout(() => this.#restart(), RESTART_PAUSE_MS);
    });
  }
}
