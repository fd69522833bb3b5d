import { html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../shared/preflight/finding';
import { inReadingOrder, placeOf, toneOf } from '../finding-order';
import type { Voice } from '../voice';

export interface FindingList {
  readonly findings: readonly Finding[];
  readonly voice: Voice;
  readonly onGo: (finding: Finding) => void;
  readonly onWaive: (finding: Finding) => void;
}

/** Where a finding is, as a person says it: `foto 2`, `isian Slug`. */
export function placeWords(where: string, { m, number }: Voice): string {
  const { piece, number: nth, field } = placeOf(where);
  if (field !== null)
    return `${m.places.fields}: ${m.story.fields[field as keyof typeof m.story.fields] ?? field}`;
  const name = m.places[piece as keyof typeof m.places] ?? piece;
  return nth === null ? name : `${name} ${number(nth)}`;
}

function findingView(finding: Finding, { voice, onGo, onWaive }: FindingList): TemplateResult {
  const { m, say } = voice;
  const tone = toneOf(finding);
  const weight =
    tone === 'waived'
      ? m.checks.waived(finding.waivedBy ?? '')
      : tone === 'stop'
        ? m.checks.stops
        : m.checks.advises;
  return html`
    <li class="finding ${tone}">
      <button type="button" class="finding-go" @click=${() => onGo(finding)}>
        <span class="dot" aria-hidden="true"></span>
        <span class="finding-text">${say(finding.message)}</span>
        <span class="finding-where">${placeWords(finding.where, voice)} · ${weight}</span>
      </button>
      ${
        tone === 'stop'
          ? html`<button
              type="button"
              class="linklike"
              aria-label="${m.checks.waive} ${say(finding.message)}"
              @click=${() => onWaive(finding)}
            >
              ${m.checks.waive}
            </button>`
          : nothing
      }
    </li>
  `;
}

/** Findings: what stops the story first. A dot has a colour, and the words beside it say the same. */
export function findingListView(list: FindingList): TemplateResult {
  return html`<ul class="findings">
    ${inReadingOrder(list.findings).map((finding) => findingView(finding, list))}
  </ul>`;
}
