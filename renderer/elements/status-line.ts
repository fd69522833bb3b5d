import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { creditText } from '../../shared/story/credit';
import { readingMinutes } from '../../shared/story/counting';
import type { Durability } from '../session';
import { durabilityWords, languageName, lengthWords } from '../status-words';
import { LightElement } from './light-element';

/** What the line tells of an open story. */
export interface StoryLine {
  readonly durability: Durability;
  readonly waitingMs: number;
  readonly words: number;
  readonly commissionedLength: number | null;
  readonly language: string;
  readonly credits: readonly { readonly label: string; readonly name: string }[];
}

/** The line under everything. It says "on disk" only after the desk has said so. */
@customElement('status-line')
export class StatusLine extends LightElement {
  @property({ attribute: false }) story: StoryLine | null = null;
  @property({ attribute: false }) isOnLine = true;
  /** Stories that were left and are still being saved. */
  @property({ attribute: false }) leaving = 0;
  /** What has just gone wrong or come right again; never the passing milliseconds. */
  @state() private announcement = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('story')) return;
    const before = (changed.get('story') as StoryLine | null | undefined)?.durability.kind;
    const now = this.story?.durability;
    if (now?.kind === 'notSaved' && before !== 'notSaved')
      this.announcement = durabilityWords(now, 0, this.voice).text;
    else if (before === 'notSaved' && now?.kind === 'onDisk')
      this.announcement = this.voice.m.statusLine.savedAgain;
  }

  protected override render(): TemplateResult {
    const { m, number } = this.voice;
    return html`
      ${this.story ? this.#storyView(this.story) : nothing}
      ${this.leaving > 0 ? html`<span class="waiting">${m.statusLine.leaving(number(this.leaving))}</span>` : nothing}
      <span class="status-gap"></span>
      ${this.story ? this.#creditsView(this.story) : nothing}
      <span class=${this.isOnLine ? '' : 'bad'}
        >${this.isOnLine ? m.statusLine.link : m.statusLine.offline}</span
      >
      <span class="visually-hidden" role="status">${this.announcement}</span>
    `;
  }

  #storyView(story: StoryLine): TemplateResult {
    const { m, number } = this.voice;
    const said = durabilityWords(story.durability, story.waitingMs, this.voice);
    return html`
      <span class="durability ${said.tone}" data-durability=${story.durability.kind}>
        <span class="dot" aria-hidden="true"></span>${said.text}
      </span>
      <span>${lengthWords(story.words, story.commissionedLength, this.voice)}</span>
      <span class="may-go">${m.statusLine.read(number(readingMinutes(story.words)))}</span>
      <span class="may-go">${languageName(story.language, this.voice)}</span>
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
