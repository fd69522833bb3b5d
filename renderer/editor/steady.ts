import { Plugin } from 'prosemirror-state';
import { scrollerOf } from './place';

/**
 * Holds the words where they are on the screen when something over the page comes or goes: a notice, the bar that finds, the
 * row of tabs. What somebody is about to point at does not move away from the hand. A page that stands at its top moves with
 * what comes: nothing of the story may lie hidden above it.
 */
export const steadyPlugin = (): Plugin =>
  new Plugin({
    view(view) {
      const scroller = scrollerOf(view);
      if (!scroller) return {};
      let before: number | null = null;
      // Told before the frame is painted, so that nothing is seen to jump.
      const observer = new ResizeObserver(() => {
        const { top } = scroller.getBoundingClientRect();
        if (before !== null && scroller.scrollTop > 0) scroller.scrollTop += top - before;
        before = top;
      });
      observer.observe(scroller);
      return { destroy: () => observer.disconnect() };
    },
  });
