import { describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { CERTAIN } from './scrape';

/**
 * Inputs on which a pattern that backtracks, or a step that looks at every line for every line, would take minutes: no time is
 * measured here, but none of them ends before the runner gives up unless the work grows with the length alone.
 */
const INPUTS: Readonly<Record<string, string>> = {
  'one line of one letter': 'a'.repeat(MAX_TEXT_BYTES),
  'one line of capitals': 'A'.repeat(MAX_TEXT_BYTES),
  'one line of words in capitals': 'KATA '.repeat(MAX_TEXT_BYTES / 5),
  'one line of spaces between two letters': `x${' '.repeat(MAX_TEXT_BYTES - 2)}y`,
  'one line of opening brackets': '('.repeat(MAX_TEXT_BYTES),
  'one line of ornaments': '* '.repeat(MAX_TEXT_BYTES / 2),
  'only line breaks': '\n'.repeat(MAX_TEXT_BYTES),
  '100,000 short lines': 'Baris pendek saja.\n'.repeat(100_000),
  '30,000 lines without a full stop': 'Baris pendek saja\n'.repeat(30_000),
  '30,000 lone carriage returns': 'kata\r'.repeat(30_000),
  '100,000 credits': 'Editor: Budi Santoso\n'.repeat(100_000),
  '30,000 labels without a title': 'Baca juga:\n'.repeat(30_000),
  '100,000 bullets': '- satu hal\n'.repeat(100_000),
  '30,000 repeated headlines': 'Judul\n'.repeat(30_000),
  '30,000 rails': `Judul\nSatu kalimat.\n${'Terkini Lainnya\n'.repeat(30_000)}`,
  '30,000 control characters': 'kata\u0001\n'.repeat(30_000),
  '20,000 lines broken to fit':
    'Kalimat ini panjangnya kira-kira enam puluh huruf dan tidak selesai\n'.repeat(20_000),
};

describe('a text as large as may be is read, and accounted for', () => {
  it.each(Object.keys(INPUTS))('%s', (name) => {
    const text = INPUTS[name] ?? '';
    const { report } = ingestText(text, CERTAIN);
    // Compared by identity of strings: a difference of megabytes printed line by line would itself take minutes.
    expect(report.map((piece) => piece.text).join('') === text).toBe(true);
  });
});
