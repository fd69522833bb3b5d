import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../shared/story/find/matcher';
import { BadPattern, type FindQuery } from '../../shared/story/find/query';
import { replacementOf } from '../../shared/story/find/replacement';

const query = (find: string, rest: Partial<FindQuery> = {}): FindQuery => ({
  find,
  isPattern: false,
  matchesCase: false,
  wholeWords: false,
  kind: null,
  ...rest,
});
/** The hits in a text, as they are written there. */
const hits = (text: string, find: string, rest: Partial<FindQuery> = {}) =>
  matcherOf(query(find, rest))(text).map(({ from, to }) => text.slice(from, to));

describe('plain words', () => {
  it('are found whatever their case, or only in the case that is asked for', () => {
    expect(hits('Banjir di banjir BANJIR', 'banjir')).toEqual(['Banjir', 'banjir', 'BANJIR']);
    expect(hits('Banjir di banjir BANJIR', 'banjir', { matchesCase: true })).toEqual(['banjir']);
  });

  it('are found at the right place behind letters that grow when they are folded', () => {
    expect('İ'.toLowerCase()).toHaveLength(2);
    expect(hits('İİİ İstanbul dan ISTANBUL', 'istanbul')).toEqual(['İstanbul', 'ISTANBUL']);
    expect(hits('Straße, STRASSE', 'strasse')).toEqual(['Straße', 'STRASSE']);
    expect(hits('ΣΊΣΥΦΟΣ Σίσυφος', 'σίσυφος')).toEqual(['ΣΊΣΥΦΟΣ', 'Σίσυφος']);
  });

  it('are found whether an accent is written as one letter or as two, and never half of it', () => {
    const [composed, decomposed] = ['caf\u00e9', 'cafe\u0301'];
    const text = `${composed} dan ${decomposed}`;
    expect(hits(text, composed)).toEqual([composed, decomposed]);
    expect(hits(text, decomposed, { matchesCase: true })).toEqual([composed, decomposed]);
    expect(hits(text, 'cafe')).toEqual([]);
  });

  it('are found in Arabic and among emoji, which are found whole', () => {
    expect(hits('قال الرئيس إن الرئيس', 'الرئيس')).toEqual(['الرئيس', 'الرئيس']);
    const [hand, brownHand, family] = [
      '\u{1f44b}',
      '\u{1f44b}\u{1f3fd}',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    ];
    expect(hits(`${brownHand} ${hand}`, hand)).toEqual([hand]);
    expect(hits(`ini ${family}.`, '\u{1f469}')).toEqual([]);
    expect(hits(`ini ${family}.`, family)).toEqual([family]);
    expect(hits('\u{1f1ee}\u{1f1e9}\u{1f1f2}\u{1f1fe}', '\u{1f1e9}\u{1f1f2}')).toEqual([]);
  });

  it('are whole words where that is asked for', () => {
    const text = 'kapal kapal-kapal kapalnya perkapalan';
    expect(hits(text, 'kapal', { wholeWords: true })).toEqual(['kapal', 'kapal', 'kapal']);
    expect(hits('x_a a a1', 'a', { wholeWords: true })).toEqual(['a']);
    expect(hits('東京都', '東京', { wholeWords: true })).toEqual(['東京']);
  });

  it('are no patterns', () => {
    expect(hits('Rp1.000 (a.n.)', '.')).toEqual(['.', '.', '.']);
    expect(hits('$1 [x]', '[x]')).toEqual(['[x]']);
  });

  it('are found wherever they stand (property)', () => {
    const letter = fc.constantFrom('a', 'B', 'İ', 'ß', 'é', 'e\u0301', '👍🏽', '好', 'ب', ' ');
    const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, text, text, (before, words, after) => {
        fc.pre(words !== '');
        const whole = `${before}|${words}|${after}`;
        const found = matcherOf(query(`|${words}|`))(whole);
        expect(
          found.some(({ from, to }) => from === before.length && to === before.length + words.length + 2),
        ).toBe(true);
        for (const { from, to } of found) expect(to).toBeGreaterThan(from);
      }),
    );
  });
});

describe('patterns', () => {
  it('are searched as they are, hit after hit, and never catch nothing', () => {
    expect(hits('12/9/2023 dan 1/2/24', String.raw`\d+/\d+/\d{2,4}`, { isPattern: true })).toEqual([
      '12/9/2023',
      '1/2/24',
    ]);
    expect(hits('abc', 'x*', { isPattern: true })).toEqual([]);
    expect(hits('a👍b', '.', { isPattern: true })).toEqual(['a', '👍', 'b']);
  });

  it('say what is wrong with them', () => {
    expect(() => matcherOf(query('(', { isPattern: true }))).toThrow(BadPattern);
    expect(() => matcherOf(query('(', { isPattern: true }))).toThrow(/^Unterminated group$/);
    // Control: as words it is fine.
    expect(hits('a(b', '(')).toEqual(['(']);
  });
});

describe('a replacement', () => {
  const put = (text: string, find: string, template: string, isPattern = true) => {
    const [match] = matcherOf(query(find, { isPattern }))(text);
    return match && replacementOf(template, match);
  };

  it('takes what the groups caught', () => {
    expect(put('12/9', String.raw`(\d+)/(\d+)`, '$2-$1 ($&) $$5 $3')).toBe('9-12 (12/9) $5 $3');
    expect(put('Adi W.', String.raw`(?<nama>\w+)`, '<$<nama>> $<lain>')).toBe('<Adi> $<lain>');
    expect(put('ab', '(a)(b)', '$12')).toBe('a2');
    expect(put('ac', '(a)(b)?', '$1$2.')).toBe('a.');
  });

  it('is taken as it is for plain words', () => {
    expect(put('Rp', 'Rp', '$1 $&', false)).toBe('$1 $&');
  });
});
