import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Fields } from '../../shared/story/fields';
import { languageName } from '../status-words';
import type { FieldRow, FormField } from '../story-form';
import type { Voice } from '../voice';

export interface FieldInput {
  readonly row: FieldRow;
  readonly value: string;
  readonly fields: Fields;
  readonly desks: readonly string[];
  readonly wrong: string | typeof nothing;
  readonly voice: Voice;
  readonly onInput: (text: string) => void;
  readonly onLeave: () => void;
  readonly onClear: () => void;
}

type Entry = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const textOf = (event: Event) => (event.target as Entry).value;
const URGENCIES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The id of the input of a field: what a finding about the field leads to. */
export const fieldId = (name: FormField) => `field-${name}`;

function selectView(
  input: FieldInput,
  options: readonly (readonly [value: string, label: string])[],
): TemplateResult {
  const { row, value, onInput, onLeave } = input;
  return html`
    <select
      id=${fieldId(row.name)}
      aria-describedby=${describedBy(input)}
      @change=${(event: Event) => {
        onInput(textOf(event));
        onLeave();
      }}
    >
      ${options.map(([one, label]) => html`<option value=${one} ?selected=${one === value} .selected=${one === value}>${label}</option>`)}
    </select>
  `;
}

function describedBy({ row, wrong }: FieldInput): string | typeof nothing {
  if (wrong !== nothing) return `${fieldId(row.name)}-wrong`;
  return row.kind === 'instant' || row.kind === 'language' || row.name === 'noteToEditors'
    ? `${fieldId(row.name)}-hint`
    : nothing;
}

function controlView(input: FieldInput): TemplateResult {
  const { row, value, voice, onInput, onLeave } = input;
  const { m } = voice;
  const hints: Readonly<Partial<Record<FormField, string>>> = m.story.hints;
  switch (row.kind) {
    case 'desk': {
      const desks = value === '' || input.desks.includes(value) ? input.desks : [value, ...input.desks];
      return selectView(input, [['', m.story.noDesk], ...desks.map((desk) => [desk, desk] as const)]);
    }
    case 'urgency': {
      const label = (n: string) =>
        n === '1' ? m.story.urgencyHighest : n === '9' ? m.story.urgencyLowest : n;
      return selectView(input, [['', m.story.notSet], ...URGENCIES.map((n) => [n, label(n)] as const)]);
    }
    case 'prose':
      return html`
        <textarea
          id=${fieldId(row.name)}
          rows="2"
          aria-describedby=${describedBy(input)}
          aria-invalid=${input.wrong === nothing ? nothing : 'true'}
          .value=${live(value)}
          @input=${(event: Event) => onInput(textOf(event))}
          @change=${onLeave}
          @blur=${onLeave}
        ></textarea>
      `;
    default:
      return html`
        <input
          id=${fieldId(row.name)}
          class=${row.name === 'slug' || row.kind === 'address' || row.name === 'scrapeHost' ? 'mono' : ''}
          type="text"
          inputmode=${row.kind === 'number' ? 'numeric' : row.kind === 'address' ? 'url' : nothing}
          placeholder=${row.kind === 'instant' ? m.story.timeForm : row.kind === 'language' ? nothing : (hints[row.name] ?? nothing)}
          spellcheck=${row.kind === 'line' || row.kind === 'keywords' ? nothing : 'false'}
          autocomplete="off"
          aria-describedby=${describedBy(input)}
          aria-invalid=${input.wrong === nothing ? nothing : 'true'}
          .value=${live(value)}
          @input=${(event: Event) => onInput(textOf(event))}
          @change=${onLeave}
          @blur=${onLeave}
        />
      `;
  }
}

function hintView({ row, fields, voice, value, onClear }: FieldInput): TemplateResult | typeof nothing {
  const { m } = voice;
  const hintId = `${fieldId(row.name)}-hint`;
  if (row.kind === 'instant') {
    const instant = row.name === 'embargo' ? fields.embargo : fields.publishedAt;
    const zone = voice.zoneName(instant ?? '2026-01-01T00:00:00Z');
    return html`
      <span class="hint" id=${hintId}>
        ${
          instant === null
            ? m.story.houseTime(zone)
            : html`${voice.told(instant)} <span class="mono">${instant}</span>`
        }
      </span>
      ${value === '' ? nothing : html`<button type="button" class="linklike" @click=${onClear}>${m.story.clear}</button>`}
    `;
  }
  if (row.kind === 'language')
    return html`<span class="hint" id=${hintId}>${languageName(fields.language, voice)}</span>`;
  if (row.name === 'noteToEditors')
    return html`<span class="hint" id=${hintId}>${m.story.hints.noteToEditors}</span>`;
  return nothing;
}

/** One field: its name, its input, what it means and what is wrong with it. */
export function fieldInputView(input: FieldInput): TemplateResult {
  const { row, wrong, voice } = input;
  return html`
    <div class="field ${row.isHalf ? 'half' : ''} ${wrong === nothing ? '' : 'wrong'}">
      <label for=${fieldId(row.name)}>${voice.m.story.fields[row.name]}</label>
      ${controlView(input)} ${hintView(input)}
      ${
        wrong === nothing
          ? nothing
          : html`<span class="wrong-text" id="${fieldId(row.name)}-wrong" role="alert"
              >${wrong} ${voice.m.story.unsaved}</span
            >`
      }
    </div>
  `;
}
