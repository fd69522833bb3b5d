import * as v from 'valibot';
import { words, type Words } from './words';

/** What valibot found wrong in a file that a person wrote, in words that name the place: `rules.3.labels is missing`. */
export function issueWords(issue: v.BaseIssue<unknown>): Words {
  const place = v.getDotPath(issue) ?? '';
  const received = issue.received.slice(0, 80);
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return words(`${place} tidak dikenal`, `${place} is not known`);
  if (issue.received === 'undefined') return words(`${place} belum ada`, `${place} is missing`);
  return words(
    `${place} tidak dapat berupa ${received} (${issue.message})`,
    `${place} cannot be ${received} (${issue.message})`,
  );
}
