import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportReport } from '../../shared/contract';
import type { HistoryLine } from '../../shared/journal/history-lines';
import type { RefusalNotice } from '../../shared/story/refusal';
import { STATUS_LABELS, type Status } from '../../shared/story/status';
import type { Voice } from '../voice';
import type { Origin } from '../../shared/journal/provenance';
import { cameBy, toneOf } from '../origin-words';
import { importReportView } from './import-report';
import { LightElement } from './light-element';
import { troubleView } from './trouble-notice';

/** What a line of history is about, in the reader's words where it names a status or fields. */
export function detailWords(
  { kind, detail }: Pick<HistoryLine, 'kind' | 'detail'>,
  { m, say }: Voice,
): string {
  if (kind === 'status') {
    const [, status = '', why = ''] = /^(\w+)(.*)$/s.exec(detail) ?? [];
    return status in STATUS_LABELS ? `${say(STATUS_LABELS[status as Status])}${why}` : detail;
  }
  if (kind !== 'fields') return detail;
  const labels: Readonly<Record<string, string>> = { ...m.story.fields, flags: m.story.groups.flags };
  return detail
    .split(/\s*,\s*/)
    .map((name) => labels[name] ?? name)
    .join(', ');
}

/** Who did what and when, as the desk tells it (newest first), and how the story came in. */
@customElement('story-history')
export class StoryHistory extends LightElement {
  @property({ attribute: false }) lines: readonly HistoryLine[] | null = null;
  /** Null for a story written here, undefined while that is not known. */
  @property({ attribute: false }) report: ImportReport | null | undefined;
  @property({ attribute: false }) trouble: RefusalNotice | null = null;
  /** Who brought the words at the caret; null where that is not known yet. */
  @property({ attribute: false }) wrote: { readonly origin: Origin; readonly text: string } | null = null;
  @property({ attribute: false }) hasOrigins = false;
  @property({ attribute: false }) hasOlder = false;
  /** The entry that is on show in place of the page; null while the page is. */
  @property({ attribute: false }) shown: number | null = null;
  /** ms since 1970 */
  @property({ attribute: false }) now = 0;

  protected override render(): TemplateResult {
    const { m } = this.voice;
    return html`
      <div class="checks-head">
        <button type="button" class="button small" @click=${() => this.emit('ask-revision')}>
          ${m.history.saveRevision}
        </button>
        <button
          type="button"
          class="button small"
          aria-pressed=${this.hasOrigins ? 'true' : 'false'}
          @click=${() => this.emit('toggle-origins')}
        >
          ${m.origins.show}
        </button>
      </div>
      ${this.#wroteView()}
      ${this.trouble && !this.lines ? troubleView(this.trouble, this.voice) : this.#linesView()}
      ${this.#originView()}
    `;
  }

  #linesView(): TemplateResult {
    const { m } = this.voice;
    if (!this.lines) return html`<p class="empty">${m.history.loading}</p>`;
    return html`<ol class="history" reversed aria-label=${m.history.label}>
        ${this.lines.map((line) => this.#lineView(line))}
      </ol>
      ${
        this.hasOlder
          ? html`<button type="button" class="button more" @click=${() => this.emit('older-history')}>
              ${m.history.older}
            </button>`
          : nothing
      }`;
  }

  #lineView(line: HistoryLine): TemplateResult {
    const { m, number, listTime, told } = this.voice;
    const detail = detailWords(line, this.voice);
    return html`
      <li class="history-line ${line.revision ?? ''}">
        <button
          type="button"
          class="history-open"
          aria-current=${this.shown === line.seq ? 'true' : nothing}
          title=${m.history.lookAt}
          @click=${() => this.emit('look-at', line.seq)}
        >
          <span class="history-head">
            <strong>${line.author || m.review.someone}</strong>
            <time datetime=${line.at} title=${told(line.at)}>${listTime(line.at, this.now)}</time>
          </span>
          <span class="history-what">
            ${line.source ? this.#sourceWords(line) : m.history.kinds[line.kind]}${line.count > 1 ? html` <span class="hint">(${m.history.times(number(line.count))})</span>` : nothing}
            ${detail ? html`<span class="history-detail">${detail}</span>` : nothing}
          </span>
        </button>
      </li>
    `;
  }

  #sourceWords({ seq, author, at, source }: HistoryLine): string {
    return source?.kind === 'undo'
      ? this.voice.m.history.kinds.steps
      : cameBy({ seq, author, at, source }, this.voice);
  }

  /** "Who wrote this sentence": the words at the caret and where they came from. */
  #wroteView(): TemplateResult | typeof nothing {
    const { m, told } = this.voice;
    if (!this.wrote) return nothing;
    const { origin, text } = this.wrote;
    return html`
      <section class="wrote ${toneOf(origin)}" aria-label=${m.origins.here}>
        <h2 class="label">${m.origins.here}</h2>
        <blockquote dir="auto">${text}</blockquote>
        <p>
          <strong>${origin.author || m.review.someone}</strong> · ${cameBy(origin, this.voice)}
          <time datetime=${origin.at}>${told(origin.at)}</time>
        </p>
      </section>
    `;
  }

  #originView(): TemplateResult | typeof nothing {
    const { m } = this.voice;
    if (this.report === undefined) return nothing;
    return html`
      <h2 class="label">${m.history.howItCameIn}</h2>
      ${
        this.report === null
          ? html`<p class="hint inset">${m.history.writtenHere}</p>`
          : html`<div class="inset">${importReportView(this.report, this.voice)}</div>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-history': StoryHistory;
  }
}
