import type { Node } from 'prosemirror-model';

/** What HTML is read into before it is made into nodes of a story: a flat run of blocks. */
export type PastedBlock =
  | {
      readonly is: 'text';
      /** `caption`: a text that its program calls the caption of the picture beside it. */
      readonly as: 'paragraph' | 'crosshead' | 'caption';
      readonly words: readonly Node[];
      /** What the page calls the credit, within a caption. */
      readonly credit?: string;
    }
  /** An item of a list. Items of one `run` that follow one another are one list; `level` 1 is the outermost. */
  | {
      readonly is: 'item';
      readonly run: string;
      readonly level: number;
      readonly ordered: boolean;
      readonly texts: readonly (readonly Node[])[];
    }
  /** Something whole: a picture, a table, a quote, a break. */
  | { readonly is: 'node'; readonly node: Node };

/** A picture that came as bytes and has to be kept in the archive; by the id of its node. */
export interface PictureFile {
  readonly id: string;
  readonly name: string;
  readonly data: Blob;
}

/** What was on the clipboard and is not copy, by kind, so that nobody is left to wonder. */
export interface LeftOut {
  /** Text that a writer had struck out with tracked changes. */
  deletions: number;
  comments: number;
  /** Lines that pages print around every story, as they stood. */
  readonly lines: string[];
}

export const nothingLeftOut = (): LeftOut => ({ deletions: 0, comments: 0, lines: [] });
