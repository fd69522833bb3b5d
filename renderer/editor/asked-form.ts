import type { Command } from 'prosemirror-state';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { words, type Words } from '../../shared/story/words';
import { readAddress } from './inserting';
import type { Lookup } from './lookup';

/** What a form beside the text is: its lines, what the archive has for them, and what its answers do. */

export type Values = Readonly<Record<string, string>>;

/** Something that was found, and what it fills in. */
export interface Suggestion {
  readonly shown: string;
  readonly note?: Words;
  readonly fills: Values;
  /** What was typed is exactly this: it fills in what is still empty without being chosen. */
  readonly isExact?: boolean;
}

/** A line of the form beside the text. */
export interface AskedField {
  readonly name: string;
  readonly words: Words;
  readonly value: string;
  /** What may be chosen, where it is a choice. */
  readonly options?: readonly { readonly value: string; readonly words: Words }[];
  /** A text of several lines. */
  readonly isLong?: boolean;
  readonly hint?: Words;
  /** Values that are often given, beside any other. */
  readonly choices?: readonly string[];
  /** What the archive has for what was typed. */
  readonly suggest?: (typed: string, lookup: Lookup) => Promise<readonly Suggestion[]>;
  /** What other fields become with this value. */
  readonly implies?: (value: string) => Values;
  readonly isHidden?: boolean;
}

/** What a form's answers do: something to the story, or a saying about a sign-off's code; or what is wrong with them. */
export type Answer =
  | { readonly run: Command }
  | { readonly saying: Pick<KnownSignOff, 'code' | 'name' | 'what'> }
  | { readonly forget: string }
  | { readonly wrong: Words };

export interface AskedForm {
  readonly title: Words;
  /** What is known so far, a line each. */
  readonly note?: Words;
  readonly fields: readonly AskedField[];
  readonly answer: (values: Values, lookup: Lookup) => Answer;
  /** The word on the button that answers, where it is not "Set". */
  readonly confirm?: Words;
  /** Another way to answer. */
  readonly other?: { readonly words: Words; readonly answer: Answer };
}

const notAnAddress = words('Bukan alamat http, https atau mailto.', 'Not an http, https or mailto address.');
export const addressField = (value: string | null): AskedField => ({
  name: 'address',
  words: words('Alamat', 'Address'),
  value: value ?? '',
  hint: words('https://…', 'https://…'),
});

/** Reads an address out of an answer, then goes on; or says what is wrong with it. */
export function withAddress(typed: string, then: (href: string | null) => Command): Answer {
  const href = readAddress(typed);
  return href === undefined ? { wrong: notAnAddress } : { run: then(href) };
}
