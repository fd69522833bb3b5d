import type { LedgerLine } from '../journal/desk-ledger';
import { deedWords } from '../journal/ledger-words';
import type { ClearedStory } from '../preflight/clearance';
import { toldInstant } from '../preflight/house-time';
import { sorted } from '../story/canonical';
import { words, type Tongue } from '../story/words';
import { jsonFile } from './ninjs';

/** `ledger.json`: who wrote, changed, moved, passed, cleared and waived, as far as that leaves the house. And the same to be read. */

export const LEDGER_SCHEMA = 1;

export function ledgerFile({ id, version, contentHash, ledger }: ClearedStory): string {
  return jsonFile(
    sorted({ format: 'redaksi-ledger', schema: LEDGER_SCHEMA, story: id, version, contentHash, ...ledger }),
  );
}

const NOBODY = words('tanpa nama', 'no name');

/** One line of a ledger, as it is printed: `Senin (5/1/2026) pukul 10.30 WIB  Dewi Lestari  mengesahkan teks`. */
function printedLine(line: LedgerLine, tongue: Tongue, timeZone: string): string {
  const when = line.at === null ? '—' : toldInstant(line.at, timeZone)[tongue];
  const times = line.count > 1 ? ` (${line.count}×)` : '';
  return `${when}  ${line.by || NOBODY[tongue]}  ${deedWords(line)[tongue]}${times}`;
}

/** A ledger to be read and printed, oldest first, in the house's time. */
export function ledgerText(
  headline: string,
  lines: readonly LedgerLine[],
  tongue: Tongue,
  timeZone: string,
): string {
  const title = words('Buku meja', 'The desk’s ledger')[tongue];
  const head = headline === '' ? title : `${title}: ${headline}`;
  return `${[head, '', ...lines.map((line) => printedLine(line, tongue, timeZone))].join('\n')}\n`;
}
