import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ComparedStory, PastStory } from '../../shared/contract';
import { readDocument } from '../../shared/journal/replay';
import type { HistoryLine } from '../../shared/journal/history-lines';
import type { TextChange } from '../../shared/review/compare';
import { DecorationSet } from 'prosemirror-view';
import { inlineDecorations, sideDecorations } from '../editor/change-decorations';
import { ReadingView } from '../editor/reading-view';
import type { CompareLayout, PastRun } from '../past-run';
import { LightElement } from './light-element';
import { troubleView } from './trouble-notice';

/** The story as it was, in place of the page: a slider through its history, comparison, and the way back. */
@customElement('story-past')
export class StoryPast extends LightElement {
  @property({ attribute: false }) run!: PastRun;
  /** Rises whenever something about the run changed. */
  @property({ attribute: false }) turn = 0;
  /** The story's history as far as it has been read, newest first. */
  @property({ attribute: false }) lines: readonly HistoryLine[] = [];
  readonly #views = new Map<'before' | 'after', ReadingView>();
  #drawn: unknown = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clear();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('.past-slider')?.focus();
  }

  protected override updated(): void {
    const { past, compared, layout } = this.run;
    if (!past) return;
    const drawn = compared ? `${compared.before.seq} ${compared.after.seq} ${layout}` : String(past.seq);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const sides = compared && layout === 'sides';
    this.#draw('before', sides ? compared.before : null, sides ? compared : null);
    this.#draw('after', compared ? compared.after : past, compared);
  }

  protected override render(): TemplateResult {
    const { past, trouble, compared, layout } = this.run;
    const { m } = this.voice;
    return html`
      <section class="past" aria-label=${m.past.label} @keydown=${this.#onKeydown}>
        ${this.#barView()} ${trouble ? troubleView(trouble, this.voice) : nothing}
        ${past ? this.#whoView(past) : html`<p class="hint">${m.past.reading}</p>`}
        ${compared ? this.#differencesView(compared) : nothing}
        <div class="past-sheets ${compared && layout === 'sides' ? 'two' : ''}">
          <div
            class="page-scroll"
            data-tongue=${this.voice.tongue}
            ?hidden=${!(compared && layout === 'sides')}
          >
            <div class="paper" id="past-before"></div>
          </div>
          <div class="page-scroll" data-tongue=${this.voice.tongue}>
            <div class="paper" id="past-after"></div>
          </div>
        </div>
      </section>
    `;
  }

  #barView(): TemplateResult {
    const { run } = this;
    const { m, number } = this.voice;
    const step = (by: number) => () => run.go(run.seq + by);
    return html`
      <div class="past-bar">
        <button type="button" class="button small" @click=${step(-1)} ?disabled=${run.seq <= 1}>
          ${m.past.earlier}
        </button>
        <input
          class="past-slider"
          type="range"
          min="1"
          max=${run.head}
          .value=${String(run.seq)}
          aria-label=${m.past.slider}
          aria-valuetext=${m.past.place(number(run.seq), number(run.head))}
          @input=${(event: Event) => run.go(Number((event.target as HTMLInputElement).value))}
        />
        <button type="button" class="button small" @click=${step(1)} ?disabled=${run.seq >= run.head}>
          ${m.past.later}
        </button>
        <button type="button" class="button primary small" @click=${() => this.emit('restore-past')}>
          ${m.past.restore}
        </button>
        <button type="button" class="button small" @click=${() => this.emit('close-past')}>
          ${m.past.close}
        </button>
      </div>
    `;
  }

  #whoView(past: PastStory): TemplateResult {
    const { run } = this;
    const { m, number, told } = this.voice;
    return html`
      <div class="past-who">
        <p role="status">
          <strong>${past.author || m.review.someone}</strong> · ${m.history.kinds[past.kind]} ·
          <time datetime=${past.at}>${told(past.at)}</time>
          <span class="hint">${m.past.place(number(past.seq), number(run.head))}</span>
        </p>
        <label>
          <span>${m.past.compareWith}</span>
          <select @change=${this.#onAgainst}>
            <option value="" ?selected=${run.against === null}>${m.past.nothing}</option>
            <option value=${run.head} ?selected=${run.against === run.head}>${m.past.now}</option>
            ${this.lines
              .filter(({ revision, seq }) => revision !== null && seq !== run.head)
              .map(
                ({ seq, kind, detail, at, author }) =>
                  html`<option value=${seq} ?selected=${run.against === seq}>
                    ${seq} · ${told(at)} · ${author} · ${kind === 'revision' ? detail : m.history.kinds[kind]}
                  </option>`,
              )}
          </select>
        </label>
        ${run.against === null ? nothing : this.#layoutView(run.layout)}
      </div>
    `;
  }

  #layoutView(layout: CompareLayout): TemplateResult {
    const { m } = this.voice;
    const choice = (name: CompareLayout) => html`
      <button
        type="button"
        class="button small"
        aria-pressed=${layout === name ? 'true' : 'false'}
        @click=${() => this.run.setLayout(name)}
      >
        ${m.past.layouts[name]}
      </button>
    `;
    return html`<span class="past-layout" role="group" aria-label=${m.past.layout}
      >${choice('inline')}${choice('sides')}</span
    >`;
  }

  /** What no page can show: fields, pictures, how many words; and each change to go through by keyboard and ear. */
  #differencesView({ comparison }: ComparedStory): TemplateResult {
    const { m, number } = this.voice;
    const { fields, pictures, wordsInserted, wordsDeleted, changes } = comparison;
    const names: Readonly<Record<string, string>> = { ...m.story.fields, flags: m.story.groups.flags };
    const { differing } = this.run;
    const value = (given: unknown) =>
      given === null || given === '' ? '—' : typeof given === 'string' ? given : JSON.stringify(given);
    return html`
      <details class="past-differences">
        <summary>
          ${m.past.differences(number(changes.length + fields.length + pictures.length))}
          <span class="hint">${m.past.words(number(wordsInserted), number(wordsDeleted))}</span>
        </summary>
        <ul>
          ${changes.map(
            (change) =>
              html`<li>
                <span class="label">${change.where}</span>
                ${change.kind === 'form' ? html`<span class="change-formed">${change.inserted || m.past.form}</span>` : nothing}
                ${change.kind !== 'form' && change.deleted ? html`<del class="change-went">${change.deleted}</del>` : nothing}
                ${change.kind !== 'form' && change.inserted ? html`<ins class="change-came">${change.inserted}</ins>` : nothing}
                <span class="hint">${this.#tell(change)}</span>
                ${this.#backView(change.where, differing.get(change))}
              </li>`,
          )}
          ${fields.map(
            ({ name, before, after }) =>
              html`<li>
                <span class="label">${names[name] ?? name}</span>
                <del class="change-went">${value(before)}</del> <ins class="change-came">${value(after)}</ins>
              </li>`,
          )}
          ${pictures.map(
            ({ id, kind, attributes }) =>
              html`<li>
                <span class="label">${id}</span> ${m.past.pictures[kind]} ${attributes.join(', ')}
              </li>`,
          )}
        </ul>
      </details>
    `;
  }

  /** The way back for one piece alone; what else has changed stays. */
  #backView(where: string, piece: number | undefined): TemplateResult | typeof nothing {
    if (piece === undefined) return nothing;
    const { m } = this.voice;
    return html`<button
      type="button"
      class="button small"
      aria-label=${m.past.restorePieceOf(where)}
      @click=${() => this.emit('restore-piece', piece)}
    >
      ${m.past.restorePiece}
    </button>`;
  }

  readonly #tell = ({ entries }: TextChange): string => {
    const authors = this.run.compared?.authors ?? [];
    const by = authors.filter(({ seq }) => entries.includes(seq));
    const names = [...new Set(by.map(({ author }) => author || this.voice.m.review.someone))];
    const last = by.at(-1);
    return last ? `${names.join(', ')} · ${this.voice.told(last.at)}` : '';
  };

  #draw(side: 'before' | 'after', story: PastStory | null, compared: ComparedStory | null): void {
    const place = this.querySelector<HTMLElement>(`#past-${side}`);
    if (!story || !place) {
      this.#views.get(side)?.destroy();
      this.#views.delete(side);
      return;
    }
    const doc = readDocument(story.doc);
    const changes = compared?.comparison.changes ?? [];
    const decorations = !compared
      ? DecorationSet.empty
      : this.run.layout === 'sides'
        ? sideDecorations(doc, changes, side, this.#tell)
        : inlineDecorations(doc, changes, this.#tell);
    const view =
      this.#views.get(side) ??
      new ReadingView(place, doc, this.voice.m.past.sheets[side], () => this.voice.tongue);
    this.#views.set(side, view);
    view.show(doc, story.pictures, decorations);
  }

  #clear(): void {
    for (const view of this.#views.values()) view.destroy();
    this.#views.clear();
    this.#drawn = null;
  }

  readonly #onAgainst = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.run.compareWith(value === '' ? null : Number(value));
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.emit('close-past');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'story-past': StoryPast;
  }
}
