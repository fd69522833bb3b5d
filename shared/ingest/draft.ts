import type { Node } from 'prosemirror-model';
import type { Fields } from '../story/fields';
import type { Words } from '../story/words';
import type { FileComment, FileInside } from './files/file-page';
import type { ReportPiece } from './report';

/** How the bytes were read as text. */
export interface Reading {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** False where the bytes could also have meant another text; the story then carries a finding that says so. */
  readonly certain: boolean;
}

/** Something a person should look at after an import. */
export interface ImportFinding {
  readonly rule: string;
  readonly message: Words;
}

/** What ingest makes of an input: a story that nobody has touched yet, and an account of every character of the input. */
export interface Draft {
  readonly doc: Node;
  /** Pictures that came inside the file, by the id of the picture's node: the key of `files`. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Files that came inside the file: pictures that the story shows, by the keys of `pictures`. */
  readonly files?: ReadonlyMap<string, FileInside>;
  /** Comments that came with the file; their ranges are marked in `doc`. */
  readonly comments?: readonly FileComment[];
  readonly fields: Fields;
  readonly reading: Reading;
  readonly report: readonly ReportPiece[];
  readonly findings: readonly ImportFinding[];
}
