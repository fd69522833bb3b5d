import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Question } from '../questions';
import './mention-field';
import { ModalElement } from './modal-element';

/** Asks for a reason or a name, and takes no empty answer. Says `answer`. */
@customElement('reason-dialog')
export class ReasonDialog extends ModalElement {
  @property({ attribute: false }) question: Question | null = null;
  /** Whom one can call on, as far as is known by now: the archive may still be looked through. */
  @property({ attribute: false }) people: readonly string[] = [];
  @state() private isMissing = false;
  protected override readonly name = 'reason';

  protected override titleText(): string {
    return this.question?.title ?? '';
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    const entry = this.#entry;
    if (entry) entry.value = this.question?.given ?? '';
    entry?.focus();
  }

  get #entry(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.querySelector('#reason-entry');
  }

  protected override bodyView(): TemplateResult {
    const { question } = this;
    if (!question) return html``;
    return html`
      <form id="reason-form" class="stack" @submit=${this.#onSubmit}>
        <label for="reason-entry">${question.label}</label>
        ${this.#entryView(question)}
        <p class="hint" id="reason-note">${question.note}</p>
        ${this.isMissing ? html`<p class="wrong-text" role="alert">${question.needed}</p>` : nothing}
      </form>
    `;
  }

  #entryView({ isLong, most, callsOnPeople }: Question): TemplateResult {
    const wrong = this.isMissing ? 'true' : nothing;
    if (callsOnPeople)
      return html`<mention-field
        .voice=${this.voice}
        .entryId=${'reason-entry'}
        .noteId=${'reason-note'}
        .most=${most}
        .isWrong=${this.isMissing}
        .names=${this.people}
      ></mention-field>`;
    return isLong
      ? html`<textarea
          id="reason-entry"
          rows="3"
          maxlength=${most}
          aria-describedby="reason-note"
          aria-invalid=${wrong}
        ></textarea>`
      : html`<input
          id="reason-entry"
          type="text"
          maxlength=${most}
          aria-describedby="reason-note"
          aria-invalid=${wrong}
        />`;
  }

  protected override actionsView(): TemplateResult {
    return html`
      <button type="button" class="button" @click=${this.dismiss}>${this.voice.m.app.cancel}</button>
      <button type="submit" form="reason-form" class="button primary">${this.question?.act ?? ''}</button>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const answer = this.#entry?.value.trim() ?? '';
    this.isMissing = answer === '' && this.question?.mayBeEmpty !== true;
    if (this.isMissing) {
      this.#entry?.focus();
      return;
    }
    this.emit('answer', answer);
    this.dismiss();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reason-dialog': ReasonDialog;
  }
}
