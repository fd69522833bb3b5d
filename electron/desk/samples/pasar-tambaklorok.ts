import {
  crosshead,
  em,
  embed,
  foreign,
  leadIn,
  link,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  strong,
  table,
} from '../../../shared/story/builders';
import { newFields } from '../../../shared/story/fields';
import type { Sample } from './sample';

const harbour = {
  file: 'pasar-tambaklorok.jpg',
  sha256: 'e578bca24b6412a2f6569ec78b4ee3672e4b5c53d100b95aa5e4c72ad307a0d6',
  type: 'image/jpeg',
  width: 1600,
  height: 900,
  size: 101682,
} as const;

/** A fish market opens at night: lead-in, table, embed, section break, links in the copy, foreign words. */
export const pasarTambaklorok: Sample = {
  name: 'pasar-tambaklorok',
  pictures: [harbour],
  fields: newFields({
    slug: 'pasar-tambaklorok',
    desk: 'Ekonomi',
    section: 'Ekonomi Pesisir',
    language: 'id',
    urgency: 5,
    keywords: ['nelayan', 'lelang ikan', 'Semarang', 'koperasi'],
    commissionedLength: 320,
    source: 'Harian Contoh',
    publisher: 'Harian Contoh',
    publishedAt: '2026-11-23T03:40:00Z',
    address: 'https://harian-contoh.example.org/ekonomi/pasar-tambaklorok',
    copyrightHolder: 'Harian Contoh',
    copyrightNotice: '© 2026 Harian Contoh',
  }),
  doc: story({
    kicker: 'Ekonomi Pesisir',
    headline: 'Lelang Malam Menghidupkan Pasar Ikan Tambaklorok',
    standfirst:
      'Nelayan tak perlu lagi menunggu pagi. Kuncinya bukan lampu, melainkan timbangan yang dapat dilihat semua orang.',
    byline: 'Oleh Nuraini Hapsari',
    dateline: '',
    body: [
      picture({
        id: 'picture-1',
        picture: harbour.sha256,
        altText:
          'Ilustrasi: bangsal pasar ikan yang terang di tepi dermaga saat senja, para pembeli berdiri di depan lapak, empat perahu nelayan bertambat di depannya.',
        rights: 'Bebas dipakai bersama naskah ini.',
        caption:
          'Pembeli menunggu lelang malam dibuka di Pasar Ikan Tambaklorok, Semarang, Minggu (22/11/2026).',
        creditLine: 'Harian Contoh/Yudha Pramana',
      }),
      p(
        leadIn('Lampu'),
        ' di dermaga Tambaklorok, Semarang, baru menyala ketika Wagiman menambatkan perahunya, Minggu (22/11/2026) petang. Biasanya ia harus menunggu pagi untuk menjual tangkapan. Kini, sebelum pukul 20.00 WIB, dua keranjang kembungnya sudah berpindah tangan.',
      ),
      p(
        'Sejak awal bulan, koperasi nelayan setempat membuka lelang malam di bangsal pasar ikan. Perahu yang merapat selepas magrib tidak lagi bermalam dengan palka penuh es, dan pemilik warung mendapat ikan yang baru beberapa jam keluar dari laut.',
      ),
      quote(
        [p('Es mahal, waktu lebih mahal lagi. Sekarang ikan saya tidak sempat menginap.')],
        'Wagiman, nelayan Tambaklorok',
      ),
      crosshead('Timbangan terbuka'),
      p(
        'Ketua koperasi Sri Lestari Ningrum mengatakan kuncinya bukan lampu, melainkan timbangan yang dapat dilihat semua orang. Angkanya tampil di layar besar, lalu juru lelang menyebut harga pembuka. “Dulu orang berbisik-bisik. Sekarang semua mendengar harga yang sama,” ujarnya.',
      ),
      p(
        'Cara itu meniru ',
        foreign('cooperative auction', 'en'),
        ' di kota pelabuhan lain, tetapi disederhanakan: tanpa aplikasi dan tanpa kartu anggota, cukup ',
        strong('papan nomor dan suara lantang'),
        '. Pembeli baru boleh ikut setelah menitipkan uang jaminan Rp100.000.',
      ),
      relatedLink({
        id: 'link-1',
        label: 'Baca juga',
        title: 'Harga Es Balok Turun, Nelayan Kecil Bernapas Lega',
        href: 'https://harian-contoh.example.org/ekonomi/harga-es-balok',
      }),
      p(
        'Harga di tingkat nelayan naik rata-rata sepersepuluh, menurut ',
        link('catatan koperasi', 'https://koperasi-tambaklorok.example.org/catatan'),
        ' selama tiga pekan pertama. Pedagang tidak keberatan karena ikan lebih segar dan sisa dagangan berkurang.',
      ),
      table(
        row(['Jenis ikan', 'Harga pagi', 'Lelang malam'], true),
        row(['Kembung', 'Rp32.000', 'Rp36.000']),
        row(['Tongkol', 'Rp24.000', 'Rp27.000']),
        row(['Udang', 'Rp78.000', 'Rp85.000']),
      ),
      p(
        'Tidak semuanya berjalan mulus. Listrik padam dua kali pada pekan pertama, dan juru parkir kewalahan mengatur sepeda motor. Dinas perikanan berjanji menambah genset serta meratakan jalan masuk sebelum musim barat.',
      ),
      embed(
        'embed-1',
        'https://harian-contoh.example.org/video/lelang-malam',
        'Video: satu jam di lelang malam Tambaklorok',
      ),
      sectionBreak(),
      p(
        'Menjelang pukul 22.00 WIB, bangsal kembali sepi. Di bawah lampu terakhir, Wagiman menghitung uangnya, menyisihkan selembar untuk anak bungsunya, lalu pulang berjalan kaki melewati perahunya, ',
        em('Sinar Fajar'),
        '. Laut, katanya sambil tertawa, boleh menunggu sampai besok.',
      ),
    ],
    signOff: '(nha/Z-1)',
    credits: [
      { role: 'author', label: 'Penulis', name: 'Nuraini Hapsari' },
      { role: 'photographer', label: 'Fotografer', name: 'Yudha Pramana' },
      { role: 'editor', label: 'Editor', name: 'Lukman Aditya' },
      { role: 'other', label: 'Penyelaras bahasa', name: 'Mutiara Rahayu' },
    ],
  }),
};
