import {
  crosshead,
  factBox,
  foreign,
  item,
  list,
  p,
  picture,
  quote,
  relatedLink,
  story,
  strong,
} from '../../../shared/story/builders';
import { newFields } from '../../../shared/story/fields';
import type { Sample } from './sample';

const dyke = {
  file: 'tanggul-wonosari.jpg',
  sha256: '0461e755aaf76991e0b8fb26923da2f491c3bd98b1f55096e813666d6bd3abf4',
  type: 'image/jpeg',
  width: 1600,
  height: 900,
  size: 124760,
} as const;

/** A village mends its dyke: dateline, list, pull quote, fact box, two related links, sign-off with a desk code. */
export const tanggulWonosari: Sample = {
  name: 'tanggul-wonosari',
  pictures: [dyke],
  fields: newFields({
    slug: 'tanggul-wonosari',
    desk: 'Nusantara',
    section: 'Jawa Tengah',
    language: 'id',
    urgency: 4,
    keywords: ['banjir', 'tanggul', 'Demak', 'gotong royong'],
    commissionedLength: 300,
    source: 'Harian Contoh',
    publisher: 'Harian Contoh',
    publishedAt: '2026-11-24T02:15:00Z',
    address: 'https://harian-contoh.example.org/nusantara/tanggul-wonosari',
    copyrightHolder: 'Harian Contoh',
    copyrightNotice: '© 2026 Harian Contoh',
  }),
  doc: story({
    kicker: 'Banjir Demak',
    headline: 'Warga Wonosari Menambal Tanggul sebelum Hujan Berikutnya',
    standfirst:
      'Dalam dua malam, 1.200 karung pasir menutup celah di tepi Kali Tuntang. Air mulai surut, tetapi warga belum mau lengah.',
    byline: 'Oleh Ratri Wulandari',
    dateline: 'DEMAK, HarianContoh.id',
    body: [
      picture({
        id: 'picture-1',
        picture: dyke.sha256,
        altText:
          'Ilustrasi: belasan warga berjajar di atas tanggul dan memindahkan karung pasir dari tangan ke tangan, di belakang mereka rumah-rumah desa dan genangan air.',
        rights: 'Bebas dipakai bersama naskah ini.',
        caption:
          'Warga Desa Wonosari, Demak, memindahkan karung pasir ke tanggul Kali Tuntang, Senin (23/11/2026).',
        creditLine: 'Harian Contoh/Galih Santika',
      }),
      p(
        'Hujan belum benar-benar reda ketika Sutarno menurunkan karung pasir terakhir dari bak truk, Senin (23/11/2026) malam. Di depannya, puluhan warga Desa Wonosari berdiri berjajar di atas tanggul Kali Tuntang dan memindahkan karung itu dari tangan ke tangan.',
      ),
      p(
        'Celah sepanjang enam meter di tanggul itu terbuka pada Sabtu pagi setelah hujan turun tanpa henti selama sembilan jam. Air setinggi betis masuk ke permukiman, tetapi tidak ada korban. Sebanyak 214 warga sempat mengungsi ke balai desa, dan sejak Senin sore sebagian besar sudah pulang.',
      ),
      relatedLink({
        id: 'link-1',
        label: 'Baca juga',
        title: 'Jalur Pantura Kembali Dibuka, Truk Diminta Bergantian',
        href: 'https://harian-contoh.example.org/nusantara/jalur-pantura-dibuka',
      }),
      p(
        '“Kalau menunggu alat berat, sawah kami keburu hilang,” kata Sutarno, ketua rukun tani setempat. “Jadi, kami mulai dengan yang ada: karung, pasir, dan tetangga.”',
      ),
      crosshead('Tiga regu, empat jam'),
      p(
        'Kepala Desa Wonosari Endah Purwaningsih mengatakan pekerjaan dibagi dalam tiga regu yang bergantian setiap empat jam. Remaja mengisi karung di halaman sekolah, sedangkan regu malam menjaga lampu dan mengukur tinggi air.',
      ),
      p('Hingga Selasa (24/11/2026) pagi, warga telah memasang:'),
      list([
        item('1.200 karung pasir di sisi dalam tanggul;'),
        item('80 batang bambu sebagai penahan;'),
        item('dua pompa pinjaman dari desa tetangga.'),
      ]),
      p(
        'Balai pengelola sungai mengirim dua ahli tanah untuk memeriksa hasilnya. Menurut ketua tim, Bagas Prakoso, tambalan itu cukup kuat untuk sementara, ',
        strong('asalkan tidak dilewati kendaraan'),
        '.',
      ),
      quote(
        [p('Kami tidak melawan air. Kami hanya meminta waktu sampai tanggul yang benar selesai dibangun.')],
        'Endah Purwaningsih, Kepala Desa Wonosari',
      ),
      p(
        'Perbaikan permanen dijadwalkan mulai Desember. Pemerintah kabupaten juga menyiapkan ',
        foreign('early warning system', 'en'),
        ', yakni sistem peringatan dini, di tiga titik dan meminta warga menyimpan nomor telepon posko.',
      ),
      relatedLink({
        id: 'link-2',
        label: 'Simak juga',
        title: 'Cara Menyiapkan Tas Siaga Banjir untuk Keluarga',
        href: 'https://harian-contoh.example.org/tips/tas-siaga-banjir',
      }),
      p(
        'Bagi Sutarno, ukuran keberhasilannya sederhana. “Kalau anak-anak tidur sampai pagi,” katanya, “berarti tanggul ini bekerja.”',
      ),
      factBox('Tanggul Wonosari', [
        p('Dibangun pada 1987 dan terakhir ditinggikan sebelas tahun lalu.'),
        list([
          item('Panjang: 2,4 kilometer'),
          item('Tinggi: 3 meter dari permukaan sawah'),
          item('Melindungi: 612 rumah dan 340 hektare sawah'),
        ]),
      ]),
    ],
    signOff: '(rwu/H-2)',
    credits: [
      { role: 'reporter', label: 'Pewarta', name: 'Ratri Wulandari' },
      { role: 'photographer', label: 'Fotografer', name: 'Galih Santika' },
      { role: 'editor', label: 'Penyunting', name: 'Nirmala Hadi' },
    ],
  }),
};
