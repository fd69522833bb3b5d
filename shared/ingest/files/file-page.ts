import type { Credit } from '../../story/credit';
import type { FieldChange } from '../../story/fields';
import type { Words } from '../../story/words';
import type { PageMarkup } from './page-markup';

/**
 * What every reader of a file format hands on: the copy as a page of HTML or as plain text, and apart from it everything that the
 * format names outright, so that nobody has to guess it. The page then goes the way of every web page through the recognisers.
 */
export interface FilePage {
  readonly body: FileBody;
  readonly furniture: FileFurniture;
  readonly fields: FieldChange;
  /** Pictures that stand beside the copy, in their order; those within it are in the page. */
  readonly pictures: readonly FilePicture[];
  readonly related: readonly FileLink[];
  readonly comments: readonly FileComment[];
  /** Files inside the file, under the address that the page's `<img src>` or a picture's `source` gives them (`file:word/media/a.jpg`). */
  readonly files: ReadonlyMap<string, FileInside>;
  /** What the file holds and the story cannot: each with its text, if it has one. */
  readonly left: readonly LeftOut[];
}

export type FileBody =
  /** Made by one of our readers: its `<ins>`, `<del>`, `<mark data-comment>` and `data-break` are what the document says. */
  | { readonly is: 'document'; readonly markup: PageMarkup }
  /** HTML as somebody wrote it: nothing in it is believed but its text and structure. */
  | { readonly is: 'html'; readonly markup: string }
  | { readonly is: 'text'; readonly text: string };

/** Furniture that the format names. An absent piece is not known; an empty one is known to be empty. */
export interface FileFurniture {
  readonly kicker?: string;
  readonly headline?: string;
  readonly standfirst?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly signOff?: string;
  readonly credits?: readonly Credit[];
}

export interface FilePicture {
  /** Key of `files`, or an address outside, or null. */
  readonly source: string | null;
  readonly caption: string;
  readonly creditLine: string;
  readonly altText: string;
  readonly rights: string;
}

export interface FileLink {
  /** Printed before the title; empty where the file has none, and the house's own is used. */
  readonly label: string;
  readonly title: string;
  readonly href: string | null;
}

export interface FileInside {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A comment in the margin of a document. `replyTo` is the id of the comment it answers. */
export interface FileComment {
  readonly id: string;
  readonly author: string;
  /** ISO 8601 UTC, or null where the file does not say. */
  readonly at: string | null;
  readonly text: string;
  readonly replyTo: string | null;
  readonly isResolved: boolean;
}

export interface LeftOut {
  readonly what: Words;
  readonly text: string;
}

/** The files inside a document that is a zip, by path. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A page with nothing but its body, for a reader to fill. */
export function filePage(body: FileBody, given: Partial<Omit<FilePage, 'body'>> = {}): FilePage {
  return {
    body,
    furniture: {},
    fields: {},
    pictures: [],
    related: [],
    comments: [],
    files: new Map(),
    left: [],
    ...given,
  };
}

/**
 * An instant as the journal writes it, from an ISO 8601 text; null where it is none. A time without a zone is taken as UTC: Word
 * and OpenDocument mean it so, and a wire that leaves the zone out gives nothing better to go by.
 */
export function instantOf(text: string | undefined): string | null {
  if (!text) return null;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}
