import type { Answer, NoticeName, Notices } from '../shared/contract';
import { words } from '../shared/story/words';

/** What the app asks of the desk's process, and what comes back. */
export interface ToDesk {
  readonly id: number;
  readonly call: string;
  readonly args: unknown;
}
export type FromDesk =
  | { readonly id: number; readonly answer: Answer }
  | { readonly notice: NoticeName; readonly value: Notices[NoticeName] };

/** A process that can be talked to: Electron's UtilityProcess, or a stand-in in a test. */
export interface DeskChild {
  postMessage(message: ToDesk): void;
  on(event: 'message', listener: (message: FromDesk) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

const GONE: Answer = {
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
};

const RESTART_PAUSE_MS = 300;

/** The line from the app to the desk's process. Starts it again when it dies; calls that were under way are told so. */
export class DeskLine {
  readonly #start: () => DeskChild;
  readonly #onNotice: (name: NoticeName, value: unknown) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #child: DeskChild | null = null;
  #next = 1;
  #isClosed = false;

  constructor(start: () => DeskChild, onNotice: (name: NoticeName, value: unknown) => void) {
    this.#start = start;
    this.#onNotice = onNotice;
    this.#connect();
  }

  call(call: string, args: unknown): Promise<Answer> {
    const child = this.#child;
    if (!child) return Promise.resolve(GONE);
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      child.postMessage({ id, call, args });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#child?.kill();
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
      for (const answer of this.#waiting.values()) answer(GONE);
      this.#waiting.clear();
      if (!this.#isClosed) setTimeout(() => this.#connect(), RESTART_PAUSE_MS);
    });
  }
}
