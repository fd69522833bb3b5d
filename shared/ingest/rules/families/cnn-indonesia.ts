import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** CNN Indonesia and CNBC Indonesia: `Jakarta, CNN Indonesia -- `. */
export const CNN_INDONESIA: RuleFamily = {
  id: 'cnn-indonesia',
  name: 'CNN Indonesia, CNBC Indonesia',
  rules: [
    {
      kind: 'dateline',
      id: 'cnn-indonesia.dateline',
      languages: ['id'],
      forms: ['{place}, CNN Indonesia', '{place}, CNBC Indonesia'],
      source: 'CNN Indonesia',
      examples: ['Jakarta, CNN Indonesia -- Hujan', 'Semarang, CNN Indonesia -- Hujan'],
      copy: ['Jakarta, CNN Indonesia melaporkan -- hujan'],
    },
    {
      kind: 'byline',
      id: 'cnn-indonesia.byline',
      languages: ['id'],
      after: ['cnn indonesia', 'cnbc indonesia'],
      is: ['cnn indonesia', 'tim cnn indonesia', 'tim | cnn indonesia', 'tim, cnn indonesia'],
      examples: ['Galih Santika, CNN Indonesia', 'CNN Indonesia', 'Tim | CNN Indonesia'],
      copy: ['Ia menonton CNN Indonesia'],
    },
    {
      kind: 'creditLine',
      id: 'cnn-indonesia.credit-line',
      languages: ['id'],
      starts: ['cnn indonesia/', 'cnbc indonesia/', 'cnn indonesia'],
      examples: ['Warga menambal tanggul. (CNN Indonesia/Galih Santika)'],
      copy: ['Warga menambal tanggul. (lanjut)'],
    },
    {
      kind: 'drop',
      id: 'cnn-indonesia.rail',
      languages: ['id'],
      line: { is: ['artikel', 'lainnya di detiknetwork', 'live report', 'saksikan video di bawah ini', 'next article'] },
      as: 'rail',
      why: words('kepala daftar yang dicetak halaman di samping setiap naskah', 'the heading of a list that the page prints beside every story'),
      examples: ['Lainnya di Detiknetwork', 'Saksikan video di bawah ini:'],
      copy: ['Artikel itu ditarik.'],
    },
  ],
}; // prettier-ignore
