import type { StoryId } from '../shared/contract';

/** A story's address inside the window: `#/story/<id>`. */

const FORM = /^#\/story\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function storyInAddress(hash: string): StoryId | null {
  return FORM.exec(hash)?.[1] ?? null;
}

export function addressOf(id: StoryId): string {
  return `#/story/${id}`;
}

/** Makes the address of the window that of a story. Going back leads to the story before it, never to a window without one. */
export function showInAddress(id: StoryId): void {
  const shown = storyInAddress(location.hash);
  if (shown === id) return;
  if (shown === null) history.replaceState(null, '', addressOf(id));
  else history.pushState(null, '', addressOf(id));
}

/** No story is open: the address of the window names none. */
export function leaveAddress(): void {
  if (storyInAddress(location.hash) !== null) history.replaceState(null, '', location.pathname);
}
