import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { colourOf, initialsOf, type ReviewItem } from '../review-reading';
import { LightElement } from './light-element';

/** How many colours theme/ has for people. */
const COLOURS = 6;

/** Tracked changes and comments, in the order of the story: readable as a list, by eye or by ear. */
@customElement('story-review')
export class StoryReview extends LightElement {
  @property({ attribute: false }) items: readonly ReviewItem[] = [];
  /** ms since 1970 */
  @property({ attribute: false }) now = 0;

  protected override render(): TemplateResult {
    const { m } = this.voice;
    if (this.items.length === 0)
      return html`<p class="empty"><strong>${m.review.empty}</strong> ${m.review.emptyTodo}</p>`;
    return html`
      <ul class="cards" aria-label=${m.review.label}>
        ${this.items.map((item) => this.#itemView(item))}
      </ul>
    `;
  }

  #itemView(item: ReviewItem): TemplateResult {
    const { m, listTime, told } = this.voice;
    const author = item.author || m.review.someone;
    const where = m.places[item.where as keyof typeof m.places] ?? item.where;
    return html`
      <li class="card">
        <p class="card-head">
          <span class="avatar colour-${colourOf(author, COLOURS)}" aria-hidden="true"
            >${initialsOf(author)}</span
          >
          <strong>${author}</strong>
          ${item.at === null ? nothing : html`<time datetime=${item.at} title=${told(item.at)}>${listTime(item.at, this.now)}</time>`}
        </p>
        <p class="card-change">
          <span class="visually-hidden">${m.review.kinds[item.kind]}</span>
          ${item.quoted ? html`<q>${item.quoted}</q>` : nothing}
          ${item.removed ? html`<del>${item.removed}</del>` : nothing}
          ${item.removed && item.inserted ? html`<span aria-hidden="true">→</span>` : nothing}
          ${item.inserted ? html`<ins>${item.inserted}</ins>` : nothing}
        </p>
        ${item.cause ? html`<p class="hint">${item.cause}</p>` : nothing}
        <p>
          <button type="button" class="linklike" @click=${() => this.emit('go-position', item.from)}>
            ${m.review.goTo(where)}
          </button>
        </p>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-review': StoryReview;
  }
}
