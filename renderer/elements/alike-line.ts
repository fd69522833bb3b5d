import { html, type TemplateResult } from 'lit';
import type { AlikeStory } from '../../shared/contract';
import type { Voice } from '../voice';

/** How a story of the archive is like another: the same or much of it, its headline, and how much. */
export function alikeWords({ headline, alike, share }: AlikeStory, { m, number }: Voice): TemplateResult {
  return html`
    <span class="pill ${alike === 'same' ? 'red' : 'amber'}">${m.import.alike[alike]}</span>
    <span dir="auto">${headline || m.queue.untitled}</span>
    <span class="hint">${m.import.share(number(Math.round(share * 100)))}</span>
  `;
}
