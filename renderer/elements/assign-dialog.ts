import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Payload } from '../../shared/journal/entry';
import { ModalElement } from './modal-element';

export type Recipient = Payload<'assignment'>['to'];
const KINDS = ['person', 'desk', 'nobody'] as const;
type Kind = (typeof KINDS)[number];

/** Gives a story to a person or a desk, or back to everybody. Says `assign` with the recipient. */
@customElement('assign-dialog')
export class AssignDialog extends ModalElement {
  @property({ attribute: false }) assigned: Recipient = null;
  /** People whom the archive and the house's roles know; anybody else can be named too. */
  @property({ attribute: false }) people: readonly string[] = [];
  @property({ attribute: false }) desks: readonly string[] = [];
  @state() private kind: Kind | null = null;
  @state() private isMissing = false;
  protected override readonly name = 'assign';

  protected override titleText(): string {
    return this.voice.m.assign.title;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    this.querySelector<HTMLElement>('#assign-to')?.focus();
  }

  get #kind(): Kind {
    return this.kind ?? this.assigned?.kind ?? 'person';
  }

  protected override bodyView(): TemplateResult {
    const { m } = this.voice;
    return html`
      <form id="assign-form" class="stack" @submit=${this.#onSubmit}>
        <fieldset class="field choice">
          <legend class="visually-hidden">${m.assign.label}</legend>
          <div class="segments">
            ${KINDS.map(
              (kind) => html`
                <label class="segment">
                  <input
                    type="radio"
                    name="assign-kind"
                    .checked=${kind === this.#kind}
                    @change=${() => this.#choose(kind)}
                  />
                  <span class="segment-name">${m.assign.kinds[kind]}</span>
                </label>
              `,
            )}
          </div>
        </fieldset>
        ${this.#kind === 'nobody' ? html`<p class="hint">${m.assign.nobodyNote}</p>` : this.#nameView()}
      </form>
    `;
  }

  #nameView(): TemplateResult {
    const { m } = this.voice;
    const kind = this.#kind;
    const known = kind === 'desk' ? this.desks : this.people;
    return html`
      <label for="assign-to">${m.assign.name}</label>
      <input
        id="assign-to"
        type="text"
        maxlength="200"
        autocomplete="off"
        list="assign-known"
        dir="auto"
        .value=${this.assigned?.kind === kind ? this.assigned.name : ''}
        aria-invalid=${this.isMissing ? 'true' : nothing}
      />
      <datalist id="assign-known">${known.map((name) => html`<option value=${name}></option>`)}</datalist>
      ${this.isMissing ? html`<p class="wrong-text" role="alert">${m.reason.nameNeeded}</p>` : nothing}
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    return html`
      <button type="button" class="button" @click=${this.dismiss}>${m.app.cancel}</button>
      <button type="submit" form="assign-form" class="button primary">${m.assign.do}</button>
    `;
  }

  #choose(kind: Kind): void {
    this.kind = kind;
    this.isMissing = false;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const kind = this.#kind;
    const name = this.querySelector<HTMLInputElement>('#assign-to')?.value.trim() ?? '';
    this.isMissing = kind !== 'nobody' && name === '';
    if (this.isMissing) return;
    const to: Recipient = kind === 'nobody' ? null : { kind, name };
    this.emit('assign', to);
    this.dismiss();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'assign-dialog': AssignDialog;
  }
}
