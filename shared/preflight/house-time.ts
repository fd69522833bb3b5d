import { words, type Words } from '../story/words';

/** Instants as a house tells them. Everything here depends on its arguments only, never on the zone of the machine. */

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** `+07:00`; `Z` for UTC and for a zone that nobody knows. */
  readonly offset: string;
}

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return true;
  } catch {
    // RangeError: no such zone. The house then tells its times in UTC.
    return false;
  }
}

const two = (n: number) => String(n).padStart(2, '0');

/** Reckoned, not formatted: engines differ in how they write an offset. */
function offsetText(minutesAhead: number): string {
  if (minutesAhead === 0) return 'Z';
  const minutes = Math.abs(minutesAhead);
  return `${minutesAhead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function partsOf(instant: string, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: isKnownZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const found = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const part = (name: string) => found[name] ?? '';
  const [year, month, day] = [Number(part('year')), Number(part('month')), Number(part('day'))];
  const told = Date.UTC(
    year,
    month - 1,
    day,
    Number(part('hour')),
    Number(part('minute')),
    Number(part('second')),
  );
  const ahead = told - Math.floor(Date.parse(instant) / 1000) * 1000;
  return {
    year,
    month,
    day,
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    offset: offsetText(Math.round(ahead / 60_000)),
  };
}

/** ISO 8601 with the house's own offset and whole seconds: `2026-01-05T12:00:00+07:00`. */
export function zonedInstant(instant: string, timeZone: string): string {
  const { year, month, day, hour, minute, second, offset } = partsOf(instant, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${hour}:${minute}:${second}${offset}`;
}

/** Whole seconds in UTC, as the consumers of ninjs 1.x want it: `2026-01-05T05:00:00Z`. */
export function wholeSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

const DAYS = words(
  'Minggu Senin Selasa Rabu Kamis Jumat Sabtu',
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
);
const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** An instant as it is told to a person: `Selasa (12/9/2023) pukul 10.10 WIB`. */
export function toldInstant(instant: string, timeZone: string): Words {
  const { year, month, day, hour, minute, offset } = partsOf(instant, timeZone);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const zone = ZONES[timeZone] ?? (offset === 'Z' ? 'UTC' : `UTC${offset}`);
  const dayIn = (tongue: 'id' | 'en') => DAYS[tongue].split(' ')[weekday] ?? '';
  return words(
    `${dayIn('id')} (${day}/${month}/${year}) pukul ${hour}.${minute} ${zone}`,
    `${dayIn('en')} (${day}/${month}/${year}) at ${hour}.${minute} ${zone}`,
  );
}

const MINUTE = 60_000;

/** How long it is from one instant to a later one, as people count: `2 hari 3 jam`, `5 h 12 min`; never less than a minute. */
export function timeLeft(until: string, now: string): Words {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const said = (names: readonly [string, string, string]) => {
    const parts =
      days > 0
        ? [`${days} ${names[0]}`, `${hours} ${names[1]}`]
        : [`${hours} ${names[1]}`, `${rest} ${names[2]}`];
    return parts.filter((part) => !part.startsWith('0 ')).join(' ');
  };
  return words(said(['hari', 'jam', 'menit']), said(['d', 'h', 'min']));
}
