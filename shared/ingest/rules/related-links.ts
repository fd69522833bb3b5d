import type { LabelRule } from './rule';

/** Labels of links to other stories, which stand before the title with a colon: `Baca juga: Banjir Surut`. */
export const RELATED_LINK_LABELS: readonly LabelRule[] = [
  {
    id: 'relatedLink.baca',
    languages: ['id'],
    labels: ['baca juga', 'baca pula', 'baca selengkapnya', 'baca berita selengkapnya', 'baca berita terkait'],
  },
  {
    id: 'relatedLink.simak',
    languages: ['id'],
    labels: ['simak juga', 'simak juga video', 'simak video', 'simak pula', 'simak selengkapnya'],
  },
  { id: 'relatedLink.lihat', languages: ['id'], labels: ['lihat juga', 'lihat pula', 'lihat juga video', 'lihat foto'] },
  { id: 'relatedLink.tonton', languages: ['id'], labels: ['tonton juga', 'saksikan juga', 'dengarkan juga'] },
  {
    id: 'relatedLink.read',
    languages: ['en'],
    labels: ['read also', 'also read', 'read more', 'see also', 'related', 'related story', 'watch also', 'listen also'],
  },
]; // prettier-ignore
