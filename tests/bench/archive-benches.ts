import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../electron/desk/archive/database';
import { NewsDesk } from '../../electron/desk/desk';
import { Stories } from '../../electron/desk/stories';
import { NoticeBoard } from '../../electron/desk/notice-board';
import { OPEN_DESK } from '../../shared/story/desk-rules';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import type { Bench } from './bench';
import { scraped } from './copy';

export async function benchDesk() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-bench-'));
  const desk = await NewsDesk.open({
    home: path.join(folder, 'home'),
    door: 'browser',
    version: 'bench',
    as: 'Rini S.',
  });
  const end = () => {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, desk, end };
}

/** Input bytes -> a story that the disk has confirmed. */
export const importBench: Bench = {
  name: 'import',
  title: 'Import to durable: a scraped story of 500 words',
  baseline: 'write the bytes to a file, fsync',
  prepare: async (isQuick) => {
    const { folder, desk, end } = await benchDesk();
    const bytes = (n: number) => Buffer.from(scraped(n, 500));
    return {
      about: 'Decode, recognise, store bytes, report and story in one transaction, synchronous=FULL',
      rounds: isQuick ? 3 : 10,
      perRound: isQuick ? 5 : 20,
      end,
      cases: [
        {
          name: 'write the bytes to a file, fsync',
          run: (n) => {
            const file = openSync(path.join(folder, `raw-${n}.txt`), 'w');
            writeSync(file, bytes(n));
            fsyncSync(file);
            closeSync(file);
          },
        },
        {
          name: 'recognise only, nothing stored',
          run: (n) => {
            const { text, reading } = decode(bytes(n), 'naskah.txt');
            ingestText(text, reading);
          },
        },
        {
          name: 'import, durable',
          run: (n) => desk.call('importStory', { name: 'naskah.txt', bytes: bytes(n) }),
        },
      ],
    };
  },
};

const TEXTS = 'import texts, durable';
/** What a thousand stories may take in all. */
const THOUSAND_MS = 10_000;

/** A day's wire at once: texts, and the same stories as web pages, each confirmed by the disk before the next. */
export const bulkImportBench: Bench = {
  name: 'import-many',
  title: 'Import a thousand scraped stories of 500 words',
  baseline: 'write each to a file, fsync',
  prepare: async (isQuick) => {
    const { folder, desk, end } = await benchDesk();
    const count = isQuick ? 50 : 1000;
    const texts = Array.from({ length: count }, (_, n) => scraped(n, 500));
    const pages = texts.map((text) => {
      const [headline = '', ...lines] = text.split('\n').filter(Boolean);
      const copy = lines.map((line) => `<p>${line}</p>`).join('\n');
      return `<!DOCTYPE html><html><body><nav>Menu</nav><article><h1>${headline}</h1>${copy}</article></body></html>`;
    });
    const importAll = async (inputs: readonly string[], name: string) => {
      for (const input of inputs) await desk.call('importStory', { name, bytes: Buffer.from(input) });
    };
    return {
      about: `${count.toLocaleString('en')} stories one after the other, each on the disk before the next; times are for all of them`,
      rounds: isQuick ? 2 : 3,
      perRound: 1,
      end,
      cases: [
        {
          name: 'write each to a file, fsync',
          run: (round) =>
            texts.forEach((text, n) => {
              const file = openSync(path.join(folder, `many-${round}-${n}.txt`), 'w');
              writeSync(file, text);
              fsyncSync(file);
              closeSync(file);
            }),
        },
        { name: TEXTS, run: () => importAll(texts, 'naskah.txt') },
        { name: 'import web pages, durable', run: () => importAll(pages, 'naskah.html') },
      ],
      promises: (timings) => {
        const longest = timings.find(({ name }) => name === TEXTS)?.max ?? NaN;
        return [
          {
            what: `${count.toLocaleString('en')} stories from text, each on the disk: at most ${THOUSAND_MS / 1000} s`,
            measured: `${(longest / 1000).toFixed(1)} s`,
            isKept: longest <= THOUSAND_MS,
          },
        ];
      },
    };
  },
};

async function filledDesk(count: number) {
  const { folder, desk, end } = await benchDesk();
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { text, reading } = decode(Buffer.from(scraped(n, 500)), 'naskah.txt');
    const draft = ingestText(text, reading);
    const fields = { ...draft.fields, desk: `Desk ${n % 12}` };
    ids.push(desk.stories.createFrom(draft.doc, fields, { from: 'new' }));
  }
  desk.stories.catchUp();
  return { folder, desk, end, ids };
}

/** Opening a story that nobody has looked at since the desk started. */
export const openBench: Bench = {
  name: 'open',
  title: 'Open any story of the archive',
  baseline: 'read the same story from a file of its own',
  prepare: async (isQuick) => {
    const count = isQuick ? 200 : 10_000;
    const { folder, desk, end, ids } = await filledDesk(count);
    const place = (n: number) => (n * 7919) % count;
    for (let n = 0; n < count; n++)
      writeFileSync(path.join(folder, `${n}.json`), JSON.stringify(desk.stories.opened(ids[n] ?? '')));
    return {
      about: `${count.toLocaleString('en')} stories of 500 words; hashes of the journal checked on the way`,
      rounds: isQuick ? 3 : 10,
      perRound: isQuick ? 10 : 50,
      end,
      cases: [
        {
          name: 'read the same story from a file of its own',
          run: (n) => JSON.parse(readFileSync(path.join(folder, `${place(n)}.json`), 'utf8')) as unknown,
        },
        {
          name: 'open, nothing remembered',
          run: (n) => {
            const writer = {
              device: 'bench',
              author: () => 'Rini S.',
              now: () => '2026-01-05T01:00:00.000Z',
              rules: () => OPEN_DESK,
            };
            return void new Stories(desk.archive, new NoticeBoard(), writer).opened(ids[place(n)] ?? '');
          },
        },
        {
          name: 'open through the contract',
          run: (n) => desk.call('openStory', { id: ids[place(n)] ?? '' }).then(() => undefined),
        },
      ],
    };
  },
};

/** Finding words in everything printed. */
export const searchBench: Bench = {
  name: 'search',
  title: 'Search the archive',
  baseline: 'the same words by LIKE, without the index',
  prepare: async (isQuick) => {
    const count = isQuick ? 200 : 10_000;
    const { desk, end, ids } = await filledDesk(count);
    const database = openDatabase(desk.home.archive);
    const like = database.prepare("SELECT story FROM story_text WHERE body LIKE '%' || ? || '%' LIMIT 200");
    const rare = (n: number) => `nomor${n % ids.length}`;
    return {
      about: `${count.toLocaleString('en')} stories of 500 words; full text of copy, furniture and fields`,
      rounds: isQuick ? 3 : 10,
      perRound: isQuick ? 5 : 20,
      end: () => {
        database.close();
        end();
      },
      cases: [
        { name: 'the same words by LIKE, without the index', run: (n) => void like.all(rare(n)) },
        {
          name: 'a rare word',
          run: (n) => desk.call('searchStories', { words: rare(n) }).then(() => undefined),
        },
        {
          name: 'two common words, ranked',
          run: () => desk.call('searchStories', { words: 'anggaran pupuk' }).then(() => undefined),
        },
        {
          name: 'a word half typed',
          run: () => desk.call('searchStories', { words: 'pelab' }).then(() => undefined),
        },
        {
          name: 'a page of the queue, of one desk, with all counts',
          run: (n) =>
            desk.call('queue', { tab: 'all', desk: `Desk ${n % 12}`, most: 200 }).then(() => undefined),
        },
      ],
    };
  },
};
