import type { ClearedStory } from '../preflight/clearance';
import { FEATURES, type Feature } from './features';
import { writeHtml } from './html';
import type { Manuscript } from './manuscript';
import { writeMarkdown } from './markdown';
import { writeNinjs1 } from './ninjs-1';
import { writeNinjs3 } from './ninjs-3';
import { writeWireText } from './wire-text';

/** A format that a story can leave in. */
export interface Format {
  /** As given to `--formats`. */
  readonly id: string;
  /** Its file in the package. */
  readonly file: string;
  readonly standard: string;
  /** What its writer cannot carry, of what a story may have. */
  readonly drops: ReadonlySet<Feature>;
  readonly write: (manuscript: Manuscript, cleared: ClearedStory) => string;
}

const only = (...features: readonly Feature[]) => new Set(features);
const allBut = (...features: readonly Feature[]) =>
  new Set(FEATURES.filter((feature) => !features.includes(feature)));

const NINJS_DROPS = only(
  'emphasisAboveBody',
  'foreignAboveBody',
  'crop',
  'creditRoleBeyondTerms',
  'publishedAt',
  'mailAddress',
  'unprintable',
);

/** Every format of this build, in the order of its files. */
export const FORMATS: readonly Format[] = [
  {
    id: 'html',
    file: 'article.html',
    standard: 'HTML, schema.org 30.0 NewsArticle, Open Graph',
    drops: only('crop', 'embargo', 'mailAddress', 'noteToEditors', 'urgency', 'unprintable'),
    write: writeHtml,
  },
  {
    id: 'ninjs',
    file: 'article.ninjs.json',
    standard: 'IPTC ninjs 3.1',
    drops: NINJS_DROPS,
    write: writeNinjs3,
  },
  {
    id: 'ninjs-1.6',
    file: 'article.ninjs-1.6.json',
    standard: 'IPTC ninjs 1.6',
    drops: NINJS_DROPS,
    write: writeNinjs1,
  },
  {
    id: 'md',
    file: 'article.md',
    standard: 'CommonMark with GFM tables',
    drops: allBut(
      'strong',
      'emphasis',
      'emphasisAboveBody',
      'linkAddress',
      'relatedAddress',
      'embedAddress',
      'pictureFile',
      'altText',
      'headerRow',
    ),
    write: writeMarkdown,
  },
  {
    id: 'txt',
    file: 'article.txt',
    standard: 'plain text, UTF-8',
    drops: allBut('leadIn', 'embedAddress'),
    write: writeWireText,
  },
];
