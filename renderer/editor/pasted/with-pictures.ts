import { Fragment, Slice } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import { newId } from '../identity';
import { nothingLeftOut } from './blocks';
import { pictureNode } from './pictures';
import type { Pasted } from './reading';

const { picture } = schema.nodes;

/**
 * Picture files beside what was read. Where there are words, the file is only a picture of them, as spreadsheets send it;
 * where the words are no more than the place of a picture, it is that picture.
 */
export function withPictures(read: Pasted | null, files: readonly File[]): Pasted | null {
  if (files.length === 0) return read;
  const nodes = read?.slice.content.content ?? [];
  if (nodes.some((node) => node.type !== picture)) return read;
  const places = files.map((_, at) => nodes[at] ?? pictureNode({ id: newId('picture') }));
  return {
    slice: new Slice(Fragment.from([...places, ...nodes.slice(files.length)]), 0, 0),
    arrival: read?.arrival ?? { program: '', address: null },
    files: files.map((data, at) => ({ id: places[at]?.attrs['id'] as string, name: data.name, data })),
    leftOut: read?.leftOut ?? nothingLeftOut(),
    story: null,
  };
}
