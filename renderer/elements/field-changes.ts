import { html, nothing, type TemplateResult } from 'lit';
import type { FieldChangeLine } from '../../shared/review/field-changes';
import type { Voice } from '../voice';
import { headView } from './comment-card';

/** A field's value as a reader can see it; a dash for nothing. */
export const fieldValue = (given: unknown): string =>
  given === null || given === '' || (Array.isArray(given) && given.length === 0)
    ? '—'
    : typeof given === 'string'
      ? given
      : JSON.stringify(given);

/** What a field is called. */
export function fieldLabel(name: string, { m }: Voice): string {
  const names: Readonly<Record<string, string>> = { ...m.story.fields, flags: m.story.groups.flags };
  return names[name] ?? name;
}

/** Who set which field to what, the newest first; nothing where none was ever set. */
export function fieldChangesView(
  lines: readonly FieldChangeLine[],
  voice: Voice,
  now: number,
): TemplateResult | typeof nothing {
  const { m } = voice;
  if (lines.length === 0) return nothing;
  return html`
    <h2 class="label" id="field-changes">${m.review.fields}</h2>
    <ul class="cards field-changes" aria-labelledby="field-changes">
      ${lines.map(
        ({ author, at, device, name, before, after }) => html`
          <li class="card">
            ${headView(voice, author || m.review.someone, at, now, device)}
            <p class="card-change">
              <span class="change-kind">${fieldLabel(name, voice)}</span>
              <del>${fieldValue(before)}</del> <span aria-hidden="true">→</span>
              <ins>${fieldValue(after)}</ins>
            </p>
          </li>
        `,
      )}
    </ul>
  `;
}
