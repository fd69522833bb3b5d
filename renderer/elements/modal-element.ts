import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from './light-element';

/**
 * A dialog that is open for as long as it stands on the page. When a person puts it away it gives the focus back to where it
 * was and says `dismiss`; whoever placed it takes it away.
 */
export abstract class ModalElement extends LightElement {
  /** Names the dialog and, with `-title`, its heading. */
  protected abstract readonly name: string;
  /** Wide enough for a report. */
  protected readonly isWide: boolean = false;
  /** Nothing in it can be focused, so that it takes the focus itself to be scrolled by keys. */
  protected readonly isForReading: boolean = false;

  protected abstract titleText(): string;
  protected abstract bodyView(): TemplateResult;
  protected abstract actionsView(): TemplateResult | typeof nothing;

  /** False while putting it away would hide something that is going on. */
  protected mayDismiss(): boolean {
    return true;
  }

  /** Asks what has to be asked before it is put away, and is true while it waits for the answer. */
  protected asksFirst(): boolean {
    return false;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected get dialog(): HTMLDialogElement {
    const dialog = this.querySelector('dialog');
    if (!dialog) throw new RangeError(`The dialog ${this.name} is not on the page`);
    return dialog;
  }

  /** Puts the dialog away. */
  protected readonly dismiss = (): void => {
    if (this.mayDismiss() && !this.asksFirst()) this.dialog.close();
  };

  protected override render(): TemplateResult {
    const { m } = this.voice;
    return html`
      <dialog
        class=${this.isWide ? 'sheet wide' : 'sheet'}
        aria-labelledby="${this.name}-title"
        @cancel=${this.#onCancel}
        @close=${() => this.emit('dismiss')}
      >
        <header class="sheet-head">
          <h2 id="${this.name}-title" tabindex="-1">${this.titleText()}</h2>
          <button
            type="button"
            class="quiet close"
            aria-label=${m.app.close}
            ?disabled=${!this.mayDismiss()}
            @click=${this.dismiss}
          >
            <span aria-hidden="true">×</span>
          </button>
        </header>
        <div class="sheet-body" tabindex=${this.isForReading ? '0' : nothing}>${this.bodyView()}</div>
        ${this.#footView()}
      </dialog>
    `;
  }

  #footView(): TemplateResult | typeof nothing {
    const actions = this.actionsView();
    return actions === nothing ? nothing : html`<footer class="sheet-foot">${actions}</footer>`;
  }

  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.dialog) return;
    if (!this.mayDismiss() || this.asksFirst()) event.preventDefault();
  };
}
