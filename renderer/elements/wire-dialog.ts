import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings, WireLine, WireStanding } from '../../shared/contract';
import type { WireRun } from '../wire-run';
import { ModalElement } from './modal-element';
import { sentence, troubleView } from './trouble-notice';
import { Watching } from './watching';

/** The wire folder: which one is watched, how it stands with it, and what came in. A folder is looked at before it is watched. */
@customElement('wire-dialog')
export class WireDialog extends ModalElement {
  constructor() {
    super();
    new Watching(this, () => this.run);
  }

  @property({ attribute: false }) run: WireRun | null = null;
  @property({ attribute: false }) settings: Settings | null = null;
  protected override readonly name = 'wire';
  protected override readonly isWide = true;
  @state() private folder: string | null = null;
  @state() private desk: string | null = null;

  protected override willUpdate(): void {
    const { wire } = this.settings?.house ?? {};
    this.folder ??= wire?.folder ?? null;
    this.desk ??= wire?.desk ?? null;
  }

  override disconnectedCallback(): void {
    this.run?.close();
    super.disconnectedCallback();
  }

  protected override titleText(): string {
    return this.voice.m.wire.title;
  }

  protected override bodyView(): TemplateResult {
    const { m } = this.voice;
    const { run, settings } = this;
    if (!run || !settings) return html``;
    const { standing } = run;
    return html`
      <p class="hint">${m.wire.what}</p>
      ${standing ? this.#standingView(standing) : html`<p role="status">${m.app.working}</p>`}
      <form id="wire-form" class="field-grid" @submit=${this.#onLook}>
        <div class="field wide">
          <label for="wire-folder">${m.wire.folder}</label>
          <input
            id="wire-folder"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="wire-folder-note"
            .value=${this.folder ?? ''}
            @input=${(event: Event) => this.#setFolder((event.target as HTMLInputElement).value)}
          />
          <span class="hint" id="wire-folder-note">${m.wire.folderNote}</span>
        </div>
        ${this.#deskView(settings)}
      </form>
      ${this.#peekView(run)} ${run.trouble ? troubleView(run.trouble, this.voice) : nothing}
      ${standing && standing.lines.length > 0 ? this.#linesView(standing.lines) : nothing}
    `;
  }

  #standingView({ state: is, folder, waiting, trouble }: WireStanding): TemplateResult {
    const { m, number } = this.voice;
    if (trouble) return troubleView(trouble, this.voice);
    return html`<p class=${is === 'watching' ? 'done-line' : ''} role="status" data-wire=${is}>
      ${is === 'watching' ? m.wire.watching(folder) : m.wire.off}
      ${waiting > 0 ? m.wire.waiting(number(waiting)) : nothing}
    </p>`;
  }

  #deskView({ house }: Settings): TemplateResult {
    const { m } = this.voice;
    const desks = this.desk && !house.desks.includes(this.desk) ? [this.desk, ...house.desks] : house.desks;
    return html`
      <div class="field">
        <label for="wire-desk">${m.wire.desk}</label>
        <select
          id="wire-desk"
          @change=${(event: Event) => (this.desk = (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${!this.desk}>${m.story.noDesk}</option>
          ${desks.map((desk) => html`<option value=${desk} ?selected=${desk === this.desk}>${desk}</option>`)}
        </select>
      </div>
    `;
  }

  #peekView({ peeked }: WireRun): TemplateResult | typeof nothing {
    const { m, number } = this.voice;
    if (!peeked) return nothing;
    if (peeked.refused) return troubleView(peeked.refused, this.voice);
    return html`<p class="caution" role="status">${m.wire.peeked(number(peeked.files))}</p>`;
  }

  #linesView(lines: readonly WireLine[]): TemplateResult {
    const { m } = this.voice;
    return html`
      <h3>${m.wire.came}</h3>
      <ul class="wire-lines" aria-label=${m.wire.came}>
        ${lines.map((line) => this.#lineView(line))}
      </ul>
    `;
  }

  #lineView({ name, at, stories, known, refused }: WireLine): TemplateResult {
    const { m, told, say } = this.voice;
    return html`<li class="wire-line">
      <p class="import-file">${name} <time class="hint" datetime=${at}>${told(at)}</time></p>
      ${stories.map(
        ({ id, headline }) =>
          html`<button type="button" class="quiet wire-story" dir="auto" @click=${() => this.#open(id)}>
            ${headline || m.queue.untitled}
          </button>`,
      )}
      ${known > 0 ? html`<p class="hint">${m.wire.known}</p>` : nothing}
      ${refused.map(
        ({ notice }) =>
          html`<p class="wire-refused">
            <span class="pill red">${m.wire.refused}</span> ${sentence(say(notice.what))}
            ${sentence(say(notice.todo))}
          </p>`,
      )}
    </li>`;
  }

  #open(story: string): void {
    this.dismiss();
    this.emit('open-story', story);
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    const peeked = this.run?.peeked;
    const mayWatch = peeked && !peeked.refused && peeked.folder === this.folder?.trim();
    const isWatching = (this.settings?.house.wire.folder ?? '') !== '';
    return html`
      ${
        isWatching
          ? html`<button type="button" class="button" @click=${() => this.#save('')}>${m.wire.stop}</button>`
          : nothing
      }
      <button type="button" class="button" @click=${this.dismiss}>${m.app.close}</button>
      ${
        mayWatch
          ? html`<button type="button" class="button primary" @click=${() => this.#save(peeked.folder)}>
              ${m.wire.watch}
            </button>`
          : html`<button type="submit" form="wire-form" class="button primary">${m.wire.look}</button>`
      }
    `;
  }

  #setFolder(folder: string): void {
    this.folder = folder;
    this.run?.forgetPeek();
  }

  readonly #onLook = (event: SubmitEvent): void => {
    event.preventDefault();
    const folder = this.folder?.trim() ?? '';
    if (folder !== '') void this.run?.peek(folder);
  };

  #save(folder: string): void {
    const { settings, run } = this;
    if (!settings) return;
    this.emit('save-settings', {
      ...settings,
      house: { ...settings.house, wire: { folder, desk: this.desk ?? '' } },
    });
    run?.forgetPeek();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wire-dialog': WireDialog;
  }
}
