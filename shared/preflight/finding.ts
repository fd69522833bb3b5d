import type { Words } from '../story/words';

/** `stop`: the story cannot leave until it is mended or waived by name. `advise`: someone should look. */
export type Level = 'stop' | 'advise';

/** Something preflight found. Data with a place and a level: the page, the Checks pane and the command line all show it. */
export interface Finding {
  /** Stable name of the rule, as given to `--waive`: `picture.altText`. */
  readonly rule: string;
  readonly level: Level;
  /** The piece of the story it is about, in words of DESIGN.md section 7: `headline`, `picture 1`, `relatedLink 2`, `fields.slug`. */
  readonly where: string;
  readonly message: Words;
  /** Id of the node it is about, where that node has one. */
  readonly node?: string;
  /** Who let it pass, where somebody has. A waived finding no longer stops anything and travels in the package. */
  readonly waivedBy?: string;
}

/** What is known of a picture in the archive. */
export interface PictureInfo {
  /** SHA-256 of its bytes: its name. */
  readonly sha256: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif';
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
}
