import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ModalElement } from './modal-element';

/** Asked when the window is to be closed while something typed is not on disk. Says `leave` if it is to be closed all the same. */
@customElement('unload-dialog')
export class UnloadDialog extends ModalElement {
  protected override readonly name = 'unload';

  protected override titleText(): string {
    return this.voice.m.unload.title;
  }

  protected override bodyView(): TemplateResult {
    return html`<p>${this.voice.m.unload.body}</p>`;
  }

  protected override actionsView(): TemplateResult {
    const { unload } = this.voice.m;
    return html`
      <button type="button" class="button" @click=${() => this.emit('leave')}>${unload.leave}</button>
      <button type="button" class="button primary" @click=${this.dismiss}>${unload.stay}</button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unload-dialog': UnloadDialog;
  }
}
