import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HistoryLine, ImportReport } from '../../shared/contract';
import type { RefusalNotice } from '../../shared/story/refusal';
import { STATUS_LABELS, type Status } from '../../shared/story/status';
import type { Voice } from '../voice';
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
  /** ms since 1970 */
  @property({ attribute: false }) now = 0;

  protected override render(): TemplateResult {
    const { m } = this.voice;
    return html`
      <div class="checks-head">
        <button type="button" class="button small" @click=${() => this.emit('ask-revision')}>
          ${m.history.saveRevision}
        </button>
      </div>
      ${this.trouble && !this.lines ? troubleView(this.trouble, this.voice) : this.#linesView()}
      ${this.#originView()}
    `;
  }

  #linesView(): TemplateResult {
    const { m } = this.voice;
    if (!this.lines) return html`<p class="empty">${m.history.loading}</p>`;
    return html`<ol class="history" reversed aria-label=${m.history.label}>
      ${this.lines.map((line) => this.#lineView(line))}
    </ol>`;
  }

  #lineView(line: HistoryLine): TemplateResult {
    const { m, number, listTime, told } = this.voice;
    const detail = detailWords(line, this.voice);
    return html`
      <li class="history-line">
        <p class="history-head">
          <strong>${line.author || m.review.someone}</strong>
          <time datetime=${line.at} title=${told(line.at)}>${listTime(line.at, this.now)}</time>
        </p>
        <p>
          ${m.history.kinds[line.kind]}${line.count > 1 ? html` <span class="hint">(${m.history.times(number(line.count))})</span>` : nothing}
          ${detail ? html`<span class="history-detail">${detail}</span>` : nothing}
        </p>
      </li>
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
