import { html, nothing, type TemplateResult } from 'lit';
import type { ChangeKind } from '../../shared/review/changes';
import type { Verdict } from '../editor/reviewing';
import type { ReviewFilter } from '../review-reading';
import type { Voice } from '../voice';

/** What stands over the list of changes and comments: what of it is shown, and what is done with all of that. */

interface Filtering {
  readonly voice: Voice;
  readonly filter: ReviewFilter;
  /** Who has changes in the story, and of which kinds they are. */
  readonly authors: readonly string[];
  readonly kinds: readonly ChangeKind[];
  /** How many cards the filter lets through, and how many of them are changes. */
  readonly shown: number;
  readonly open: number;
  readonly onFilter: (set: Partial<ReviewFilter>) => void;
  readonly onDecide: (decision: Verdict) => void;
}

export function reviewFilterView(filtering: Filtering): TemplateResult {
  const { voice, filter, authors, kinds, shown, open, onFilter, onDecide } = filtering;
  const { m, number } = voice;
  const chosen = (event: Event) => (event.target as HTMLSelectElement).value || null;
  const isFiltering = filter.author !== null || filter.kind !== null || filter.words.trim() !== '';
  return html`
    <div class="review-filter">
      <input
        type="search"
        aria-label=${m.review.find}
        placeholder=${m.review.find}
        .value=${filter.words}
        @input=${(event: Event) => onFilter({ words: (event.target as HTMLInputElement).value })}
      />
      <select
        aria-label=${m.review.byAuthor}
        @change=${(event: Event) => onFilter({ author: chosen(event) })}
      >
        <option value="">${m.review.everybody}</option>
        ${authors.map((author) => html`<option value=${author}>${author || m.review.someone}</option>`)}
      </select>
      <select
        aria-label=${m.review.byKind}
        @change=${(event: Event) => onFilter({ kind: chosen(event) as ChangeKind | null })}
      >
        <option value="">${m.review.allKinds}</option>
        ${kinds.map((kind) => html`<option value=${kind}>${m.review.kinds[kind]}</option>`)}
      </select>
      <button type="button" class="quiet" ?disabled=${open === 0} @click=${() => onDecide('accept')}>
        ${m.review.acceptShown}
      </button>
      <button type="button" class="quiet" ?disabled=${open === 0} @click=${() => onDecide('reject')}>
        ${m.review.rejectShown}
      </button>
      <span class="review-found hint" role="status"
        >${isFiltering ? m.review.found(number(shown)) : nothing}</span
      >
    </div>
  `;
}

interface Talking {
  readonly voice: Voice;
  /** How many threads are settled. */
  readonly settled: number;
  readonly filter: ReviewFilter;
  readonly onFilter: (set: Partial<ReviewFilter>) => void;
  readonly onComment: () => void;
}

/** The way to say something, and to what was settled. */
export function reviewTalkView({ voice, settled, filter, onFilter, onComment }: Talking): TemplateResult {
  const { m } = voice;
  return html`
    <p class="review-talk">
      <button type="button" class="quiet" @click=${onComment}>${m.review.comment}…</button>
      ${
        settled === 0
          ? nothing
          : html`<button
              type="button"
              class="quiet"
              aria-pressed=${filter.withSettled ? 'true' : 'false'}
              @click=${() => onFilter({ withSettled: !filter.withSettled })}
            >
              ${m.review.showSettled(settled)}
            </button>`
      }
    </p>
  `;
}
