import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Where the page of a story stands in what can be seen of it. */
export interface PagePlace {
  /** The position in the document that stands at the top. */
  readonly top: number;
  keepTop(top: number): void;
}

/** Scrolling is noted when it has rested this long. */
const REST_MS = 150;

/** The element that the page is scrolled in. */
export const scrollerOf = (view: EditorView) => view.dom.closest<HTMLElement>('.page-scroll');

/** Scrolls so that a position is at the top. Blocks that were never seen have only a guessed height, so it is done twice. */
function scrollTo(view: EditorView, scroller: HTMLElement, top: number): void {
  const place = Math.min(top, view.state.doc.content.size);
  for (let round = 0; round < 2; round++) {
    scroller.scrollTop += view.coordsAtPos(place).top - scroller.getBoundingClientRect().top;
  }
}

/** The position at the top of what can be seen. */
export function topOf(view: EditorView, scroller: HTMLElement): number {
  if (scroller.scrollTop === 0) return 0;
  const { left, width } = view.dom.getBoundingClientRect();
  const { top } = scroller.getBoundingClientRect();
  return view.posAtCoords({ left: left + width / 2, top: top + 2 })?.pos ?? 0;
}

/** Pictures and fonts that come late move what stands below them: for so long the page is held where it stood. */
const HOLD_MS = 2_000;
const HANDS = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Holds the page at a place until somebody moves it or everything has come; the returned function lets go. */
function hold(view: EditorView, scroller: HTMLElement, top: number, done: () => void): () => void {
  const observer = new ResizeObserver(() => scrollTo(view, scroller, top));
  const release = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const hand of HANDS) scroller.removeEventListener(hand, release);
    done();
  };
  const timer = setTimeout(release, HOLD_MS);
  for (const hand of HANDS) scroller.addEventListener(hand, release, { passive: true });
  observer.observe(view.dom);
  return release;
}

/** Opens the page where it stood, and notes where it stands. */
export function placePlugin(place: PagePlace): Plugin {
  return new Plugin({
    view(view) {
      const scroller = scrollerOf(view);
      if (!scroller) return {};
      let rest: ReturnType<typeof setTimeout> | undefined;
      let isHeld = place.top > 0;
      const release = isHeld ? hold(view, scroller, place.top, () => (isHeld = false)) : () => undefined;
      const note = () => {
        clearTimeout(rest);
        if (!isHeld) rest = setTimeout(() => place.keepTop(topOf(view, scroller)), REST_MS);
      };
      scroller.addEventListener('scroll', note, { passive: true });
      return {
        destroy() {
          release();
          clearTimeout(rest);
          scroller.removeEventListener('scroll', note);
          // The next story begins at its top. Now, while all this is laid out: asked of a page that has just come, it would be at once.
          scroller.scrollTop = 0;
        },
      };
    },
  });
}
