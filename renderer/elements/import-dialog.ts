import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportLine, ImportRun } from '../import-run';
import { fatesView, importReportView, piecesView } from './import-report';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';

/** What came of each file: a story with an account of every piece, or a sentence that says why not. */
@customElement('import-dialog')
export class ImportDialog extends ModalElement {
  @property({ attribute: false }) run: ImportRun | null = null;
  protected override readonly name = 'import';
  protected override readonly isWide = true;
  #stopListening: (() => void) | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('run')) return;
    this.#stopListening?.();
    this.#stopListening = this.run?.subscribe(() => this.requestUpdate()) ?? null;
  }

  override disconnectedCallback(): void {
    this.#stopListening?.();
    super.disconnectedCallback();
  }

  protected override titleText(): string {
    const { m, number } = this.voice;
    const { run } = this;
    if (!run) return m.import.title;
    if (!run.isFinished)
      return m.import.working(number(Math.min(run.done + 1, run.lines.length)), number(run.lines.length));
    return run.imported.length > 0 ? m.import.finished(number(run.imported.length)) : m.import.noneCame;
  }

  protected override bodyView(): TemplateResult {
    const { run } = this;
    if (!run) return html``;
    return html`
      ${
        run.isFinished
          ? nothing
          : html`<progress
              max=${run.lines.length}
              .value=${run.done}
              aria-label=${this.voice.m.import.title}
            ></progress>`
      }
      <ul class="imports" aria-live="polite">
        ${run.lines.map((line) => this.#lineView(line, run.lines.length === 1))}
      </ul>
    `;
  }

  #lineView(line: ImportLine, isOnly: boolean): TemplateResult {
    const { m, number } = this.voice;
    const { state } = line;
    switch (state.kind) {
      case 'waiting':
      case 'reading':
      case 'stopped':
        return html`<li class="import">
          <p class="import-file">${line.name} <span class="hint">${m.import[state.kind]}</span></p>
        </li>`;
      case 'refused':
        return html`<li class="import refused">
          <p class="import-file">${line.name} <span class="pill red">${m.import.refused}</span></p>
          ${troubleView(state.notice, this.voice)}
        </li>`;
      case 'done': {
        const { imported, report } = state;
        const dropped = report?.pieces.filter((piece) => piece.fate === 'dropped') ?? [];
        return html`<li class="import">
          <div class="import-head">
            <div>
              <p class="import-file">${line.name}</p>
              <p class="import-headline" dir="auto">${imported.headline || m.queue.untitled}</p>
              <p class="hint">${m.import.words(number(imported.wordCount))}</p>
            </div>
            <button
              type="button"
              class="button ${isOnly ? 'primary' : ''}"
              @click=${() => this.#open(imported.id)}
            >
              ${m.import.open}
            </button>
          </div>
          ${
            report
              ? html`
                  ${fatesView(report.pieces, this.voice)}
                  ${
                    dropped.some((piece) => piece.text.trim() !== '')
                      ? piecesView(dropped, this.voice)
                      : html`<p class="hint">${m.fates.nothingDropped}</p>`
                  }
                  <details>
                    <summary>${m.fates.report}</summary>
                    ${importReportView(report, this.voice)}
                  </details>
                `
              : nothing
          }
        </li>`;
      }
    }
  }

  #open(story: string): void {
    this.dismiss();
    this.emit('open-story', story);
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    const { run } = this;
    if (run && !run.isFinished && run.lines.length > 1)
      return html`<button type="button" class="button" @click=${() => run.stop()}>${m.import.stop}</button>`;
    return html`<button type="button" class="button" @click=${this.dismiss}>${m.app.close}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-dialog': ImportDialog;
  }
}
