import type { RuleFamily } from '../rule';
import { words } from '../../../story/words';

/** Kompas.com: `JAKARTA, KOMPAS.com - `, stamp with the outlet's name, `Lihat Foto` above captions. */
export const KOMPAS: RuleFamily = {
  id: 'kompas',
  name: 'Kompas.com, Kompas',
  rules: [
    {
      kind: 'dateline',
      id: 'kompas.dateline',
      languages: ['id'],
      forms: ['{place}, KOMPAS.com', '{place}, KOMPAS.TV', '{place}, KOMPAS', 'KOMPAS.com', 'KOMPAS.TV'],
      examples: ['JAKARTA, KOMPAS.com - Hujan', 'KOMPAS.com - Hujan', 'JAKARTA, KOMPAS — Hujan', 'BANDUNG, KOMPAS.TV - Hujan'],
      copy: ['KOMPAS menolak - tegas'],
    },
    {
      kind: 'drop',
      id: 'kompas.lihat-foto',
      languages: ['id'],
      line: { is: ['lihat foto', 'lihat video', 'baca tentang'] },
      as: 'placeholder',
      why: words('tombol halaman, di atas foto', 'a button of the page, above a picture'),
      examples: ['Lihat Foto'],
      copy: ['Lihat foto itu, kata ibunya.'],
    },
    {
      kind: 'drop',
      id: 'kompas.promo',
      languages: ['id'],
      line: {
        starts: ['dapatkan update berita pilihan', 'kami memberikan ruang untuk anda', 'segera lengkapi data dirimu', 'periksa kembali dan lengkapi data dirimu', 'simak breaking news dan berita pilihan kami', 'di tengah kesibukan'],
        contains: ['kompas.com', 'grup telegram', 'data dirimu', 'langsung di ponselmu', 'install aplikasi telegram'],
      },
      as: 'promo',
      why: words('mempromosikan saluran media itu sendiri', "promotes the outlet's own channels"),
      examples: [
        'Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu akses berita Kompas.com WhatsApp Channel : https://www.whatsapp.com/channel/contoh. Pastikan kamu sudah install aplikasi WhatsApp ya.',
        'Segera lengkapi data dirimu untuk ikutan program #JernihBerkomentar.',
      ],
      copy: ['Di tengah kesibukan pasar, Wagiman tertidur.'],
    },
    {
      kind: 'creditLine',
      id: 'kompas.credit-line',
      languages: ['id'],
      starts: ['kompas.com/', 'kompas/', 'kompas tv/', 'tribunnews/', 'shutterstock', 'freepik', 'unsplash', 'pexels', 'pixabay', 'thinkstockphotos', 'istockphoto'],
      alone: true,
      examples: ['Warga menambal tanggul.(KOMPAS.com/GALIH SANTIKA)', 'Ilustrasi banjir.(SHUTTERSTOCK/CONTOH)', 'Ilustrasi hujan (Unsplash/Galih)'],
      copy: ['Ia bekerja di pers. (kompas)'],
    },
    {
      kind: 'syndication',
      id: 'kompas.tayang-tv',
      languages: ['id'],
      line: { starts: ['artikel ini telah tayang di kompas.com', 'sebagian artikel ini telah tayang di', 'artikel ini merupakan bagian dari'] },
      examples: ['Sebagian artikel ini telah tayang di Kompas.com dengan judul Banjir Surut'],
      copy: ['Sebagian artikel ini hilang, katanya.'],
    },
  ],
}; // prettier-ignore
