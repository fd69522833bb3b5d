import type { StoryId } from '../shared/contract';

/** A story's address inside the window: `#/story/<id>`. */

const FORM = /^#\/story\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function storyInAddress(hash: string): StoryId | null {
  return FORM.exec(hash)?.[1] ?? null;
}

export function addressOf(id: StoryId): string {
  return `#/story/${id}`;
}
