import { words } from '../../story/words';
import { raiseIf, type Rule } from '../rule';
import { BODY_PLACE, CREDITS_PLACE, furniturePlace, SIGN_OFF_PLACE } from '../survey';

/** Headline, body, sign-off and credits. A kicker, a standfirst and a dateline are a matter of taste and never asked for. */

const HEADLINE = furniturePlace('headline');
const LONGEST_HEADLINE = 100;

/** Letters and digits only, in lower case: two texts that a reader would call the same. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const furnitureRules: readonly Rule[] = [
  {
    id: 'headline.missing',
    level: 'stop',
    title: words('Judul belum ada', 'No headline'),
    find: ({ reading }) =>
      raiseIf(
        reading.headline === '',
        HEADLINE,
        words('Judul masih kosong; tulis judulnya.', 'The headline is empty; write one.'),
      ),
  },
  {
    id: 'headline.duplicate',
    level: 'advise',
    title: words('Judul terulang', 'Headline repeated'),
    find: ({ reading, copy, pictures }) => {
      const headline = bare(reading.headline);
      if (headline === '') return [];
      const first = copy.find(({ where }) => where === 'paragraph 1');
      const standfirst = copy.find(({ where }) => where === 'standfirst');
      const places = [standfirst, first, ...pictures.map(({ caption }) => caption)].filter(
        (place) => place !== undefined,
      );
      return places
        .filter(({ text }) => bare(text) === headline)
        .map((place) => ({
          place,
          message: words(
            'Judul terulang di sini kata demi kata; hapus atau tulis kalimat lain.',
            'The headline is repeated here word for word; delete it or write another sentence.',
          ),
        }));
    },
  },
  {
    id: 'headline.length',
    level: 'advise',
    title: words('Judul panjang', 'Long headline'),
    find: ({ reading }) => {
      const length = [...reading.headline].length;
      return raiseIf(
        length > LONGEST_HEADLINE,
        HEADLINE,
        words(
          `Judul ${length} karakter; lebih dari ${LONGEST_HEADLINE} biasanya terpotong di ponsel dan mesin pencari. Ringkaskan.`,
          `The headline has ${length} characters; past ${LONGEST_HEADLINE}, phones and search engines cut it. Shorten it.`,
        ),
      );
    },
  },
  {
    id: 'body.empty',
    level: 'stop',
    title: words('Isi belum ada', 'No body'),
    find: ({ reading }) =>
      raiseIf(
        reading.wordCount === 0,
        BODY_PLACE,
        words('Tubuh berita masih kosong; tulis naskahnya.', 'The body has no words; write the story.'),
      ),
  },
  {
    id: 'signOff.missing',
    level: 'advise',
    title: words('Kode penutup belum ada', 'No sign-off'),
    find: ({ reading }) =>
      raiseIf(
        reading.signOff === null,
        SIGN_OFF_PLACE,
        words(
          'Belum ada kode penutup seperti (AFP/Z-3); isi agar asal naskah dan mejanya terbaca.',
          'There is no sign-off such as (AFP/Z-3); add one, so that source and desk can be read from the page.',
        ),
      ),
  },
  {
    id: 'credit.missing',
    level: 'advise',
    title: words('Kredit belum ada', 'No credit'),
    find: ({ reading }) =>
      raiseIf(
        reading.credits.length === 0 && reading.byline === '',
        CREDITS_PLACE,
        words(
          'Tak seorang pun disebut: tambahkan penulis atau editor.',
          'Nobody is named: add the author or the editor.',
        ),
      ),
  },
  {
    id: 'credit.empty',
    level: 'advise',
    title: words('Kredit tanpa nama', 'Credit without a name'),
    find: ({ credits }) =>
      credits
        .filter(({ credit }) => credit.name === '')
        .map((place) => ({
          place,
          message: words(
            `"${place.credit.label}" tidak bernama dan tidak akan dicetak; isi namanya atau hapus barisnya.`,
            `"${place.credit.label}" has no name and will not be printed; fill it in or delete the line.`,
          ),
        })),
  },
];
