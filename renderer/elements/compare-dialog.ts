import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DecorationSet } from 'prosemirror-view';
import type { AlikeStory, ComparedSides, StoryRow } from '../../shared/contract';
import { readDocument } from '../../shared/journal/replay';
import type { CompareRun } from '../compare-run';
import { ReadingView } from '../editor/reading-view';
import { alikeWords } from './alike-line';
import { changeWords } from './change-card';
import { fieldLabel, fieldValue } from './field-changes';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';
import { Watching } from './watching';

/** The open story beside another one or a package: what differs, by whom, and taking it over, some of it or all. */
@customElement('compare-dialog')
export class CompareDialog extends ModalElement {
  constructor() {
    super();
    new Watching(this, () => this.run);
  }

  @property({ attribute: false }) run: CompareRun | null = null;
  @property({ attribute: false }) rows: readonly StoryRow[] = [];
  /** What the story is like, where that is why it is compared. */
  @property({ attribute: false }) twin: AlikeStory | null = null;
  /** The story has gone into the bin: there is nothing left to decide. */
  @property({ attribute: false }) isBinned = false;
  protected override readonly name = 'compare';
  protected override readonly isWide = true;
  #view: ReadingView | null = null;
  #shown: ComparedSides | null = null;

  override disconnectedCallback(): void {
    this.#view?.destroy();
    super.disconnectedCallback();
  }

  protected override updated(): void {
    if (this.run?.phase === 'taken' || this.isBinned) return this.dismiss();
    const compared = this.run?.compared ?? null;
    const place = this.querySelector<HTMLElement>('.compare-sheet .paper');
    if (!place || !compared) {
      this.#view?.destroy();
      this.#view = null;
      this.#shown = null;
      return;
    }
    if (compared === this.#shown) return;
    this.#shown = compared;
    const doc = readDocument(compared.doc);
    this.#view ??= new ReadingView(place, doc, this.voice.m.compare.sheet, () => this.voice.tongue);
    this.#view.show(doc, [...compared.before.pictures, ...compared.after.pictures], DecorationSet.empty);
  }

  protected override titleText(): string {
    const { m } = this.voice;
    return this.twin ? m.alike.title : m.compare.title;
  }

  protected override mayDismiss(): boolean {
    return this.run?.phase !== 'taking';
  }

  protected override bodyView(): TemplateResult {
    const { run } = this;
    const { m } = this.voice;
    if (!run) return html``;
    return html`
      ${this.twin ? html`<p class="alike">${alikeWords(this.twin, this.voice)}</p>` : this.#choiceView(run)}
      ${run.trouble ? troubleView(run.trouble, this.voice) : nothing}
      <p role="status">${run.phase === 'comparing' || run.phase === 'taking' ? m.app.working : ''}</p>
      ${run.compared && run.phase !== 'comparing' ? this.#comparedView(run, run.compared) : nothing}
    `;
  }

  #choiceView(run: CompareRun): TemplateResult {
    const { m } = this.voice;
    return html`
      <div class="compare-choice">
        <label>
          <span>${m.compare.story}</span>
          <select @change=${this.#onStory}>
            <option value="">—</option>
            ${this.rows
              .filter(({ id }) => id !== run.story.id)
              .map(
                ({ id, headline, slug }) =>
                  html`<option value=${id}>${[slug, headline].filter(Boolean).join(' · ') || id}</option>`,
              )}
          </select>
        </label>
        <button type="button" class="button" @click=${this.#choosePackage}>${m.compare.package}</button>
        <input type="file" accept=".zip,.json,.jsonl" hidden @change=${this.#onPackage} />
      </div>
    `;
  }

  #comparedView(run: CompareRun, compared: ComparedSides): TemplateResult {
    const { m, number } = this.voice;
    const { changes, fields, comments, wordsInserted, wordsDeleted, common } = compared;
    const count = changes.length + fields.length;
    if (run.isOnlyTalk) return html`<p>${m.compare.onlyComments(number(comments))}</p>`;
    if (count === 0) return html`<p class="done-line">${m.compare.same}</p>`;
    return html`
      <p>
        ${m.past.differences(number(count))}
        <span class="hint">${m.past.words(number(wordsInserted), number(wordsDeleted))}</span>
        ${comments > 0 ? html`<span class="hint">${m.compare.comments(number(comments))}</span>` : nothing}
        ${common === 0 ? html`<span class="hint">${m.compare.neverMet}</span>` : nothing}
      </p>
      <div class="compare-columns">
        <div>
          <p class="compare-all">
            <button type="button" class="button small" @click=${() => run.chooseAll(true)}>
              ${m.compare.all}
            </button>
            <button type="button" class="button small" @click=${() => run.chooseAll(false)}>
              ${m.compare.none}
            </button>
          </p>
          <ul class="compare-list" aria-label=${m.compare.list}>
            ${changes.map((change) => html`<li>${this.#changeLine(run, change)}</li>`)}
            ${fields.map((field) => html`<li>${this.#fieldLine(run, field)}</li>`)}
          </ul>
        </div>
        <article class="compare-sheet page-scroll" data-tongue=${this.voice.tongue}>
          <div class="paper"></div>
        </article>
      </div>
    `;
  }

  #changeLine(run: CompareRun, change: ComparedSides['changes'][number]): TemplateResult {
    const { m, told } = this.voice;
    const where = m.places[change.where as keyof typeof m.places] ?? change.where;
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${run.changes.has(change.id)}
        @change=${(event: Event) => run.choose(run.changes, change.id, isTicked(event))}
      />
      <span class="card-change">
        ${changeWords(change, this.voice)}
        <span class="hint">${where}${change.author ? ` · ${change.author} · ${told(change.at)}` : ''}</span>
      </span>
    </label>`;
  }

  #fieldLine(run: CompareRun, { name, before, after, by }: ComparedSides['fields'][number]): TemplateResult {
    const { told } = this.voice;
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${run.fields.has(name)}
        @change=${(event: Event) => run.choose(run.fields, name, isTicked(event))}
      />
      <span class="card-change">
        <span class="change-kind">${fieldLabel(name, this.voice)}</span> <del>${fieldValue(before)}</del>
        <ins>${fieldValue(after)}</ins>
        ${by ? html`<span class="hint">${by.author} · ${told(by.at)}</span>` : nothing}
      </span>
    </label>`;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    const { run } = this;
    return html`
      ${
        run?.compared && !run.compared.isTakeable
          ? html`<p class="hint compare-note">${m.compare.changesInTheWay}</p>`
          : nothing
      }
      ${
        this.twin
          ? this.#twinView(this.twin)
          : html`<button type="button" class="button" @click=${this.dismiss}>${m.app.close}</button>`
      }
      ${run?.isOnlyTalk ? this.#takeTalkView(run) : this.#takeView(run)}
    `;
  }

  #takeView(run: CompareRun | null): TemplateResult {
    const { m } = this.voice;
    const mayTake = run?.phase === 'ready' && run.compared?.isTakeable === true && run.chosen > 0;
    return html`
      <button type="button" class="button" ?disabled=${!mayTake} @click=${() => void run?.take('text')}>
        ${m.compare.takeText}
      </button>
      <button
        type="button"
        class="button primary"
        ?disabled=${!mayTake}
        @click=${() => void run?.take('changes')}
      >
        ${m.compare.takeChanges}
      </button>
    `;
  }

  /** The words are the same: there is nothing to propose. */
  #takeTalkView(run: CompareRun): TemplateResult {
    return html`<button
      type="button"
      class="button primary"
      ?disabled=${run.phase !== 'ready'}
      @click=${() => void run.take('text')}
    >
      ${this.voice.m.compare.takeComments}
    </button>`;
  }

  /** What else becomes of two stories that are alike: both stay, or this one goes. */
  #twinView(twin: AlikeStory): TemplateResult {
    const { m } = this.voice;
    const keepBoth = () => {
      this.emit('keep-both', twin.id);
      this.dismiss();
    };
    return html`
      <button type="button" class="button" ?disabled=${!this.mayDismiss()} @click=${keepBoth}>
        ${m.alike.keepBoth}
      </button>
      <button
        type="button"
        class="button"
        ?disabled=${!this.mayDismiss()}
        @click=${() => this.emit('bin-twin', twin)}
      >
        ${m.alike.bin}
      </button>
    `;
  }

  readonly #onStory = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value !== '') void this.run?.with({ id: value });
  };

  readonly #choosePackage = (): void => this.querySelector<HTMLInputElement>('input[type=file]')?.click();

  readonly #onPackage = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#read(file);
  };

  async #read(file: File): Promise<void> {
    await this.run?.with({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
}

const isTicked = (event: Event) => (event.target as HTMLInputElement).checked;

declare global {
  interface HTMLElementTagNameMap {
    'compare-dialog': CompareDialog;
  }
}
