import { words } from '../../story/words';
import { raiseIf, type Rule } from '../rule';
import type { PlacedPicture, Survey } from '../survey';

/** Pictures, their words and their files. */

/** Narrower than this a picture looks coarse in a column (the Guardian's composer warns at the same width). */
const NARROWEST = 460;
/** Share of words in common from which a caption only says the lead again. */
const TOO_ALIKE = 0.35;
const FEWEST_WORDS = 6;

const wordsOf = (text: string) =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []);

/** How much two texts say the same: words in common over words in all, from 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common || 1);
}

const each = ({ pictures }: Survey, raise: (picture: PlacedPicture) => ReturnType<typeof raiseIf>) =>
  pictures.flatMap(raise);

/** Pixels of the part that is shown. */
const shownWidth = ({ info, crop }: PlacedPicture) =>
  info ? Math.round(info.width * (crop?.width ?? 1)) : Infinity;

export const pictureRules: readonly Rule[] = [
  {
    id: 'picture.file',
    level: 'stop',
    title: words('Berkas foto tidak ada', 'Picture file missing'),
    find: (survey) =>
      each(survey, (picture) =>
        raiseIf(
          picture.info === null,
          picture,
          words(
            `Foto ${picture.number} hanya punya tempat, berkasnya tidak ada; pasang berkas foto atau hapus fotonya.`,
            `Picture ${picture.number} has its place but no file; put the picture in or delete it.`,
          ),
        ),
      ),
  },
  {
    id: 'picture.altText',
    level: 'stop',
    title: words('Teks alternatif belum ada', 'No alt text'),
    find: (survey) =>
      each(survey, (picture) =>
        raiseIf(
          picture.altText.trim() === '',
          picture,
          words(
            `Foto ${picture.number} belum punya teks alternatif; gambarkan isinya bagi pembaca yang tidak dapat melihatnya.`,
            `Picture ${picture.number} has no alt text; say what it shows for readers who cannot see it.`,
          ),
        ),
      ),
  },
  {
    id: 'picture.caption',
    level: 'stop',
    title: words('Keterangan foto belum ada', 'No caption'),
    find: (survey) =>
      each(survey, ({ number, caption }) =>
        raiseIf(
          caption.text === '',
          caption,
          words(
            `Foto ${number} belum punya keterangan; tulis siapa, apa, di mana, kapan.`,
            `Picture ${number} has no caption; say who, what, where and when.`,
          ),
        ),
      ),
  },
  {
    id: 'picture.creditLine',
    level: 'advise',
    title: words('Kredit foto belum ada', 'No credit line'),
    find: (survey) =>
      each(survey, ({ number, creditLine }) =>
        raiseIf(
          creditLine.text === '',
          creditLine,
          words(
            `Foto ${number} tidak menyebut pemotret atau agensinya; isi baris kreditnya.`,
            `Picture ${number} names neither photographer nor agency; fill in the credit line.`,
          ),
        ),
      ),
  },
  {
    id: 'picture.size',
    level: 'advise',
    title: words('Foto kecil', 'Small picture'),
    find: (survey) =>
      each(survey, (picture) =>
        raiseIf(
          shownWidth(picture) < NARROWEST,
          picture,
          words(
            `Bagian foto ${picture.number} yang tampil hanya ${shownWidth(picture)} piksel lebarnya; di bawah ${NARROWEST} tampak pecah. Cari yang lebih besar.`,
            `Picture ${picture.number} shows only ${shownWidth(picture)} pixels of width; under ${NARROWEST} it looks coarse. Find a larger one.`,
          ),
        ),
      ),
  },
  {
    id: 'picture.captionRepeatsLead',
    level: 'advise',
    title: words('Keterangan foto mengulang teras', 'Caption repeats the lead'),
    find: (survey) => {
      const lead = survey.copy.find(({ where }) => where === 'paragraph 1');
      if (!lead) return [];
      const leadWords = wordsOf(lead.text.split(/(?<=[.!?])\s/u)[0] ?? '');
      return each(survey, ({ number, caption }) => {
        const captionWords = wordsOf(caption.text);
        return raiseIf(
          captionWords.size >= FEWEST_WORDS && likeness(captionWords, leadWords) >= TOO_ALIKE,
          caption,
          words(
            `Keterangan foto ${number} hampir mengulang kalimat pertama; ceritakan apa yang tampak di foto.`,
            `The caption of picture ${number} nearly repeats the first sentence; tell what the picture shows.`,
          ),
        );
      });
    },
  },
];
