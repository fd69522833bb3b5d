import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keysView } from './key-caps';
import { LightElement } from './light-element';

/** The bar over everything: whose desk this is, the way to every story and command, and the three things done most. */
@customElement('top-bar')
export class TopBar extends LightElement {
  /** The person's desk, or the paper's name where no desk is set. */
  @property({ attribute: false }) deskName = '';
  /** The key to every story and command, as its caps look. */
  @property({ attribute: false }) paletteKey: readonly string[] = [];
  @property({ attribute: false }) hasStory = false;

  protected override render(): TemplateResult {
    const { m } = this.voice;
    const desk = this.deskName || m.topBar.noDesk;
    return html`
      <div class="top-start">
        <h1 class="brand">${m.app.name}<span class="brand-point" aria-hidden="true">.</span></h1>
        <button
          type="button"
          class="desk-pill"
          title=${m.topBar.settings}
          aria-label="${desk} (${m.topBar.settings})"
          @click=${() => this.emit('show-settings')}
        >
          ${desk}
        </button>
      </div>
      <button type="button" class="command-field" @click=${() => this.emit('find')}>
        <span class="command-field-text">${m.topBar.find}</span>${keysView(this.paletteKey)}
      </button>
      <div class="top-actions">
        <button type="button" class="button" @click=${() => this.emit('choose-files')}>
          ${m.topBar.import}
        </button>
        <button type="button" class="button" @click=${() => this.emit('new-story')}>
          ${m.topBar.newStory}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${!this.hasStory}
          @click=${() => this.emit('start-export')}
        >
          ${m.topBar.export}
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'top-bar': TopBar;
  }
}
