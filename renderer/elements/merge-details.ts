import { html, nothing, type TemplateResult } from 'lit';
import type { MergeLook } from '../../shared/contract';
import { moveWords, type MergedMove } from '../../shared/review/merge-moves';
import { STATUS_LABELS } from '../../shared/story/status';
import type { Merged, MergeRun } from '../merge-run';
import type { Voice } from '../voice';

/** What a merge brings beside the text, and what came of one. */

const said = (value: unknown): string =>
  value === null || value === '' ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

/** Who moved it, and what is to be known of that. */
function moveSaid(move: MergedMove, { m, say }: Voice): string {
  const told = moveWords(move);
  return told ? say(told) : move.author || m.review.someone;
}

/** Fields to choose, comments and moves that come in. */
export function detailsOf(merge: MergeLook, run: MergeRun, voice: Voice): TemplateResult {
  const { m, told } = voice;
  const names: Readonly<Record<string, string>> = { ...m.story.fields, flags: m.story.groups.flags };
  const fields = [
    ...merge.fields.map((field) => ({ ...field, stands: run.fields.get(field.name) ?? ('ours' as const) })),
    ...merge.fieldsTaken.map((field) => ({
      ...field,
      stands: run.fields.get(field.name) ?? ('theirs' as const),
    })),
  ];
  return html`
    ${
      fields.length === 0
        ? nothing
        : html`<ul class="merge-details" aria-label=${m.merge.fields}>
            ${fields.map(
              ({ name, ours, theirs, author, stands }) =>
                html`<li>
                  <span class="label">${names[name] ?? name}</span>
                  <span role="group" class="kinds" aria-label=${names[name] ?? name}>
                    ${(['ours', 'theirs'] as const).map(
                      (side) =>
                        html`<button
                          type="button"
                          class="kind"
                          aria-pressed=${stands === side}
                          @click=${() => run.takeField(name, side)}
                        >
                          ${m.merge.takes[side]}: ${said(side === 'ours' ? ours : theirs)}
                        </button>`,
                    )}
                  </span>
                  <span class="hint">${author || m.review.someone}</span>
                </li>`,
            )}
          </ul>`
    }
    ${
      merge.remarks.length === 0
        ? nothing
        : html`<ul class="merge-details" aria-label=${m.merge.remarks}>
            ${merge.remarks.map(
              ({ author, at, kind, text }) =>
                html`<li>
                  <span class="label">${m.history.kinds[kind]}</span>
                  <span dir="auto">${text}</span>
                  <span class="hint">${author || m.review.someone} · ${told(at)}</span>
                </li>`,
            )}
          </ul>`
    }
    ${
      merge.moves.length === 0
        ? nothing
        : html`<ul class="merge-details" aria-label=${m.merge.moves}>
            ${merge.moves.map(
              (move) =>
                html`<li>
                  <span class="label">${voice.say(STATUS_LABELS[move.to])}</span>
                  <span class="hint">${moveSaid(move, voice)}</span>
                </li>`,
            )}
          </ul>`
    }
  `;
}

/** What merged, what came back as a change, and that no word was lost. */
export function mergedView(merged: Merged, voice: Voice): TemplateResult {
  const { m, number } = voice;
  if (merged.kind === 'taken')
    return html`<p class="done-line" role="status">${m.merge.taken[merged.how]}</p>`;
  const { outcome, taken, authors, returned, words, moves } = merged;
  const told = moves.flatMap((move) => moveWords(move) ?? []);
  const movesView =
    told.length === 0
      ? nothing
      : html`<ul class="merge-details" aria-label=${m.merge.moves}>
          ${told.map((one) => html`<li>${voice.say(one)}</li>`)}
        </ul>`;
  if (outcome !== 'merged')
    return html`<p class="done-line" role="status">${m.merge.outcomes[outcome]}</p>
      ${movesView}`;
  return html`
    <p class="done-line" role="status">${m.merge.outcomes.merged} ${m.merge.noWordLost(number(words))}</p>
    <p>${m.merge.report(number(taken), authors.join(', '), number(returned.length))}</p>
    ${movesView}
  `;
}
