import type { HistoryLine } from '../../shared/contract';
import type { Entry } from '../../shared/journal/entry';

/** Typing with pauses shorter than this is told as one line. */
const PAUSE_MS = 5 * 60 * 1000;

function detailOf(entry: Entry): string {
  switch (entry.kind) {
    case 'created':
      return entry.payload.origin.from === 'new' ? '' : entry.payload.origin.name;
    case 'steps':
    case 'approval':
      return '';
    case 'fields':
      return Object.keys(entry.payload.set).join(', ');
    case 'status':
      return [entry.payload.to, entry.payload.why].filter(Boolean).join(': ');
    case 'waiver':
      return `${entry.payload.rule}: ${entry.payload.reason}`;
    case 'revision':
      return entry.payload.name;
    case 'exported':
      return entry.payload.package;
  }
}

/** A journal as lines for people, newest first; uninterrupted typing of one person is one line with a count. */
export function historyLines(entries: readonly Entry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const entry of entries) {
    const { seq, at, author, kind } = entry;
    const last = lines.at(-1);
    const goesOn =
      last?.kind === kind &&
      last.author === author &&
      (kind === 'steps' || kind === 'fields') &&
      Date.parse(at) - Date.parse(last.at) < PAUSE_MS;
    if (goesOn) {
      const details =
        kind === 'fields' ? [...new Set([...last.detail.split(', '), ...detailOf(entry).split(', ')])] : [];
      lines[lines.length - 1] = { ...last, seq, at, count: last.count + 1, detail: details.join(', ') };
    } else {
      lines.push({ seq, at, author, kind, count: 1, detail: detailOf(entry) });
    }
  }
  return lines.reverse();
}
