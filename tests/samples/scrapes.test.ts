import { describe, expect, it } from 'vitest';
import { scraped, sampleText, type Scraped } from '../ingest/scrape';

/** A story in the words that a plain text leaves of it: one line per piece. */
function told({ story }: Scraped): string[] {
  const { headline, dateline, signOff, credits } = story;
  const body = story.body.map((block) => {
    switch (block.type) {
      case 'picture':
        return `picture: ${block.caption} | ${block.creditLine}`;
      case 'relatedLink':
        return `relatedLink: ${block.label} | ${block.title} | ${block.href ?? 'no address'}`;
      case 'list':
        return `${block.ordered ? 'numbered' : 'bulleted'} list: ${block.items?.join(' | ')}`;
      default:
        return [block.type, block.leadIn && `(${block.leadIn})`, block.text].filter(Boolean).join(' ');
    }
  });
  return [
    `headline: ${headline}`,
    ...(dateline ? [`dateline: ${dateline}`] : []),
    ...body,
    ...(signOff ? [`signOff: ${signOff.text}`] : []),
    ...credits.map(({ role, label, name }) => `credit: ${role} | ${label} | ${name}`),
  ];
}

const filled = ({ fields }: Scraped) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string' && value !== ''));

const droppedOf = ({ report }: Scraped) =>
  report.filter(({ fate }) => fate === 'dropped').map(({ as, text }) => `${as}: ${text}`);

describe('a scrape of each sample becomes its story', () => {
  it('tanggul-wonosari: dateline, list, credits in one line', () => {
    const made = scraped(sampleText('tanggul-wonosari'));
    expect(told(made)).toEqual([
      'headline: Warga Wonosari Menambal Tanggul sebelum Hujan Berikutnya',
      'dateline: DEMAK, HarianContoh.id',
      'picture: Warga Desa Wonosari, Demak, memindahkan karung pasir ke tanggul Kali Tuntang, Senin (23/11/2026). | Foto: Harian Contoh/Galih Santika',
      'paragraph Hujan belum benar-benar reda ketika Sutarno menurunkan karung pasir terakhir dari bak truk, Senin (23/11/2026) malam. Di depannya, puluhan warga Desa Wonosari berdiri berjajar di atas tanggul Kali Tuntang dan memindahkan karung itu dari tangan ke tangan.',
      'paragraph Celah sepanjang enam meter di tanggul itu terbuka pada Sabtu pagi setelah hujan turun tanpa henti selama sembilan jam. Air setinggi betis masuk ke permukiman, tetapi tidak ada korban. Sebanyak 214 warga sempat mengungsi ke balai desa, dan sejak Senin sore sebagian besar sudah pulang.',
      'relatedLink: Baca juga | Jalur Pantura Kembali Dibuka, Truk Diminta Bergantian | https://harian-contoh.example.org/nusantara/jalur-pantura-dibuka',
      'paragraph “Kalau menunggu alat berat, sawah kami keburu hilang,” kata Sutarno, ketua rukun tani setempat. “Jadi, kami mulai dengan yang ada: karung, pasir, dan tetangga.”',
      'paragraph Kepala Desa Wonosari Endah Purwaningsih mengatakan pekerjaan dibagi dalam tiga regu yang bergantian setiap empat jam. Remaja mengisi karung di halaman sekolah, sedangkan regu malam menjaga lampu dan mengukur tinggi air.',
      'paragraph Hingga Selasa (24/11/2026) pagi, warga telah memasang:',
      'bulleted list: 1.200 karung pasir di sisi dalam tanggul; | 80 batang bambu sebagai penahan; | dua pompa pinjaman dari desa tetangga.',
      'paragraph Balai pengelola sungai mengirim dua ahli tanah untuk memeriksa hasilnya. Menurut ketua tim, Bagas Prakoso, tambalan itu cukup kuat untuk sementara, asalkan tidak dilewati kendaraan.',
      'paragraph Perbaikan permanen dijadwalkan mulai Desember. Pemerintah kabupaten juga menyiapkan early warning system, yakni sistem peringatan dini, di tiga titik dan meminta warga menyimpan nomor telepon posko.',
      'relatedLink: Simak juga | Cara Menyiapkan Tas Siaga Banjir untuk Keluarga | no address',
      'paragraph Bagi Sutarno, ukuran keberhasilannya sederhana. “Kalau anak-anak tidur sampai pagi,” katanya, “berarti tanggul ini bekerja.”',
      'signOff: (rwu/H-2)',
      'credit: reporter | Pewarta | Ratri Wulandari',
      'credit: editor | Penyunting | Nirmala Hadi',
    ]);
    expect(filled(made)).toEqual({
      slug: 'warga-wonosari-menambal-tanggul-sebelum',
      language: 'id',
      publisher: 'Harian Contoh',
      scrapeHost: 'salinan-berita.example.org',
      publishedAt: '2026-11-24T02:15:00Z',
      copyrightNotice: 'COPYRIGHT © HARIAN CONTOH 2026',
    });
    expect(droppedOf(made)).toEqual([
      'duplicateHeadline: Warga Wonosari Menambal Tanggul sebelum Hujan Berikutnya - Harian Contoh',
      'advertisement: ADVERTISEMENT',
      'promo: Ikuti kami di Google News dan gabung di channel WhatsApp harian-contoh.example.org',
    ]);
    expect(made.findings).toEqual([]);
  });

  it('pasar-tambaklorok: lead-in, title below its label, copy that looks like furniture', () => {
    const made = scraped(sampleText('pasar-tambaklorok'));
    expect(told(made)).toEqual([
      'headline: Lelang Malam Menghidupkan Pasar Ikan Tambaklorok',
      'picture: Pembeli menunggu lelang malam dibuka di Pasar Ikan Tambaklorok, Semarang, Minggu (22/11/2026). | Dok. Harian Contoh/Yudha Pramana',
      'paragraph (Lampu) Lampu di dermaga Tambaklorok, Semarang, baru menyala ketika Wagiman menambatkan perahunya, Minggu (22/11/2026) petang. Biasanya ia harus menunggu pagi untuk menjual tangkapan. Kini, sebelum pukul 20.00 WIB, dua keranjang kembungnya sudah berpindah tangan.',
      'paragraph Sejak awal bulan, koperasi nelayan setempat membuka lelang malam di bangsal pasar ikan. Perahu yang merapat selepas magrib tidak lagi bermalam dengan palka penuh es, dan pemilik warung mendapat ikan yang baru beberapa jam keluar dari laut.',
      'relatedLink: Baca juga | Harga Es Balok Turun, Nelayan Kecil Bernapas Lega | no address',
      'paragraph Ketua koperasi Sri Lestari Ningrum mengatakan kuncinya bukan lampu, melainkan timbangan yang dapat dilihat semua orang. Angkanya tampil di layar besar, lalu juru lelang menyebut harga pembuka. “Dulu orang berbisik-bisik. Sekarang semua mendengar harga yang sama,” ujarnya.',
      'paragraph Cara itu meniru cooperative auction di kota pelabuhan lain, tetapi disederhanakan: tanpa aplikasi dan tanpa kartu anggota, cukup papan nomor dan suara lantang. Pembeli baru boleh ikut setelah menitipkan uang jaminan Rp100.000.',
      'paragraph "Baca juga aturan mainnya di papan itu," kata Sri kepada pembeli yang baru pertama kali datang.',
      'paragraph Editor: begitu para pembeli memanggil juru lelang yang gemar meralat hitungan mereka.',
      'break',
      'paragraph Menjelang pukul 22.00 WIB, bangsal kembali sepi. Di bawah lampu terakhir, Wagiman menghitung uangnya, menyisihkan selembar untuk anak bungsunya, lalu pulang berjalan kaki melewati perahunya, Sinar Fajar. Laut, katanya sambil tertawa, boleh menunggu sampai besok.',
      'signOff: (Z-1)',
      'credit: author | Penulis | Nuraini Hapsari',
      'credit: editor | Editor | Lukman Aditya',
    ]);
    expect(filled(made)).toEqual({
      slug: 'lelang-malam-menghidupkan-pasar-ikan',
      language: 'id',
      publisher: 'harian-contoh.example.org',
      scrapeHost: 'salinan-berita.example.org',
      address: 'https://salinan-berita.example.org/baca/pasar-tambaklorok',
      publishedAt: '2026-11-23T03:40:00Z',
    });
    expect(droppedOf(made)).toEqual([
      'duplicateHeadline: Lelang Malam Menghidupkan Pasar Ikan Tambaklorok',
      'captionLabel: Keterangan foto:',
      'promo: Cek berita dan artikel yang lain di Google News dan ikuti WhatsApp channel harian-contoh.example.org',
      'rail: Terkini Lainnya',
      'rail: Harga Garam Rakyat Mulai Membaik',
      'rail: Perahu Wisata Wajib Sediakan Pelampung Anak',
      'rail: Tautan Sahabat',
    ]);
    expect(made.findings).toEqual([]);
  });

  it('harbour-tram: English furniture, numbered list, credits in brackets', () => {
    const made = scraped(sampleText('harbour-tram'));
    expect(told(made)).toEqual([
      'headline: Night tram returns to the harbour line after eleven years',
      'picture: The 11:40 from Mill Street, the first night tram on the harbour line in eleven years, on Friday. | Photo: Piet Lindqvist/The Example Gazette',
      'paragraph (The last tram) The last tram to Lantern Quay used to leave at twenty past seven, and anyone who missed it walked. On Friday night the 11:40 pulled out of Mill Street with every seat taken and a brass quartet squeezed in beside the driver’s cab.',
      'paragraph It was the first night tram on Port Ellery’s harbour line in eleven years. The city council has paid for a six-month trial, four departures a night from Thursday to Saturday, and will decide in May whether to keep them.',
      'paragraph “I wash dishes until eleven,” said Tomas Reyle, 23, who held a bag of bread rolls on his knees. “Tonight I will be home before they go cold.”',
      'relatedLink: Read more | Harbour line to close for one weekend in March | https://gazette.example.org/city/harbour-line-weekend',
      'paragraph The hours were not chosen at city hall. Last winter the riders’ association left notebooks in cafés, bakeries and the hospital canteen and asked people to write down when they finished work. More than 900 did, and the full table is on its website. Each of the four departures is meant for somebody:',
      'numbered list: 22:10, the evening nurses; | 22:55, the cinema audiences; | 23:40, the kitchens and bars; | 00:25, the bakers, going the other way.',
      'paragraph Not everyone is pleased. Residents of Rope Walk, where the rails bend sharply, have complained about squealing wheels before. The operator has fitted grease boxes to the curve and promised to slow the cars to walking pace after 10 p.m.',
      'paragraph At Lantern Quay the driver, Ines Kovar, switched the destination board back to Mill Street and waited for the harbour clock. Three passengers got on. “That is three who did not have to walk,” she said, and rang the bell.',
      'credit: author | By | Maren Holloway',
      'credit: reporter | Reporting by | Maren Holloway',
      'credit: editor | Editing by | Ada Quill',
    ]);
    expect(filled(made)).toEqual({
      slug: 'night-tram-returns-harbour-line',
      language: 'en',
      publisher: 'The Example Gazette',
      publishedAt: '2026-11-21T07:30:00Z',
    });
    expect(droppedOf(made)).toEqual([
      'duplicateHeadline: Night tram returns to the harbour line after eleven years | The Example Gazette',
      'advertisement: Advertisement · Scroll to continue',
      'rail: Most read',
      'rail: Library opens its roof garden to dogs',
      'rail: Who paints the lighthouse, and how often?',
      'promo: Sign up for our daily newsletter',
    ]);
    expect(made.findings).toEqual([]);
  });
});
