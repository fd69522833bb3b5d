import { DatabaseSync } from '@photostructure/sqlite';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { brokenJournals, structureFaults } from '../../electron/desk/care/examination';
import { rebuildArchive } from '../../electron/desk/care/rebuild';
import { homePlaces } from '../../electron/desk/home';
import { readDocument } from '../../shared/journal/replay';
import { schema } from '../../shared/story/schema';
import { edit, inside } from '../builders';
import { scratchDesk } from '../scratch-desk';
import { chance } from './crash-images';
import { tell } from './told';
import { scratchRoot, storm, STORM_TIMEOUT_MS } from './writers';

/** Single bits that turn in the archive's file. */

const SEED = 404;
/** So many of those that hit an entry are also restored without the second copy. */
const ALONE = 10;

/** The text of every entry as a reader who checks nothing would get it; null where the file cannot be read. */
function plainReading(file: string): string | null {
  const database = new DatabaseSync(file);
  try {
    return JSON.stringify(
      database.prepare('SELECT story, seq, payload FROM entry ORDER BY story, seq').all(),
    );
  } catch {
    return null;
  } finally {
    database.close();
  }
}

function isFound(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    return structureFaults(database).length > 0 || brokenJournals(database).broken.length > 0;
  } catch {
    return true;
  } finally {
    database.close();
  }
}

it(
  'finds every bit that turned in a story, and restores every story',
  { timeout: STORM_TIMEOUT_MS },
  async () => {
    const folder = mkdtempSync(path.join(scratchRoot(), 'redaksi-rot-'));
    try {
      const sound = path.join(folder, 'sound');
      const desk = await scratchDesk(sound);
      for (let n = 0; n < 6; n++) {
        const lines = Array.from(
          { length: 12 },
          (_, k) => `Alinea ${k} naskah ${n}: air datang pada malam hari, warga mengungsi ke balai desa.`,
        );
        const { id } = await desk.call('importStory', {
          name: 'a.txt',
          bytes: Buffer.from(`Judul ${n}\n\n${lines.join('\n\n')}\n`),
        });
        const doc = readDocument((await desk.call('openStory', { id })).doc);
        await desk.call('append', {
          story: id,
          base: 1,
          entries: [edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Lagi: ')))],
        });
      }
      await desk.archive.copied();
      desk.close();
      const truth = plainReading(path.join(sound, 'archive.sqlite'));
      const bytes = readFileSync(path.join(sound, 'archive.sqlite'));
      const random = chance(SEED);
      const count = { flips: 0, inText: 0, unseenBySqlite: 0, missed: 0, notRestored: 0, lostAlone: 0 };
      for (; count.flips < storm(500, 1500); count.flips++) {
        const home = path.join(folder, 'home');
        rmSync(home, { recursive: true, force: true });
        cpSync(sound, home, { recursive: true });
        const places = homePlaces(home);
        const at = Math.floor(random() * bytes.length);
        const turned = Buffer.from(bytes);
        turned.writeUInt8(turned.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
        writeFileSync(places.archive, turned);
        if (plainReading(places.archive) === truth) continue;
        count.inText += 1;
        const database = new DatabaseSync(places.archive);
        count.unseenBySqlite += structureFaults(database).length === 0 ? 1 : 0;
        database.close();
        if (!isFound(places.archive)) count.missed += 1;
        // Control: without the second copy, some of them are gone for good.
        if (count.inText <= ALONE) {
          const alone = homePlaces(path.join(folder, 'alone'));
          rmSync(alone.folder, { recursive: true, force: true });
          cpSync(home, alone.folder, { recursive: true });
          rmSync(alone.secondCopy);
          await rebuildArchive(alone, 'rot');
          count.lostAlone += plainReading(alone.archive) === truth ? 0 : 1;
        }
        await rebuildArchive(places, 'rot');
        if (plainReading(places.archive) !== truth) count.notRestored += 1;
      }
      tell(
        `${count.flips} bits turned, ${count.inText} of them in entries: ${count.missed} not found, ${count.notRestored} not restored; SQLite's own check saw nothing of ${count.unseenBySqlite}; without the second copy ${count.lostAlone} of the first ${ALONE} were lost`,
      );
      expect(count).toMatchObject({ missed: 0, notRestored: 0 });
      // Control: SQLite's own check lets most of them pass.
      expect(count.unseenBySqlite).toBeGreaterThan(count.inText / 4);
      expect(count.lostAlone).toBeGreaterThan(ALONE / 2);
      expect(count.inText).toBeGreaterThan(count.flips / 20);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
