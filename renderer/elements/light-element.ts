import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Voice } from '../voice';

/**
 * An element without a shadow: labels, tabs and list boxes point at one another by id across elements, the page's selection
 * stays visible to the document, and every style stands in theme/. Properties come down, events go up; it knows no desk.
 */
export abstract class LightElement extends LitElement {
  /** How the window speaks. */
  @property({ attribute: false }) voice = new Voice('id', 'Asia/Jakarta');

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Says something to whoever stands above. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** The detail of an element's event. */
export function detailOf<Detail>(event: Event): Detail {
  return (event as CustomEvent<Detail>).detail;
}
