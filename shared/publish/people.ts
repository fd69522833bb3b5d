import type { CreditRole } from '../story/credit';
import type { Manuscript } from './manuscript';

/** Who made the story, for the formats that name people apart. */

const BEFORE_NAMES = /^(?:oleh|laporan|by|reporting by|writing by)\b\s*:?\s*/i;
const BETWEEN_NAMES = /\s+(?:dan|and|&)\s+/i;

/** The names in a printed byline: "Oleh Siti Rahma dan Budi Santoso" names two people. */
export function bylineNames(byline: string): readonly string[] {
  return byline
    .replace(BEFORE_NAMES, '')
    .split(BETWEEN_NAMES)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The people credited with one of these roles, each once. */
export function credited({ credits }: Manuscript, ...roles: readonly CreditRole[]): readonly string[] {
  return [...new Set(credits.filter(({ role }) => roles.includes(role)).map(({ name }) => name))];
}

/** Who wrote it: those credited as author or reporter, or else those whom the byline names. */
export function authors(manuscript: Manuscript): readonly string[] {
  const named = credited(manuscript, 'author', 'reporter');
  return named.length > 0 ? named : bylineNames(manuscript.byline);
}
