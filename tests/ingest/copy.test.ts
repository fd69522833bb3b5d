import { describe, expect, it } from 'vitest';
import { LAST, LEAD, page, paragraphsOf, pieceOf, scraped } from './scrape';

const bodyOf = (text: string) => scraped(text).story.body.map(({ type, text: copy }) => `${type}: ${copy}`);

describe('paragraphs', () => {
  it('are lines, whether blank lines part them or not', () => {
    expect(paragraphsOf(scraped(`Judul\n${LEAD}\n${LAST}\nPendek.`))).toEqual([LEAD, LAST, 'Pendek.']);
  });

  it.each(['\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\n \t\n'])('are parted by %j', (end) => {
    const text = ['Judul', LEAD, LAST].join(end);
    const made = scraped(text);
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
    expect(made.report.map((piece) => piece.text).join('')).toBe(text);
  });

  it('are joined where lines were broken to fit a width, each break a piece of its own', () => {
    const wrapped = [
      'Warga Desa Wonosari menambal tanggul yang jebol pada akhir pekan, dan',
      'air mulai surut dari jalan utama desa itu setelah dua malam bekerja',
      'tanpa henti bersama tetangga.',
    ];
    const second = [
      'Perbaikan tetap dijadwalkan mulai Desember, kata kepala desa kepada',
      'wartawan yang datang ke balai desa itu bersama rombongan dari ibu kota',
      'kabupaten, kemarin petang. (AFP/Z-3)',
    ];
    const made = scraped(['Judul', wrapped.join('\n'), second.join('\n')].join('\n\n'));
    expect(paragraphsOf(made)).toEqual([wrapped.join(' '), second.join(' ').replace(' (AFP/Z-3)', '')]);
    expect(made.story.signOff?.desk).toBe('Z-3');
    expect(pieceOf(made, wrapped[1] ?? '')).toMatchObject({ as: 'paragraph' });
    expect(pieceOf(made, '\n')).toMatchObject({ as: 'space', fate: 'kept' });
  });

  it('keep the spaces inside them as they came', () => {
    expect(paragraphsOf(scraped(page('Air\u00a0surut  di desa\titu.', LAST)))[0]).toBe(
      'Air\u00a0surut  di desa\titu.',
    );
  });
});

describe('lists', () => {
  it.each(['- ', '• ', '* '])('are runs of lines that open with %j', (bullet) => {
    expect(bodyOf(page(LEAD, `${bullet}karung pasir\n${bullet}bambu`, LAST))).toEqual([
      `paragraph: ${LEAD}`,
      'list: karung pasir\nbambu',
      `paragraph: ${LAST}`,
    ]);
  });

  it('are numbered where the numbers run from one', () => {
    const made = scraped(page(LEAD, '1. karung pasir\n2. bambu\n3. pompa', LAST));
    expect(made.story.body[1]).toMatchObject({
      type: 'list',
      ordered: true,
      items: ['karung pasir', 'bambu', 'pompa'],
    });
    expect(pieceOf(made, '2.')).toMatchObject({ as: 'listMarker', fate: 'moved' });
    expect(pieceOf(made, 'bambu')).toMatchObject({ as: 'listItem', fate: 'kept' });
  });

  it('keep numbers that a list would lose', () => {
    expect(bodyOf(page(LEAD, '4. karung pasir\n5. bambu', LAST))).toContain('paragraph: 4. karung pasir');
  });

  it('are no single line', () => {
    expect(bodyOf(page(LEAD, '- hanya satu', LAST))).toContain('paragraph: - hanya satu');
  });
});

describe('section breaks', () => {
  it('part copy', () => {
    expect(bodyOf(page(LEAD, '* * *', LAST))).toEqual([
      `paragraph: ${LEAD}`,
      'break: ',
      `paragraph: ${LAST}`,
    ]);
  });

  it('are dropped where they part none', () => {
    const made = scraped(page('======', LEAD, LAST, '-----', 'Editor: Nirmala Hadi'));
    expect(made.story.body.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
    expect(pieceOf(made, '-----')).toMatchObject({ as: 'ornament', fate: 'dropped' });
  });
});

describe('crossheads', () => {
  it('are not guessed', () => {
    expect(bodyOf(page(LEAD, 'Tiga regu, empat jam', LAST))[1]).toBe('paragraph: Tiga regu, empat jam');
  });
});
