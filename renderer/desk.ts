import {
  noticeNames,
  type Answer,
  type Arguments,
  type CallName,
  type NoticeName,
  type Notices,
  type Result,
} from '../shared/contract';
import { decodeMessage } from '../shared/wire';
import { valueOf, type DeskLine } from './desk-line';
import { SocketDesk } from './socket-desk';

/**
 * The desk as this window reaches it, and the only file that touches the bridge: the preload's in Electron, a WebSocket on the
 * same origin in a browser.
 */

/** What the preload script exposes. */
interface Bridge {
  /** Resolves with an `Answer` as text. */
  call(name: string, args: unknown): Promise<string>;
  on(name: string, listener: (value: unknown) => void): () => void;
}

class BridgeDesk implements DeskLine {
  readonly isConnected = true;
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>> {
    const answer = decodeMessage(await this.#bridge.call(name, args)) as Answer;
    return valueOf(answer) as Result<Name>;
  }

  on<Name extends NoticeName>(name: Name, listener: (notice: Notices[Name]) => void): () => void {
    if (!noticeNames.includes(name)) throw new RangeError(`The desk gives no notice named ${name}`);
    return this.#bridge.on(name, (value) => listener(value as Notices[Name]));
  }

  onConnection(): () => void {
    return () => undefined;
  }
}

/** Opens the line to the desk. Resolves when the desk can be called; in a browser it goes on trying until it can. */
export async function openDesk(): Promise<DeskLine> {
  const bridge = (window as { readonly redaksi?: Bridge }).redaksi;
  if (bridge) return new BridgeDesk(bridge);
  const address = new URL('/desk', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const desk = new SocketDesk(() => new WebSocket(address));
  await desk.opened;
  return desk;
}
