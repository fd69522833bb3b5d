import { endsSentence, type Line } from './lines';
import type { RecognisedPage } from './recognise';
import type { PlainBlock, Recognised } from './recognised';

/** An item of a list: its lines, and how many characters of the first are its bullet or number. */
export interface CopyItem {
  readonly lines: readonly Line[];
  readonly marker: number;
}

/** A stretch of the page in its order: a marked line, a paragraph of one or more lines, or a list. */
export type Stretch =
  | { readonly is: 'marked'; readonly mark: Recognised }
  | { readonly is: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly CopyItem[] };

const BULLET = /^([-•*▪●◦·])\s{1,8}(?=\S)/;
const NUMBER = /^(\d{1,3})([.)])\s{1,8}(?=\S)/;

interface Marker {
  readonly kind: string;
  /** A numbered item's number. */
  readonly number: number | null;
  readonly length: number;
}

function markerOf(line: Line): Marker | null {
  const bullet = BULLET.exec(line.text);
  if (bullet) return { kind: bullet[1] ?? '', number: null, length: bullet[0].length };
  const number = NUMBER.exec(line.text);
  return number ? { kind: number[2] ?? '', number: Number(number[1]), length: number[0].length } : null;
}

/**
 * True where lines were broken to fit a width: most lines that another one follows are 50 to 100 characters long and do not
 * close a sentence. Otherwise every line is a paragraph of its own.
 */
export function isHardWrapped(page: RecognisedPage): boolean {
  const followed = page.lines.filter((_, at) => {
    const next = page.lines[at + 1];
    return at >= page.lead && next?.follows === true && !page.marks.has(at) && !page.marks.has(at + 1);
  });
  const full = followed.filter(({ text }) => text.length >= 50 && text.length <= 100);
  const open = full.filter(({ text }) => !endsSentence(text));
  return followed.length >= 3 && full.length >= followed.length * 0.75 && open.length >= full.length * 0.6;
}

/** A short line that closes a sentence ends its paragraph even where the next line follows at once. */
const closes = (line: Line | undefined) =>
  line === undefined || (line.text.length < 45 && endsSentence(line.text));

/** The run of items that starts at stretch `from`, or null where fewer than two stand there. */
function listAt(paragraphs: readonly (readonly Line[])[], from: number): (Stretch & { is: 'list' }) | null {
  const items: CopyItem[] = [];
  let opening: Marker | null = null;
  for (let at = from; at < paragraphs.length; at++) {
    const lines = paragraphs[at] ?? [];
    const marker = lines[0] ? markerOf(lines[0]) : null;
    opening ??= marker;
    const expected = opening?.number === null ? null : items.length + 1;
    if (!marker || marker.kind !== opening?.kind || marker.number !== expected) break;
    items.push({ lines, marker: marker.length });
  }
  return items.length >= 2 ? { is: 'list', ordered: opening?.number !== null, items } : null;
}

/** Groups open lines that stand together into paragraphs, and runs of bulleted or numbered paragraphs into lists. */
function stretchesOf(open: readonly Line[], wrapped: boolean): Stretch[] {
  const paragraphs: Line[][] = [];
  for (const line of open) {
    const before = paragraphs.at(-1);
    if (wrapped && before && line.follows && !closes(before.at(-1)) && !markerOf(line)) before.push(line);
    else paragraphs.push([line]);
  }
  const stretches: Stretch[] = [];
  for (let at = 0; at < paragraphs.length; at++) {
    const list = listAt(paragraphs, at);
    stretches.push(list ?? { is: 'paragraph', lines: paragraphs[at] ?? [] });
    if (list) at += list.items.length - 1;
  }
  return stretches;
}

/** The whole page in its order. */
export function stretches(page: RecognisedPage): Stretch[] {
  const wrapped = isHardWrapped(page);
  const found: Stretch[] = [];
  let open: Line[] = [];
  const close = () => {
    for (const stretch of stretchesOf(open, wrapped)) found.push(stretch);
    open = [];
  };
  const put = (between: readonly PlainBlock[]) => {
    close();
    for (const block of between) found.push({ is: 'marked', mark: { claims: [], block } });
  };
  page.lines.forEach((line, at) => {
    const mark = page.marks.get(at);
    const between = page.between.get(at);
    if (between) put(between);
    if (!mark) {
      open.push(line);
      return;
    }
    close();
    found.push({ is: 'marked', mark });
  });
  put(page.between.get(page.lines.length) ?? []);
  return found;
}
