/** Words that hardly a sentence does without, in one language and not in the other. */
const COMMON: Readonly<Record<'id' | 'en', ReadonlySet<string>>> = {
  id: new Set(
    `yang dan di ke dari untuk dengan pada ini itu tidak akan telah sudah oleh dalam juga karena adalah sebagai mereka kami kita ia
    dia saat setelah bahwa atau para lebih bisa dapat harus masih menjadi kata warga tahun`.split(/\s+/),
  ),
  en: new Set(
    `the and of to in a is was for that with as on at by from it be are has have had were will not this but they their its his her
    which who would after said been or an one new`.split(/\s+/),
  ),
};

/** How much of a text is looked at: beyond this the answer does not change. */
const SAMPLE = 40_000;

/** The language that a text is written in; null where it cannot be told. */
export function languageOf(text: string): 'id' | 'en' | null {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const count = (language: 'id' | 'en') => words.filter((word) => COMMON[language].has(word)).length;
  const [id, en] = [count('id'), count('en')];
  const [most, least] = [Math.max(id, en), Math.min(id, en)];
  if (most < 2 || most * 20 < words.length || most < 2 * least) return null;
  return id > en ? 'id' : 'en';
}
