import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../session';
import type { Clock } from '../session/clock';
import { durabilityWords, inFull } from '../status-words';
import { LightElement } from './light-element';

/** How often the passing milliseconds are told. */
const TELL_EVERY_MS = 150;
/** "On disk" is said this long after it became true: between the letters of a word it would only flicker. */
const REST_MS = 250;

type Watched = Pick<Session, 'durability' | 'subscribe'>;

/**
 * Whether the story on the page is on disk. It hears the session itself and not through the window, which is drawn some letters
 * late: a letter that the desk has not confirmed is told in the very frame that shows it, and "on disk" is never said early.
 */
@customElement('durability-mark')
export class DurabilityMark extends LightElement {
  @property({ attribute: false }) session: Watched | null = null;
  @property({ attribute: false }) clock: Clock | null = null;
  #said: Session['durability'] = { kind: 'onDisk' };
  #stopListening: (() => void) | null = null;
  #stopClock: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    this.#stopListening?.();
    this.#stopClock?.();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#listen();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, clock, voice } = this;
    if (!session || !clock) return nothing;
    const said = this.#said;
    const waitingMs = said.kind === 'saving' ? clock.now() - said.sinceMs : 0;
    const { text, tone } = durabilityWords(said, waitingMs, voice);
    const title = said.kind === 'notSaved' ? inFull(said.notice, voice) : nothing;
    return html`<span class="durability ${tone}" data-durability=${said.kind} title=${title}
      ><span class="dot" aria-hidden="true"></span>${text}</span
    >`;
  }

  #listen(): void {
    this.#stopListening?.();
    this.#stopClock?.();
    this.#stopListening = this.#stopClock = null;
    const { session } = this;
    if (!session) return;
    this.#said = session.durability;
    this.#stopListening = session.subscribe((change) => {
      if (change === 'durability') this.#follow(session);
    });
    this.#passTime(session);
  }

  #follow(session: Watched): void {
    const { kind } = session.durability;
    this.#stopClock?.();
    if (kind === 'onDisk') this.#after(REST_MS, () => this.#say(session));
    else {
      if (kind === 'notSaved' || kind !== this.#said.kind) this.#say(session);
      this.#passTime(session);
    }
  }

  /** While something waits, its milliseconds are told as they pass. */
  #passTime(session: Watched): void {
    if (session.durability.kind !== 'saving') return;
    this.#after(TELL_EVERY_MS, () => {
      this.#say(session);
      this.#passTime(session);
    });
  }

  #say({ durability }: Watched): void {
    this.#said = durability;
    this.requestUpdate();
  }

  #after(ms: number, task: () => void): void {
    this.#stopClock = this.clock?.after(ms, task) ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'durability-mark': DurabilityMark;
  }
}
