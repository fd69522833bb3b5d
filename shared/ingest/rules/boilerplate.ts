import type { LineRule } from './rule';

/**
 * What a page prints around a story and no story contains. Only what is unmistakable: a line that could be copy is copy.
 * "Artikel ini telah tayang di ..." is not here: it says where the copy came from, and stays.
 */
export const BOILERPLATE: readonly LineRule[] = [
  {
    id: 'promo.cek-berita',
    languages: ['id'],
    pattern: /^cek (?:berita|artikel)\b.{0,200}\b(?:google news|whatsapp|telegram)\b/iu,
    as: 'promo',
    why: "promotes the outlet's own channels",
    examples: [
      'Cek berita dan artikel yg lain di Google News dan dan ikuti WhatsApp channel mediaindonesia.com',
      'Cek Berita dan Artikel yang lain di Google News',
    ],
    copy: ['Cek berita sebelum membagikannya, kata dosen itu.'],
  },
  {
    id: 'promo.ikuti',
    languages: ['id'],
    pattern:
      /^(?:ikuti|gabung|bergabung|dapatkan|jangan lewatkan|simak)\b.{0,200}\b(?:google news|(?:whatsapp|telegram) (?:channel|group)|(?:channel|kanal|saluran|grup) (?:whatsapp|telegram))\b/iu,
    as: 'promo',
    why: "promotes the outlet's own channels",
    examples: [
      'Ikuti kami di Google News dan dapatkan berita pilihan setiap hari.',
      'Dapatkan update berita pilihan setiap hari. Mari bergabung di Grup Telegram "Harian Contoh".',
      'Gabung di channel WhatsApp Harian Contoh',
    ],
    copy: ['Ikuti aturan main, kata pelatih.', 'Bergabung dengan klub itu pada 2019, ia mencetak sepuluh gol.'],
  },
  {
    id: 'promo.follow',
    languages: ['en'],
    pattern:
      /^(?:follow us on|sign up (?:for|to) (?:our|the|your)\b.{0,80}\bnewsletters?\b|join our (?:whatsapp|telegram)|download our app|subscribe to our)\b/iu,
    as: 'promo',
    why: "promotes the outlet's own channels",
    examples: ['Sign up for our daily newsletter', 'Follow us on Google News and WhatsApp', 'Join our WhatsApp channel'],
    copy: ['Sign up for the race closes on Friday, the council said.', 'Join us or leave, the coach told them.'],
  },
  {
    id: 'rail.id',
    languages: ['id'],
    pattern:
      /^(?:terkini lainnya|tautan sahabat|berita (?:terkait|lainnya|terkini|terpopuler)|artikel (?:terkait|lainnya)|terpopuler|paling populer|terbaru|rekomendasi (?:untuk anda|lainnya)|pilihan editor|tag terkait|topik terkait|komentar)\s?:?$/iu,
    as: 'rail',
    why: "the heading of a list that the page prints beside every story",
    examples: ['Terkini Lainnya', 'Tautan Sahabat', 'Berita Terkait', 'TERPOPULER', 'Pilihan Editor'],
    copy: ['Terkini, lainnya menyusul.', 'Komentar warga beragam.'],
  },
  {
    id: 'rail.en',
    languages: ['en'],
    pattern: /^(?:most (?:read|popular|viewed)|related (?:stories|articles|news)|more (?:stories|news|from [^.,;!?]{1,40})|recommended(?: for you)?|trending(?: now)?|latest news|you may also like|comments)\s?:?$/iu,
    as: 'rail',
    why: "the heading of a list that the page prints beside every story",
    examples: ['Most read', 'Related stories', 'More from The Example Gazette', 'You may also like'],
    copy: ['More from the scene as it comes in, she said.', 'Related stories were told for years.'],
  },
  {
    id: 'advertisement',
    languages: ['id', 'en'],
    pattern:
      /^[-–—[(]{0,3} ?(?:advertisement|iklan|advertorial space|konten bersponsor|sponsored content|(?:advertisement ?[·•|-] ?)?scroll to continue(?: with content| reading)?|lanjutkan membaca di bawah iklan|article continues (?:below|after)(?: this)?(?: ad(?:vertisement)?)?) ?[-–—\])]{0,3}\.?$/iu,
    as: 'advertisement',
    why: 'marks the place of an advertisement',
    examples: ['ADVERTISEMENT', 'SCROLL TO CONTINUE WITH CONTENT', '--- Iklan ---', 'Advertisement · Scroll to continue'],
    copy: ['Iklan itu ditarik.', 'Advertisement spending fell.'],
  },
  {
    id: 'placeholder',
    languages: ['id', 'en'],
    pattern: /^(?:\[gambas:[^\]]{1,80}\]|zoom-in-white|perbesar|video player is loading\.?)$/iu,
    as: 'placeholder',
    why: 'stands where the page shows something that is not text',
    examples: ['[Gambas:Video 20detik]', 'zoom-in-white', 'Perbesar'],
    copy: ['Perbesar peluang menang, katanya.'],
  },
  {
    id: 'pages',
    languages: ['id', 'en'],
    pattern: /^(?:halaman(?: selanjutnya)?:? ?\d{1,2} ?(?:dari|\/) ?\d{1,2}|page \d{1,2} of \d{1,2}|halaman selanjutnya|next page)$/iu,
    as: 'pageNumber',
    why: 'says which page of the web version this was',
    examples: ['Halaman 1 dari 3', 'Page 2 of 2', 'Halaman selanjutnya'],
    copy: ['Halaman 12 buku itu robek.'],
  },
  {
    id: 'share',
    languages: ['id', 'en'],
    pattern: /^(?:bagikan|share|bagikan artikel(?: ini)?|share this (?:story|article)|copy link|salin tautan|bagikan:? ?(?:facebook|twitter|whatsapp|telegram|line|,|\||·| )+)$/iu,
    as: 'shareBar',
    why: 'a button of the page',
    examples: ['Bagikan', 'Share this story', 'Salin tautan'],
    copy: ['Bagikan makanan kepada tetangga.'],
  },
]; // prettier-ignore
