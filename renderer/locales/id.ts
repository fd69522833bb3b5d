import { window } from './id/window';
import { queue } from './id/queue';
import { page } from './id/page';
import { inspector } from './id/inspector';
import { review } from './id/review';
import { incoming } from './id/incoming';
import { leaving } from './id/leaving';
import { settings } from './id/settings';

/**
 * What the window says, in Bahasa Indonesia: the language the newsroom works in and the one that decides which messages
 * there are. English (en.ts) must have exactly the same. Numbers and times arrive already written in the reader's way.
 */
export const id = {
  ...window,
  ...queue,
  ...page,
  ...inspector,
  ...review,
  ...incoming,
  ...leaving,
  ...settings,
};

/** Every message there is. */
export type Messages = typeof id;
