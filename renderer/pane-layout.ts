import type { Memory } from './memory';
import { Observable } from './observable';

/** How the side panes stand. Widths in CSS px. */

export type SidePane = 'queue' | 'inspector';

interface PaneState {
  readonly width: number;
  readonly isFolded: boolean;
}

const LIMITS: Readonly<
  Record<SidePane, { readonly min: number; readonly max: number; readonly usual: number }>
> = {
  queue: { min: 220, max: 460, usual: 296 },
  inspector: { min: 280, max: 560, usual: 340 },
};

/** At this width and below, the inspector lies over the page and is folded until it is asked for. */
export const OVERLAY_AT_PX = 1100;

function remembered(text: string | null, pane: SidePane): PaneState {
  const { min, max, usual } = LIMITS[pane];
  const [width = '', folded = ''] = (text ?? '').split(' ');
  const known = Number(width);
  return { width: known >= min && known <= max ? known : usual, isFolded: folded === 'folded' };
}

/** Widths and folds of the side panes, remembered from one day to the next. */
export class PaneLayout extends Observable {
  /** True while the window is too narrow for three panes side by side. */
  isNarrow = false;
  /** Nothing but the page is shown. */
  isFullScreen = false;
  readonly #memory: Memory;
  readonly #panes: Record<SidePane, PaneState>;
  /** In a narrow window the inspector is open only for a while; nothing of that is remembered. */
  #isOverlayOpen = false;

  constructor(memory: Memory) {
    super();
    this.#memory = memory;
    this.#panes = {
      queue: remembered(memory.get('pane.queue'), 'queue'),
      inspector: remembered(memory.get('pane.inspector'), 'inspector'),
    };
  }

  limits(pane: SidePane): { readonly min: number; readonly max: number } {
    return LIMITS[pane];
  }

  width(pane: SidePane): number {
    return this.#panes[pane].width;
  }

  isOpen(pane: SidePane): boolean {
    if (this.isFullScreen) return false;
    if (pane === 'inspector' && this.isNarrow) return this.#isOverlayOpen;
    return !this.#panes[pane].isFolded;
  }

  setNarrow(isNarrow: boolean): void {
    if (isNarrow === this.isNarrow) return;
    this.isNarrow = isNarrow;
    this.#isOverlayOpen = false;
    this.changed();
  }

  resize(pane: SidePane, width: number): void {
    const { min, max } = LIMITS[pane];
    this.#set(pane, { ...this.#panes[pane], width: Math.round(Math.max(min, Math.min(max, width))) });
  }

  toggle(pane: SidePane): void {
    this.show(pane, !this.isOpen(pane));
  }

  show(pane: SidePane, isOpen: boolean): void {
    if (isOpen) this.isFullScreen = false;
    if (pane === 'inspector' && this.isNarrow) {
      this.#isOverlayOpen = isOpen;
      this.changed();
    } else this.#set(pane, { ...this.#panes[pane], isFolded: !isOpen });
  }

  setFullScreen(isFullScreen: boolean): void {
    this.isFullScreen = isFullScreen;
    this.changed();
  }

  #set(pane: SidePane, state: PaneState): void {
    this.#panes[pane] = state;
    this.#memory.set(`pane.${pane}`, `${state.width} ${state.isFolded ? 'folded' : 'open'}`);
    this.changed();
  }
}
