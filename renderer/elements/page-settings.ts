import { html, nothing, type TemplateResult } from 'lit';
import { words, type Words } from '../../shared/story/words';
import type { PageNumber } from '../page-setting-form';
import type { SettingsText, SettingsWrong } from '../settings-form';
import type { Voice } from '../voice';

/** The part of the settings that says how the paper is set: columns, type, and how long headlines may be. */

const texts = {
  title: words('Hitungan cetak dan judul', 'Copy fit and headlines'),
  note: words(
    'Panjang naskah dalam baris dan sentimeter, di baris status, dihitung dengan ukuran ini.',
    'The lines and centimetres of a story in the status line are counted with these.',
  ),
} as const;

const PAGE: readonly (readonly [PageNumber, Words])[] = [
  ['columnMm', words('Lebar kolom (mm)', 'Column width (mm)')],
  ['gutterMm', words('Jarak antarkolom (mm)', 'Space between columns (mm)')],
];
const MEASURES: readonly (readonly ['Size' | 'Leading' | 'Columns', Words])[] = [
  ['Size', words('Huruf (pt)', 'Type (pt)')],
  ['Leading', words('Jarak baris (pt)', 'Leading (pt)')],
  ['Columns', words('Kolom', 'Columns')],
];
const STYLES: readonly (readonly ['body' | 'caption' | 'headline', Words])[] = [
  ['body', words('Tubuh', 'Body')],
  ['caption', words('Keterangan foto', 'Captions')],
  ['headline', words('Judul', 'Headline')],
];
const TARGETS: readonly (readonly [PageNumber, Words])[] = [
  ['printMax', words('Judul cetak, baris paling banyak', 'Headline in print, lines at most')],
  ['webMin', words('Judul web, huruf paling sedikit', 'Headline on the web, characters at least')],
  ['webMax', words('Judul web, huruf paling banyak', 'Headline on the web, characters at most')],
  ['pushMax', words('Pesan push, huruf paling banyak', 'Push message, characters at most')],
];

type Set = (name: PageNumber, value: string) => void;

export function pageSettingsView(
  text: SettingsText,
  wrongs: ReadonlyMap<keyof SettingsText, SettingsWrong>,
  { say, m }: Voice,
  set: Set,
): TemplateResult {
  const inputView = (name: PageNumber, label: string | null) =>
    html`<input
      id="settings-${name}"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-label=${label ?? nothing}
      aria-invalid=${wrongs.has(name) ? 'true' : nothing}
      aria-describedby=${wrongs.has(name) ? 'settings-page-wrong' : 'settings-page-note'}
      .value=${text[name]}
      @input=${(event: Event) => set(name, (event.target as HTMLInputElement).value)}
    />`;
  const fieldView = ([name, label]: readonly [PageNumber, Words]) => html`
    <div class="field ${wrongs.has(name) ? 'wrong' : ''}">
      <label for="settings-${name}">${say(label)}</label>
      ${inputView(name, null)}
    </div>
  `;
  const isWrong = [...wrongs.values()].includes('measure');
  return html`
    <fieldset class="page-settings">
      <legend class="label">${say(texts.title)}</legend>
      <p class="hint" id="settings-page-note">${say(texts.note)}</p>
      <div class="field-grid">${PAGE.map(fieldView)}</div>
      <table class="measures">
        <thead>
          <tr>
            <td></td>
            ${MEASURES.map(([, label]) => html`<th scope="col">${say(label)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${STYLES.map(
            ([style, label]) =>
              html`<tr>
                <th scope="row">${say(label)}</th>
                ${MEASURES.map(
                  ([measure, what]) =>
                    html`<td>${inputView(`${style}${measure}`, `${say(label)}: ${say(what)}`)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="field-grid">${TARGETS.map(fieldView)}</div>
      ${isWrong ? html`<span class="wrong-text" id="settings-page-wrong" role="alert">${m.settings.wrong.measure}</span>` : nothing}
    </fieldset>
  `;
}
