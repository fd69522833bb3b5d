import type { LabelRule } from './rule';

/** Labels of credits: the words before a person's name. What role each names is told by `roleOfLabel` (shared/story/credit.ts). */
export interface CreditRule extends LabelRule {
  /**
   * Where a line with such a label is a credit. `anywhere`: on any line of its own. `edges`: only between headline and lead or
   * after the last prose. `end`: only after the last prose, because elsewhere the same word opens content.
   */
  readonly place: 'anywhere' | 'edges' | 'end';
  /** True where the name may follow with no colon: `By Jane Roe`. */
  readonly bare?: boolean;
}

export const CREDIT_RULES: readonly CreditRule[] = [
  {
    id: 'credit.desk',
    languages: ['id', 'en'],
    place: 'anywhere',
    labels: [
      'penulis', 'reporter', 'pewarta', 'wartawan', 'koresponden', 'kontributor', 'editor', 'redaktur', 'penyunting',
      'penerjemah', 'fotografer', 'ilustrator', 'penulis takarir', 'pemeriksa fakta', 'produser', 'correspondent',
      'contributor', 'translator', 'photographer', 'illustrator', 'fact-checker', 'producer',
    ],
  },
  { id: 'credit.oleh', languages: ['id'], place: 'edges', bare: true, labels: ['oleh'] },
  {
    id: 'credit.by',
    languages: ['en'],
    place: 'edges',
    bare: true,
    labels: [
      'by', 'writing by', 'written by', 'reporting by', 'additional reporting by', 'editing by', 'edited by', 'translation by',
      'translated by', 'photo by', 'photography by', 'illustration by', 'caption by', 'fact-checked by', 'produced by',
    ],
  },
  { id: 'credit.picture', languages: ['id', 'en'], place: 'end', labels: ['foto', 'photo', 'ilustrasi', 'author'] },
  { id: 'credit.source', languages: ['id', 'en'], place: 'end', labels: ['sumber', 'source'] },
]; // prettier-ignore
