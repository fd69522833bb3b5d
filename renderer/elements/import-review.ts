import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { AlikeStory, InspectedStory } from '../../shared/contract';
import type { Correction, CorrectionKind } from '../../shared/ingest/corrections';
import { pieceLinks, shownTexts, type ShownText } from '../../shared/ingest/piece-links';
import type { ReportPiece } from '../../shared/ingest/report';
import { readDocument } from '../../shared/journal/replay';
import { alikeWords } from './alike-line';
import { fatesView } from './import-report';
import { LightElement } from './light-element';

/** The key that says what the chosen piece is. */
export const KIND_KEYS: readonly (readonly [string, CorrectionKind])[] = [
  ['p', 'copy'],
  ['h', 'headline'],
  ['k', 'kicker'],
  ['s', 'standfirst'],
  ['b', 'byline'],
  ['d', 'dateline'],
  ['t', 'crosshead'],
  ['c', 'caption'],
  ['l', 'creditLine'],
  ['r', 'relatedLink'],
  ['o', 'signOff'],
  ['e', 'credit'],
  ['x', 'drop'],
];

/** Pieces and texts that are drawn at once: a manuscript of 300 pages comes over some frames, and the window never stands still. */
const AT_ONCE = 40;

/** A piece that a person can choose, its place in the report and in the input. */
interface Chosen {
  readonly piece: ReportPiece;
  readonly place: number;
  readonly at: number;
}

/** A list in parts of `AT_ONCE`, each with the place of its first. */
function partsOf<T>(all: readonly T[]): { readonly part: readonly T[]; readonly from: number }[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, nth) => {
    const from = nth * AT_ONCE;
    return { part: all.slice(from, from + AT_ONCE), from };
  });
}

/** What a file holds on the left, what it would become on the right; a key says what a piece really is. */
@customElement('import-review')
export class ImportReview extends LightElement {
  @property({ attribute: false }) seen: InspectedStory | null = null;
  @property({ attribute: false }) said: readonly Correction[] = [];
  /** The place in the input of the piece that is chosen: it stays chosen when the pieces are made anew. */
  @state() private chosenAt = 0;
  @state() private pointed: number | null = null;
  /** So many of the pieces and of the texts are drawn. */
  @state() private drawn = AT_ONCE;
  #pieces: readonly Chosen[] = [];
  #shown: readonly ShownText[] = [];
  #links: readonly (readonly number[])[] = [];
  /** The piece that each text is linked with. */
  #sources: readonly (Chosen | undefined)[] = [];
  #mustFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('seen') || !this.seen) return;
    const { report, doc } = this.seen;
    let at = 0;
    this.#pieces = report.pieces.flatMap((piece, place) => {
      const from = at;
      at += piece.text.length;
      return piece.text.trim() === '' ? [] : [{ piece, place, at: from }];
    });
    this.#shown = shownTexts(readDocument(doc));
    this.#links = pieceLinks(report.pieces, this.#shown);
    const sources: (Chosen | undefined)[] = [];
    for (const one of this.#pieces) for (const at of this.#links[one.place] ?? []) sources[at] ??= one;
    this.#sources = sources;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#mustFocus) this.querySelector<HTMLElement>('[role="option"][aria-selected="true"]')?.focus();
    this.#mustFocus = false;
    if (['seen', 'chosenAt', 'pointed'].some((name) => changed.has(name)))
      this.querySelector('.becoming.linked')?.scrollIntoView({ block: 'nearest' });
    if (this.drawn < Math.max(this.#pieces.length, this.#shown.length))
      requestAnimationFrame(() => (this.drawn += AT_ONCE));
  }

  /** Puts the caret of the keyboard on the pieces. */
  focusPieces(): void {
    this.#mustFocus = true;
    this.requestUpdate();
  }

  get #chosen(): Chosen | undefined {
    return this.#pieces.findLast(({ at }) => at <= this.chosenAt) ?? this.#pieces[0];
  }

  /** The texts that light up: those of the piece that is pointed at, or else of the chosen one. */
  get #lit(): ReadonlySet<number> {
    const place = this.pointed ?? this.#chosen?.place;
    return new Set(place === undefined ? [] : (this.#links[place] ?? []));
  }

  #choose(one: Chosen | undefined): void {
    if (!one) return;
    this.chosenAt = one.at;
    this.drawn = Math.max(this.drawn, this.#pieces.indexOf(one) + 1);
    this.#mustFocus = true;
  }

  #step(by: number): void {
    const now = this.#pieces.findIndex((one) => one === this.#chosen);
    const to = Math.min(this.#pieces.length - 1, Math.max(0, now + by));
    this.#choose(this.#pieces[to]);
  }

  /** Says what the chosen piece is; null takes back what was said of it. */
  #say(as: CorrectionKind | null): void {
    const one = this.#chosen;
    if (!one) return;
    const start = one.at + (one.piece.text.length - one.piece.text.trimStart().length);
    const end = start + one.piece.text.trim().length;
    const others = this.said.filter((said) => said.end <= start || said.at >= end);
    if (as === null && others.length === this.said.length) return;
    this.#mustFocus = true;
    this.emit('say', as === null ? others : [...others, { at: start, end, as }]);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    const kind = KIND_KEYS.find(([key]) => key === event.key.toLowerCase())?.[1];
    if (step !== undefined) this.#step(step);
    else if (kind) this.#say(kind);
    else if (event.key.toLowerCase() === 'm') this.#remember();
    else if (event.key.toLowerCase() === 'u' || event.key === 'Backspace') this.#say(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #saidOf({ at, piece }: Chosen): Correction | undefined {
    return this.said.find((one) => one.at < at + piece.text.length && one.end > at);
  }

  /** What was said of the chosen piece is to be a rule of the house. */
  #remember(): void {
    const said = this.#chosen && this.#saidOf(this.#chosen);
    if (said) this.emit('remember', said);
  }

  /** The pieces, some at a time, and only those again that have changed. */
  #piecesView(): unknown {
    const chosen = this.#chosen;
    return partsOf(this.#pieces.slice(0, this.drawn)).map(({ part }) =>
      guard(
        [
          this.#pieces,
          part.length,
          this.said,
          this.voice,
          chosen && part.includes(chosen) ? chosen : null,
          part.some(({ place }) => place === this.pointed) ? this.pointed : null,
        ],
        () => part.map((one) => this.#pieceView(one, one === chosen)),
      ),
    );
  }

  /** The texts, likewise. */
  #shownViews(): unknown {
    const lit = this.#lit;
    return partsOf(this.#shown.slice(0, this.drawn)).map(({ part, from }) =>
      guard(
        [
          this.#shown,
          part.length,
          this.voice,
          [...lit].filter((at) => at >= from && at < from + part.length).join(),
        ],
        () => part.map((one, at) => this.#shownView(one, from + at, lit.has(from + at))),
      ),
    );
  }

  #pieceView(one: Chosen, isChosen: boolean): TemplateResult {
    const { m } = this.voice;
    const { piece, place } = one;
    const as = m.places[piece.as as keyof typeof m.places] ?? piece.as;
    return html`<li
      class="piece ${piece.fate} ${this.pointed === place ? 'linked' : ''}"
      role="option"
      aria-selected=${isChosen}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => this.#choose(one)}
      @mouseenter=${() => (this.pointed = place)}
      @mouseleave=${() => (this.pointed = null)}
    >
      <span class="piece-text" dir="auto">${piece.text.trim()}</span>
      <span class="piece-why">
        <strong>${m.fates[piece.fate]}</strong> · ${as} ·
        ${this.#saidOf(one) ? html`<em>${m.import.saidByYou}</em>` : this.voice.say(piece.why)}
      </span>
    </li>`;
  }

  #shownView({ is, text, label }: ShownText, at: number, isLit: boolean): TemplateResult {
    const piece = this.#sources[at];
    return html`<p
      class="becoming becoming-${is} ${isLit ? 'linked' : ''}"
      dir="auto"
      @click=${() => this.#choose(piece)}
      @mouseenter=${() => (this.pointed = piece?.place ?? null)}
      @mouseleave=${() => (this.pointed = null)}
    >
      ${label ? html`<span class="becoming-label">${label}: </span>` : nothing}${is === 'break' ? '* * *' : text}
    </p>`;
  }

  #alikeView(twin: AlikeStory): TemplateResult {
    const { m } = this.voice;
    return html`<li class="alike">
      ${alikeWords(twin, this.voice)}
      <button type="button" class="button" @click=${() => this.emit('open-alike', twin.id)}>
        ${m.import.openAlike}
      </button>
      <button type="button" class="button" @click=${() => this.emit('compare-alike', twin)}>
        ${m.alike.acceptAndCompare}
      </button>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { m, say } = this.voice;
    const { seen } = this;
    if (!seen) return nothing;
    return html`
      ${
        seen.alike.length > 0
          ? html`<ul class="alikes" aria-label=${m.import.alikeTitle}>
              ${seen.alike.map((one) => this.#alikeView(one))}
            </ul>`
          : nothing
      }
      ${seen.findings.map(({ message }) => html`<p class="caution">${say(message)}</p>`)}
      ${fatesView(seen.report.pieces, this.voice)}
      <div class="kinds" role="group" aria-label=${m.import.thisIs}>
        <span class="hint" aria-hidden="true">${m.import.thisIs}</span>
        ${KIND_KEYS.map(
          ([key, kind]) =>
            html`<button type="button" class="kind" aria-keyshortcuts=${key} @click=${() => this.#say(kind)}>
              <kbd>${key}</kbd> ${kind === 'copy' || kind === 'drop' ? m.import[kind] : m.places[kind]}
            </button>`,
        )}
        <button type="button" class="kind" aria-keyshortcuts="u" @click=${() => this.#say(null)}>
          <kbd>u</kbd> ${m.import.asRead}
        </button>
        <button
          type="button"
          class="kind"
          aria-keyshortcuts="m"
          ?disabled=${!this.#chosen || !this.#saidOf(this.#chosen)}
          @click=${() => this.#remember()}
        >
          <kbd>m</kbd> ${m.rules.remember}
        </button>
      </div>
      <div class="import-review">
        <section aria-label=${m.import.original}>
          <h3>${m.import.original}</h3>
          <ol
            class="pieces"
            role="listbox"
            aria-label=${m.import.original}
            @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
          >
            ${this.#piecesView()}
          </ol>
        </section>
        <section aria-label=${m.import.becomes} class="becomes" tabindex="0">
          <h3>${m.import.becomes}</h3>
          ${this.#shownViews()}
        </section>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-review': ImportReview;
  }
}
