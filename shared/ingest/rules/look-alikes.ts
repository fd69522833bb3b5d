import type { LineRule } from './rule';

/** Copy that has the look of furniture and is kept: what the report says of it, so that a person can decide otherwise. */
export const LOOK_ALIKES: readonly Omit<LineRule, 'as' | 'copy'>[] = [
  {
    id: 'look-alike.syndication',
    languages: ['id'],
    pattern: /^artikel ini (?:telah|sudah) (?:tayang|terbit) di\b/iu,
    why: 'says where the copy appeared before; kept as copy',
    examples: ['Artikel ini telah tayang di Harian Contoh dengan judul Banjir Surut'],
  },
  {
    id: 'look-alike.related-link',
    languages: ['id', 'en'],
    pattern: /^["“‘']?(?:baca|simak|lihat|tonton) (?:juga|pula|selengkapnya)\b|^["“‘']?(?:read (?:also|more)|see also)\b/iu,
    why: 'reads a little like a link to another story, but has not its form; kept as copy',
    examples: ['"Baca juga buku itu," katanya.', 'Baca juga:', 'Read more books, she says.'],
  },
  {
    id: 'look-alike.credit',
    languages: ['id', 'en'],
    pattern:
      /^(?:penulis|reporter|pewarta|wartawan|editor|redaktur|penyunting|penerjemah|fotografer|foto|photo|sumber|source|oleh|uploader)\s?:/iu,
    why: 'opens with the label of a credit, but may be content; kept as copy',
    examples: ['Sumber:', 'Foto: seorang anak berlari di pematang.', 'Editor: apa yang Anda cari?'],
  },
  {
    id: 'look-alike.sign-off',
    languages: ['id', 'en'],
    pattern: /\([^()]{2,30}\)$/u,
    why: 'ends in brackets that are no sign-off we know; kept as copy',
    examples: ['Kisah ini berlanjut besok. (bersambung)'],
  },
]; // prettier-ignore
