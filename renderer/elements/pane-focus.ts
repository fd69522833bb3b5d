import type { StoryPage } from './story-page';

/** Where the focus goes when a person moves from pane to pane. */

export const PANES = ['queue', 'page', 'inspector'] as const;
export type Pane = (typeof PANES)[number];

/** What takes the focus in each pane, best first. */
const ENTRIES: Readonly<Record<Pane, readonly string[]>> = {
  queue: ['a.row[aria-current]', 'a.row', '[role="tab"][aria-selected="true"]'],
  page: ['button'],
  inspector: ['[role="tab"][aria-selected="true"]'],
};

export function focusPane(root: HTMLElement, pane: Pane): void {
  if (pane === 'page' && root.querySelector<StoryPage>('#page story-page')?.takeFocus()) return;
  for (const entry of ENTRIES[pane]) {
    const found = root.querySelector<HTMLElement>(`#${pane} ${entry}`);
    if (!found) continue;
    found.focus();
    return;
  }
}

/** Moves the focus to the next pane that is open (`by` 1) or the one before it, round and round. */
export function cycleFocus(root: HTMLElement, by: 1 | -1): void {
  const open = PANES.filter((pane) => root.querySelector(`#${pane}`));
  const here = open.findIndex((pane) => root.querySelector(`#${pane}`)?.contains(document.activeElement));
  const start = by === 1 ? 0 : open.length - 1;
  const next = open[here === -1 ? start : (here + by + open.length) % open.length];
  if (next) focusPane(root, next);
}
