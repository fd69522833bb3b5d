import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayDo, OPEN_DESK, peopleFor, rolesOf, type Act } from '../../shared/story/desk-rules';
import { readDeskRules, refusalFor } from '../../shared/story/desk-rules-file';
import { FLAGS } from '../../shared/story/fields';
import { Refusal } from '../../shared/story/refusal';
import { STATUSES } from '../../shared/story/status';
import { root } from '../builders';

/** The example of docs/desk-rules.md: it must keep working as printed. */
const manual = readFileSync(path.join(root, 'docs', 'desk-rules.md'), 'utf8');
const printed = /```json\n([\s\S]*?)```/.exec(manual)?.[1] ?? '';
const read = (value: unknown) => readDeskRules(JSON.stringify(value), 'desk-rules.json');
const house = () => readDeskRules(printed, 'desk-rules.json');

const signOff: Act = { do: 'approve' };

function faultOf(source: string): string {
  try {
    readDeskRules(source, 'desk-rules.json');
  } catch (error) {
    if (error instanceof Refusal) return error.notice.what.en;
    throw error;
  }
  throw new Error('it was read');
}

describe('the roles of a house', () => {
  it('are read as the manual prints them', () => {
    const rules = house();
    expect(rolesOf(rules, 'Dewi Lestari')).toEqual(['deskHead', 'publisher']);
    expect(rolesOf(rules, 'Orang Baru')).toEqual(['reporter']);
    expect(mayDo(rules, 'Dewi Lestari', { do: 'move', to: 'sent' })).toBe(true);
    expect(mayDo(rules, 'Adi W.', { do: 'move', to: 'sent' })).toBe(false);
    expect(mayDo(rules, 'Adi W.', { do: 'clear', flag: 'sensitive' })).toBe(true);
    expect(mayDo(rules, 'Dewi Lestari', { do: 'clear', flag: 'legal' })).toBe(false);
    expect(peopleFor(rules, { do: 'clear', flag: 'legal' })).toEqual(['Yusuf Hakim']);
  });

  it('belong to a name however it is spaced and capitalised', () => {
    expect(mayDo(house(), '  dewi   LESTARI ', signOff)).toBe(true);
    expect(mayDo(house(), 'Dewi', signOff)).toBe(false);
  });

  it('leave open to everybody what the file does not name, and everything where there is no file', () => {
    expect(mayDo(house(), 'Orang Baru', { do: 'move', to: 'subs' })).toBe(true);
    const acts: readonly Act[] = [
      ...STATUSES.map((to) => ({ do: 'move' as const, to })),
      ...FLAGS.map((flag) => ({ do: 'clear' as const, flag })),
      signOff,
      { do: 'waive' },
      { do: 'assign' },
      { do: 'export' },
    ];
    expect(acts.filter((act) => !mayDo(OPEN_DESK, '', act))).toEqual([]);
  });

  it('refuse by naming who may, in both languages', () => {
    const notice = refusalFor(house(), 'Rini S.', signOff)?.notice;
    expect(notice?.what).toEqual({
      id: 'Rini S. (reporter) tidak boleh mengesahkan naskah',
      en: 'Rini S. (reporter) may not sign a story off',
    });
    expect(notice?.todo.id).toContain('kepala meja: Dewi Lestari');
    expect(notice?.todo.en).toContain('desk head: Dewi Lestari');
    expect(manual).toContain(`redaksi: ${notice?.what.en}; ${notice?.kept.en}; ${notice?.todo.en}`);
    expect(refusalFor(house(), 'Dewi Lestari', signOff)).toBeNull();
  });

  it('say so where nobody holds the role that is asked for, and of somebody without a name', () => {
    const rules = read({ people: {}, acts: { approve: ['deskHead'] } });
    const notice = refusalFor(rules, '', signOff)?.notice;
    expect(notice?.what.en).toBe('somebody without a name may not sign a story off');
    expect(notice?.todo.en).toContain('nobody holds that role yet');
  });

  it.each([
    ['{', 'is no JSON'],
    ['{"people": {"Rini": ["boss"]}}', 'there is no role boss'],
    ['{"people": {}, "moves": {"published": ["sub"]}}', 'moves.published is not known'],
    ['{"people": {}, "acts": {"approve": []}}', 'at least one role'],
    ['{"people": {"Rini": "sub"}}', 'people.Rini cannot be "sub"'],
    ['{}', 'people is missing'],
  ])('are refused whole where the file is wrong: %s', (source, fault) => {
    expect(faultOf(source)).toContain(fault);
  });
});
