import type { Words } from './words';
import { words } from './words';

/** What a person did for a story. The house's own label stands beside it, exactly as printed. */
export const CREDIT_ROLES = [
  'author',
  'reporter',
  'contributor',
  'editor',
  'translator',
  'photographer',
  'illustrator',
  'captionWriter',
  'factChecker',
  'producer',
  'source',
  'other',
] as const;

export type CreditRole = (typeof CREDIT_ROLES)[number];

/** A credit: one person (or source) under one printed label. */
export interface Credit {
  readonly role: CreditRole;
  /** The label exactly as printed, without the colon: "Editor", "Pewarta", "Penulis | Editor". */
  readonly label: string;
  readonly name: string;
}

/** What a role is called on the page when the house has no label of its own. */
export const ROLE_LABELS: Readonly<Record<CreditRole, Words>> = {
  author: words('Penulis', 'By'),
  reporter: words('Reporter', 'Reporting by'),
  contributor: words('Kontributor', 'Contributor'),
  editor: words('Editor', 'Editing by'),
  translator: words('Penerjemah', 'Translation by'),
  photographer: words('Fotografer', 'Photography by'),
  illustrator: words('Ilustrator', 'Illustration by'),
  captionWriter: words('Penulis takarir', 'Caption by'),
  factChecker: words('Pemeriksa fakta', 'Fact-checked by'),
  producer: words('Produser', 'Produced by'),
  source: words('Sumber', 'Source'),
  other: words('Kredit', 'Credit'),
};

const CPPROLE = 'http://cv.iptc.org/newscodes/contentprodpartyrole/';

/**
 * IPTC content production party role of each role (controlled vocabulary `cpprole`, released 2024-02-13).
 * The vocabulary has no reporter, photographer or translator; the nearest term is our choice, and the printed label
 * travels beside it so that nothing depends on the choice.
 */
export const ROLE_TERMS: Readonly<Record<CreditRole, string>> = {
  author: `${CPPROLE}author`,
  reporter: `${CPPROLE}correspondent`,
  contributor: `${CPPROLE}origcont`,
  editor: `${CPPROLE}editor`,
  translator: `${CPPROLE}contentEditor`,
  photographer: `${CPPROLE}cameraOperator`,
  illustrator: `${CPPROLE}cameraOperator`,
  captionWriter: `${CPPROLE}descrWriter`,
  factChecker: `${CPPROLE}factChecker`,
  producer: `${CPPROLE}producer`,
  source: `${CPPROLE}contentSource`,
  other: `${CPPROLE}origcont`,
};

/** Printed labels, in lower case with single spaces, and the role each one names. */
const LABEL_ROLES: Readonly<Record<string, CreditRole>> = {
  penulis: 'author',
  oleh: 'author',
  'story by': 'author',
  'text by': 'author',
  'words by': 'author',
  by: 'author',
  'writing by': 'author',
  'written by': 'author',
  author: 'author',
  reporter: 'reporter',
  pewarta: 'reporter',
  wartawan: 'reporter',
  jurnalis: 'reporter',
  'laporan wartawan': 'reporter',
  koresponden: 'reporter',
  correspondent: 'reporter',
  'reporting by': 'reporter',
  kontributor: 'contributor',
  contributor: 'contributor',
  'additional reporting by': 'contributor',
  editor: 'editor',
  redaktur: 'editor',
  penyunting: 'editor',
  'redaktur pelaksana': 'editor',
  'redaktur bahasa': 'editor',
  'penyelaras bahasa': 'editor',
  'compiled by': 'editor',
  'additional editing by': 'editor',
  'editing by': 'editor',
  'edited by': 'editor',
  penerjemah: 'translator',
  'alih bahasa': 'translator',
  'translation by': 'translator',
  'translated by': 'translator',
  translator: 'translator',
  fotografer: 'photographer',
  foto: 'photographer',
  photographer: 'photographer',
  photo: 'photographer',
  picture: 'photographer',
  'photo by': 'photographer',
  'photos by': 'photographer',
  'photographs by': 'photographer',
  'photography by': 'photographer',
  ilustrator: 'illustrator',
  ilustrasi: 'illustrator',
  infografis: 'illustrator',
  grafis: 'illustrator',
  graphic: 'illustrator',
  illustrator: 'illustrator',
  'illustration by': 'illustrator',
  'penulis takarir': 'captionWriter',
  'caption by': 'captionWriter',
  'pemeriksa fakta': 'factChecker',
  'fact-checked by': 'factChecker',
  'fact-checker': 'factChecker',
  produser: 'producer',
  producer: 'producer',
  'produced by': 'producer',
  video: 'producer',
  'video by': 'producer',
  uploader: 'producer',
  pengunggah: 'producer',
  sumber: 'source',
  source: 'source',
};

/** The role a printed label names, or null if it is no label that we know. A joined label takes its first part's role. */
export function roleOfLabel(label: string): CreditRole | null {
  const plain = label.toLowerCase().replace(/\s+/g, ' ').trim();
  const first = plain.split(/\s*[|/&]\s*/)[0] ?? '';
  return LABEL_ROLES[plain] ?? LABEL_ROLES[first] ?? null;
}

/** The credit as it is printed: "Editor: Thalatie Yani"; "By Jane Roe" keeps its missing colon. */
export function creditText(credit: Pick<Credit, 'label' | 'name'>): string {
  if (!credit.label) return credit.name;
  return /\bby$/i.test(credit.label) ? `${credit.label} ${credit.name}` : `${credit.label}: ${credit.name}`;
}
