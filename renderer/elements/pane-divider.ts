import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from './light-element';

const KEY_STEP = 16;

/** The edge of a side pane: drag it, or move it with the arrows; Enter folds the pane. Says `resize` (px) and `fold`. */
@customElement('pane-divider')
export class PaneDivider extends LightElement {
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) controls = '';
  /** Width of the pane in px. */
  @property({ attribute: false }) width = 0;
  @property({ attribute: false }) min = 0;
  @property({ attribute: false }) max = 0;
  /** On which side of the divider its pane stands. */
  @property({ attribute: false }) side: 'left' | 'right' = 'left';
  #drag: { readonly from: number; readonly width: number } | null = null;

  protected override render(): TemplateResult {
    return html`
      <div
        class="divider"
        role="separator"
        tabindex="0"
        aria-orientation="vertical"
        aria-label=${this.label}
        aria-controls=${this.controls}
        aria-valuenow=${Math.round(this.width)}
        aria-valuemin=${this.min}
        aria-valuemax=${this.max}
        @keydown=${this.#onKeydown}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onUp}
        @dblclick=${() => this.emit('fold')}
      ></div>
    `;
  }

  #resize(width: number): void {
    this.emit('resize-pane', Math.max(this.min, Math.min(this.max, width)));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const outward = this.side === 'left' ? 1 : -1;
    const widths: Readonly<Record<string, number>> = {
      ArrowRight: this.width + outward * KEY_STEP,
      ArrowLeft: this.width - outward * KEY_STEP,
      Home: this.min,
      End: this.max,
    };
    const width = widths[event.key];
    if (width !== undefined) this.#resize(width);
    else if (event.key === 'Enter') this.emit('fold');
    else return;
    event.preventDefault();
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#drag = { from: event.clientX, width: this.width };
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#drag) return;
    const moved = event.clientX - this.#drag.from;
    this.#resize(this.#drag.width + (this.side === 'left' ? moved : -moved));
  };

  readonly #onUp = (): void => {
    this.#drag = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pane-divider': PaneDivider;
  }
}
