import type { WirePeek, WireStanding } from '../shared/contract';
import type { DeskLine } from './desk-line';
import { Refusable } from './refusable';

/** The wire folder as its dialog knows it: how it stands, and what a folder would mean that somebody has typed. */
export class WireRun extends Refusable {
  /** Null until the desk has said. */
  standing: WireStanding | null = null;
  /** What lies in the folder that was asked about last. */
  peeked: (WirePeek & { readonly folder: string }) | null = null;
  readonly #desk: DeskLine;
  readonly #stop: () => void;

  constructor(desk: DeskLine) {
    super();
    this.#desk = desk;
    this.#stop = desk.on('wire', (standing) => {
      this.standing = standing;
      this.changed();
    });
    void this.read();
  }

  async read(): Promise<void> {
    await this.orTrouble(async () => (this.standing = await this.#desk.call('wire', {})));
  }

  /** Looks at a folder before it is watched. */
  async peek(folder: string): Promise<void> {
    await this.orTrouble(async () => {
      const peeked = await this.#desk.call('peekWire', { folder });
      this.peeked = { ...peeked, folder };
    });
  }

  /** Another folder is being typed: what was said of the one before no longer counts. */
  forgetPeek(): void {
    this.peeked = null;
    this.changed();
  }

  close(): void {
    this.#stop();
  }
}
