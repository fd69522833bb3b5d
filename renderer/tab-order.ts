/** The order of a window's tabs. Pure: an order goes in, an order comes out. */

interface Named {
  readonly id: string;
}

/** The order with one more tab, next to the one that is shown, where what belongs together stands together. */
export function withTab<Tab extends Named>(
  tabs: readonly Tab[],
  tab: Tab,
  shown: string | null,
): readonly Tab[] {
  const place = tabs.findIndex(({ id }) => id === shown);
  return place === -1 ? [...tabs, tab] : tabs.toSpliced(place + 1, 0, tab);
}

/** The order with a tab moved to a place (0 is the first); places beyond the ends are the ends. */
export function movedTo<Tab extends Named>(tabs: readonly Tab[], id: string, place: number): readonly Tab[] {
  const tab = tabs.find((one) => one.id === id);
  if (!tab) return tabs;
  const others = tabs.filter((one) => one !== tab);
  return others.toSpliced(Math.max(0, Math.min(others.length, place)), 0, tab);
}

/** The tab `by` places on from one, round and round; null where there is no other. */
export function stepFrom<Tab extends Named>(tabs: readonly Tab[], id: string | null, by: number): Tab | null {
  if (tabs.length === 0) return null;
  const place = tabs.findIndex((tab) => tab.id === id);
  const next = tabs[(Math.max(0, place) + by + tabs.length) % tabs.length] ?? null;
  return next?.id === id ? null : next;
}

/** The tab to show when one is closed: the one after it, else the one before it. */
export function afterClosing<Tab extends Named>(tabs: readonly Tab[], id: string): Tab | null {
  const place = tabs.findIndex((tab) => tab.id === id);
  return tabs[place + 1] ?? tabs[place - 1] ?? null;
}
