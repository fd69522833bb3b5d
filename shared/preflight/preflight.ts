import type { Finding, Level } from './finding';
import { RULES } from './rules';
import type { Subject } from './subject';
import { STORY_PLACE, survey, type Place } from './survey';

/** True while the finding still counts: nobody has let it pass. */
const isOpen = (finding: Finding) => finding.waivedBy === undefined;

/** How many findings stop the story; waived ones do not. */
export function countStops(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.level === 'stop' && isOpen(finding)).length;
}

/** How many findings ask for a look; waived ones do not. */
export function countAdvice(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.level === 'advise' && isOpen(finding)).length;
}

interface PlacedFinding {
  readonly finding: Finding;
  readonly order: number;
}

/** What stops first, then advice, then what somebody has let pass. */
function rank({ level, waivedBy }: Finding): number {
  if (waivedBy !== undefined) return 2;
  return level === 'stop' ? 0 : 1;
}

/**
 * Looks a whole story over. The findings come with what stops first, each group in page order; findings that a named person
 * has waived are still listed, last.
 */
export function preflight(subject: Subject): readonly Finding[] {
  const seen = survey(subject);
  const placed: PlacedFinding[] = [];
  const add = (rule: string, level: Level, place: Place, message: Finding['message']) => {
    const waivedBy = subject.waivers.findLast((waiver) => waiver.rule === rule)?.by;
    const { where, order, node } = place;
    placed.push({
      order,
      finding: {
        rule,
        level,
        where,
        message,
        ...(node && { node }),
        ...(waivedBy !== undefined && { waivedBy }),
      },
    });
  };
  for (const rule of RULES) {
    for (const { place, message } of rule.find(seen)) add(rule.id, rule.level, place, message);
  }
  const known = new Set(placed.map(({ finding }) => finding.rule));
  for (const { rule, message } of subject.imported) {
    if (!known.has(rule)) add(rule, 'advise', STORY_PLACE, message);
  }
  return placed
    .sort((one, other) => rank(one.finding) - rank(other.finding) || one.order - other.order)
    .map(({ finding }) => finding);
}
