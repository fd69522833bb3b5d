import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GivenBack } from '../session';
import { LightElement } from './light-element';
import { troubleView } from './trouble-notice';

/** Something that the desk refused for good: why, and the words of it to copy. Says `put-away`. */
@customElement('given-back')
export class GivenBackNotice extends LightElement {
  @property({ attribute: false }) one: GivenBack | null = null;
  @state() private isCopied = false;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.one) return nothing;
    const { notice, words } = this.one;
    const { givenBack } = this.voice.m;
    const hands = html`
      ${
        words === ''
          ? nothing
          : html`
              <textarea
                class="given-back-words"
                readonly
                rows="3"
                dir="auto"
                aria-label=${givenBack.words}
                .value=${words}
              ></textarea>
              <button type="button" class="button small" @click=${() => void this.#copy(words)}>
                ${this.isCopied ? givenBack.copied : givenBack.copy}
              </button>
            `
      }
      <button type="button" class="button small" @click=${() => this.emit('put-away')}>
        ${givenBack.putAway}
      </button>
    `;
    return troubleView(notice, this.voice, hands);
  }

  async #copy(words: string): Promise<void> {
    await navigator.clipboard.writeText(words);
    this.isCopied = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'given-back': GivenBackNotice;
  }
}
