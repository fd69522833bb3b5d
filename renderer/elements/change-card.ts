import { html, nothing, type TemplateResult } from 'lit';
import type { Change } from '../../shared/review/changes';
import type { Voice } from '../voice';
import { headView } from './comment-card';

/** What a change does, in words and in the words that it is about. */
export function changeWords(change: Change, { m }: Voice): TemplateResult {
  const isSame = change.kind === 'move' || change.kind === 'form';
  const kind = m.review.kinds[change.kind];
  const names = change.names
    .map((name) => m.review.names[name as keyof typeof m.review.names] ?? name)
    .join(', ');
  return html`
    <span class="change-kind">${names ? `${kind}: ${names}` : kind}</span>
    ${change.quoted && change.kind !== 'split' ? html`<q>${change.quoted}</q>` : nothing}
    ${change.removed && !isSame ? html`<del>${change.removed}</del>` : nothing}
    ${change.removed && change.inserted && !isSame ? html`<span aria-hidden="true">→</span>` : nothing}
    ${change.inserted ? html`<ins>${change.inserted}</ins>` : nothing}
  `;
}

/** A tracked change: who, what, and why. */
export function changeView(change: Change, voice: Voice, now: number): TemplateResult {
  const { author, at, device, cause, note } = change;
  return html`
    ${headView(voice, author || voice.m.review.someone, at, now, device)}
    <p class="card-change">${changeWords(change, voice)}</p>
    ${cause ? html`<p class="hint">${cause}</p>` : nothing}
    ${note ? html`<p class="hint change-note">${note}</p>` : nothing}
  `;
}
