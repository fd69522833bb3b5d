import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StoryLedger } from '../../shared/contract';
import type { LedgerLine } from '../../shared/journal/desk-ledger';
import { deedWords } from '../../shared/journal/ledger-words';
import { ModalElement } from './modal-element';

/** The desk's ledger of a story, to be read and printed: who wrote, changed, moved, passed, cleared and waived, and when. */
@customElement('ledger-dialog')
export class LedgerDialog extends ModalElement {
  @property({ attribute: false }) ledger: StoryLedger | null = null;
  protected override readonly name = 'ledger';
  protected override readonly isWide = true;
  protected override readonly isForReading = true;

  protected override titleText(): string {
    return this.voice.m.ledger.title;
  }

  protected override bodyView(): TemplateResult {
    const { m } = this.voice;
    const { ledger } = this;
    if (!ledger) return html``;
    return html`
      <p class="ledger-story" dir="auto">${ledger.headline || m.queue.untitled}</p>
      <p class="hint">${[ledger.slug, ledger.id].filter(Boolean).join(' · ')}</p>
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">${m.ledger.when}</th>
            <th scope="col">${m.ledger.who}</th>
            <th scope="col">${m.ledger.what}</th>
          </tr>
        </thead>
        <tbody>
          ${ledger.lines.map((line) => this.#lineView(line))}
        </tbody>
      </table>
      <p class="hint">${m.ledger.note}</p>
    `;
  }

  #lineView(line: LedgerLine): TemplateResult {
    const { m, say, told, number } = this.voice;
    return html`
      <tr>
        <td>${line.at === null ? '—' : html`<time datetime=${line.at}>${told(line.at)}</time>`}</td>
        <td dir="auto">${line.by || m.review.someone}</td>
        <td dir="auto">
          ${say(deedWords(line))}${line.count > 1 ? html` <span class="hint">(${m.history.times(number(line.count))})</span>` : nothing}
        </td>
      </tr>
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    return html`
      <button type="button" class="button" @click=${this.dismiss}>${m.app.close}</button>
      <button type="button" class="button primary" @click=${() => window.print()}>${m.ledger.print}</button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ledger-dialog': LedgerDialog;
  }
}
