import { describe, expect, it } from 'vitest';
import type { Reading } from '../../shared/ingest/draft';
import { ingestText } from '../../shared/ingest/ingest';
import { CERTAIN, LAST, LEAD, page, paragraphsOf, scraped } from './scrape';

const rulesOf = (text: string, reading: Reading = CERTAIN) =>
  ingestText(text, reading).findings.map(({ rule }) => rule);

describe('what a person should look at', () => {
  it('is nothing in a plain story', () => {
    expect(rulesOf(page(LEAD, LAST))).toEqual([]);
  });

  it('is how the text was read, where that is not certain', () => {
    const { findings } = ingestText(page(LEAD, LAST), { encoding: 'windows-1252', certain: false });
    expect(findings.map(({ rule }) => rule)).toEqual(['import.encoding']);
    expect(findings[0]?.message.en).toContain('Windows-1252');
    expect(findings[0]?.message.id).toContain('Windows-1252');
  });

  it('is what was broken in the file', () => {
    expect(rulesOf(page(LEAD, `${LAST} Zo\ufffd`))).toEqual(['import.brokenCharacters']);
  });

  it('is a web page taken for plain text', () => {
    expect(rulesOf(`<!DOCTYPE html>\n${page(LEAD, LAST)}`)).toContain('import.markup');
  });

  it('is a language that could not be told', () => {
    expect(rulesOf('Judul\n\nLorem ipsum dolor sit amet consectetur.')).toEqual(['import.language']);
  });
});

describe('control characters', () => {
  it('are dropped from the copy, kept in the report and counted', () => {
    const lead = LEAD.replace('Wonosari', 'Wono\0sa\u200b\u0007ri');
    const text = `\ufeff${page(lead, LAST)}\0`;
    const made = scraped(text);
    expect(paragraphsOf(made)).toEqual([LEAD, LAST]);
    expect(made.report.map((piece) => piece.text).join('')).toBe(text);
    const dropped = made.report.filter(({ as }) => as === 'controlCharacter');
    expect(dropped.map((piece) => [piece.fate, piece.text])).toEqual([
      ['dropped', '\ufeff'],
      ['dropped', '\0'],
      ['dropped', '\u200b'],
      ['dropped', '\u0007'],
      ['dropped', '\0'],
    ]);
    expect(dropped[1]?.why.en).toContain('U+0000');
    expect(dropped[1]?.why.id).toContain('U+0000');
    expect(made.findings[0]).toMatchObject({ rule: 'import.controlCharacters' });
    expect(made.findings[0]?.message.en).toContain('5 control characters');
  });

  it('do not hide furniture', () => {
    expect(scraped(page(LEAD, LAST, 'Edi\u0000tor: Nirmala Hadi')).story.credits).toMatchObject([
      { name: 'Nirmala Hadi' },
    ]);
  });

  it('are not what parts the words of a language without spaces', () => {
    expect(scraped(page('ភាសា\u200bខ្មែរ។', LAST)).story.body[0]?.text).toBe('ភាសា\u200bខ្មែរ។');
  });
});
