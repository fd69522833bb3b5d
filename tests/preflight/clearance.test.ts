import { describe, expect, expectTypeOf, it } from 'vitest';
import { clearance, type ClearedStory } from '../../shared/preflight/clearance';
import { layOut } from '../../shared/publish/package-layout';
import { readStory } from '../../shared/story/reading';
import {
  approved,
  fullStory,
  fullSubject,
  MAP,
  PHOTO,
  scrapedStory,
  SCRAPED_FIELDS,
  subject,
} from '../publish/subjects';

const waiver = (rule: string, by: string, reason = 'tenggat') => ({
  rule,
  reason,
  by,
  at: '2026-01-05T03:00:00Z',
});
const waivers = [
  waiver('picture.file', 'Ani'),
  waiver('picture.altText', 'Ani'),
  waiver('picture.altText', 'Budi', 'foto menyusul'),
  waiver('headline.length', 'Budi'),
];

describe('clearance', () => {
  it('gives the findings, and no story, while anything stops it', () => {
    const answer = clearance(subject(scrapedStory(), { fields: SCRAPED_FIELDS }));
    expect(answer.cleared).toBeUndefined();
    expect(answer.findings.filter(({ level }) => level === 'stop').map(({ rule }) => rule)).toEqual([
      'picture.file',
      'picture.altText',
      'approval.missing',
    ]);
  });

  it('clears an approved story with the approval that stands', () => {
    const { cleared, findings } = clearance(fullSubject());
    expect(findings.map(({ level }) => level)).toEqual(['advise']);
    expect(cleared).toMatchObject({
      version: 1,
      approval: { by: 'Dewi Lestari', contentHash: cleared?.contentHash },
      waivers: [],
      reading: readStory(fullStory()),
    });
    expect(cleared?.pictures.map(({ sha256 }) => sha256)).toEqual([PHOTO, MAP]);
  });

  it('notes the waivers that were needed, the last word on each rule, and no others', () => {
    const given = approved(subject(scrapedStory(), { fields: SCRAPED_FIELDS, waivers }));
    expect(clearance(given).cleared?.waivers.map(({ rule, by, reason }) => [rule, by, reason])).toEqual([
      ['picture.altText', 'Budi', 'foto menyusul'],
      ['picture.file', 'Ani', 'tenggat'],
    ]);
  });

  it('needs no approval of a story straight from a file, and invents none', () => {
    const given = subject(fullStory(), { origin: 'file', createdAt: null, updatedAt: null });
    expect(clearance(given).cleared).toMatchObject({ approval: null, createdAt: null, updatedAt: null });
  });

  it('gives a story that cannot be changed any more, and leaves the subject alone', () => {
    const given = fullSubject();
    const { cleared } = clearance(given);
    if (!cleared) throw new RangeError('not cleared');
    expect(() => Object.assign(cleared.fields, { slug: 'lain' })).toThrow(TypeError);
    expect(() => Object.assign(cleared, { version: 2 })).toThrow(TypeError);
    expect(Object.isFrozen(given.fields)).toBe(false);
  });
});

describe('export without preflight', () => {
  it('does not compile', () => {
    const made = { ...fullSubject(), reading: readStory(fullStory()), approval: null, contentHash: '' };
    // @ts-expect-error a story that clearance() did not give cannot be laid out
    const attempt = () => layOut({ ...made, pictures: [] });
    expect(attempt).toBeTypeOf('function');
    // @ts-expect-error nor can a subject
    const another = () => layOut(fullSubject());
    expect(another).toBeTypeOf('function');
    expectTypeOf(fullSubject()).not.toExtend<ClearedStory>();
    expectTypeOf<Omit<ClearedStory, keyof typeof made>>().not.toEqualTypeOf<object>();
  });
});
