import { html, type TemplateResult } from 'lit';

/** A key or a chord, as its caps look. */
export function keysView(parts: readonly string[]): TemplateResult {
  return html`<kbd class="keys">${parts.join(' ')}</kbd>`;
}
