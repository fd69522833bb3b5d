import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KeyMapLine } from '../command-lists';
import { shownKey } from '../keys';
import { keysView } from './key-caps';
import { ModalElement } from './modal-element';

/** Lines by group, both in the order they came. */
export function byGroup(
  lines: readonly KeyMapLine[],
): readonly (readonly [group: string, lines: readonly KeyMapLine[]])[] {
  const groups = new Map<string, KeyMapLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return [...groups];
}

/** Every command that has a key, from the same tables that feed the keys themselves. */
@customElement('key-map')
export class KeyMap extends ModalElement {
  @property({ attribute: false }) lines: readonly KeyMapLine[] = [];
  @property({ attribute: false }) isMac = false;
  protected override readonly name = 'key-map';
  protected override readonly isWide = true;
  protected override readonly isForReading = true;

  protected override titleText(): string {
    return this.voice.m.keyMap.title;
  }

  protected override bodyView(): TemplateResult {
    return html`
      <p class="hint">${this.voice.m.keyMap.note}</p>
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
