import type { Tongue } from '../shared/story/words';

/**
 * Instants as this house tells them: in its own time zone, in the words of the language that is chosen. The clock itself is
 * not here; whoever asks says what time it is.
 */

/** Zones that Indonesians know by name. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** English as it is written outside America: day before month, 24 hours. */
const localeOf = (tongue: Tongue) => (tongue === 'id' ? 'id' : 'en-GB');

/** True for a time zone that this computer knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError: no such zone.
    return false;
  }
}

function format(tongue: Tongue, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tongue} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(tongue), { timeZone: isTimeZone(zone) ? zone : 'UTC', ...options });
  formats.set(key, made);
  return made;
}
/** Making a format costs a thousand times more than using one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `12.41` in Indonesian, `12:41` in English. */
export function clockTime(instant: string, tongue: Tongue, zone: string): string {
  return format(tongue, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

interface Numbers {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function numbersOf(at: Date, zone: string): Numbers {
  const parts = format('en', zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value ?? '0');
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/** `12/9/2023` */
export function plainDate(instant: string, zone: string): string {
  const { day, month, year } = numbersOf(new Date(instant), zone);
  return `${day}/${month}/${year}`;
}

/** `Selasa (12/9/2023)`, as Indonesian papers print it. */
export function printedDay(instant: string, tongue: Tongue, zone: string): string {
  const weekday = format(tongue, zone, { weekday: 'long' }).format(new Date(instant));
  return `${weekday} (${plainDate(instant, zone)})`;
}

/** The name of a zone at an instant: `WIB`, else what the computer calls it, such as `GMT+8`. */
export function zoneName(instant: string, tongue: Tongue, zone: string): string {
  const known = ZONE_NAMES[zone];
  if (known) return known;
  const parts = format(tongue, zone, { timeZoneName: 'short' }).formatToParts(new Date(instant));
  return parts.find((one) => one.type === 'timeZoneName')?.value ?? 'UTC';
}

/** `18.00 WIB` */
export function zonedTime(instant: string, tongue: Tongue, zone: string): string {
  return `${clockTime(instant, tongue, zone)} ${zoneName(instant, tongue, zone)}`;
}

/** `Selasa (12/9/2023), pukul 10.10 WIB`; `Tuesday (12/9/2023), 10:10 WIB`. */
export function toldInstant(instant: string, tongue: Tongue, zone: string): string {
  const time = zonedTime(instant, tongue, zone);
  return `${printedDay(instant, tongue, zone)}, ${tongue === 'id' ? 'pukul ' : ''}${time}`;
}

/** As short as a list wants it: the time today, `23 Nov` this year, else the date. `now` in ms since 1970. */
export function listTime(instant: string, now: number, tongue: Tongue, zone: string): string {
  const today = numbersOf(new Date(now), zone);
  const then = numbersOf(new Date(instant), zone);
  if (then.year !== today.year) return plainDate(instant, zone);
  if (then.month === today.month && then.day === today.day) return clockTime(instant, tongue, zone);
  return format(tongue, zone, { day: 'numeric', month: 'short' }).format(new Date(instant));
}

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a `datetime-local` input wants it, in the house's zone: `2023-09-12T10:10`. */
export function localInput(instant: string, zone: string): string {
  const { year, month, day, hour, minute } = numbersOf(new Date(instant), zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/**
 * The instant that a `datetime-local` value means in the house's zone, or null where it means none. An hour that a change of
 * the clocks skips is read as the hour after it; one that comes twice, as its first coming.
 */
export function instantOf(local: string, zone: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(local);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(wanted).getUTCDate() !== day) return null;
  const offsetAt = (at: number) => {
    const told = numbersOf(new Date(at), zone);
    return Date.UTC(told.year, told.month - 1, told.day, told.hour, told.minute) - at;
  };
  const halfDay = 12 * 3_600_000;
  const guesses = [offsetAt(wanted - halfDay), offsetAt(wanted + halfDay)].map((offset) => wanted - offset);
  const fitting = guesses.filter((guess) => guess + offsetAt(guess) === wanted);
  const instant = fitting.length > 0 ? Math.min(...fitting) : Math.max(...guesses);
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
