import type { Messages } from './id';
import { window } from './en/window';
import { queue } from './en/queue';
import { page } from './en/page';
import { inspector } from './en/inspector';
import { review } from './en/review';
import { incoming } from './en/incoming';
import { leaving } from './en/leaving';
import { settings } from './en/settings';

/** What the window says, in English. Exactly the messages of id.ts: the type of each area sees to it. */
export const en: Messages = {
  ...window,
  ...queue,
  ...page,
  ...inspector,
  ...review,
  ...incoming,
  ...leaving,
  ...settings,
};
