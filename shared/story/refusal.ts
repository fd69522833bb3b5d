import type { Tongue, Words } from './words';

/**
 * Why something was not done. `no`: the answer is no (findings stop it, the input is not a story).
 * `use`: called wrongly. `io`: the disk, the file or the connection would not. The command line exits with 1, 2, 3.
 */
export type RefusalKind = 'no' | 'use' | 'io';

/** The three things a person must hear: what happened, what was kept, what to do. */
export interface RefusalNotice {
  readonly kind: RefusalKind;
  /** Stable name for programs, such as `story.unknown`. */
  readonly code: string;
  readonly what: Words;
  readonly kept: Words;
  readonly todo: Words;
}

/** An expected refusal, fit to be shown to a person as it is. Anything else that is thrown is a defect of ours. */
export class Refusal extends Error {
  constructor(readonly notice: RefusalNotice) {
    super(`${notice.code}: ${refusalLine(notice, 'en')}`);
    this.name = 'Refusal';
  }
}

/** The notice as one line of three parts, `what; what was kept; what to do`: no part has a semicolon or a line break of its own. */
export function refusalLine(notice: RefusalNotice, tongue: Tongue): string {
  const parts = [notice.what[tongue], notice.kept[tongue], notice.todo[tongue]];
  return parts
    .map((part) =>
      part
        .replace(/[;\s]*;\s*/g, ', ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join('; ');
}
