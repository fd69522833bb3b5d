import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Tribun, Liputan6, Republika, Okezone and others whose own forms are few. */
export const OTHER_ID: RuleFamily = {
  id: 'other-id',
  name: 'Tribun, Liputan6, Republika, Okezone, Suara and others',
  rules: [
    {
      kind: 'dateline',
      id: 'other-id.dateline',
      languages: ['id'],
      forms: [
        'TRIBUNNEWS.COM, {place}', '{outlet}, {loudPlace}', 'Liputan6.com, {place}', 'REPUBLIKA.CO.ID, {place}', '{place} (SI Online)', '{place}, Beritasatu.com', '{place}, Gatra.com',
        'iNews.id', 'Merdeka.com', '{place}, VIVA', 'Suara.com', '{place} (Lampost.co)', '{place}, IDN Times',
      ],
      examples: ['TRIBUNNEWS.COM, JAKARTA - Hujan', 'Liputan6.com, Jakarta - Hujan', 'REPUBLIKA.CO.ID, JAKARTA -- Hujan', 'Merdeka.com - Hujan', 'Suara.com - Hujan', 'Bandung, IDN Times - Hujan'],
      copy: ['Merdeka - itu kata mereka'],
    },
    {
      kind: 'drop',
      id: 'other-id.perbesar',
      languages: ['id'],
      line: { is: ['perbesar', 'perkecil', 'scroll down untuk melanjutkan membaca', 'scroll untuk membaca artikel', 'scroll untuk lanjut membaca', 'suara.com', 'verified', 'diperbarui', 'video pilihan', 'video pilihan di bawah ini'] },
      as: 'placeholder',
      why: words('tombol halaman', 'a button of the page'),
      examples: ['Perbesar', 'Scroll Untuk Lanjut Membaca', 'Video Pilihan di Bawah Ini'],
      copy: ['Perbesar peluang menang, katanya.'],
    },
    {
      kind: 'drop',
      id: 'other-id.hoaks',
      languages: ['id'],
      line: { starts: ['fakta atau hoaks'], contains: ['whatsapp', 'cek fakta'] },
      as: 'promo',
      why: words('mempromosikan saluran media itu sendiri', "promotes the outlet's own channels"),
      examples: ['* Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke nomor Cek Fakta dengan mengetik kata kunci yang diinginkan.'],
      copy: ['Fakta atau hoaks sulit dibedakan, katanya.'],
    },
    {
      kind: 'relatedLink',
      id: 'other-id.baca-juga-colon',
      languages: ['id'],
      labels: ['infografis', 'berita terkait lainnya', 'baca berita lainnya', 'baca artikel menarik lainnya'],
      examples: ['Infografis: Tanggul yang Jebol', 'Baca berita lainnya: Banjir Surut'],
      copy: ['Infografis itu keliru.'],
    },
    {
      kind: 'creditLine',
      id: 'other-id.credit-line',
      languages: ['id'],
      starts: ['tribunnews', 'tribun', 'liputan6.com', 'republika', 'okezone', 'suara.com', 'merdeka.com', 'inews', 'viva', 'idn times', 'kumparan', 'jpnn', 'jawa pos', 'pikiran rakyat'],
      examples: ['Warga menambal tanggul. (Liputan6.com/Galih Santika)', 'Warga menambal tanggul. (Tribunnews/Galih)', 'Warga menambal tanggul. (Suara.com/Galih)'],
      copy: ['Warga menambal tanggul. (lanjutan)'],
    },
    {
      kind: 'byline',
      id: 'other-id.byline',
      languages: ['id'],
      after: ['okezone', 'inews', 'viva', 'jpnn.com', 'tribunnews.com', 'liputan6.com', 'merdeka.com', 'suara.com', 'republika', 'idn times', 'jawa pos'],
      examples: ['Galih Santika, Okezone', 'Galih Santika - Suara.com'],
      copy: ['Ia membaca Jawa Pos'],
    },
    {
      kind: 'syndication',
      id: 'other-id.konten-ini',
      languages: ['id'],
      line: { starts: ['artikel ini telah diterbitkan di halaman', 'konten ini telah tayang di', 'konten ini adalah kerja sama', 'artikel ini diolah dari'] },
      examples: ['Artikel ini diolah dari Harian Contoh', 'Konten ini telah tayang di Harian Contoh'],
      copy: ['Konten ini telah dihapus, katanya.'],
    },
  ],
}; // prettier-ignore
