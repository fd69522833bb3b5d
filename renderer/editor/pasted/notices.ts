import { words, type Words } from '../../../shared/story/words';
import type { LeftOut } from './blocks';

/** What a person is told of a paste that did not bring all that was there. */

const MOST_LINES = 3;
const LONGEST_LINE = 60;

const quoted = (line: string) => `“${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}”`;

/** What was left out, in one sentence; null where nothing was. */
export function leftOutWords({ deletions, comments, lines }: LeftOut): Words | null {
  const shown = lines.slice(0, MOST_LINES).map(quoted);
  const more = lines.length - shown.length;
  const list = (deleted: string, commented: string, others: string) =>
    [
      ...(deletions > 0 ? [`${deletions} ${deleted}`] : []),
      ...(comments > 0 ? [`${comments} ${commented}`] : []),
      ...shown,
      ...(more > 0 ? [`${more} ${others}`] : []),
    ].join(', ');
  if (deletions + comments + lines.length === 0) return null;
  return words(
    `Tidak ikut ditempel: ${list('coretan terlacak', 'komentar', 'baris lain')}.`,
    `Not pasted: ${list('tracked deletion(s)', 'comment(s)', 'other line(s)')}.`,
  );
}

export const importFilesWords: Words = words(
  'Berkas ini bukan foto. Impor berkas naskah lewat Impor….',
  'This file is no picture. Bring stories in with Import….',
);

/** The browser does not let us read the clipboard by ourselves: the person's own paste is then taken in the way asked for. */
export const pasteByHandWords: Words = words(
  'Tekan Ctrl+V sekali: papan klip akan ditempel dengan cara ini.',
  'Press Ctrl+V once: the clipboard will be pasted in this way.',
);

export const nothingToPasteWords: Words = words(
  'Tidak ada teks di papan klip.',
  'There is no text on the clipboard.',
);
