import { folded, type Line } from './lines';
import { literal } from './rules/rule';
import { whole, type Recognised } from './recognised';
import { words } from '../story/words';

/** Printed times of publication: `Selasa, 12 September 2023 | 10:10 WIB`, `Kompas.com - 08/05/2021, 12:59 WIB`. */

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'januari'], ['feb', 'february', 'februari'], ['mar', 'march', 'maret'], ['apr', 'april'],
  ['may', 'mei'], ['jun', 'june', 'juni'], ['jul', 'july', 'juli'], ['aug', 'august', 'agu', 'agt', 'agustus'],
  ['sep', 'sept', 'september'], ['oct', 'october', 'okt', 'oktober'], ['nov', 'november', 'nopember'],
  ['dec', 'december', 'des', 'desember'],
]; // prettier-ignore

/** Minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  wib: 420,
  wita: 480,
  wit: 540,
  gmt: 0,
  utc: 0,
  bst: 60,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  jst: 540,
  aest: 600,
  'gmt+7': 420,
  'gmt+8': 480,
  'gmt+9': 540,
  sgt: 480,
};

const MONTH = MONTHS.flat().sort((a, b) => b.length - a.length).join('|'); // prettier-ignore
const DAY_NAME =
  "(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|sun|mon|tue|wed|thu|fri|sat)";
const OPENING = String.raw`(?:(?:first published|last updated|published|updated|posted|diterbitkan|dipublikasikan|diperbarui|tayang|terbit)(?: on| pada)?:? |[\p{L}\d]{2,30}\.[\p{L}]{2,4} ?[-–—|] ?)?`;
const TIME = String.raw`(?:,? ?[-–—|/]? ?(?:pukul |at |jam )?(?<hour>\d{1,2})[.:](?<minute>\d{2})(?: ?(?<half>[ap]\.?m\.?))?(?: \(?(?<zone>${Object.keys(
  ZONES,
)
  .sort((a, b) => b.length - a.length)
  .map(literal)
  .join('|')})\)?)?)?`;

const STAMPS = [
  String.raw`(?<day>\d{1,2}) (?<month>${MONTH})\.? (?<year>(?:19|20)\d\d)`,
  String.raw`(?<month>${MONTH})\.? (?<day>\d{1,2}),? (?<year>(?:19|20)\d\d)`,
  String.raw`(?<day>\d{1,2})/(?<number>\d{1,2})/(?<year>(?:19|20)\d\d)`,
].map((date) => new RegExp(`^${OPENING}(?:${DAY_NAME},? )?${date}${TIME}$`, 'iu'));

/** The hour of the day; NaN where `13:00 pm` names none. */
function hourOf({ hour, half }: Readonly<Record<string, string | undefined>>): number | undefined {
  if (hour === undefined || half === undefined) return hour === undefined ? undefined : Number(hour);
  const isReal = Number(hour) >= 1 && Number(hour) <= 12;
  return isReal ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : NaN;
}

/** The instant of a stamp's parts, or null where it names no zone, no time, or no day that ever was. */
function instantOf(parts: Readonly<Record<string, string | undefined>>): string | null {
  const { day, month, number, year, minute, zone } = parts;
  const hour = hourOf(parts);
  const offset = zone === undefined ? undefined : ZONES[zone.toLowerCase()];
  if (offset === undefined || hour === undefined) return null;
  const name = month?.toLowerCase();
  const index = name === undefined ? Number(number) - 1 : MONTHS.findIndex((names) => names.includes(name));
  const local = Date.UTC(Number(year), index, Number(day), hour, Number(minute));
  const back = new Date(local);
  const isReal =
    back.getUTCMonth() === index && back.getUTCDate() === Number(day) && hour < 24 && Number(minute) < 60;
  return isReal ? new Date(local - offset * 60_000).toISOString().replace('.000Z', 'Z') : null;
}

/** The printed time of publication as a line of its own, or null. */
export function readStamp(line: Line): Recognised | null {
  if (line.text.length > 100) return null;
  const text = folded(line.text);
  for (const stamp of STAMPS) {
    const parts = stamp.exec(text)?.groups;
    if (!parts) continue;
    const publishedAt = instantOf(parts);
    return publishedAt
      ? {
          claims: [
            whole(line, {
              fate: 'moved',
              as: 'publishedAt',
              why: words(
                `waktu terbit, ${publishedAt}; dicatat di isian`,
                `the time of publication, ${publishedAt}; stands in the fields`,
              ),
            }),
          ],
          fields: { publishedAt },
        }
      : {
          claims: [
            whole(line, {
              fate: 'dropped',
              as: 'publishedAt',
              why: words(
                'tanggal terbit tanpa zona waktu: bukan saat yang dapat disimpan',
                'a date of publication with no time zone: not an instant that can be kept',
              ),
            }),
          ],
        };
  }
  return null;
}
