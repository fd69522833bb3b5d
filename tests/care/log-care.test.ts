import { DatabaseSync } from '@photostructure/sqlite';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyLog } from '../../electron/desk/care/log-care';
import { homePlaces } from '../../electron/desk/home';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** How many entries the database file holds by itself, without its log. */
function entriesWithoutLog(archive: string): number {
  const copy = path.join(scratch(), 'copy.sqlite');
  copyFileSync(archive, copy);
  const database = new DatabaseSync(copy);
  try {
    const known = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'entry'").get() as {
      n: number;
    };
    if (known.n === 0) return 0;
    return (database.prepare('SELECT count(*) AS n FROM entry').get() as { n: number }).n;
  } finally {
    database.close();
  }
}

const story = (n: number) =>
  Buffer.from(`Judul ${n}\n\nAir datang pada malam hari di Demak, kata Sutarno.\n`);

describe('the log of the archive', () => {
  it('is carried over beside the desk, which goes on writing', async () => {
    const home = path.join(scratch(), 'home');
    const places = homePlaces(home);
    const desk = await scratchDesk(home);
    for (let n = 0; n < 5; n++) await desk.call('importStory', { name: `${n}.txt`, bytes: story(n) });
    const before = entriesWithoutLog(places.archive);
    expect(before).toBeLessThan(5);

    expect(emptyLog(places, 1)).toBe(true);
    expect(entriesWithoutLog(places.archive)).toBe(5);

    await desk.call('importStory', { name: '5.txt', bytes: story(5) });
    expect(await desk.call('listStories', {})).toHaveLength(6);
  });

  it('is let stand while it is short, and where there is none', async () => {
    const home = path.join(scratch(), 'home');
    expect(emptyLog(homePlaces(home), 1)).toBe(false);
    const desk = await scratchDesk(home);
    await desk.call('importStory', { name: 'a.txt', bytes: story(1) });
    expect(emptyLog(homePlaces(home))).toBe(false);
  });
});
