import { expect, it } from 'vitest';
import { toldInstant, wholeSeconds, zonedInstant } from '../../shared/preflight/house-time';

it.each([
  ['2026-01-05T05:00:00.123Z', 'Asia/Jakarta', '2026-01-05T12:00:00+07:00'],
  ['2026-01-04T17:30:00Z', 'Asia/Jakarta', '2026-01-05T00:30:00+07:00'],
  ['2026-07-01T12:00:00Z', 'Europe/London', '2026-07-01T13:00:00+01:00'],
  ['2026-01-05T05:00:00Z', 'Asia/Kathmandu', '2026-01-05T10:45:00+05:45'],
  ['2026-01-05T05:00:00Z', 'UTC', '2026-01-05T05:00:00Z'],
  ['2026-01-05T05:00:00Z', 'Bulan/Purnama', '2026-01-05T05:00:00Z'],
])('%s in %s is %s', (instant, zone, expected) => {
  expect(zonedInstant(instant, zone)).toBe(expected);
  expect(Date.parse(expected)).toBe(Date.parse(wholeSeconds(instant)));
});

it('drops the fraction of a second that Superdesk cannot read', () => {
  expect(wholeSeconds('2026-01-05T05:00:00.999Z')).toBe('2026-01-05T05:00:00Z');
});

it('tells an instant to people as their papers print it', () => {
  expect(toldInstant('2023-09-12T03:10:00Z', 'Asia/Jakarta')).toEqual({
    id: 'Selasa (12/9/2023) pukul 10.10 WIB',
    en: 'Tuesday (12/9/2023) at 10.10 WIB',
  });
  expect(toldInstant('2023-09-12T03:10:00Z', 'Asia/Jayapura').id).toBe('Selasa (12/9/2023) pukul 12.10 WIT');
  expect(toldInstant('2023-09-12T23:10:00Z', 'Europe/Paris').id).toBe(
    'Rabu (13/9/2023) pukul 01.10 UTC+02:00',
  );
});
