import type { Entry, EntryKind } from './entry';
import type { Source } from './source';

/**
 * A story's history as people read it: one line for what one person did in one go. Every line is a point to come back to.
 * Nothing of it is stored: named revisions are entries, and the automatic ones follow from the journal by one rule.
 */

/** What a line needs of an entry; the steps themselves are not among it, so that a long journal is read fast. */
export type EntryHeader = Pick<Entry, 'seq' | 'at' | 'author'> & {
  /** How large its payload is, in letters of JSON. */
  readonly size: number;
} & (
    | { readonly kind: 'steps'; readonly source: Source | null }
    | { readonly kind: 'created'; readonly origin: Extract<Entry, { kind: 'created' }>['payload']['origin'] }
    | Pick<Exclude<Entry, { kind: 'steps' | 'created' }>, 'kind' | 'payload'>
  );

/** One line of a story's history. */
export interface HistoryLine {
  /** The last entry of the line: the story as it was when the line ended. */
  readonly seq: number;
  /** The first entry of the line. */
  readonly from: number;
  /** When it ended, and when it began. ISO 8601 UTC. */
  readonly at: string;
  readonly since: string;
  readonly author: string;
  readonly kind: EntryKind;
  /** How many entries it stands for. */
  readonly count: number;
  /** Status moved to, revision's name, rule waived, package sent, fields set. */
  readonly detail: string;
  /** Where the words came from, where nobody typed them. */
  readonly source: Source | null;
  /** `named` by a person; `automatic` where the text or the fields were another after it; null where they were not. */
  readonly revision: 'named' | 'automatic' | null;
}

/** Typing of one person is one revision until one of these is passed, or until something else happens to the story. */
const PAUSE_MS = 5 * 60 * 1000;
const MOST_ENTRIES = 200;
/** Letters of a comment that its line tells. */
const MOST_TOLD = 200;
/** Letters of JSON: some 500 words typed, or one long paste. */
const MOST_CHANGE = 40_000;

function detailOf(entry: EntryHeader): string {
  switch (entry.kind) {
    case 'created':
      return entry.origin.from === 'new' ? '' : entry.origin.name;
    case 'steps':
    case 'approval':
    case 'unbinned':
    case 'resolution':
      return '';
    case 'fields':
      return Object.keys((entry.payload as { set: object }).set).join(', ');
    case 'status': {
      const { to, why } = entry.payload as { to: string; why?: string };
      return [to, why].filter(Boolean).join(': ');
    }
    case 'clearance':
      return (entry.payload as { flag: string }).flag;
    case 'assignment':
      return (entry.payload as { to: { name: string } | null }).to?.name ?? '';
    case 'waiver': {
      const { rule, reason } = entry.payload as { rule: string; reason: string };
      return `${rule}: ${reason}`;
    }
    case 'comment':
    case 'reply':
      return (entry.payload as { text: string }).text.slice(0, MOST_TOLD);
    case 'revision':
      return (entry.payload as { name: string }).name;
    case 'binned':
      return (entry.payload as { why: string }).why;
    case 'merged':
      return (entry.payload as { package: string }).package;
    case 'handedOver':
    case 'exported':
      return (entry.payload as { package: string }).package;
  }
}

/** The kinds of source that typing goes on through. */
const isTyped = (source: Source | null) => source === null || source.kind === 'undo';

function revisionOf(kind: EntryKind): HistoryLine['revision'] {
  if (kind === 'revision') return 'named';
  return kind === 'created' || kind === 'steps' || kind === 'fields' ? 'automatic' : null;
}

/** A journal as lines, newest first. */
export function historyLines(entries: Iterable<EntryHeader>): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let size = 0;
  for (const entry of entries) {
    const { seq, at, author, kind } = entry;
    const source = entry.kind === 'steps' ? entry.source : null;
    const last = lines.at(-1);
    const goesOn =
      last?.kind === kind &&
      last.author === author &&
      (kind === 'fields' || (kind === 'steps' && isTyped(source) && isTyped(last.source))) &&
      Date.parse(at) - Date.parse(last.at) < PAUSE_MS &&
      last.count < MOST_ENTRIES &&
      size + entry.size <= MOST_CHANGE;
    if (goesOn) {
      const names = kind === 'fields' ? `${last.detail}, ${detailOf(entry)}`.split(', ') : [];
      const detail = [...new Set(names)].join(', ');
      lines[lines.length - 1] = { ...last, seq, at, count: last.count + 1, detail };
      size += entry.size;
    } else {
      const detail = detailOf(entry);
      const told = isTyped(source) ? null : source;
      lines.push({
        seq,
        from: seq,
        at,
        since: at,
        author,
        kind,
        count: 1,
        detail,
        source: told,
        revision: revisionOf(kind),
      });
      size = entry.size;
    }
  }
  return lines.reverse();
}
