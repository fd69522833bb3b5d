import type { Node } from 'prosemirror-model';
import type { Fields } from '../story/fields';
import type { Words } from '../story/words';
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
  readonly fields: Fields;
  readonly reading: Reading;
  readonly report: readonly ReportPiece[];
  readonly findings: readonly ImportFinding[];
}
