import type { ImportReport } from '../../../shared/contract';
import type { Correction } from '../../../shared/ingest/corrections';
import type { Draft } from '../../../shared/ingest/draft';
import { reasonWords, type Reason } from '../../../shared/ingest/reason';
import type { ReportPiece } from '../../../shared/ingest/report';
import type { Fields } from '../../../shared/story/fields';

/** What an import keeps beside the story: how it was read, every piece's fate, and what someone should look at. */
export interface KeptReport extends ImportReport {
  readonly findings: Draft['findings'];
  /** Which story of its input it is, from 0. Absent in archives of before a file could hold several: the first. */
  readonly place?: number;
  /** What a person said of its pieces when it came in. */
  readonly corrections?: readonly Correction[];
  /** What the input was read as when it was read again last; absent where it never was. */
  readonly reread?: { readonly doc: unknown; readonly fields: Fields };
}

/** A report as an archive and its second copy hold it: until reasons were told in two languages, each was one English sentence. */
export type StoredReport = Omit<KeptReport, 'pieces'> & {
  readonly pieces: readonly (Omit<ReportPiece, 'why'> & { readonly why: Reason })[];
};

/** Reads a report of any age from the text that the archive holds. */
export function readReport(text: string): KeptReport {
  const stored = JSON.parse(text) as StoredReport;
  return { ...stored, pieces: stored.pieces.map((piece) => ({ ...piece, why: reasonWords(piece.why) })) };
}
