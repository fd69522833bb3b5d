import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Node } from 'prosemirror-model';
import { bodyDepth } from '../../shared/story/copy-fit';
import { creditText } from '../../shared/story/credit';
import { readingMinutes } from '../../shared/story/counting';
import type { RefusalNotice } from '../../shared/story/refusal';
import type { HousePage } from '../../shared/style/house-page';
import { bodyCount, type StyleCounts } from '../../shared/story/style-counts';
import type { ReadView } from '../../shared/story/views';
import { words } from '../../shared/story/words';
import { CopyDepth } from '../copy-depth';
import type { Durability, Session } from '../session';
import type { Clock } from '../session/clock';
import { depthWords, durabilityWords, inFull, languageName, lengthWords, shortly } from '../status-words';
import './copy-counts';
import './durability-mark';
import { LightElement } from './light-element';

const showCounts = words('Hitungan menurut bagian', 'Counts by style');

/** What the line tells of an open story. */
export interface StoryLine {
  readonly session: Session;
  readonly clock: Clock;
  readonly durability: Durability;
  /** Null while they have not been reckoned. */
  readonly counts: StyleCounts | null;
  readonly doc: Node;
  readonly page: HousePage;
  readonly commissionedLength: number | null;
  readonly language: string;
  /** What typing in the page does, where that is not simply to write: it suggests, or the page is a view that is only read. */
  readonly mode: 'suggesting' | ReadView | null;
  /** Somebody passed an earlier text. */
  readonly isStale: boolean;
  readonly embargo: string | null;
  readonly credits: readonly { readonly label: string; readonly name: string }[];
}

/** The line under everything. */
@customElement('status-line')
export class StatusLine extends LightElement {
  @property({ attribute: false }) story: StoryLine | null = null;
  @property({ attribute: false }) isOnLine = true;
  /** What people should know of the desk's disk, clock and archive. */
  @property({ attribute: false }) standing: readonly RefusalNotice[] = [];
  /** The desk's trusted time, ms since 1970. */
  @property({ attribute: false }) deskNow = 0;
  /** Stories that were left and are still being saved. */
  @property({ attribute: false }) leaving = 0;
  /** What has just gone wrong or come right again; never the passing milliseconds. */
  @state() private announcement = '';
  @state() private areCountsOpen = false;
  readonly #depth = new CopyDepth(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    // Wherever the focus is, for the counts take it nowhere. Before everything else: Esc closes what was opened last.
    window.addEventListener('keydown', this.#onKeydown, { capture: true });
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#onKeydown, { capture: true });
    this.#depth.stop();
    super.disconnectedCallback();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!this.areCountsOpen || event.key !== 'Escape' || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    event.stopPropagation();
    this.areCountsOpen = false;
  };

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('story')) return;
    if (this.story) this.#depth.follow(this.story.doc, this.story.page);
    else this.areCountsOpen = false;
    const before = (changed.get('story') as StoryLine | null | undefined)?.durability.kind;
    const now = this.story?.durability;
    if (now?.kind === 'notSaved' && before !== 'notSaved')
      this.announcement = durabilityWords(now, 0, this.voice).text;
    else if (before === 'notSaved' && now?.kind === 'onDisk')
      this.announcement = this.voice.m.statusLine.savedAgain;
  }

  protected override render(): TemplateResult {
    const { voice } = this;
    const { m, number } = voice;
    return html`
      ${this.story ? this.#storyView(this.story) : nothing}
      ${this.leaving > 0 ? html`<span class="waiting">${m.statusLine.leaving(number(this.leaving))}</span>` : nothing}
      ${this.standing.map(
        (notice) =>
          html`<span class="waiting" role="status" data-standing=${notice.code} title=${inFull(notice, voice)}
            >${shortly(notice, voice)}</span
          >`,
      )}
      <span class="status-gap"></span>
      ${this.story ? this.#creditsView(this.story) : nothing}
      <span class=${this.isOnLine ? '' : 'bad'}
        >${this.isOnLine ? m.statusLine.link : m.statusLine.offline}</span
      >
      <span class="visually-hidden" role="status">${this.announcement}</span>
    `;
  }

  #storyView(story: StoryLine): TemplateResult {
    const { m } = this.voice;
    return html`
      <durability-mark .voice=${this.voice} .session=${story.session} .clock=${story.clock}></durability-mark>
      ${
        story.isStale
          ? html`<button
              type="button"
              class="counts-button bad"
              data-stale
              @click=${() => this.emit('start-sign-off')}
            >
              ${m.statusLine.stale}
            </button>`
          : nothing
      }
      ${
        story.embargo !== null && Date.parse(story.embargo) > this.deskNow
          ? html`<span class="waiting" title=${this.voice.told(story.embargo)}
              >${m.statusLine.embargo(this.voice.timeLeft(story.embargo, this.deskNow))}</span
            >`
          : nothing
      }
      ${story.mode ? html`<span class="mode" data-mode=${story.mode}>${m.statusLine.modes[story.mode]}</span>` : nothing}
      ${story.counts ? this.#countsView(story, story.counts) : nothing}
      <span class="may-go">${languageName(story.language, this.voice)}</span>
    `;
  }

  #countsView({ commissionedLength, page }: StoryLine, counts: StyleCounts): TemplateResult {
    const { m, number } = this.voice;
    const { words: length } = bodyCount(counts);
    return html`
      <button
        type="button"
        class="counts-button"
        title=${this.voice.say(showCounts)}
        aria-expanded=${this.areCountsOpen ? 'true' : 'false'}
        @click=${() => (this.areCountsOpen = !this.areCountsOpen)}
      >
        ${lengthWords(length, commissionedLength, this.voice)}
      </button>
      ${
        this.areCountsOpen
          ? html`<copy-counts
              .voice=${this.voice}
              .counts=${counts}
              .depths=${this.#depth.depths}
              .targets=${page.targets}
            ></copy-counts>`
          : nothing
      }
      ${
        this.#depth.depths.size > 0
          ? html`<span class="copy-depth"
              >${depthWords(bodyDepth(this.#depth.depths, page), this.voice)}</span
            >`
          : nothing
      }
      <span class="may-go">${m.statusLine.read(number(readingMinutes(length)))}</span>
    `;
  }

  #creditsView({ credits }: StoryLine): TemplateResult | typeof nothing {
    const named = credits.filter((credit) => credit.name !== '');
    if (named.length === 0) return nothing;
    return html`<span class="status-credits" dir="auto">${named.map(creditText).join(' · ')}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'status-line': StatusLine;
  }
}
