import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StoryId } from '../../shared/contract';
import type { RefusalNotice } from '../../shared/story/refusal';
import { sentence } from './trouble-notice';
import { ModalElement } from './modal-element';

/** A story of which something is in this window alone. */
export interface UnsavedLine {
  readonly id: StoryId;
  readonly name: string;
  /** What the desk said; null while it is only still being saved. */
  readonly notice: RefusalNotice | null;
  /** The whole story as plain text, as it stands on the page. */
  readonly text: () => string;
}

/**
 * Asked when a window or a tab is to be closed while something typed is not on disk. Saving goes on meanwhile; the text can be
 * taken along. Says `leave` if it is to be closed all the same.
 */
@customElement('unload-dialog')
export class UnloadDialog extends ModalElement {
  @property({ attribute: false }) stories: readonly UnsavedLine[] = [];
  /** A browser closes its tabs itself and asks itself. */
  @property({ attribute: false }) mayLeave = true;
  @state() private copied: StoryId | null = null;
  protected override readonly name = 'unload';

  protected override titleText(): string {
    const { unload } = this.voice.m;
    return this.stories.length === 0 ? unload.safe : unload.title;
  }

  protected override bodyView(): TemplateResult {
    const { unload } = this.voice.m;
    if (this.stories.length === 0) return html`<p role="status">${unload.safeNow}</p>`;
    return html`
      <p>${unload.body}</p>
      <ul class="unsaved">
        ${this.stories.map((story) => this.#storyView(story))}
      </ul>
      <p class="visually-hidden" role="status">${this.copied === null ? '' : unload.copied}</p>
    `;
  }

  #storyView(story: UnsavedLine): TemplateResult {
    const { m, say } = this.voice;
    return html`
      <li>
        <p><strong dir="auto">${story.name}</strong></p>
        <p class=${story.notice ? 'bad' : 'hint'}>
          ${story.notice ? sentence(say(story.notice.what)) : m.unload.saving}
        </p>
        <p>
          <button type="button" class="button small" @click=${() => void this.#copy(story)}>
            ${this.copied === story.id ? m.unload.copied : m.unload.copy}
          </button>
          <button type="button" class="button small" @click=${() => this.#save(story)}>
            ${m.unload.file}
          </button>
        </p>
      </li>
    `;
  }

  protected override actionsView(): TemplateResult {
    const { unload } = this.voice.m;
    return html`
      ${
        this.mayLeave
          ? html`<button type="button" class="button" @click=${() => this.emit('leave')}>
              ${unload.leave}
            </button>`
          : nothing
      }
      <button type="button" class="button primary" @click=${this.dismiss}>${unload.stay}</button>
    `;
  }

  async #copy({ id, text }: UnsavedLine): Promise<void> {
    await navigator.clipboard.writeText(text());
    this.copied = id;
  }

  /** Hands the text to the browser as a file: it goes where the person says, which may be another disk. */
  #save({ name, text }: UnsavedLine): void {
    const address = URL.createObjectURL(new Blob([text()], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'redaksi'}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unload-dialog': UnloadDialog;
  }
}
