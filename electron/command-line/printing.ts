import type { CheckResult, StoryRow } from '../../shared/contract';
import type { ReportPiece } from '../../shared/ingest/report';
import type { Finding } from '../../shared/preflight/finding';
import { creditText } from '../../shared/story/credit';
import type { Fields } from '../../shared/story/fields';
import type { StoryReading } from '../../shared/story/reading';
import { STATUS_LABELS } from '../../shared/story/status';
import { words, type Tongue } from '../../shared/story/words';

/** What the command line prints for people; with `--json` it prints values instead. */

/** A story as JSON, in the shape that docs/command-line.md promises. */
export function storyJson(reading: StoryReading, fields: Fields, report: readonly ReportPiece[]) {
  const { headline, kicker, standfirst, byline, dateline, body, signOff, credits, wordCount } = reading;
  return {
    headline,
    kicker,
    standfirst,
    byline,
    dateline,
    body,
    signOff,
    credits,
    fields,
    wordCount,
    report,
  };
}

/** A finding as JSON: its message in the reader's language. */
export function findingJson({ message, ...finding }: Finding, tongue: Tongue) {
  return { ...finding, message: message[tongue] };
}

/** A story as a page of text. */
export function storyText(reading: StoryReading, tongue: Tongue): string {
  const lines = [
    reading.kicker,
    reading.headline,
    reading.standfirst,
    reading.byline,
    reading.dateline,
  ].filter(Boolean);
  for (const block of reading.body) {
    if (block.type === 'picture') {
      lines.push(
        `[${words('Foto', 'Picture')[tongue]}] ${[block.caption, block.creditLine].filter(Boolean).join(' — ')}`,
      );
    } else if (block.type === 'list') lines.push((block.items ?? []).map((item) => `- ${item}`).join('\n'));
    else if (block.type === 'break') lines.push('* * *');
    else
      lines.push(
        [block.title && block.type === 'factBox' ? block.title : '', block.text, block.attribution]
          .filter(Boolean)
          .join('\n'),
      );
  }
  if (reading.signOff) lines.push(reading.signOff.text);
  const credits = reading.credits.map(creditText).join('\n');
  if (credits) lines.push(credits);
  lines.push(words(`${reading.wordCount} kata`, `${reading.wordCount} words`)[tongue]);
  return lines.join('\n\n');
}

/** What did not become copy, one line a piece. */
export function droppedText(report: readonly ReportPiece[], tongue: Tongue): string {
  const dropped = report.filter((piece) => piece.fate === 'dropped');
  if (dropped.length === 0) return '';
  const head = words('Tidak dibawa:', 'Not taken over:')[tongue];
  return [
    head,
    ...dropped.map((piece) => `  ${piece.as}: ${piece.text.trim().slice(0, 100)} (${piece.why[tongue]})`),
  ].join('\n');
}

/** The queue as a table. */
export function rowsText(rows: readonly StoryRow[], tongue: Tongue): string {
  return rows
    .map((row) => {
      const status = STATUS_LABELS[row.status][tongue].padEnd(13);
      const snippet = row.snippet
        ? `\n    ${row.snippet
            .replace(/\u0002/g, '[')
            .replace(/\u0003/g, ']')
            .replace(/\n/g, ' ')}`
        : '';
      return `${row.id}  ${status} ${String(row.wordCount).padStart(5)}  ${row.headline || row.slug || '—'}${snippet}`;
    })
    .join('\n');
}

/** Findings, stops first, and how many there are. */
export function findingsText({ findings, stops, advice }: CheckResult, tongue: Tongue): string {
  const stop = words('STOP', 'STOP')[tongue];
  const advise = words('saran', 'advice')[tongue];
  const lines = findings.map((finding) => {
    const waived = finding.waivedBy
      ? ` (${words('dikecualikan oleh', 'waived by')[tongue]} ${finding.waivedBy})`
      : '';
    return `${finding.level === 'stop' ? stop : advise}  ${finding.rule}  ${finding.where}: ${finding.message[tongue]}${waived}`;
  });
  lines.push(words(`${stops} menghentikan, ${advice} saran`, `${stops} stop it, ${advice} advice`)[tongue]);
  return lines.join('\n');
}
