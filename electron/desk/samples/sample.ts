import type { Node } from 'prosemirror-model';
import type { PictureInfo } from '../../../shared/preflight/finding';
import type { Fields } from '../../../shared/story/fields';

/** A picture of a sample: a file in this folder, drawn by `pictures.mjs`. */
export interface SamplePicture extends PictureInfo {
  /** Its name in this folder. */
  readonly file: string;
}

/** A story of our own writing: for the first run, the tests and the pictures in the README. People and papers are invented. */
export interface Sample {
  /** The name of its files in this folder; also its slug. `NAME.txt` is the same story as a scrape would have it. */
  readonly name: string;
  readonly doc: Node;
  readonly fields: Fields;
  readonly pictures: readonly SamplePicture[];
}
