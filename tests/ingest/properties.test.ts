import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decode } from '../../shared/ingest/decode';
import type { Draft } from '../../shared/ingest/draft';
import { ingestText } from '../../shared/ingest/ingest';
import { FAMILIES } from '../../shared/ingest/rules/all-rules';
import { fieldsSchema } from '../../shared/story/fields';
import { printedLines, readStory, type StoryReading } from '../../shared/story/reading';
import { CERTAIN, LAST, LEAD, sampleText, seedPath } from './scrape';

const SCRAPES = [
  ...['tanggul-wonosari', 'pasar-tambaklorok', 'harbour-tram'].map(sampleText),
  ...(existsSync(seedPath) ? [readFileSync(seedPath, 'utf8')] : []),
];

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Where a control character was dropped: inside a word, or where two pieces part, as in "Savitri\0Editor:". */
const DROPPED = '\u0001';

/** The printed words of the input by what they became, with `DROPPED` where they may be one word or two. */
function inputWords(draft: Draft, wanted: (as: string) => boolean): string[] {
  const text = draft.report.map((piece, at) => {
    if (piece.as === 'controlCharacter') return DROPPED;
    // Pieces part words, as in "SavitriEditor:".
    const gap = draft.report[at - 1]?.as === 'controlCharacter' ? '' : '\n';
    return piece.fate !== 'dropped' && wanted(piece.as) ? gap + piece.text : '\n';
  });
  return (
    text
      .join('')
      .toLowerCase()
      .match(/[\p{L}\p{N}\u0001]*[\p{L}\p{N}][\p{L}\p{N}\u0001]*/gu) ?? []
  );
}

const whole = (word: string) => word.replaceAll(DROPPED, '');

function draftWords({ doc, fields }: Draft): Set<string> {
  const story = readStory(doc);
  const addresses = story.body.map(({ href }) => href ?? '');
  return new Set(
    words([...printedLines(story), ...addresses, ...Object.values(fields).map(String)].join('\n')),
  );
}

/** What must hold of any input whatever. */
function expectSound(text: string): void {
  const draft = ingestText(text, CERTAIN);
  expect(draft.report.map((piece) => piece.text).join('')).toBe(text);
  expect(draft.report.filter((piece) => piece.text === '')).toEqual([]);
  expect(draft.report.filter(({ why: { id, en } }) => id === '' || en === '' || id === en)).toEqual([]);
  draft.doc.check();
  v.parse(fieldsSchema, draft.fields);

  // Every word that was kept or moved is in the draft. A list prints its own marks; a time of publication is stored in UTC.
  const found = draftWords(draft);
  const kept = inputWords(draft, (as) => as !== 'listMarker' && as !== 'publishedAt');
  const isFound = (word: string) =>
    found.has(whole(word)) || word.split(DROPPED).every((part) => part === '' || found.has(part));
  expect(kept.filter((word) => !isFound(word))).toEqual([]);

  // No word of the story was invented.
  const pieces = draft.report.map((piece) => (piece.as === 'controlCharacter' ? '' : piece.text));
  const given = new Set([...words(pieces.join('')), ...words(pieces.join('\n'))]);
  const story = readStory(draft.doc);
  expect(words(printedLines(story).join('\n')).filter((word) => !given.has(word))).toEqual([]);

  // The copy stands in its order, word for word.
  const copy = story.body
    .filter(({ type }) => type === 'paragraph' || type === 'list')
    .map(({ text }) => text);
  const stood = inputWords(draft, (as) => as === 'paragraph' || as === 'listItem').map(whole);
  expect(words(copy.join('\n'))).toEqual(stood);
}

const BREAKS = ['\n', '\n\n', '\r\n', '\r', '\u2028', '\u0085', ' \n\t\n'];
const FURNITURE = [
  ...FAMILIES.flatMap(({ rules }) => rules.flatMap((rule) => [...rule.examples, ...(rule.copy ?? [])])),
  'visitaaponce.com', 'https://example.org/a', 'Judul Berita', 'Judul Berita - Harian Contoh', 'Oleh Ratri Wulandari', 'Baca juga:',
  'Baca juga: Satu https://example.org', '- satu', '• dua', '1. satu', '2. dua', 'Editor : Ani | Reporter: Budi', '(AFP/Z-3)',
  'Warga pulang.(AFP)', 'Selasa, 12 September 2023 | 10:10 WIB', 'COPYRIGHT © ANTARA 2026', '* * *', 'PEMIMPIN desa itu.', 'İSTANBUL',
  'Foto: Dok. Warga', 'Sumber: Antara', LEAD, LAST, `${LAST} (rfs/jbr)`, `${LAST} (Reporting by Jane Roe; Editing by John Doe)`,
]; // prettier-ignore

describe('no input loses a character, and no story gains a word', () => {
  it('holds for random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound), { numRuns: 300 });
  });

  it('holds for random UTF-16, whole or not', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(
          ingestText(text, CERTAIN)
            .report.map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('holds for white space alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0', ...BREAKS), maxLength: 40 }),
        expectSound,
      ),
    );
  });

  it('holds for furniture in any order', () => {
    const line = fc.oneof(fc.constantFrom(...FURNITURE), fc.string({ unit: 'grapheme', maxLength: 40 }));
    const lines = fc.array(fc.tuple(line, fc.constantFrom(...BREAKS)), { maxLength: 24 });
    fc.assert(
      fc.property(lines, (parts) => expectSound(parts.flat().join(''))),
      { numRuns: 600 },
    );
  });

  it('holds for a scrape with any stretch of it cut, doubled or spoiled', () => {
    const spoil = fc.constantFrom(
      '',
      '\n',
      ' ',
      '\u00a0',
      '\0',
      '(',
      ')',
      ':',
      '"',
      '. ',
      '\u2028',
      'Editor:',
      '(AFP)',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SCRAPES),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 60 }), spoil, fc.boolean()),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (scrape, cuts) => {
          let text = scrape;
          for (const [where, length, put, doubled] of cuts) {
            const at = Math.floor(where * text.length);
            text =
              text.slice(0, at) +
              (doubled ? text.slice(at, at + length) : '') +
              put +
              text.slice(doubled ? at : at + length);
          }
          expectSound(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same twice', () => {
    for (const scrape of SCRAPES) {
      const [once, twice] = [ingestText(scrape, CERTAIN), ingestText(scrape, CERTAIN)];
      expect(twice.doc.eq(once.doc)).toBe(true);
      expect({ ...twice, doc: null }).toEqual({ ...once, doc: null });
    }
  });
});

/** A story with all white space made plain spaces: what a change of white space must not change. */
const folded = (story: StoryReading): unknown =>
  JSON.parse(
    JSON.stringify(story, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value,
    ),
  );

/** Replaces some of what `pattern` finds; which ones, `choices` says. */
const some = (text: string, pattern: RegExp, choices: readonly boolean[], put: string) => {
  let index = 0;
  return text.replace(pattern, (found) => (choices[index++ % choices.length] ? put : found));
};

describe('the same story comes of a scrape', () => {
  const choices = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });
  const same = (change: (text: string, choices: readonly boolean[]) => string) => {
    fc.assert(
      fc.property(fc.constantFrom(...SCRAPES), choices, (scrape, picked) => {
        const changed = decode(new TextEncoder().encode(change(scrape, picked)), 'a.txt').text;
        expectSound(changed);
        const draft = ingestText(changed, CERTAIN);
        const original = ingestText(scrape, CERTAIN);
        expect(folded(readStory(draft.doc))).toEqual(folded(readStory(original.doc)));
        expect(draft.fields).toEqual(original.fields);
      }),
      { numRuns: 40 },
    );
  };

  it('with CR LF', () => same((text) => text.replace(/\n/g, '\r\n')));
  it('with CR', () => same((text) => text.replace(/\n/g, '\r')));
  it('with U+2028', () => same((text) => text.replace(/\n/g, '\u2028')));
  it('with a byte order mark', () => same((text) => `\ufeff${text}`));
  it('with no-break spaces', () => same((text, picked) => some(text, / /g, picked, '\u00a0')));
  it('with double spaces', () => same((text, picked) => some(text, / /g, picked, '  ')));
  it('with white space at the ends of lines', () => same((text, picked) => some(text, /\n/g, picked, ' \t\n ')));
  it('with more blank lines', () => same((text, picked) => some(text, /\n\n/g, picked, '\n\n\n \n')));
  it('with fewer blank lines', () => same((text, picked) => some(text, /\n\n/g, picked, '\n')));
  it('with brackets glued to the word before them', () => same((text) => text.replace(/([.”]) (\((?:AFP|rwu|Z-1|Foto|Photo|Dok)[^)\n]*\)$)/gm, '$1$2')));
  // Few of them: a file that is full of them is no text.
  it('with stray control characters', () => same((text, picked) => some(text, /(?<=\w{20}|\s\w)(?=\w)/g, [...picked, ...Array<boolean>(200).fill(false)], '\u0001')));
}); // prettier-ignore
