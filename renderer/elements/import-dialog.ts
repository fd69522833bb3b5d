import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { AlikeStory } from '../../shared/contract';
import type { Correction } from '../../shared/ingest/corrections';
import type { ImportLine, ImportRun } from '../import-run';
import { houseRulesView } from './house-rules-view';
import { fatesView, importReportView, piecesView } from './import-report';
import './import-review';
import { mergedView } from './merge-details';
import './merge-review';
import type { Merged } from '../merge-run';
import { detailOf } from './light-element';
import { ModalElement } from './modal-element';
import type { ImportedTwin } from './story-errands';
import { troubleView } from './trouble-notice';
import { Watching } from './watching';

/**
 * Files before and after they come in: first what each would become, piece by piece, to be corrected and accepted; then what came
 * of it, or a sentence that says why not.
 */
@customElement('import-dialog')
export class ImportDialog extends ModalElement {
  constructor() {
    super();
    new Watching(this, () => this.run);
  }

  @property({ attribute: false }) run: ImportRun | null = null;
  protected override readonly name = 'import';
  protected override readonly isWide = true;
  /** The line under review, and which of its stories. */
  @state() private place = 0;
  @state() private story = 0;
  /** What a person wants to put away who has corrected something in it: the dialog, or the file at a place. */
  @state() private leaving: 'dialog' | number | null = null;
  #hasFocused: number | null = null;
  /** Rises with every drawing, for the view of a run that stays the same object. */
  private turn = 0;

  protected override willUpdate(): void {
    // Stored, left out or taken back while the question stood: there is nothing left to ask about.
    if (this.#atStake() === 0) this.leaving = null;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const { run } = this;
    if (changed.has('leaving') && this.leaving !== null)
      this.querySelector<HTMLElement>('.sheet-foot .primary')?.focus();
    const [only] = run?.lines ?? [];
    // One file that became one story: it stands on the page behind, there is nothing more to say here.
    if (run?.lines.length === 1 && only?.state.kind === 'done') {
      this.#open(only.state.imported.id);
      return;
    }
    const under = this.#under;
    if (under !== null && this.#hasFocused !== under) {
      this.#hasFocused = under;
      this.#focusPieces();
    }
  }

  #focusPieces(): void {
    (this.querySelector('import-review') ?? this.querySelector('merge-review'))?.focusPieces();
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    // Browsers let a second Escape close a dialog whatever is said against it, but not one whose key was taken.
    this.dialog.addEventListener('keydown', this.#onEscape);
  }

  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (this.leaving !== null) this.#stay();
    else this.dismiss();
  };

  /** How many corrections would go with what is being put away. */
  #atStake(leaving = this.leaving): number {
    const { run } = this;
    if (!run || leaving === null) return 0;
    return leaving === 'dialog' ? run.corrections : run.correctionsOf(leaving);
  }

  #asksBefore(leaving: 'dialog' | number): boolean {
    // Set once, to what it comes to: every change draws the dialog again.
    this.leaving = this.#atStake(leaving) > 0 ? leaving : null;
    return this.leaving !== null;
  }

  /** Also for who would put another dialog in its place, or close the window. */
  override asksFirst(): boolean {
    return this.#asksBefore('dialog');
  }

  #stay(): void {
    this.leaving = null;
    this.#focusPieces();
  }

  /** The person drops the corrections. */
  #leave(): void {
    const { leaving } = this;
    this.leaving = null;
    if (typeof leaving === 'number') this.run?.leaveOut(leaving);
    else this.dialog.close();
  }

  /** The line that is under review: the chosen one while it waits, else the next one that does. */
  get #under(): number | null {
    const waiting = this.run?.waiting ?? [];
    return waiting.includes(this.place) ? this.place : (waiting[0] ?? null);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || this.#under === null) return;
    event.preventDefault();
    void this.#accept();
  };

  #accept(): Promise<void> {
    const under = this.#under;
    this.story = 0;
    return under === null || !this.run ? Promise.resolve() : this.run.accept(under);
  }

  /** Stores the story first: what is taken and what is binned has to be somebody's story. */
  #compare(place: number, story: number, event: Event): void {
    event.stopPropagation();
    const twin = detailOf<AlikeStory>(event);
    this.story = 0;
    void this.run
      ?.acceptStory(place, story)
      .then((id) => id !== null && this.emit('compare-imported', { story: id, twin } satisfies ImportedTwin));
  }

  protected override titleText(): string {
    const { m, number } = this.voice;
    const { run } = this;
    if (!run) return m.import.title;
    if (run.isReading)
      return m.import.working(number(Math.min(run.done + 1, run.lines.length)), number(run.lines.length));
    if (!run.isFinished) return m.import.review(number(run.waiting.length));
    return run.arrived.length > 0 ? m.import.finished(number(run.arrived.length)) : m.import.noneCame;
  }

  protected override bodyView(): TemplateResult {
    const { run } = this;
    if (!run) return html``;
    const under = this.#under;
    return html`
      ${
        !run.isReading
          ? nothing
          : html`<progress
              max=${run.lines.length}
              .value=${run.done}
              aria-label=${this.voice.m.import.title}
            ></progress>`
      }
      ${this.#reviewView(run)}
      <ul class="imports" aria-live="polite" aria-label=${this.voice.m.import.queue}>
        ${run.lines.map((line, place) => (place === under ? nothing : this.#placedView(line, place)))}
      </ul>
    `;
  }

  #reviewView(run: ImportRun): TemplateResult | typeof nothing {
    const { m, number } = this.voice;
    const under = this.#under;
    const line = under === null ? undefined : run.lines[under];
    if (line?.state.kind === 'package')
      return html`<div class="review" @keydown=${this.#onKey}>
        <p class="import-file">${line.name}</p>
        <merge-review .voice=${this.voice} .run=${line.state.merge} .turn=${(this.turn += 1)}></merge-review>
      </div>`;
    if (under === null || line?.state.kind !== 'seen') return nothing;
    const { stories, said, refused } = line.state;
    const at = Math.min(this.story, stories.length - 1);
    return html`<div class="review" @keydown=${this.#onKey}>
      <p class="import-file">${line.name}</p>
      <p class="hint">${m.import.reviewHint}</p>
      ${refused.map(({ notice }) => troubleView(notice, this.voice))}
      ${
        stories.length > 1
          ? html`<div class="kinds">
              ${stories.map(
                ({ story }, n) =>
                  html`<button
                    type="button"
                    class="kind"
                    aria-pressed=${n === at}
                    aria-label=${m.import.storyOf(number(n + 1), number(stories.length))}
                    @click=${() => (this.story = n)}
                  >
                    ${story.headline || m.queue.untitled}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      ${houseRulesView(run.rules, this.voice)}
      <import-review
        .voice=${this.voice}
        .seen=${stories[at] ?? null}
        .said=${said[at] ?? []}
        @remember=${(event: Event) => void run.remember(under, at, detailOf<Correction>(event))}
        @compare-alike=${(event: Event) => this.#compare(under, at, event)}
        @say=${(event: Event) => void run.say(under, at, detailOf<readonly Correction[]>(event))}
      ></import-review>
    </div>`;
  }

  /** A line that has come in stays as it is: drawing hundreds again for each other one would hold the import up. */
  #placedView(line: ImportLine, place: number): unknown {
    return line.state.kind === 'done'
      ? guard([line, this.voice], () => this.#lineView(line, place))
      : this.#lineView(line, place);
  }

  #lineView(line: ImportLine, place: number): TemplateResult {
    const { m, number } = this.voice;
    const { state } = line;
    switch (state.kind) {
      case 'seen':
      case 'package':
        return html`<li class="import">
          <button
            type="button"
            class="quiet import-file"
            @click=${() => ([this.place, this.leaving] = [place, null])}
          >
            ${line.name}
            <span class="hint">
              ${
                state.kind === 'seen'
                  ? m.import.seen
                  : state.merge.look.relation === 'known'
                    ? m.merge.relations.known
                    : m.merge.seen
              }
            </span>
          </button>
        </li>`;
      case 'merged':
        return html`<li class="import">
          <div class="import-head">
            <div>
              <p class="import-file">${line.name}</p>
              <p class="import-headline" dir="auto">${state.merged.headline || m.queue.untitled}</p>
            </div>
            <button type="button" class="button" @click=${() => this.#open(state.merged.id)}>
              ${m.import.open}
            </button>
          </div>
          ${
            state.isUndone
              ? html`<p class="done-line" role="status">${m.merge.undone}</p>`
              : html`${mergedView(state.merged, this.voice)} ${this.#undoView(state.merged, place)}`
          }
        </li>`;
      case 'waiting':
      case 'reading':
      case 'storing':
      case 'stopped':
      case 'leftOut':
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
            <button type="button" class="button" @click=${() => this.#open(imported.id)}>
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

  #undoView(merged: Merged, place: number): TemplateResult | typeof nothing {
    if (merged.kind !== 'merged' || merged.outcome !== 'merged') return nothing;
    return html`<p>
      <button type="button" class="button small" @click=${() => void this.run?.undo(place)}>
        ${this.voice.m.merge.undo}
      </button>
    </p>`;
  }

  #open(story: string): void {
    this.dismiss();
    this.emit('open-story', story);
  }

  #acceptView(run: ImportRun, under: number): TemplateResult {
    const { m } = this.voice;
    const state = run.lines[under]?.state;
    const merge = state?.kind === 'package' ? state.merge : null;
    if (merge?.compared)
      return html`<button type="button" class="button" @click=${() => void run.takeCompared(under, 'text')}>
          ${m.merge.whole}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${!merge.compared.isTakeable}
          @click=${() => void run.takeCompared(under, 'changes')}
        >
          ${m.merge.asChanges}
        </button>`;
    const relation = merge?.look.relation;
    if (relation === 'strange') return html``;
    return html`<button
      type="button"
      class="button primary"
      aria-keyshortcuts="Control+Enter"
      @click=${() => void this.#accept()}
    >
      ${relation === 'new' || relation === 'shared' ? m.merge.accept[relation] : m.import.accept}
    </button>`;
  }

  #leavingView(corrections: number): TemplateResult {
    const { m, number } = this.voice;
    return html`
      <span role="alert">${m.import.dropCorrections(number(corrections))}</span>
      <button type="button" class="button" @click=${() => this.#leave()}>${m.import.dropThem}</button>
      <button type="button" class="button primary" @click=${() => this.#stay()}>${m.import.keepThem}</button>
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m, number } = this.voice;
    const { run } = this;
    if (this.leaving !== null) return this.#leavingView(this.#atStake());
    const under = this.#under;
    const open = run ? run.lines.length - run.done + run.waiting.length : 0;
    return html`
      ${
        run?.isReading && run.lines.length > 1
          ? html`<button type="button" class="button" @click=${() => run.stop()}>${m.import.stop}</button>`
          : nothing
      }
      ${
        run && open > 1
          ? html`<button type="button" class="button" @click=${() => void run.acceptAll()}>
              ${m.import.acceptAll(number(open))}
            </button>`
          : nothing
      }
      ${
        run && under !== null
          ? html`<button
                type="button"
                class="button"
                @click=${() => this.#asksBefore(under) || run.leaveOut(under)}
              >
                ${m.import.leaveOut}
              </button>
              ${this.#acceptView(run, under)}`
          : html`<button type="button" class="button" @click=${this.dismiss}>${m.app.close}</button>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-dialog': ImportDialog;
  }
}
