import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Tempo: `TEMPO.CO, Jakarta - `, names of agencies in capitals on the last line, `Pilihan Editor:` before a link. */
export const TEMPO: RuleFamily = {
  id: 'tempo',
  name: 'Tempo',
  rules: [
    {
      kind: 'dateline',
      id: 'tempo.dateline',
      languages: ['id'],
      forms: ['TEMPO.CO, {place}', 'TEMPO, {place}', 'TEMPO Interaktif, {place}', 'TEMPO.CO'],
      publisher: 'TEMPO.CO',
      examples: ['TEMPO.CO, Jakarta - Hujan', 'TEMPO Interaktif, Bandung - Hujan', 'TEMPO.CO - Hujan'],
      copy: ['Tempo, Jakarta - Hujan'],
    },
    {
      kind: 'relatedLink',
      id: 'tempo.pilihan-editor',
      languages: ['id'],
      labels: ['pilihan editor'],
      inline: true,
      examples: ['Pilihan Editor: Banjir Surut'],
      copy: ['Pilihan editor jatuh pada foto itu.'],
    },
    {
      kind: 'creditLine',
      id: 'tempo.credit-line',
      languages: ['id'],
      starts: ['tempo/', 'dok. tempo', 'dok tempo', 'tempo.co/'],
      alone: true,
      examples: ['Warga menambal tanggul. TEMPO/Galih Santika', 'Warga menambal tanggul. (Dok. Tempo)'],
      copy: ['Tempo pertandingan itu lambat.'],
    },
    {
      kind: 'drop',
      id: 'tempo.promo',
      languages: ['id'],
      line: { starts: ['dengarkan artikel', 'ingin tahu lebih banyak', 'akses edisi mingguan'], atMost: 150 },
      as: 'promo',
      why: words('mempromosikan saluran media itu sendiri', "promotes the outlet's own channels"),
      examples: ['Akses edisi mingguan dari Tahun 1971', 'Dengarkan artikel'],
      copy: ['Dengarkan warga dulu, katanya.'],
    },
  ],
}; // prettier-ignore
