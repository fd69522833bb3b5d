import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KeysFile } from '../../shared/contract';
import type { KeyProblem } from '../../shared/keys-file';
import { byGroup, type KeyMapLine } from '../command-lists';
import { shownKey } from '../keys';
import { keysView } from './key-caps';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';

/** Every command that has a key, from the same table that feeds the keys themselves. */
@customElement('key-map')
export class KeyMap extends ModalElement {
  @property({ attribute: false }) lines: readonly KeyMapLine[] = [];
  @property({ attribute: false }) isMac = false;
  /** The person's own keys, and what in them does not count. */
  @property({ attribute: false }) file: KeysFile = { file: '', text: null, trouble: null };
  @property({ attribute: false }) problems: readonly KeyProblem[] = [];
  protected override readonly name = 'key-map';
  protected override readonly isWide = true;
  protected override readonly isForReading = true;

  protected override titleText(): string {
    return this.voice.m.keyMap.title;
  }

  protected override bodyView(): TemplateResult {
    return html`
      ${this.#fileView()}
      <div class="key-groups">
        ${byGroup(this.lines).map(
          ([group, lines]) => html`
            <section>
              <h3 class="label">${group}</h3>
              <dl class="key-list">
                ${lines.map(
                  ({ label, keys }) => html`
                    <div>
                      <dt>${label}</dt>
                      <dd>${keys.map((key) => keysView(shownKey(key, this.isMac)))}</dd>
                    </div>
                  `,
                )}
              </dl>
            </section>
          `,
        )}
      </div>
    `;
  }

  /** Where keys are changed, and what is wrong there. */
  #fileView(): TemplateResult {
    const { m, say } = this.voice;
    const { file, trouble } = this.file;
    return html`
      <p class="hint">${m.keyMap.note} ${m.keyMap.change} <span class="mono">${file}</span></p>
      ${trouble ? troubleView(trouble, this.voice) : nothing}
      ${
        this.problems.length === 0
          ? nothing
          : html`
              <div class="trouble" role="alert">
                <p class="trouble-what">${m.keyMap.problems}</p>
                <ul>
                  ${this.problems.map(
                    ({ line, words }) =>
                      html`<li>${line === null ? nothing : html`${m.keyMap.line(line)}: `}${say(words)}</li>`,
                  )}
                </ul>
              </div>
            `
      }
    `;
  }

  protected override actionsView(): TemplateResult {
    return html`<button type="button" class="button" @click=${this.dismiss}>
      ${this.voice.m.app.close}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-map': KeyMap;
  }
}
