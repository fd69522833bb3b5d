import { html, nothing, type TemplateResult } from 'lit';
import type { RefusalNotice } from '../../shared/story/refusal';
import type { Voice } from '../voice';

export const sentence = (text: string) => {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
};

/** A refusal as a person must hear it: what happened, what was kept, what to do. */
export function troubleView(
  notice: RefusalNotice,
  { say }: Voice,
  actions: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`
    <div class="trouble" role="alert">
      <p class="trouble-what">${sentence(say(notice.what))}</p>
      <p>${sentence(say(notice.kept))} ${sentence(say(notice.todo))}</p>
      ${actions === nothing ? nothing : html`<div class="trouble-actions">${actions}</div>`}
    </div>
  `;
}
