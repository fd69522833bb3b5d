import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Kontan and the business press: `KONTAN.CO.ID - JAKARTA. `, `Reporter: A | Editor: B`, `Bisnis.com, JAKARTA -`. */
export const KONTAN: RuleFamily = {
  id: 'kontan',
  name: 'Kontan, Bisnis',
  rules: [
    {
      kind: 'dateline',
      id: 'kontan.dateline',
      languages: ['id'],
      forms: ['KONTAN.CO.ID - {loudPlace}.', 'KONTAN.CO.ID', 'Bisnis.com, {place}', 'JIBI/Bisnis.com, {place}', 'KONTAN'],
      examples: ['KONTAN.CO.ID - JAKARTA. Hujan', 'KONTAN.CO.ID - Hujan', 'Bisnis.com, JAKARTA - Hujan'],
      copy: ['Bisnis, Jakarta - Hujan'],
    },
    {
      kind: 'drop',
      id: 'kontan.promo',
      languages: ['id'],
      line: { is: ['survei kg media', 'artikel ini bermanfaat', 'dukungan anda akan menambah semangat kami', 'selanjutnya', 'indeks berita'] },
      as: 'promo',
      why: words('berada di bawah setiap naskah di situs itu', 'stands below every story of the page'),
      examples: ['Survei KG Media', 'Indeks Berita'],
      copy: ['Selanjutnya mereka pulang.'],
    },
    {
      kind: 'drop',
      id: 'kontan.promo-donation',
      languages: ['id'],
      line: { starts: ['dukungan anda akan menambah semangat kami'], atMost: 300 },
      as: 'promo',
      why: words('mempromosikan saluran media itu sendiri', "promotes the outlet's own channels"),
      examples: ['Dukungan Anda akan menambah semangat kami untuk menyajikan artikel-artikel yang berkualitas dan bermanfaat.'],
      copy: ['Dukungan Anda penting, kata calon itu.'],
    },
    {
      kind: 'creditLine',
      id: 'kontan.credit-line',
      languages: ['id'],
      starts: ['kontan/', 'bisnis/', 'jibi/', 'bisnis.com/', 'jibi', 'foto kontan'],
      alone: true,
      examples: ['Warga menambal tanggul. (KONTAN/Galih Santika)', 'Warga menambal tanggul. JIBI/Bisnis/Galih Santika'],
      copy: ['Bisnis tanggul merugi.'],
    },
  ],
}; // prettier-ignore
