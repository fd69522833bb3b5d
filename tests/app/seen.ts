import { isDeepStrictEqual } from 'node:util';
import { PATIENCE_MS, type OpenApp } from './doors';

/** What a person sees of a window: its stories, its words, where caret and page stand, and whether anything is asked. */
export interface Seen {
  readonly stories: readonly string[];
  readonly words: string;
  /** The last letters before the caret. */
  readonly beforeCaret: string;
  /** How far the page is scrolled, in px. */
  readonly scroll: number;
  readonly dialogs: number;
  readonly isOnDisk: boolean;
}

/** A script for the page: what is seen of it. */
export const SEEN = `(() => {
  const { anchorNode, anchorOffset } = document.getSelection() ?? {};
  const before = document.createRange();
  const piece = [...document.querySelectorAll('.ProseMirror > *')].find((one) => one.contains(anchorNode));
  if (piece) {
    before.setStart(piece, 0);
    before.setEnd(anchorNode, anchorOffset);
  }
  return {
    stories: [...document.querySelectorAll('.story-tab a')].map((tab) => tab.innerText),
    words: document.querySelector('.ProseMirror')?.innerText ?? '',
    beforeCaret: String(before).slice(-12),
    scroll: Math.round(document.querySelector('.page-scroll')?.scrollTop ?? 0),
    dialogs: document.querySelectorAll('dialog[open], [role=dialog]').length,
    isOnDisk: document.querySelector('[data-durability="onDisk"]') !== null,
  };
})()`;

/** A page comes back with the line at its top that stood there, whole: so far may it be from where it was, in px. */
export const LINE_PX = 40;

/** The same to a person. */
export const isSeenAgain = (seen: Seen, before: Seen): boolean =>
  isDeepStrictEqual({ ...seen, scroll: 0 }, { ...before, scroll: 0 }) &&
  Math.abs(seen.scroll - before.scroll) < LINE_PX;

const LOOK_EVERY_MS = 20;
/** A page that is being drawn anew may never answer; one on a busy machine answers late, and is given longer every time. */
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 5_000;

/** Looks at the first window until it is as wanted. Returns how long that took, in ms. */
export async function until(app: OpenApp, isThere: (seen: Seen) => boolean): Promise<number> {
  const start = performance.now();
  let last: Seen | null = null;
  let lookMs = FIRST_LOOK_MS;
  while (performance.now() - start < PATIENCE_MS) {
    const seen = await Promise.race([
      app.inPage<Seen>(SEEN).catch(() => null),
      new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), lookMs)),
    ]);
    if (seen === 'late') lookMs = Math.min(2 * lookMs, LONGEST_LOOK_MS);
    else if (seen) {
      last = seen;
      if (isThere(seen)) return performance.now() - start;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new RangeError(`The window did not come to it: ${JSON.stringify(last)}`);
}
