import { words } from '../../story/words';
import type { Rule } from '../rule';

/** Related links and embeds. */

export const linkRules: readonly Rule[] = [
  {
    id: 'link.address',
    level: 'advise',
    title: words('Tautan terkait tanpa alamat', 'Related link has no address'),
    find: ({ relatedLinks }) =>
      relatedLinks
        .filter(({ href }) => href === null)
        .map((place) => ({
          place,
          message: words(
            `"${place.text}" belum punya alamat dan akan dicetak sebagai teks biasa; isi alamatnya.`,
            `"${place.text}" has no address and will be printed as plain text; fill the address in.`,
          ),
        })),
  },
  {
    id: 'link.title',
    level: 'advise',
    title: words('Tautan terkait tanpa judul', 'Related link has no title'),
    find: ({ relatedLinks }) =>
      relatedLinks
        .filter(({ text }) => text === '')
        .map((place) => ({
          place,
          message: words(
            'Tautan terkait ini tidak berjudul; isi judulnya atau hapus.',
            'This related link has no title; fill it in or delete it.',
          ),
        })),
  },
  {
    id: 'embed.address',
    level: 'advise',
    title: words('Sematan tanpa alamat', 'Embed has no address'),
    find: ({ embeds }) =>
      embeds
        .filter(({ href }) => href === null)
        .map((place) => ({
          place,
          message: words(
            'Sematan ini tidak punya alamat, jadi pembaca tidak menemukan apa-apa; isi alamatnya atau hapus.',
            'This embed has no address, so readers will find nothing; fill the address in or delete it.',
          ),
        })),
  },
];
