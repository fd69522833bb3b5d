import type { CheckResult } from '../shared/contract';
import type { Finding } from '../shared/preflight/finding';

/** Findings as a person reads them: what stops the story first, then advice, then what somebody let pass; page order within. */

export type FindingTone = 'stop' | 'advise' | 'waived';

export function toneOf(finding: Finding): FindingTone {
  return finding.waivedBy === undefined ? finding.level : 'waived';
}

const RANK: Readonly<Record<FindingTone, number>> = { stop: 0, advise: 1, waived: 2 };

export function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, place) => ({ finding, place }))
    .sort((a, b) => RANK[toneOf(a.finding)] - RANK[toneOf(b.finding)] || a.place - b.place)
    .map(({ finding }) => finding);
}

/** Findings that nobody has let pass: the number on the tab. */
export function openFindings(check: CheckResult | null): number {
  return check ? check.stops + check.advice : 0;
}

/** A finding's place, taken apart: `picture 2` is the second picture, `fields.slug` the field slug. */
export interface Place {
  readonly piece: string;
  /** Counted from 1; null where there is only one. */
  readonly number: number | null;
  /** The field, where it is one. */
  readonly field: string | null;
}

export function placeOf(where: string): Place {
  if (where.startsWith('fields.'))
    return { piece: 'fields', number: null, field: where.slice('fields.'.length) };
  const match = /^(.*?)\s+(\d+)$/.exec(where);
  return match
    ? { piece: match[1] ?? where, number: Number(match[2]), field: null }
    : { piece: where, number: null, field: null };
}
