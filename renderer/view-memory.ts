import type { ReadView } from '../shared/story/views';
import type { Memory } from './memory';
import type { ShownStory } from './shown-story';
import { chooseFor, isChosenFor } from './story-choices';

/** Views in which a window keeps a story. Marked up is what every other story is shown in. */
const CHOICES: Readonly<Record<ReadView, string>> = { final: 'view.final', original: 'view.original' };
const VIEWS: readonly ReadView[] = ['final', 'original'];

/** Shows a story as it was shown when it was last open in this window, and keeps in mind how it is shown from now on. */
export function rememberView(shown: ShownStory, memory: Memory): void {
  const { id } = shown.session;
  shown.show(VIEWS.find((view) => isChosenFor(memory, CHOICES[view], id)) ?? 'marked');
  let { view } = shown;
  shown.subscribe(() => {
    if (shown.view === view) return;
    ({ view } = shown);
    for (const one of VIEWS) chooseFor(memory, CHOICES[one], id, one === view);
  });
}
