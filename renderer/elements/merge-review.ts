import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ComparedSides, MergeLook, PackageLook } from '../../shared/contract';
import type { MergeDifference, Passage, Take } from '../../shared/review/merge-differences';
import type { MergeRun } from '../merge-run';
import { alikeWords } from './alike-line';
import { detailsOf } from './merge-details';
import { LightElement } from './light-element';
import { troubleView } from './trouble-notice';

const KEYS: Readonly<Record<string, Take | null>> = { o: 'ours', t: 'theirs', b: 'both', u: null };

/** An editable package before it comes in: three columns, difference by difference, chosen by single keys. */
@customElement('merge-review')
export class MergeReview extends LightElement {
  @property({ attribute: false }) run!: MergeRun;
  /** Rises whenever something about the run changed. */
  @property({ attribute: false }) turn = 0;
  /** The difference that the keyboard is on. */
  @state() private at = 0;
  #mustFocus = false;

  protected override updated(): void {
    if (!this.#mustFocus) return;
    this.#mustFocus = false;
    const row = this.querySelector<HTMLElement>('.difference[tabindex="0"]');
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the keyboard on the differences. */
  focusPieces(): void {
    this.#mustFocus = true;
    this.requestUpdate();
  }

  get #place(): number {
    return Math.min(this.at, Math.max(0, this.run.differences.length - 1));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const steps: Readonly<Record<string, number>> = {
      arrowdown: 1,
      arrowup: -1,
      j: 1,
      k: -1,
      pagedown: 10,
      pageup: -10,
      home: -Infinity,
      end: Infinity,
    };
    const step = steps[key];
    const difference = this.run.differences[this.#place];
    if (step !== undefined)
      this.at = Math.min(this.run.differences.length - 1, Math.max(0, this.#place + step));
    else if (key === 'a') this.run.acceptQuiet();
    else if (key in KEYS && difference) this.run.take(difference, KEYS[key] ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#mustFocus = true;
  };

  protected override render(): TemplateResult {
    const { run } = this;
    const { m } = this.voice;
    const { look, trouble, compared } = run;
    return html`
      <p class="import-headline" dir="auto">${look.headline || m.queue.untitled}</p>
      <ul class="merge-people" aria-label=${m.merge.people}>
        ${look.people.map(
          ({ author, entries, last }) =>
            html`<li>
              <strong>${author || m.review.someone}</strong>
              <span class="hint">${m.merge.entries(this.voice.number(entries), this.voice.told(last))}</span>
            </li>`,
        )}
      </ul>
      ${trouble ? troubleView(trouble, this.voice) : nothing}
      <p role="status">${this.#relationText(look)}</p>
      ${look.relation === 'new' ? this.#alikeView(look) : nothing}
      ${look.merge ? this.#mergeView(look.merge) : nothing}
      ${compared ? this.#comparedView(compared) : nothing}
    `;
  }

  #relationText({ relation, merge }: PackageLook): string {
    const { m, number } = this.voice;
    if (relation !== 'shared' || !merge) return m.merge.relations[relation];
    const clashes = merge.differences.filter(({ kind }) => kind === 'clash').length;
    return m.merge.coming(
      number(merge.differences.length - clashes),
      number(clashes),
      number(merge.remarks.length),
      number(merge.words),
    );
  }

  /** What is like it here, to be compared with instead. */
  #alikeView({ alike }: PackageLook): TemplateResult | typeof nothing {
    const { m } = this.voice;
    if (alike.length === 0) return nothing;
    return html`<ul class="alikes" aria-label=${m.import.alikeTitle}>
      ${alike.map(
        (twin) =>
          html`<li class="alike">
            ${alikeWords(twin, this.voice)}
            <button type="button" class="button" @click=${() => void this.run.compareWith(twin.id)}>
              ${m.merge.compare}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #mergeView(merge: MergeLook): TemplateResult {
    const { run } = this;
    const { m, number } = this.voice;
    const { differences } = run;
    return html`
      <p class="hint">${m.merge.keys}</p>
      <div class="kinds" role="group" aria-label=${m.merge.shown}>
        <button type="button" class="kind" aria-keyshortcuts="a" @click=${() => run.acceptQuiet()}>
          <kbd>a</kbd> ${m.merge.acceptQuiet}
        </button>
        <button type="button" class="kind" aria-pressed=${!run.onlyClashes} @click=${() => run.showAll()}>
          ${m.merge.showAll(number(merge.differences.length))}
        </button>
      </div>
      <div class="merge-columns" aria-hidden="true">
        <span>${m.merge.columns.ours}</span><span>${m.merge.columns.merged}</span
        ><span>${m.merge.columns.theirs}</span>
      </div>
      <ol class="differences" aria-label=${m.merge.list} @keydown=${this.#onKey}>
        ${differences.map((one, i) => this.#differenceView(one, i, differences.length))}
      </ol>
      ${differences.length === 0 ? html`<p class="hint">${m.merge.nothingLeft}</p>` : nothing}
      ${detailsOf(merge, run, this.voice)}
    `;
  }

  #differenceView(one: MergeDifference, i: number, of: number): TemplateResult {
    const { m, number, told } = this.voice;
    const take = this.run.takes.get(one.id) ?? null;
    const named = (makers: MergeDifference['makers']) =>
      makers.map(({ author, at }) => `${author || m.review.someone} · ${told(at)}`).join(', ');
    // Where two clash, both are named.
    const makers =
      one.ourMakers.length === 0
        ? named(one.makers)
        : `${m.merge.columns.ours}: ${named(one.ourMakers)} – ${m.merge.columns.theirs}: ${named(one.makers)}`;
    const where = m.places[one.where.split(' ')[0] as keyof typeof m.places] ?? one.where;
    const kind = m.merge.kinds[one.kind];
    return html`<li
      class="difference ${one.kind}"
      tabindex=${i === this.#place ? 0 : -1}
      aria-label="${m.merge.of(number(i + 1), number(of))}: ${kind}, ${where}, ${makers}"
      @focusin=${() => (this.at = i)}
    >
      <p class="difference-head">
        <span class="pill ${one.kind === 'clash' ? 'amber' : 'green'}">${kind}</span>
        <span>${where}</span>
        <span class="hint">${makers}</span>
      </p>
      <div class="difference-texts">
        <p dir="auto">
          <span class="visually-hidden">${m.merge.columns.ours}: </span>${sideView(one.ours, 'went')}
        </p>
        <p dir="auto">
          <span class="visually-hidden">${m.merge.columns.merged}: </span>${this.#mergedView(one, take)}
        </p>
        <p dir="auto">
          <span class="visually-hidden">${m.merge.columns.theirs}: </span>${sideView(one.theirs, 'came')}
        </p>
      </div>
      <div class="kinds" role="group" aria-label=${m.merge.stands}>
        ${(['ours', 'theirs', 'both'] as const).map(
          (side) =>
            html`<button
              type="button"
              class="kind"
              tabindex="-1"
              aria-pressed=${take === side}
              ?disabled=${!one.takes.includes(side)}
              @click=${() => this.run.take(one, take === side ? null : side)}
            >
              <kbd>${side[0]}</kbd> ${m.merge.takes[side]}
            </button>`,
        )}
        <span class="hint">${take === null ? m.merge.asMerged[one.kind] : nothing}</span>
      </div>
    </li>`;
  }

  #mergedView({ kind, ours, theirs, isForm, form }: MergeDifference, take: Take | null): TemplateResult {
    const { m } = this.voice;
    const { before, after } = ours;
    const [was, now] = [ours.text, theirs.text];
    if (isForm) {
      const change = form
        ? `${form.names.join(', ')}: ${said(form.before)} → ${said(form.after)}`
        : m.past.form;
      return html`${before}<span class="change-formed">${was || change}</span>${after}
        ${was && form ? html`<span class="hint">${change}</span>` : nothing}`;
    }
    if (take === 'ours') return html`${before}${was}${after}`;
    if (take === 'both') return html`${before}${was} <ins class="change-came">${now}</ins>${after}`;
    const went =
      was && (kind === 'clash' || take === null) ? html`<del class="change-went">${was}</del>` : nothing;
    return html`${before}${take === 'theirs' ? nothing : went}${
      now ? html`<ins class="change-came">${now}</ins>` : nothing
    }${after}`;
  }

  #comparedView({ changes, fields, before }: ComparedSides): TemplateResult {
    const { m, number, told } = this.voice;
    return html`
      <p>
        ${m.merge.comparedWith(before.headline || m.queue.untitled, number(changes.length + fields.length))}
      </p>
      <ol class="differences" aria-label=${m.merge.list}>
        ${changes.map(
          ({ where, author, at, removed, inserted, quoted }) =>
            html`<li class="difference" tabindex="0">
              <p class="difference-head">
                <span>${m.places[where as keyof typeof m.places] ?? where}</span>
                <span class="hint">${author || m.review.someone} · ${told(at)}</span>
              </p>
              <p dir="auto">
                ${removed ? html`<del class="change-went">${removed}</del>` : nothing}
                ${inserted ? html`<ins class="change-came">${inserted}</ins>` : nothing}
                ${quoted ? html`<span class="change-formed">${quoted}</span>` : nothing}
              </p>
            </li>`,
        )}
      </ol>
    `;
  }
}

const said = (value: unknown): string =>
  value === null || value === '' ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

const sideView = ({ before, text, after }: Passage, which: 'went' | 'came'): TemplateResult =>
  html`${before}${text ? html`<span class="difference-${which}">${text}</span>` : nothing}${after}`;

declare global {
  interface HTMLElementTagNameMap {
    'merge-review': MergeReview;
  }
}
