import { createHash } from 'node:crypto';
import type { ImportReport } from '../../../shared/contract';
import type { Draft } from '../../../shared/ingest/draft';
import type { Database } from './database';

/** What an import keeps beside the story: how it was read, every piece's fate, and what someone should look at. */
export interface KeptReport extends ImportReport {
  readonly findings: Draft['findings'];
}

/** Inputs as they came, byte for byte, under their SHA-256; and the report of what became of each piece. */
export class RawInputs {
  readonly #keep;
  readonly #keepReport;
  readonly #report;

  constructor(database: Database) {
    this.#keep = database.prepare(
      'INSERT OR IGNORE INTO raw_input (sha256, name, bytes, kept_at) VALUES (?, ?, ?, ?)',
    );
    this.#keepReport = database.prepare('INSERT INTO import_report (story, raw, report) VALUES (?, ?, ?)');
    this.#report = database.prepare('SELECT report FROM import_report WHERE story = ?');
  }

  /** Keeps the bytes and returns their SHA-256. */
  keep(name: string, bytes: Uint8Array, at: string): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#keep.run(sha256, name, bytes, at);
    return sha256;
  }

  keepReport(story: string, report: KeptReport): void {
    this.#keepReport.run(story, report.raw, JSON.stringify(report));
  }

  /** The report of the import that made a story; null for a story that was written here. */
  report(story: string): KeptReport | null {
    const row = this.#report.get(story) as { report: string } | undefined;
    return row ? (JSON.parse(row.report) as KeptReport) : null;
  }
}
