import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORRECTION_KINDS, type Correction, type CorrectionKind } from '../../shared/ingest/corrections';
import type { Draft } from '../../shared/ingest/draft';
import { ingestText } from '../../shared/ingest/ingest';
import { ALL_RULES } from '../../shared/ingest/rules/all-rules';
import { printedLines, readStory } from '../../shared/story/reading';
import { CERTAIN, LAST, LEAD, sampleText } from './scrape';

const read = (text: string, corrections: readonly Correction[] = []) =>
  ingestText(text, CERTAIN, ALL_RULES, corrections);

/** The correction that a person makes with a piece of the report chosen. */
function sayOf(draft: Draft, words: string, as: CorrectionKind): Correction {
  let at = 0;
  for (const { text } of draft.report) {
    if (text.includes(words)) return { at, end: at + text.length, as };
    at += text.length;
  }
  throw new RangeError(`no piece has ${words}`);
}

/** The text read, one piece called something else, and read again. */
function correctedStory(text: string, words: string, as: CorrectionKind) {
  const draft = read(text, [sayOf(read(text), words, as)]);
  expect(draft.report.map((piece) => piece.text).join('')).toBe(text);
  draft.doc.check();
  return { ...readStory(draft.doc), report: draft.report };
}

const STORY = `Judul Berita Contoh\n\n${LEAD}\n\nSuasana di dermaga lama\n\n${LAST}\n\nEditor : Adi Contoh`;

describe('a person says what a piece is', () => {
  it('takes a line for the caption, and joins it with the credit line below', () => {
    const text = STORY.replace('dermaga lama', 'dermaga lama\n\nANTARA FOTO/Rina Contoh/aww.');
    const { body } = correctedStory(text, 'Suasana', 'caption');
    expect(body.filter(({ type }) => type === 'picture')).toMatchObject([
      { caption: 'Suasana di dermaga lama', creditLine: 'ANTARA FOTO/Rina Contoh/aww.' },
    ]);
  });

  it.each([
    ['standfirst', { standfirst: 'Suasana di dermaga lama' }],
    ['kicker', { kicker: 'Suasana di dermaga lama' }],
    ['dateline', { dateline: 'Suasana di dermaga lama' }],
    ['byline', { byline: 'Suasana di dermaga lama' }],
  ] as const)('takes a line for the %s', (as, expected) => {
    expect(correctedStory(STORY, 'Suasana', as)).toMatchObject(expected);
  });

  it.each(['crosshead', 'relatedLink'] as const)('takes a line for a %s', (as) => {
    const { body } = correctedStory(STORY, 'Suasana', as);
    expect(body.filter(({ type }) => type === as)).toHaveLength(1);
  });

  it('takes a line for a credit or the sign-off', () => {
    expect(correctedStory(STORY, 'Suasana', 'credit').credits).toContainEqual({
      role: 'other',
      label: '',
      name: 'Suasana di dermaga lama',
    });
    expect(
      correctedStory(STORY.replace('Suasana di dermaga lama', 'AFP Z3'), 'AFP', 'signOff').signOff,
    ).toMatchObject({
      text: 'AFP Z3',
    });
  });

  it('drops a line, and says who said so', () => {
    const { body, report } = correctedStory(STORY, 'Suasana', 'drop');
    expect(body.map(({ text }) => text).join()).not.toContain('Suasana');
    expect(report.find(({ text }) => text.includes('Suasana'))).toMatchObject({
      fate: 'dropped',
      as: 'leftOut',
    });
  });

  it('gives the headline to another line; the line that had it becomes copy', () => {
    const { headline, body } = correctedStory(STORY, 'Suasana', 'headline');
    expect(headline).toBe('Suasana di dermaga lama');
    expect(body[0]).toMatchObject({ type: 'paragraph', text: 'Judul Berita Contoh' });
  });

  it('keeps a dateline in the copy where it is said to be copy', () => {
    const text = `Judul Berita\n\nJAKARTA, KOMPAS.com - ${LEAD}\n\n${LAST}`;
    expect(readStory(read(text).doc).dateline).not.toBe('');
    const { dateline, body } = correctedStory(text, 'KOMPAS.com', 'copy');
    expect(dateline).toBe('');
    expect(body[0]?.text).toBe(`JAKARTA, KOMPAS.com - ${LEAD}`);
  });

  it('corrects a part of a line and leaves the rest what it was', () => {
    const text = `Judul Berita\n\n${LEAD}\n\n${LAST} (AFP/Z-3)`;
    const { body, signOff } = correctedStory(text, '(AFP', 'drop');
    expect(signOff).toBeNull();
    expect(body.at(-1)?.text).toBe(LAST);
  });

  it('drops the label of a link together with the link below it', () => {
    const text = `Judul Berita\n\n${LEAD}\n\nBaca juga:\n- Banjir di Kota Lama\n\n${LAST}`;
    const { body, report } = correctedStory(text, 'Banjir di Kota', 'drop');
    expect(body.some(({ type }) => type === 'relatedLink')).toBe(false);
    expect(report.find((piece) => piece.text.includes('Baca juga'))?.fate).toBe('dropped');
  });

  it('counts the last word about the same piece', () => {
    const first = sayOf(read(STORY), 'Suasana', 'drop');
    const draft = read(STORY, [first, { ...first, as: 'crosshead' }]);
    expect(readStory(draft.doc).body.map(({ type }) => type)).toContain('crosshead');
  });

  it('finds its piece behind control characters that were dropped', () => {
    const text = STORY.replace('Judul', 'Ju\u0007dul').replace('Suasana', '\u0001Su\u0002asana');
    const { body } = correctedStory(text, 'asana di', 'crosshead');
    expect(body.find(({ type }) => type === 'crosshead')?.text).toContain('asana di dermaga lama');
  });
});

describe('whatever a person says', () => {
  const SCRAPES = ['tanggul-wonosari', 'pasar-tambaklorok', 'harbour-tram'].map(sampleText);
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  it('no character is unaccounted for, and no word is kept that is not in the story', () => {
    const correction = fc.record({
      piece: fc.nat(80),
      as: fc.constantFrom(...CORRECTION_KINDS),
      cut: fc.nat(12),
    });
    fc.assert(
      fc.property(fc.constantFrom(...SCRAPES), fc.array(correction, { maxLength: 6 }), (text, said) => {
        const before = read(text).report;
        const corrections = said.map(({ piece, as, cut }) => {
          const n = piece % before.length;
          const at = before.slice(0, n).reduce((sum, one) => sum + one.text.length, 0);
          return { at: at + cut, end: at + (before[n]?.text.length ?? 0), as };
        });
        const draft = read(text, corrections);
        expect(draft.report.map((piece) => piece.text).join('')).toBe(text);
        draft.doc.check();
        const story = readStory(draft.doc);
        const found = new Set(
          words(
            [
              ...printedLines(story),
              ...story.body.map(({ href }) => href ?? ''),
              ...Object.values(draft.fields).map(String),
            ].join('\n'),
          ),
        );
        const kept = draft.report.filter(
          ({ fate, as }) => fate !== 'dropped' && as !== 'listMarker' && as !== 'publishedAt',
        );
        expect(kept.flatMap((piece) => words(piece.text)).filter((word) => !found.has(word))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
