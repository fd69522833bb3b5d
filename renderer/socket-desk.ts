import type { Answer, Arguments, CallName, NoticeName, Notices, Result } from '../shared/contract';
import { decodeMessage, encodeMessage } from '../shared/wire';
import { valueOf, type DeskLine } from './desk-line';
import { connectionLost } from './trouble';

/** The part of a WebSocket that the line needs. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: ((event: Event) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** How long to wait before the `n`th attempt to connect again, counted from 0. */
export const waitBefore = (n: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** n);

/**
 * The browser door's line: text frames over a WebSocket (shared/wire.ts). When it breaks, calls under way are refused at
 * once (whoever made them knows whether to repeat them) and it connects again for as long as the window stands.
 */
export class SocketDesk implements DeskLine {
  /** Resolves when the line has been open once. */
  readonly opened: Promise<void>;
  readonly #connect: () => Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<(value: unknown) => void>>();
  readonly #connectionListeners = new Set<(isConnected: boolean) => void>();
  #socket: Socket | null = null;
  #isConnected = false;
  #lastId = 0;
  #attempts = 0;

  constructor(connect: () => Socket) {
    this.#connect = connect;
    this.opened = new Promise((resolve) => {
      const stop = this.onConnection((isConnected) => {
        if (!isConnected) return;
        stop();
        resolve();
      });
    });
    this.#open();
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  async call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>> {
    const socket = this.#socket;
    if (!socket || !this.#isConnected) throw connectionLost();
    const id = ++this.#lastId;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      socket.send(encodeMessage({ id, call: name, args }));
    });
    return valueOf(answer) as Result<Name>;
  }

  on<Name extends NoticeName>(name: Name, listener: (notice: Notices[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    const take = (value: unknown) => listener(value as Notices[Name]);
    listeners.add(take);
    return () => listeners.delete(take);
  }

  onConnection(listener: (isConnected: boolean) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  #open(): void {
    const socket = this.#connect();
    this.#socket = socket;
    socket.onopen = () => {
      this.#attempts = 0;
      this.#setConnected(true);
    };
    socket.onmessage = (event) => this.#take(String(event.data));
    socket.onclose = () => this.#lost();
  }

  #lost(): void {
    this.#socket = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(connectionLost());
    this.#setConnected(false);
    setTimeout(() => this.#open(), waitBefore(this.#attempts++));
  }

  #setConnected(isConnected: boolean): void {
    if (this.#isConnected === isConnected) return;
    this.#isConnected = isConnected;
    for (const listener of [...this.#connectionListeners]) listener(isConnected);
  }

  #take(text: string): void {
    const message = decodeMessage(text) as { id?: number; answer?: Answer; notice?: string; value?: unknown };
    if (message.notice !== undefined) {
      for (const listener of this.#listeners.get(message.notice) ?? []) listener(message.value);
      return;
    }
    if (message.id === undefined || !message.answer) return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.resolve(message.answer);
  }
}
