import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Draft, Reading } from '../../shared/ingest/draft';
import { ingestText } from '../../shared/ingest/ingest';
import { readStory, type StoryReading } from '../../shared/story/reading';

export const CERTAIN: Reading = { encoding: 'utf-8', certain: true };

/** A draft and its story as a reader sees it. */
export interface Scraped extends Draft {
  readonly story: StoryReading;
}

/** What ingest makes of a text. */
export function scraped(text: string): Scraped {
  const draft = ingestText(text, CERTAIN);
  return { ...draft, story: readStory(draft.doc) };
}

export const LEAD =
  'Warga Desa Wonosari menambal tanggul yang jebol pada akhir pekan, dan air mulai surut dari jalan utama desa itu.';
export const LAST =
  'Perbaikan tetap dijadwalkan mulai Desember, kata kepala desa kepada wartawan di balai desa kemarin.';

/** A story of a headline and the given lines, each a block of its own. */
export const page = (...lines: readonly string[]) => ['Tanggul Ditambal Warga', ...lines].join('\n\n');

/** The texts of the body's paragraphs. */
export function paragraphsOf({ story }: Scraped): string[] {
  return story.body.filter(({ type }) => type === 'paragraph').map(({ text }) => text);
}

/** The report piece with this text, or undefined. */
export function pieceOf({ report }: Scraped, text: string) {
  return report.find((piece) => piece.text === text);
}

const root = resolve(import.meta.dirname, '../..');

/** Where the seed stories are: `NEWS_SEEDS`, or beside the repository. */
export const seedPath = resolve(root, process.env['NEWS_SEEDS'] ?? '../shared/seeds', 'kim-putin.txt');

/** A sample as a scrape would have it. */
export function sampleText(name: string): string {
  return readFileSync(resolve(root, 'electron/desk/samples', `${name}.txt`), 'utf8');
}
