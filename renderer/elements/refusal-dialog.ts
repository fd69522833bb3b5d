import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RefusalNotice } from '../../shared/story/refusal';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';

/** Says that something may not be done, and who may do it. Lies over every other dialog. */
@customElement('refusal-dialog')
export class RefusalDialog extends ModalElement {
  @property({ attribute: false }) notice: RefusalNotice | null = null;
  protected override readonly name = 'refusal';

  protected override titleText(): string {
    return this.voice.m.refusal.title;
  }

  protected override bodyView(): TemplateResult {
    const { notice, voice } = this;
    if (!notice) return html``;
    return html`
      ${troubleView(notice, voice)}
      ${notice.code.startsWith('role.') ? html`<p class="hint">${voice.m.roles.honest}</p>` : nothing}
    `;
  }

  protected override actionsView(): TemplateResult {
    return html`<button type="button" class="button primary" autofocus @click=${this.dismiss}>
      ${this.voice.m.app.close}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'refusal-dialog': RefusalDialog;
  }
}
