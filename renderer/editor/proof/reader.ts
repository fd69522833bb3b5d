import type { Span } from '../../../shared/story/block-text';
import type { Words } from '../../../shared/story/words';

/** What reads the texts of blocks and says what it found in them, off the typing path. */
export interface Reader<Query, Found extends Span> {
  /** Resolves with what was found in each text, in their order. Rejects with ReadingTrouble where it cannot be read so. */
  read(query: Query, texts: readonly string[]): Promise<readonly (readonly Found[])[]>;
}

/** Why a query found nothing: told to the person as it is. */
export class ReadingTrouble extends Error {
  override name = 'ReadingTrouble';

  constructor(readonly words: Words) {
    super(words.en);
  }
}
