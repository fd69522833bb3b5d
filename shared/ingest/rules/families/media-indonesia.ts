import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Media Indonesia and its sisters: lead-in capitals, `(AFP/Z-3)`, `Editor : Name`, credits above captions with a catchline. */
export const MEDIA_INDONESIA: RuleFamily = {
  id: 'media-indonesia',
  name: 'Media Indonesia',
  rules: [
    {
      kind: 'creditLine',
      id: 'media-indonesia.credit-line',
      languages: ['id'],
      starts: ['mi/', 'media indonesia/', 'dok mi', 'dok.mi', 'dok. mi', 'dok metro tv', 'medcom.id/', 'metrotvnews/'],
      alone: true,
      examples: ['Warga menambal tanggul. (MI/Galih Santika)', 'Warga menambal tanggul.(Dok. MI)'],
      copy: ['MI menang atas tamunya. (MI)'],
    },
    {
      kind: 'dateline',
      id: 'media-indonesia.dateline',
      languages: ['id'],
      forms: ['MEDIAINDONESIA.COM, {place}'],
      publisher: 'mediaindonesia.com',
      examples: ['MEDIAINDONESIA.COM, Jakarta - Hujan'],
      copy: ['Media Indonesia, Jakarta menolak - tegas'],
    },
    {
      kind: 'drop',
      id: 'media-indonesia.rail',
      languages: ['id'],
      line: { is: ['berita lainnya di mediaindonesia.com', 'top tags', 'kolom pakar', 'e-paper', 'benny\'s pick'] },
      as: 'rail',
      why: words('kepala daftar yang dicetak halaman di samping setiap naskah', 'the heading of a list that the page prints beside every story'),
      examples: ['Top Tags', 'Kolom Pakar'],
      copy: ['Kolom pakar itu dibaca ribuan orang.'],
    },
  ],
}; // prettier-ignore
