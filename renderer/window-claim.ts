import type { Desk, RememberedWindow, WindowMemory } from '../shared/contract';

/**
 * Which of the remembered windows this one is. A name belongs to one living window: its lock (Web Locks) is held as long as
 * the window stands and is free again however it ends.
 */

/** What a window knows of itself before it is anybody. */
export interface Newcomer {
  /** Its address: `?window=NAME` says who it is (the app knows), `?new` that it is nobody yet. */
  readonly address: URL;
  /** The name this tab had before; null in a new one. A duplicate of a tab has its name as well. */
  readonly before: string | null;
  /** This tab was loaded again: only its own old page can hold its name, and lets go of it. */
  readonly isReloaded: boolean;
  readonly newName: () => string;
  /** Takes a name for as long as the window stands. Resolves to false where another window still has it after so many ms. */
  readonly take: (name: string, patienceMs: number) => Promise<boolean>;
}

export interface Claimed {
  readonly window: string;
  readonly memory: WindowMemory;
}

const nothing: WindowMemory = { tabs: [], shown: null, choices: {} };

/** For a name that is this window's own: a slow machine takes its time to let go of the old page. */
const OWN_MS = 30_000;
/** For a name that may be a duplicate's. */
const DOUBTFUL_MS = 1_000;

/** Names that this window may be, the likeliest first, and how long each is worth waiting for. */
function candidates(
  { address, before, isReloaded }: Newcomer,
  remembered: readonly RememberedWindow[],
): readonly (readonly [name: string, patienceMs: number])[] {
  const asked = address.searchParams.get('window');
  if (asked !== null) return [[asked, OWN_MS]];
  if (address.searchParams.has('new')) return [];
  if (before !== null) return [[before, isReloaded ? OWN_MS : DOUBTFUL_MS]];
  return remembered.map(({ window }) => [window, 0]);
}

/** Finds out who this window is and what it remembers. A new one remembers the choices of the window last used. */
export async function claimWindow(desk: Desk, newcomer: Newcomer): Promise<Claimed> {
  const remembered = await desk.call('recallWindows', {});
  const memoryOf = (name: string) => remembered.find(({ window }) => window === name)?.memory;
  const fresh = { ...nothing, choices: remembered[0]?.memory.choices ?? {} };
  for (const [name, patienceMs] of candidates(newcomer, remembered)) {
    if (await newcomer.take(name, patienceMs)) return { window: name, memory: memoryOf(name) ?? fresh };
  }
  const name = newcomer.newName();
  await newcomer.take(name, 0);
  return { window: name, memory: fresh };
}

/** Takes a lock and never gives it back. */
export function takeLock(locks: LockManager, name: string, patienceMs: number): Promise<boolean> {
  const options = patienceMs > 0 ? { signal: AbortSignal.timeout(patienceMs) } : { ifAvailable: true };
  return new Promise((resolve) => {
    locks
      .request(`redaksi.window.${name}`, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      // TimeoutError: another window has it.
      .catch(() => resolve(false));
  });
}
