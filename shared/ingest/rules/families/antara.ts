import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Antara and its regional desks: `Jakarta (ANTARA) - `, `Pewarta: X`, `Editor: Y`, copyright line, terms against crawling. */
export const ANTARA: RuleFamily = {
  id: 'antara',
  name: 'Antara',
  rules: [
    {
      kind: 'dateline',
      id: 'antara.dateline',
      languages: ['id', 'en'],
      forms: ['{place} (ANTARA)', '{place} (Antara)', '{place} (ANTARA News)', '{place} (ANTARA/{agency})', '{place}, {date} (ANTARA)', '{place} (ANTARA/JACX)'],
      source: 'ANTARA',
      examples: ['Jakarta (ANTARA) - Hujan', 'Denpasar (ANTARA) - Hujan', 'Jakarta, 12/9 (ANTARA) - Hujan', 'London (ANTARA/Reuters) - Hujan'],
      copy: ['Kantor berita (ANTARA) - lembaga itu'],
    },
    {
      kind: 'creditLine',
      id: 'antara.credit-line',
      languages: ['id', 'en'],
      starts: ['antara foto', 'antara/', 'antara foto/', '(antara foto', 'antara news/', 'antaranews'],
      alone: true,
      examples: ['Warga menambal tanggul. (ANTARA FOTO/Galih/aww.)', 'Warga menambal tanggul. ANTARA/HO-Humas Desa Wonosari', 'Warga menambal tanggul. ANTARA FOTO/Galih/aww/am.'],
      copy: ['ANTARA foto dan lukisan ada sejarah panjang.'],
    },
    {
      kind: 'drop',
      id: 'antara.rail',
      languages: ['id'],
      line: { is: ['rekomendasi lain', 'berita rekomendasi', 'lihat juga berita lainnya', 'antara news'] },
      as: 'rail',
      why: words('kepala daftar yang dicetak halaman di samping setiap naskah', 'the heading of a list that the page prints beside every story'),
      examples: ['Rekomendasi lain'],
      copy: ['Rekomendasi lain menyusul.'],
    },
    {
      kind: 'syndication',
      id: 'antara.tayang',
      languages: ['id'],
      line: { starts: ['berita ini telah tayang di antaranews.com', 'artikel ini telah tayang di antaranews.com', 'berita ini juga telah tayang di'] },
      examples: ['Berita ini telah tayang di Antaranews.com dengan judul: Banjir surut'],
      copy: ['Berita ini telah ia dengar.'],
    },
  ],
}; // prettier-ignore
