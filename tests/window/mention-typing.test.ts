import { describe, expect, it } from 'vitest';
import { mentionAt, MOST_OFFERED, namesFor, withName } from '../../renderer/mention-typing';
import { mentionsIn } from '../../shared/journal/threads';

/** The name at the caret, which stands at `|`. */
function typedAt(given: string): string | null {
  const caret = given.indexOf('|');
  return mentionAt(given.replace('|', ''), caret)?.typed ?? null;
}

describe('calling on somebody while a comment is written', () => {
  it.each([
    ['@|', ''],
    ['@Tha|', 'Tha'],
    ['Tanggal berapa, @Thalatie Ya| ?', 'Thalatie Ya'],
    ['(@r|)', 'r'],
    ['@Rini lalu @Bu|', 'Bu'],
  ])('a name is being typed in %s', (given, typed) => {
    expect(typedAt(given)).toBe(typed);
  });

  it.each(['|@Rini', 'surat rini@kor|', 'Rini|', '@ Rini|', '@Rini\nlalu|', `@${'a'.repeat(200)}|`])(
    'none is in %s',
    (given) => {
      expect(typedAt(given)).toBeNull();
    },
  );

  it('offers names whose beginning it is, first names before later ones, without regard to case and accents', () => {
    const names = ['Siti Rahayu', 'Rahmat', 'José Ramírez', 'Budi', 'Budi'];
    expect(namesFor('ra', names)).toEqual(['Rahmat', 'Siti Rahayu', 'José Ramírez']);
    expect(namesFor('JOSE r', names)).toEqual(['José Ramírez']);
    expect(namesFor('', names)).toEqual(['Siti Rahayu', 'Rahmat', 'José Ramírez', 'Budi']);
    expect(namesFor('ahm', names)).toEqual([]);
    const many = Array.from({ length: 30 }, (_, n) => `Orang ${n}`);
    expect(namesFor('orang', many)).toEqual(many.slice(0, MOST_OFFERED));
  });

  it('puts the name where its beginning stood, and the comment calls on that person', () => {
    const text = 'Tolong @tha, ya';
    const mention = mentionAt(text, 11);
    if (!mention) throw new RangeError('no name is being typed');
    const taken = withName(text, mention, 'Thalatie Yani');
    expect(taken.text).toBe('Tolong @Thalatie Yani, ya');
    expect(taken.text.slice(0, taken.caret)).toBe('Tolong @Thalatie Yani');
    expect(mentionsIn(taken.text, ['Thalatie Yani', 'Rini S.'])).toEqual(['Thalatie Yani']);
  });

  it('puts one space between the name and what follows', () => {
    expect(withName('@b', { at: 0, typed: 'b' }, 'Budi')).toEqual({ text: '@Budi ', caret: 6 });
    expect(withName('@b lalu', { at: 0, typed: 'b' }, 'Budi')).toEqual({ text: '@Budi lalu', caret: 6 });
  });
});
