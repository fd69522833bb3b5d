import type { StoryRow } from '../shared/contract';
import { fuzzy } from './fuzzy';
import { byQueueOrder } from '../shared/queue';

/** A command as the palette sees it, wherever it comes from. */
export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  /** The same in the other language: a person may look for either. */
  readonly otherLabel: string;
  readonly group: string;
  /** The key to show, as in keys.ts; null where there is none. */
  readonly key: string | null;
}

export type PaletteItem =
  | { readonly kind: 'story'; readonly row: StoryRow; readonly hits: readonly number[] }
  /** Words of the query stand in its text. */
  | { readonly kind: 'found'; readonly row: StoryRow }
  | { readonly kind: 'command'; readonly command: PaletteCommand; readonly hits: readonly number[] };

const MOST_STORIES = 8;
const MOST_FOUND = 8;
const RECENT_STORIES = 5;

/** Items of one kind, the best first, and how well that one fits. */
interface Ranked {
  readonly items: readonly PaletteItem[];
  readonly best: number;
}

function ranked(items: readonly { readonly item: PaletteItem; readonly score: number }[]): Ranked {
  const sorted = items
    .map((one, place) => ({ ...one, place }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
  return { items: sorted.map(({ item }) => item), best: sorted[0]?.score ?? -Infinity };
}

function storyItems(query: string, rows: readonly StoryRow[]): Ranked {
  if (query === '') {
    const recent = rows
      .filter(({ binned }) => binned === null)
      .sort(byQueueOrder)
      .slice(0, RECENT_STORIES);
    return { items: recent.map((row) => ({ kind: 'story', row, hits: [] })), best: 0 };
  }
  const fitting = rows
    .filter(({ binned }) => binned === null)
    .sort(byQueueOrder)
    .flatMap((row) => {
      const headline = fuzzy(query, row.headline);
      const slug = fuzzy(query, row.slug);
      const score = Math.max(headline?.score ?? -Infinity, slug?.score ?? -Infinity);
      if (score === -Infinity) return [];
      return [{ item: { kind: 'story' as const, row, hits: headline?.hits ?? [] }, score }];
    });
  const { items, best } = ranked(fitting);
  return { items: items.slice(0, MOST_STORIES), best };
}

function commandItems(query: string, commands: readonly PaletteCommand[]): Ranked {
  // With nothing typed they stand in the order of their tables, which is the order they are used in.
  if (query === '')
    return { items: commands.map((command) => ({ kind: 'command', command, hits: [] })), best: 0 };
  const fitting = commands.flatMap((command) => {
    const own = fuzzy(query, command.label);
    const other = fuzzy(query, command.otherLabel);
    if (!own && !other) return [];
    // The other language's name finds a command, but only just.
    const score = Math.max(own?.score ?? -Infinity, (other?.score ?? -Infinity) - 5);
    return [{ item: { kind: 'command' as const, command, hits: own?.hits ?? [] }, score }];
  });
  return ranked(fitting);
}

/** So much better must a command fit than a story to stand before it: letters here and there in a headline are no match for a name. */
const CLEARLY = 1.2;

/** What an item is, whatever its place in the list and however often the list is made anew. */
export function itemKey(item: PaletteItem): string {
  return item.kind === 'command' ? `command ${item.command.id}` : `${item.kind} ${item.row.id}`;
}

/**
 * What the palette lists for a query: stories by name, stories by what stands in them (`found`), then commands; commands first
 * where one is clearly what was meant.
 */
export function paletteItems(
  query: string,
  rows: readonly StoryRow[],
  commands: readonly PaletteCommand[],
  found: readonly StoryRow[],
): readonly PaletteItem[] {
  const plain = query.trim();
  const stories = storyItems(plain, rows);
  const named = new Set(stories.items.flatMap((item) => (item.kind === 'story' ? [item.row.id] : [])));
  const inside = found.filter((row) => !named.has(row.id)).slice(0, MOST_FOUND);
  const fitting = commandItems(plain, commands);
  const all = [...stories.items, ...inside.map((row) => ({ kind: 'found' as const, row }))];
  const isCommand = plain !== '' && fitting.best > 0 && fitting.best > stories.best * CLEARLY;
  return isCommand ? [...fitting.items, ...all] : [...all, ...fitting.items];
}

/** A search's piece of text, cut at the words that were found (between U+0002 and U+0003). */
export function cutSnippet(snippet: string): readonly { readonly text: string; readonly isHit: boolean }[] {
  return snippet
    .split(/(\u0002[^\u0003]*\u0003)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('\u0002')
        ? { text: part.replace(/[\u0002\u0003]/g, ''), isHit: true }
        : { text: part.replace(/[\u0002\u0003]/g, ''), isHit: false },
    );
}
