import { html, nothing, type TemplateResult } from 'lit';
import { words, type Tongue, type Words } from '../../shared/story/words';
import type { SettingsText, SettingsWrong } from '../settings-form';
import type { Voice } from '../voice';

/** The part of the settings that says how the paper writes: lead-ins, marks while typing, printed labels. */

const texts = {
  title: words('Cara menulis', 'How it writes'),
  relatedLabel: words('Label tautan terkait', 'Label of related links'),
  relatedLabelNote: words(
    'Misalnya Simak juga; kosongkan untuk yang biasa.',
    'Such as See also; empty for the usual one.',
  ),
  creditLabels: words('Label kredit', 'Credit labels'),
  creditLabelsNote: words(
    'Satu label satu baris, misalnya Redaktur atau Pewarta.',
    'One label a line, such as Editor or Reporting by.',
  ),
} as const;

interface Choice {
  readonly name: 'leadIn' | 'typesMarks' | 'rupiah' | 'typing';
  readonly words: Words;
  readonly options: readonly (readonly [value: string, words: Words])[];
}

const HOUSE_CHOICES: readonly Choice[] = [
  {
    name: 'leadIn',
    words: words('Kata pembuka kapital', 'Lead-in'),
    options: [
      ['off', words('Tidak otomatis', 'Not by itself')],
      ['firstWord', words('Kata pertama', 'First word')],
      ['firstClause', words('Anak kalimat pertama', 'First clause')],
    ],
  },
  {
    name: 'typesMarks',
    words: words('Tanda baca saat mengetik', 'Marks while typing'),
    options: [
      ['on', words('Tanda cetak (“ ” … —)', 'Printed marks (“ ” … —)')],
      ['off', words('Seperti diketik', 'As typed')],
    ],
  },
  {
    name: 'rupiah',
    words: words('Rupiah', 'Rupiah'),
    options: [
      ['asTyped', words('Seperti diketik', 'As typed')],
      ['joined', words('Rp750.000', 'Rp750.000')],
      ['spaced', words('Rp 750.000', 'Rp 750.000')],
    ],
  },
];

export const typingChoice: Choice = {
  name: 'typing',
  words: words('Tanda baca saat mengetik', 'Marks while typing'),
  options: [
    ['asHouse', words('Seperti media Anda', 'As your paper has it')],
    ['on', words('Selalu tanda cetak', 'Always printed marks')],
    ['off', words('Selalu seperti diketik', 'Always as typed')],
  ],
};

type Set = (name: keyof SettingsText, value: string) => void;

export function choiceView(choice: Choice, text: SettingsText, tongue: Tongue, set: Set): TemplateResult {
  return html`
    <div class="field">
      <label for="settings-${choice.name}">${choice.words[tongue]}</label>
      <select
        id="settings-${choice.name}"
        @change=${(event: Event) => set(choice.name, (event.target as HTMLSelectElement).value)}
      >
        ${choice.options.map(
          ([value, label]) =>
            html`<option value=${value} ?selected=${value === text[choice.name]}>${label[tongue]}</option>`,
        )}
      </select>
    </div>
  `;
}

export function writingSettingsView(
  text: SettingsText,
  wrongs: ReadonlyMap<keyof SettingsText, SettingsWrong>,
  voice: Voice,
  set: Set,
): TemplateResult {
  const { tongue } = voice;
  const wrongView = (name: keyof SettingsText) => {
    const wrong = wrongs.get(name);
    return wrong
      ? html`<span class="wrong-text" id="settings-${name}-wrong" role="alert"
          >${voice.m.settings.wrong[wrong]}</span
        >`
      : nothing;
  };
  const described = (name: keyof SettingsText) => `settings-${name}-${wrongs.has(name) ? 'wrong' : 'note'}`;
  return html`
    <fieldset>
      <legend class="label">${texts.title[tongue]}</legend>
      <div class="field-grid">
        ${HOUSE_CHOICES.map((choice) => choiceView(choice, text, tongue, set))}
        <div class="field ${wrongs.has('relatedLabel') ? 'wrong' : ''}">
          <label for="settings-relatedLabel">${texts.relatedLabel[tongue]}</label>
          <input
            id="settings-relatedLabel"
            type="text"
            autocomplete="off"
            aria-describedby=${described('relatedLabel')}
            aria-invalid=${wrongs.has('relatedLabel') ? 'true' : nothing}
            .value=${text.relatedLabel}
            @input=${(event: Event) => set('relatedLabel', (event.target as HTMLInputElement).value)}
          />
          <span class="hint" id="settings-relatedLabel-note">${texts.relatedLabelNote[tongue]}</span>
          ${wrongView('relatedLabel')}
        </div>
        <div class="field wide ${wrongs.has('creditLabels') ? 'wrong' : ''}">
          <label for="settings-creditLabels">${texts.creditLabels[tongue]}</label>
          <textarea
            id="settings-creditLabels"
            rows="3"
            aria-describedby=${described('creditLabels')}
            aria-invalid=${wrongs.has('creditLabels') ? 'true' : nothing}
            .value=${text.creditLabels}
            @input=${(event: Event) => set('creditLabels', (event.target as HTMLTextAreaElement).value)}
          ></textarea>
          <span class="hint" id="settings-creditLabels-note">${texts.creditLabelsNote[tongue]}</span>
          ${wrongView('creditLabels')}
        </div>
      </div>
    </fieldset>
  `;
}
