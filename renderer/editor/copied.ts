import { Fragment, Slice } from 'prosemirror-model';
import { withoutComments } from '../../shared/story/content-hash';
import { readSlice } from './suggesting';

/**
 * What a copy takes along: the words as they read on the page, without review marks. What is struck, comments and the notes on
 * changes stay with their story; a view of the changes (shown-story.ts) has none, and is copied as it stands.
 */
export function copied(slice: Slice): Slice {
  const read = readSlice(slice);
  return new Slice(
    Fragment.from(read.content.content.map((node) => withoutComments(node))),
    read.openStart,
    read.openEnd,
  );
}
