import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HouseDeskRules, Settings } from '../../shared/contract';
import { desksIn, readSettings, settingsText, type SettingsText, type SettingsWrong } from '../settings-form';
import { ModalElement } from './modal-element';
import { rolesView } from './roles-view';
import { pageSettingsView } from './page-settings';
import { choiceView, typingChoice, writingSettingsView } from './writing-settings';

type Name = keyof SettingsText;

const TONGUES = ['id', 'en'] as const;
const THEMES = ['light', 'dark', 'system'] as const;

/** Who sits here, for which paper, and how the window looks and speaks. Language and theme take effect as they are chosen. */
@customElement('settings-dialog')
export class SettingsDialog extends ModalElement {
  @property({ attribute: false }) settings: Settings | null = null;
  @property({ attribute: false }) version = '';
  @property({ attribute: false }) roles: HouseDeskRules | null = null;
  @state() private text: SettingsText | null = null;
  @state() private wrongs: ReadonlyMap<Name, SettingsWrong> = new Map();
  protected override readonly name = 'settings';
  protected override readonly isWide = true;

  protected override willUpdate(): void {
    if (this.text === null && this.settings) this.text = settingsText(this.settings);
  }

  protected override titleText(): string {
    return this.voice.m.settings.title;
  }

  protected override bodyView(): TemplateResult {
    const { settings, text } = this;
    if (!settings || !text) return html``;
    const { m } = this.voice;
    return html`
      <form id="settings-form" class="settings" @submit=${this.#onSubmit}>
        <fieldset>
          <legend class="label">${m.settings.you}</legend>
          <div class="field-grid">
            ${this.#lineView('name', m.settings.name, m.settings.nameNote)} ${this.#deskView(text)}
            ${choiceView(typingChoice, text, this.voice.tongue, this.#set)}
          </div>
        </fieldset>
        <fieldset>
          <legend class="label">${m.settings.window}</legend>
          <div class="field-grid">
            ${this.#choiceView(
              'tongue',
              m.settings.tongue,
              TONGUES.map((tongue) => ({
                label: m.settings.tongues[tongue],
                isChosen: settings.tongue === tongue,
                choose: () => this.emit('save-settings', { ...settings, tongue }),
              })),
            )}
            ${this.#choiceView(
              'theme',
              m.settings.theme,
              THEMES.map((theme) => ({
                label: m.settings.themes[theme],
                isChosen: settings.theme === theme,
                choose: () => this.emit('save-settings', { ...settings, theme }),
              })),
            )}
          </div>
        </fieldset>
        <fieldset>
          <legend class="label">${m.settings.paper}</legend>
          <div class="field-grid">
            ${this.#lineView('paperName', m.settings.paperName)}
            ${this.#lineView('address', m.settings.paperAddress, m.settings.paperAddressNote)}
            ${this.#lineView('language', m.settings.copyLanguage)}
            ${this.#lineView('timeZone', m.settings.timeZone)}
            ${this.#lineView('copyright', m.settings.copyright)} ${this.#desksView(text)}
            ${this.#wireView(settings)}
          </div>
        </fieldset>
        ${writingSettingsView(text, this.wrongs, this.voice, this.#set)}
        ${pageSettingsView(text, this.wrongs, this.voice, this.#set)}
        ${this.roles ? rolesView(this.roles, settings.person.name, this.voice) : nothing}
        <p class="hint">${m.settings.version(this.version)}</p>
      </form>
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    return html`
      <button type="button" class="button" @click=${this.dismiss}>${m.app.cancel}</button>
      <button type="submit" form="settings-form" class="button primary">${m.app.save}</button>
    `;
  }

  readonly #set = (name: Name, value: string): void => {
    if (this.text) this.text = { ...this.text, [name]: value };
  };

  #wrongView(name: Name): TemplateResult | typeof nothing {
    const wrong = this.wrongs.get(name);
    if (wrong === undefined) return nothing;
    return html`<span class="wrong-text" id="settings-${name}-wrong" role="alert"
      >${this.voice.m.settings.wrong[wrong]}</span
    >`;
  }

  #describedBy(name: Name, hasNote: boolean): string | typeof nothing {
    if (this.wrongs.has(name)) return `settings-${name}-wrong`;
    return hasNote ? `settings-${name}-note` : nothing;
  }

  #lineView(name: Name, label: string, note = ''): TemplateResult {
    return html`
      <div class="field ${this.wrongs.has(name) ? 'wrong' : ''}">
        <label for="settings-${name}">${label}</label>
        <input
          id="settings-${name}"
          type="text"
          autocomplete=${name === 'name' ? 'name' : 'off'}
          aria-describedby=${this.#describedBy(name, note !== '')}
          aria-invalid=${this.wrongs.has(name) ? 'true' : nothing}
          .value=${this.text?.[name] ?? ''}
          @input=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).value)}
        />
        ${note ? html`<span class="hint" id="settings-${name}-note">${note}</span>` : nothing}
        ${this.#wrongView(name)}
      </div>
    `;
  }

  #deskView(text: SettingsText): TemplateResult {
    const { m } = this.voice;
    const known = desksIn(text.desks);
    const desks = text.desk === '' || known.includes(text.desk) ? known : [text.desk, ...known];
    return html`
      <div class="field">
        <label for="settings-desk">${m.settings.desk}</label>
        <select
          id="settings-desk"
          @change=${(event: Event) => this.#set('desk', (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${text.desk === ''}>${m.story.noDesk}</option>
          ${desks.map((desk) => html`<option value=${desk} ?selected=${desk === text.desk}>${desk}</option>`)}
        </select>
      </div>
    `;
  }

  #desksView(text: SettingsText): TemplateResult {
    const { m } = this.voice;
    return html`
      <div class="field wide ${this.wrongs.has('desks') ? 'wrong' : ''}">
        <label for="settings-desks">${m.settings.desks}</label>
        <textarea
          id="settings-desks"
          rows="4"
          aria-describedby=${this.#describedBy('desks', true)}
          aria-invalid=${this.wrongs.has('desks') ? 'true' : nothing}
          .value=${text.desks}
          @input=${(event: Event) => this.#set('desks', (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <span class="hint" id="settings-desks-note">${m.settings.desksNote}</span> ${this.#wrongView('desks')}
      </div>
    `;
  }

  #wireView({ house }: Settings): TemplateResult {
    const { m } = this.voice;
    return html`
      <div class="field wide">
        <span class="label">${m.wire.title}</span>
        <p>
          ${house.wire.folder || m.wire.off}
          <button type="button" class="button small" @click=${this.#onWire}>${m.wire.open}</button>
        </p>
      </div>
    `;
  }

  #choiceView(
    name: string,
    label: string,
    choices: readonly { readonly label: string; readonly isChosen: boolean; readonly choose: () => void }[],
  ): TemplateResult {
    return html`
      <fieldset class="field choice">
        <legend>${label}</legend>
        <div class="segments">
          ${choices.map(
            (choice) => html`
              <label class="segment">
                <input type="radio" name=${name} .checked=${choice.isChosen} @change=${choice.choose} />
                <span class="segment-name">${choice.label}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#save()) this.dismiss();
  };

  /** False where something is wrong: the person is led to it. */
  #save(): boolean {
    if (!this.text || !this.settings) return false;
    const reading = readSettings(this.text, this.settings);
    if ('wrongs' in reading) {
      this.wrongs = reading.wrongs;
      const [first] = reading.wrongs.keys();
      this.querySelector<HTMLElement>(`#settings-${first}`)?.focus();
      return false;
    }
    this.emit('save-settings', reading.settings);
    return true;
  }

  /** Another dialog comes in the place of this one: what was typed here is kept first. */
  readonly #onWire = (): void => {
    if (this.#save()) this.emit('show-wire');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-dialog': SettingsDialog;
  }
}
