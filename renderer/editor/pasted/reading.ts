import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ingestText } from '../../../shared/ingest/ingest';
import type { FieldChange } from '../../../shared/story/fields';
import { newFields } from '../../../shared/story/fields';
import { schema } from '../../../shared/story/schema';
import { textOf } from '../clipboard-text';
import { nothingLeftOut, type LeftOut, type PictureFile } from './blocks';
import type { Carried } from './carried';
import { readHtml } from './html-reading';
import { readOwnCopy } from './own-copy';
import { originOf, programOfText, type Arrival } from './provenance';
import { shaped } from './shaping';
import { readLines, readText } from './text-reading';

/** How words are to be pasted: as they are meant, as bare lines, or read as a story by the importer. */
export type PasteWay = 'asMeant' | 'plain' | 'story';

/** What was carried, read: content for the page and what belongs to it. */
export interface Pasted {
  readonly slice: Slice;
  readonly arrival: Arrival;
  /** Bytes of pictures that stand in the slice without a file. */
  readonly files: readonly PictureFile[];
  readonly leftOut: LeftOut;
  /** A whole story, where the importer read one. */
  readonly story: { readonly doc: Node; readonly fields: FieldChange } | null;
}

const { paragraph } = schema.nodes;
const nowhere: Arrival = { program: '', address: null };

/** Blocks as a slice: words out of one text flow into the text they are set in, and so do first and last of many. */
function sliceOf(nodes: readonly Node[]): Slice {
  const flows = (node: Node | undefined) => (node?.type === paragraph ? 1 : 0);
  return new Slice(Fragment.from(nodes), flows(nodes[0]), flows(nodes.at(-1)));
}

function plainText(carried: Carried): string {
  if (carried.text !== '' || carried.html === '') return carried.text;
  const { html } = originOf(carried.html);
  return textOf(Fragment.from(shaped(readHtml(html, null).blocks, nothingLeftOut(), false)));
}

/** Reads HTML as it is meant. Null where there is nothing in it. */
function readMarkup(given: string): Omit<Pasted, 'story'> | null {
  const { html, program, address, isPage } = originOf(given);
  const { blocks, files, leftOut } = readHtml(html, address);
  const nodes = shaped(blocks, leftOut, isPage);
  return nodes.length > 0 ? { slice: sliceOf(nodes), arrival: { program, address }, files, leftOut } : null;
}

/** Reads text through the importer. */
function readAsStory(given: string, arrival: Arrival): Pasted {
  const draft = ingestText(given, { encoding: 'utf-8', certain: true });
  const blank = newFields();
  const told = Object.entries(draft.fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(blank[name as keyof typeof blank]),
  );
  const furnished = draft.doc.children.filter((node) => node.textContent !== '' || !node.isTextblock);
  const lines = draft.report.flatMap(({ fate, text }) =>
    fate === 'dropped' && text.trim() ? [text.trim()] : [],
  );
  return {
    slice: new Slice(Fragment.from(furnished.filter((node) => node.content.size > 0 || node.isLeaf)), 0, 0),
    arrival,
    files: [],
    leftOut: { ...nothingLeftOut(), lines },
    story: { doc: draft.doc, fields: Object.fromEntries(told) as FieldChange },
  };
}

/** Reads what a clipboard or a drag carries (its files apart). Null where there are no words in it. */
export function readCarried(carried: Carried, way: PasteWay = 'asMeant'): Pasted | null {
  const own = readOwnCopy(carried.own);
  const arrivalOfOwn: Arrival | null = own && { program: 'Redaksi', address: null, story: own.story };
  const told = () => {
    const { program, address } =
      carried.html === '' ? { ...nowhere, program: programOfText(carried.text) } : originOf(carried.html);
    return arrivalOfOwn ?? { program, address };
  };
  const bare = { files: [], leftOut: nothingLeftOut(), story: null };
  if (way !== 'asMeant') {
    const text = plainText(carried);
    if (text.trim() === '') return null;
    if (way === 'story') return readAsStory(text, told());
    return { slice: sliceOf(shapedLines(text)), arrival: told(), ...bare };
  }
  if (own && arrivalOfOwn) return { slice: own.slice, arrival: arrivalOfOwn, ...bare };
  const markup = carried.html === '' ? null : readMarkup(carried.html);
  if (markup) return { ...markup, story: null };
  const program = programOfText(carried.text);
  const leftOut = nothingLeftOut();
  const nodes = shaped(readText(carried.text, program === 'WhatsApp'), leftOut, false);
  return nodes.length > 0
    ? { slice: sliceOf(nodes), arrival: { ...nowhere, program }, files: [], leftOut, story: null }
    : null;
}

const shapedLines = (text: string): Node[] =>
  readLines(text).flatMap((block) => (block.is === 'text' ? [paragraph.create(null, [...block.words])] : []));
