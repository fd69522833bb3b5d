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
  const made = new Intl.DateTimeFormat(localeOf(tongue), {
    timeZone: isTimeZone(zone) ? zone : 'UTC',
    ...options,
  });
  formats.set(key, made);
  return made;
}
/** Making a format costs a thousand times more than using one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `12.41` in Indonesian, `12:41` in English. */
export function clockTime(instant: string, tongue: Tongue, zone: string): string {
  return format(tongue, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
}

interface Numbers {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** A long list tells every row by the same "now". Clocks of zones differ by whole minutes. */
let lastTold: { readonly zone: string; readonly minute: number; readonly numbers: Numbers } | null = null;

function nowNumbers(now: number, zone: string): Numbers {
  const minute = Math.floor(now / 60_000);
  if (lastTold?.zone !== zone || lastTold.minute !== minute)
    lastTold = { zone, minute, numbers: numbersOf(new Date(now), zone) };
  return lastTold.numbers;
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
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? '0');
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
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
  const today = nowNumbers(now, zone);
  const then = numbersOf(new Date(instant), zone);
  if (then.year !== today.year) return plainDate(instant, zone);
  if (then.month === today.month && then.day === today.day) return clockTime(instant, tongue, zone);
  return format(tongue, zone, { day: 'numeric', month: 'short' }).format(new Date(instant));
}

/** An instant as a person types it, in the house's zone: `12/9/2023 10.10`, in English `12/9/2023 10:10`. */
export function typedInstant(instant: string, tongue: Tongue, zone: string): string {
  return `${plainDate(instant, zone)} ${clockTime(instant, tongue, zone)}`;
}

const TYPED =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s,]+(?:pukul\s+|at\s+)?(\d{1,2})[.:](\d{2})(?:\s*[A-Z]{3,4})?$/i;
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T\s](\d\d):(\d\d)$/;

/** Year, month, day, hour, minute as typed; null where it is no date with a time. */
function typedNumbers(text: string): readonly number[] | null {
  const [, day, month, year, ...time] = TYPED.exec(text) ?? [];
  const found = day === undefined ? ISO.exec(text)?.slice(1) : [year, month, day, ...time];
  return found ? found.map(Number) : null;
}

/**
 * The instant that a typed date and time mean in the house's zone (`12/9/2023 10.10`, or ISO 8601 without a zone), or null where
 * they mean none. An hour that a change of
 * the clocks skips is read as the hour after it; one that comes twice, as its first coming.
 */
export function instantOf(typed: string, zone: string): string | null {
  const numbers = typedNumbers(typed.trim());
  if (!numbers) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers;
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return null;
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  // 31/4 would roll over into May.
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
