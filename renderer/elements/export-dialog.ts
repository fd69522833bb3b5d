import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Loss } from '../../shared/contract';
import { movesFrom } from '../../shared/story/status';
import type { ExportRun } from '../export-run';
import { toneOf } from '../finding-order';
import { findingListView } from './finding-list';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';
import { Watching } from './watching';

/** Losses by format, in the order they came. */
export function lossesByFormat(
  lost: readonly Loss[],
): readonly (readonly [format: string, whats: readonly string[]])[] {
  const formats = new Map<string, string[]>();
  for (const { format, what } of lost) formats.set(format, [...(formats.get(format) ?? []), what]);
  return [...formats];
}

/** The way out: what stops the story, what to put in, how far it is, and what came of it. */
@customElement('export-dialog')
export class ExportDialog extends ModalElement {
  constructor() {
    super();
    new Watching(this, () => this.run);
  }

  @property({ attribute: false }) run: ExportRun | null = null;
  /** Formats that can be chosen. */
  @property({ attribute: false }) formats: readonly string[] = [];
  /** True where a copy is a download and not a dialog. */
  @property({ attribute: false }) isBrowser = false;
  /** Rises whenever something about the story changed. */
  @property({ attribute: false }) turn = 0;
  @state() private left: ReadonlySet<string> = new Set();
  @state() private isEditable = false;
  @state() private copy: 'none' | 'done' | 'failed' = 'none';
  protected override readonly name = 'export';
  protected override readonly isWide = true;

  get #chosen(): readonly string[] {
    return this.formats.filter((format) => !this.left.has(format));
  }

  protected override titleText(): string {
    const { m } = this.voice;
    switch (this.run?.phase) {
      case 'running':
        return m.export.running;
      case 'refused':
        return m.export.refused;
      case 'done':
        return this.run.verified?.ok === false ? m.export.doneBad : m.export.done;
      default:
        return m.export.title;
    }
  }

  protected override mayDismiss(): boolean {
    return this.run?.phase !== 'running';
  }

  protected override bodyView(): TemplateResult {
    const { m } = this.voice;
    const { run } = this;
    switch (run?.phase) {
      case undefined:
      case 'settling':
        return html`<p role="status">${m.export.settling}</p>`;
      case 'checking':
        return html`<p role="status">${m.export.checking}</p>`;
      case 'running':
        return this.#runningView(run);
      case 'cancelled':
        return html`<p role="status">${m.export.cancelled}</p>`;
      case 'refused':
        return run?.notice ? troubleView(run.notice, this.voice) : html``;
      case 'done':
        return this.#doneView(run);
      case 'ready':
        return this.#readyView(run);
    }
  }

  #readyView(run: ExportRun): TemplateResult {
    const { m } = this.voice;
    const open = (run.check?.findings ?? []).filter((finding) => toneOf(finding) !== 'waived');
    const stops = run.check?.stops ?? 0;
    const status = run.story.session.story.status;
    if (this.isEditable) return this.#editableView();
    return html`
      <p class=${stops > 0 ? 'stopped-line' : 'done-line'}>
        ${stops > 0 ? m.export.stopped : m.export.clear}
      </p>
      ${stops === 0 && open.length > 0 ? html`<p class="hint">${m.export.advice}</p>` : nothing}
      ${
        open.length > 0
          ? findingListView({
              findings: open,
              voice: this.voice,
              onGo: (finding) => {
                this.dismiss();
                this.emit('go-finding', finding);
              },
              onWaive: (finding) => this.emit('waive', finding),
            })
          : nothing
      }
      ${status === 'signedOff' || status === 'sent' ? nothing : html`<p class="caution">${m.export.signOffFirst}</p>`}
      <fieldset class="formats">
        <legend class="label">${m.export.formats}</legend>
        <div class="format-grid">
          ${this.formats.map(
            (format) => html`
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${!this.left.has(format)}
                  @change=${(event: Event) => this.#choose(format, (event.target as HTMLInputElement).checked)}
                />
                <span class="mono">${format}</span>
              </label>
            `,
          )}
        </div>
        ${this.#chosen.length === 0 ? html`<p class="wrong-text" role="alert">${m.export.chooseOne}</p>` : nothing}
      </fieldset>
      ${this.#editableView()}
    `;
  }

  /** For a colleague: the journal alone, whatever stops the story; a choice apart from that of formats. */
  #editableView(): TemplateResult {
    const { m } = this.voice;
    return html`
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.isEditable}
          aria-describedby="editable-warning"
          @change=${(event: Event) => (this.isEditable = (event.target as HTMLInputElement).checked)}
        />
        ${m.export.editable}
      </label>
      <p class=${this.isEditable ? 'caution' : 'hint'} id="editable-warning">${m.export.editableWarning}</p>
    `;
  }

  #runningView(run: ExportRun): TemplateResult {
    const { m } = this.voice;
    const { progress } = run;
    return html`
      ${
        progress
          ? html`<progress
              max=${Math.max(1, progress.of)}
              .value=${progress.done}
              aria-label=${m.export.running}
            ></progress>`
          : html`<progress aria-label=${m.export.running}></progress>`
      }
      <p class="hint" role="status">
        ${
          run.isCancelling
            ? m.export.cancelling
            : progress
              ? m.export.progress(this.voice.number(progress.done), this.voice.number(progress.of))
              : nothing
        }
      </p>
    `;
  }

  #doneView(run: ExportRun): TemplateResult {
    const { m, number } = this.voice;
    const { exported, verified } = run;
    if (!exported) return html``;
    return html`
      <dl class="facts">
        <div>
          <dt>${m.export.package}</dt>
          <dd class="mono" data-package>${exported.package}</dd>
        </div>
        <div>
          <dt>${m.export.version}</dt>
          <dd>${number(exported.version)}</dd>
        </div>
        <div>
          <dt>${m.export.sha256}</dt>
          <dd>
            <span class="mono hash" title=${exported.sha256}>
              ${this.copy === 'failed' ? exported.sha256 : `${exported.sha256.slice(0, 12)}…`}
            </span>
            ${
              this.copy === 'failed'
                ? nothing
                : html`<button
                    type="button"
                    class="linklike"
                    @click=${() => void this.#copy(exported.sha256)}
                  >
                    ${this.copy === 'done' ? m.export.copied : m.export.copy}
                  </button>`
            }
          </dd>
        </div>
      </dl>
      ${
        verified === null
          ? html`<p role="status">${m.export.verifying}</p>`
          : verified.ok
            ? html`<p role="status" class="done-line">${m.export.verified}</p>`
            : html`<ul class="problems" role="alert">
                ${verified.problems.map(({ where, what }) => html`<li><span class="mono">${where}</span>: ${this.voice.say(what)}</li>`)}
              </ul>`
      }
      ${run.notice ? troubleView(run.notice, this.voice) : nothing}
      ${verified?.kind === 'editable' ? html`<p class="caution">${m.export.editableWarning}</p>` : this.#lossView(exported.lost)}
      ${run.savedTo ? html`<p role="status">${m.export.savedTo(run.savedTo)}</p>` : nothing}
      ${run.story.session.story.status === 'sent' ? html`<p role="status" class="done-line">${m.export.markedSent}</p>` : nothing}
    `;
  }

  #lossView(lost: readonly Loss[]): TemplateResult {
    const { m } = this.voice;
    if (lost.length === 0) return html`<p class="hint">${m.export.nothingLost}</p>`;
    return html`
      <h3 class="label">${m.export.lost}</h3>
      <dl class="losses">
        ${lossesByFormat(lost).map(
          ([format, whats]) => html`
            <div>
              <dt class="mono">${format}</dt>
              ${whats.map((what) => html`<dd>${what}</dd>`)}
            </div>
          `,
        )}
      </dl>
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    const { run } = this;
    const close = html`
      <button type="button" class="button" @click=${this.dismiss}>
        ${run?.phase === 'done' ? m.app.close : m.app.cancel}
      </button>
    `;
    switch (run?.phase) {
      case 'running':
        return html`<button
          type="button"
          class="button"
          ?disabled=${run.isCancelling}
          @click=${() => void run.cancel()}
        >
          ${m.app.cancel}
        </button>`;
      case 'cancelled':
      case 'refused':
        return html`${close}<button type="button" class="button" @click=${() => void run.prepare()}>
            ${m.app.tryAgain}
          </button>`;
      case 'ready':
        return html`
          ${close}
          <button
            type="button"
            class="button primary"
            ?disabled=${!this.isEditable && ((run.check?.stops ?? 1) > 0 || this.#chosen.length === 0)}
            @click=${() => void run.make({ formats: this.#chosen, editable: this.isEditable })}
          >
            ${m.export.do}
          </button>
        `;
      case 'done':
        return html`${close} ${this.#sentView(run)} ${this.#copyView(run)}`;
      default:
        return close;
    }
  }

  #sentView(run: ExportRun): TemplateResult | typeof nothing {
    const { status } = run.story.session.story;
    if (this.isEditable || !movesFrom(status).includes('sent')) return nothing;
    return html`<button type="button" class="button" @click=${() => this.emit('move', 'sent')}>
      ${this.voice.m.export.markSent}
    </button>`;
  }

  #copyView(run: ExportRun): TemplateResult {
    const { m } = this.voice;
    const name = run.exported?.package ?? '';
    return this.isBrowser
      ? html`<a class="button primary" href="/package/${encodeURIComponent(name)}" download=${name}
          >${m.export.saveCopy}</a
        >`
      : html`<button type="button" class="button primary" @click=${() => void run.saveCopy()}>
          ${m.export.saveCopy}
        </button>`;
  }

  #choose(format: string, isChosen: boolean): void {
    const left = new Set(this.left);
    if (isChosen) left.delete(format);
    else left.add(format);
    this.left = left;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copy = 'done';
    } catch {
      // No leave to write to the clipboard: the whole number is shown, to be copied by hand.
      this.copy = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'export-dialog': ExportDialog;
  }
}
