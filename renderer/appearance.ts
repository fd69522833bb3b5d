import type { Settings } from '../shared/contract';

/** The theme that a choice comes to. */
export function themeOf(choice: Settings['theme'], prefersDark: boolean): 'light' | 'dark' {
  return choice === 'system' ? (prefersDark ? 'dark' : 'light') : choice;
}

/** The choice after this one, round and round. */
export function nextTheme(choice: Settings['theme']): Settings['theme'] {
  const order = ['light', 'dark', 'system'] as const;
  return order[(order.indexOf(choice) + 1) % order.length] ?? 'system';
}
