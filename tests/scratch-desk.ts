import path from 'node:path';
import { onTestFinished } from 'vitest';
import { NewsDesk } from '../electron/desk/desk';
import { scratch } from './builders';

/** A desk in a scratch home, with Rini at it. Clocks tick a second a look, from a fixed morning. */
export async function scratchDesk(home = path.join(scratch(), 'home'), as = 'Rini S.'): Promise<NewsDesk> {
  let ticks = 0;
  const start = Date.parse('2026-01-05T01:00:00.000Z');
  const now = () => new Date(start + 1000 * ticks++).toISOString();
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', as, now });
  onTestFinished(() => desk.close());
  return desk;
}
