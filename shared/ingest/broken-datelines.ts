import { words } from '../story/words';
import type { Line } from './lines';
import type { Page } from './page';
import { whole } from './recognised';
import { isKnownPlace } from './rules/places';

/** Datelines that lost the line they stood on: `KENDAL, KOMPAS.com` with the dash below it, or Detik's `Jakarta` alone. */

const DASH_AT_HEAD = /^(?:-{1,3}|[–—―])\s+(?=\S)/u;
/** Copy that could be the lead. */
const SHORTEST_LEAD = 40;
const LONGEST = 80;

/** How many characters of a line are the dash of the dateline above it. */
export const dashAtHead = (text: string): number => DASH_AT_HEAD.exec(text)?.[0].length ?? 0;

/** The dateline that a line is when the dash below it is added; one that names an outlet or an agency, as no list does. */
function aboveItsDash(page: Page, line: Line, below: Line) {
  if (!below.follows || dashAtHead(below.text) === 0) return null;
  const found = page.readers.datelines(`${line.text} - `);
  return found && found.text === line.text && Object.keys(found.fields).length > 0 ? found : null;
}

/** True where nothing but one place stands on the line, and on no line below it: a list of places is none. */
function isPlaceAlone(page: Page, at: number, line: Line): boolean {
  return (
    isKnownPlace(line.text) &&
    !page.lines.some((other, index) => index > at && !page.marks.has(index) && isKnownPlace(other.text))
  );
}

/** Marks a dateline on a line of its own above the lead. Returns the number of the line that the copy begins with. */
export function markBrokenDateline(page: Page, lead: number): number {
  const [line, below] = [page.lines[lead], page.lines[lead + 1]];
  const isFirst = ![...page.marks.values()].some((mark) => mark.dateline !== undefined);
  if (!line || !below || !isFirst || page.marks.has(lead + 1) || line.text.length > LONGEST) return lead;
  if (below.text.length < SHORTEST_LEAD) return lead;
  const parted = aboveItsDash(page, line, below);
  if (!parted && !isPlaceAlone(page, lead, line)) return lead;
  const why = words(
    'titimangsa di baris tersendiri di atas paragraf pertama',
    'a dateline on a line of its own above the first paragraph',
  );
  page.marks.set(lead, {
    claims: [whole(line, { fate: 'moved', as: 'dateline', why, ...(parted?.rule && { rule: parted.rule }) })],
    dateline: line.text,
    ...(parted && { fields: parted.fields }),
  });
  return lead + 1;
}
