import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Detik: a bare `Jakarta - `, `Name - detikNews` under the headline, `[Gambas:Video 20detik]`, `(rfs/jbr)`. */
export const DETIK: RuleFamily = {
  id: 'detik',
  name: 'Detik',
  rules: [
    {
      kind: 'byline',
      id: 'detik.byline',
      languages: ['id'],
      after: [
        'detiknews', 'detikfinance', 'detiksport', 'detikhot', 'detikinet', 'detikoto', 'detikhealth', 'detikfood', 'detiktravel', 'detikjabar', 'detikjateng',
        'detikjatim', 'detikbali', 'detiksumut', 'detiksulsel', 'detiksumbagsel', 'detikedu', 'detikhikmah', 'detikjogja', 'detikproperti', 'detikpop', 'detikcom', 'wolipop',
      ],
      examples: ['Galih Santika - detikNews', 'Ratri Wulandari - detikJateng'],
      copy: ['Laporan itu mengutip detikNews'],
    },
    {
      kind: 'drop',
      id: 'detik.gambas',
      languages: ['id'],
      line: { starts: ['[gambas:'], ends: [']'], atMost: 120 },
      as: 'placeholder',
      why: words('menandai tempat halaman menampilkan video atau kiriman media sosial', 'stands where the page shows a video or a post'),
      examples: ['[Gambas:Video 20detik]', '[Gambas:Instagram]', '[Gambas:Video CNN]'],
      copy: ['Gambas ditanam di pekarangan.'],
    },
    {
      kind: 'drop',
      id: 'detik.promo-hoegeng',
      languages: ['id'],
      line: { starts: ['saksikan live detiksore', 'saksikan live detikpagi', 'simak juga video 20detik', 'hoegeng awards', 'usulkan polisi', 'ayo share'], atMost: 200 },
      as: 'promo',
      why: words('mempromosikan acara media itu sendiri', "promotes the outlet's own shows"),
      examples: ['Saksikan Live DetikSore:', 'Hoegeng Awards 2026: usulkan polisi teladan'],
      copy: ['Hoegeng dikenang sebagai polisi jujur.'],
    },
    {
      kind: 'drop',
      id: 'detik.rail',
      languages: ['id'],
      line: { is: ['berita detikcom lainnya', 'hoegeng awards', 'koleksi pilihan', 'rekomendasi'] },
      as: 'rail',
      why: words('kepala daftar yang dicetak halaman di samping setiap naskah', 'the heading of a list that the page prints beside every story'),
      examples: ['Berita detikcom Lainnya'],
      copy: ['Koleksi pilihan museum itu dipamerkan.'],
    },
    {
      kind: 'creditLine',
      id: 'detik.credit-line',
      languages: ['id'],
      starts: ['detikcom', 'dok. detikcom', '20detik'],
      examples: ['Warga menambal tanggul. (Dok. detikcom)', 'Warga menambal tanggul (detikcom)'],
      copy: ['Warga menambal tanggul. (detik)'],
    },
  ],
}; // prettier-ignore
