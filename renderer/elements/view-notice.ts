import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { words, type Tongue, type Words } from '../../shared/story/words';
import type { ChangesView, ReadView } from '../../shared/story/views';
import type { KeyBook } from '../key-book';
import { shownKey } from '../keys';
import { LightElement } from './light-element';

const texts = {
  label: words('Tampilan usulan', 'View of the changes'),
  read: words('Untuk dibaca; tidak bisa diketik di sini.', 'For reading; nothing can be typed here.'),
  back: words('Kembali ke tampilan bertanda', 'Back to marked up'),
} as const;

interface ViewWords {
  readonly name: Words;
  readonly what: Words;
  readonly refused: Words;
}

const VIEWS: Readonly<Record<ReadView, ViewWords>> = {
  final: {
    name: words('Hasil akhir', 'Final text'),
    what: words('semua usulan diterima.', 'every change accepted.'),
    refused: words(
      'Tidak ada yang berubah: ini hasil akhir. Kembali ke tampilan bertanda untuk menulis.',
      'Nothing was changed: this is the final text. Go back to marked up to write.',
    ),
  },
  original: {
    name: words('Teks asal', 'Original text'),
    what: words('semua usulan ditolak.', 'every change rejected.'),
    refused: words(
      'Tidak ada yang berubah: ini teks asal. Kembali ke tampilan bertanda untuk menulis.',
      'Nothing was changed: this is the original text. Go back to marked up to write.',
    ),
  },
};

/** Says above the page which view of the changes it shows and that it is only read, and leads back. Says `show-view`. */
@customElement('view-notice')
export class ViewNotice extends LightElement {
  @property({ attribute: false }) view: ChangesView = 'marked';
  /** How often somebody tried to write in the view. */
  @property({ attribute: false }) refusals = 0;
  @property({ attribute: false }) tongue: Tongue = 'id';
  /** Which key does what. */
  @property({ attribute: false }) keyBook!: KeyBook;
  /** What is said of the last try to write; empty for a moment before it is said again, or no program would read it out. */
  @state() private isTold = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('refusals')) this.isTold = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('refusals') && this.refusals > 0)
      requestAnimationFrame(() => (this.isTold = this.refusals > 0));
  }

  protected override render(): TemplateResult {
    const { view, tongue } = this;
    const shown = view === 'marked' ? null : VIEWS[view];
    // The places where something is said are there before it is: only then is it read out.
    return html`<div
      class=${shown ? 'view-notice' : ''}
      role=${shown ? 'group' : nothing}
      aria-label=${shown ? texts.label[tongue] : nothing}
    >
      <div class="view-words">
        <p role="status">
          ${shown ? html`<strong>${shown.name[tongue]}:</strong> ${shown.what[tongue]} ${texts.read[tongue]}` : nothing}
        </p>
        <p role="status" class="view-refused">${shown && this.isTold ? shown.refused[tongue] : nothing}</p>
      </div>
      ${view === 'marked' ? nothing : this.#handsView(view)}
    </div>`;
  }

  #handsView(view: ReadView): TemplateResult {
    const other = view === 'final' ? 'original' : 'final';
    return html`<div class="view-hands">
      <button
        type="button"
        class="button small"
        title=${this.#titleOf(other)}
        @click=${() => this.emit('show-view', other)}
      >
        ${VIEWS[other].name[this.tongue]}
      </button>
      <button
        type="button"
        class="button primary small"
        title=${this.#titleOf('marked')}
        @click=${() => this.emit('show-view', 'marked')}
      >
        ${texts.back[this.tongue]}
      </button>
    </div>`;
  }

  #titleOf(view: ChangesView): string {
    const [key] = this.keyBook.of(`review.${view}`);
    return key ? shownKey(key, this.keyBook.isMac).join(' ') : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'view-notice': ViewNotice;
  }
}
