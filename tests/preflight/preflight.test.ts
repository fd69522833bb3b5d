import { describe, expect, it } from 'vitest';
import { countAdvice, countStops, preflight } from '../../shared/preflight/preflight';
import { p, picture, relatedLink, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { words } from '../../shared/story/words';
import { FULL_FIELDS, scrapedStory, subject } from '../publish/subjects';

const messy = subject(
  story({
    headline: 'Judul',
    body: [
      relatedLink({ id: 'tautan', title: 'Lain' }),
      p('Kata kata di sini.'),
      picture({ id: 'foto-1', caption: 'Satu.' }),
      picture({ id: 'foto-2', caption: 'Dua.' }),
    ],
    credits: [{ role: 'editor', label: 'Editor', name: 'Dewi' }],
  }),
  { fields: newFields({ slug: 's', source: 'AFP', section: 'Kota', keywords: ['x'] }) },
);

const waiver = (rule: string, by = 'Budi') => ({ rule, reason: 'tenggat', by, at: '2026-01-05T03:00:00Z' });

describe('findings', () => {
  it('come with what stops first, then down the page', () => {
    expect(preflight(messy).map(({ level, where }) => `${level} ${where}`)).toEqual([
      'stop picture 1',
      'stop picture 1',
      'stop picture 2',
      'stop picture 2',
      'stop story',
      'advise relatedLink 1',
      'advise paragraph 1',
      'advise creditLine 1',
      'advise creditLine 2',
      'advise signOff',
    ]);
  });

  it('name the node that they are about', () => {
    const nodes = preflight(messy).map(({ where, node }) => [where, node]);
    expect(nodes).toContainEqual(['picture 2', 'foto-2']);
    expect(nodes).toContainEqual(['creditLine 1', 'foto-1']);
    expect(nodes).toContainEqual(['relatedLink 1', 'tautan']);
    expect(nodes).toContainEqual(['story', undefined]);
  });

  it('are the same every time', () => {
    expect(preflight(messy)).toEqual(preflight(messy));
  });
});

describe('waivers', () => {
  const waived = {
    ...messy,
    waivers: [waiver('picture.file', 'Ani'), waiver('picture.file'), waiver('link.address')],
  };

  it('let every finding of their rule pass; the findings are still listed, last, with the name of who did', () => {
    const findings = preflight(waived);
    expect(findings.slice(-3).map(({ rule, where, waivedBy }) => [rule, where, waivedBy])).toEqual([
      ['link.address', 'relatedLink 1', 'Budi'],
      ['picture.file', 'picture 1', 'Budi'],
      ['picture.file', 'picture 2', 'Budi'],
    ]);
    expect(findings.length).toBe(preflight(messy).length);
  });

  it('are not counted', () => {
    expect([countStops(preflight(messy)), countAdvice(preflight(messy))]).toEqual([5, 5]);
    expect([countStops(preflight(waived)), countAdvice(preflight(waived))]).toEqual([3, 4]);
  });
});

describe('what ingest found', () => {
  const imported = [
    { rule: 'import.encoding', message: words('Dibaca sebagai Windows-1252.', 'Read as Windows-1252.') },
    { rule: 'picture.file', message: words('Foto tidak ikut.', 'The picture did not come along.') },
  ];

  it('is told as advice, under its own name, unless the story itself raises the same', () => {
    const findings = preflight({ ...subject(scrapedStory(), { fields: FULL_FIELDS }), imported });
    expect(findings.filter(({ where }) => where === 'story').map(({ rule, level }) => [rule, level])).toEqual(
      [
        ['approval.missing', 'stop'],
        ['import.encoding', 'advise'],
      ],
    );
    expect(findings.filter(({ rule }) => rule === 'picture.file').map(({ level }) => level)).toEqual([
      'stop',
    ]);
  });
});
