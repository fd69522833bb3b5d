import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { TabPlace, WindowMemory } from '../../shared/contract';

/** What lies in a home of where its windows stood: the story that was on the page of the one that changed last. */
export function shownPlace(home: string): TabPlace | null {
  const files = ['electron', 'browser'].map((door) => path.join(home, `windows-${door}.json`));
  const [memory] = files
    .filter((file) => existsSync(file))
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as { readonly memory: WindowMemory }[])
    .map((window) => window.memory);
  return memory?.tabs.find(({ story }) => story === memory.shown) ?? null;
}

/** Resolves with where the page stands, once that is on disk and is as wanted. */
export async function remembered(
  home: string,
  isWanted: (place: TabPlace) => boolean = () => true,
): Promise<TabPlace> {
  let place: TabPlace | null = null;
  await expect
    .poll(
      () => {
        place = shownPlace(home);
        return place !== null && isWanted(place);
      },
      { interval: 50 },
    )
    .toBe(true);
  return place ?? remembered(home, isWanted);
}

/** A script for the page: the place in the document where a piece ends, as ProseMirror counts it. */
export const endOf = (piece: string): string =>
  `document.querySelector('.ProseMirror > ${piece}').pmViewDesc.posAtEnd`;
