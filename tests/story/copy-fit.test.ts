import { describe, expect, it } from 'vitest';
import { crosshead, item, list, p, picture, story } from '../../shared/story/builders';
import {
  bodyDepth,
  CopyFitter,
  headlineFit,
  linesIn,
  USUAL_PAGE,
  USUAL_TARGETS,
} from '../../shared/story/copy-fit';
import { bodyCount, countStyles } from '../../shared/story/style-counts';

/** A font in which every letter is half an em wide. */
const half = (text: string) => text.length / 2;
const lines = (text: string, letters: number) => linesIn(text, letters / 2, half);

describe('lines', () => {
  it('are filled word by word, and spaces hang over their end', () => {
    expect(lines('satu dua tiga', 13)).toBe(1);
    expect(lines('satu dua tiga', 12)).toBe(2);
    expect(lines('satu dua tiga', 8)).toBe(2);
    expect(lines('satu dua tiga', 4)).toBe(3);
    expect(lines('', 10)).toBe(0);
    expect(lines('satu\ndua', 20)).toBe(2);
  });

  it('break behind hyphens, between Chinese letters, and in words that are too long for the column', () => {
    expect(lines('kapal-kapal', 6)).toBe(2);
    expect(lines('東京都庁', 2)).toBe(2);
    expect(lines('pertanggungjawaban', 6)).toBe(3);
    expect(lines('12-9', 3)).toBe(2);
  });
});

describe('a story in print', () => {
  const page = { ...USUAL_PAGE, columnMm: 25.4, gutterMm: 0, body: { size: 9, leading: 10, columns: 1 } };
  // One inch of 9 points is 8 ems: 16 of these letters.
  const fitter = new CopyFitter(page, half);
  const doc = story({
    headline: 'Tanggul',
    body: [
      p('enam belas huruf enam belas huruf'),
      crosshead('Warga'),
      list([item('Beras'), item('Selimut')]),
      picture({ id: 'foto', caption: 'Air', creditLine: 'ANTARA' }),
    ],
  });

  it('has its depth by style', () => {
    const depths = fitter.depths(doc);
    expect(depths.get('paragraph')?.lines).toBe(2);
    expect(depths.get('list')?.lines).toBe(2);
    expect(depths.get('crosshead')?.lines).toBe(1);
    // Two lines of ten points, and a headline of 33 points over three columns.
    expect(depths.get('paragraph')?.columnCm).toBeCloseTo((20 * 2.54) / 72, 6);
    expect(depths.get('headline')?.columnCm).toBeCloseTo((33 * 3 * 2.54) / 72, 6);
  });

  it('runs as deep as its body does in the columns that it spans, without headline and captions', () => {
    expect(bodyDepth(fitter.depths(doc), page)).toEqual({
      lines: 5,
      cm: expect.closeTo((50 * 2.54) / 72, 6) as number,
      columns: 1,
    });
    const wide = { ...page, body: { ...page.body, columns: 2 } };
    // Thirty-two letters in a line: the first paragraph of 33 still takes two.
    expect(bodyDepth(new CopyFitter(wide, half).depths(doc), wide)).toMatchObject({
      lines: 5,
      cm: expect.closeTo((50 * 2.54) / 72, 6) as number,
      columns: 2,
    });
  });

  it('has its words and characters by style', () => {
    const counted = countStyles(doc);
    expect(counted.get('paragraph')).toEqual({ words: 6, characters: 33 });
    expect(counted.get('caption')).toEqual({ words: 1, characters: 3 });
    expect(bodyCount(counted).words).toBe(9);
  });

  it('tells what the web and a push message show of its headline', () => {
    expect(headlineFit(50, USUAL_TARGETS.web)).toEqual({ is: 'short', by: 10 });
    expect(headlineFit(65, USUAL_TARGETS.web)).toEqual({ is: 'fits', by: 0 });
    expect(headlineFit(104, USUAL_TARGETS.push)).toEqual({ is: 'long', by: 4 });
    expect(headlineFit(3, USUAL_TARGETS.print)).toEqual({ is: 'long', by: 1 });
  });
});
