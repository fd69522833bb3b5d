import type { Node } from 'prosemirror-model';
import { creditText, type Credit, type CreditRole } from './credit';
import { countBody, plainText } from './counting';
import { schema, type NodeName } from './schema';
import { readSignOff, type SignOff } from './sign-off';
import { finalOf } from './views';

/**
 * A story as plain values, the way a reader would see it: what `redaksi show --json` prints and what exports, search and
 * preflight walk over. Tracked changes are read as accepted; comments are not part of it.
 */

/** One block of the body. `text` is what a reader sees; the rest names its parts. */
export interface BlockReading {
  readonly type:
    | 'paragraph'
    | 'crosshead'
    | 'quote'
    | 'list'
    | 'picture'
    | 'relatedLink'
    | 'factBox'
    | 'table'
    | 'embed'
    | 'break';
  readonly text: string;
  /** The words that open the story in capitals, in normal case. */
  readonly leadIn?: string;
  /** relatedLink: the words before the title, without the colon. */
  readonly label?: string;
  /** relatedLink, factBox, embed. */
  readonly title?: string;
  /** relatedLink and embed: the address, null while there is none. */
  readonly href?: string | null;
  /** picture */
  readonly id?: string;
  readonly picture?: string | null;
  readonly caption?: string;
  readonly creditLine?: string;
  readonly altText?: string;
  readonly rights?: string;
  /** quote */
  readonly attribution?: string;
  /** list: its items, and whether they are numbered. */
  readonly items?: readonly string[];
  readonly ordered?: boolean;
  /** table: its cells, row by row. */
  readonly rows?: readonly (readonly string[])[];
}

export interface StoryReading {
  readonly kicker: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly dateline: string;
  readonly body: readonly BlockReading[];
  readonly signOff: SignOff | null;
  readonly credits: readonly Credit[];
  readonly wordCount: number;
}

/** A text without white space at its ends. VT and FF, white space to JavaScript, are printed as U+FFFD and stay. */
function tidy(text: string): string {
  const lead = text.slice(0, text.length - text.trimStart().length).search(/[\v\f]/);
  const start = lead === -1 ? text.trimStart() : text.slice(lead);
  const tail = start.slice(start.trimEnd().length).search(/[\v\f](?![^]*[\v\f])/);
  return tail === -1 ? start.trimEnd() : start.slice(0, start.trimEnd().length + tail + 1);
}
const textOf = (node: Node) => tidy(plainText(node));

function leadInOf(paragraph: Node): string {
  let text = '';
  paragraph.forEach((child) => {
    if (schema.marks.leadIn.isInSet(child.marks)) text += child.text ?? '';
  });
  return tidy(text);
}

function readBlock(block: Node): BlockReading | null {
  const text = textOf(block);
  const attrs = block.attrs as Record<string, string | null>;
  switch (block.type.name as NodeName) {
    case 'paragraph': {
      const leadIn = leadInOf(block);
      return { type: 'paragraph', text, ...(leadIn && { leadIn }) };
    }
    case 'crosshead':
      return { type: 'crosshead', text };
    case 'quote': {
      const parts = block.children;
      const attribution = textOf(parts.at(-1) ?? block);
      const said = parts.slice(0, -1).map(textOf).join('\n');
      return { type: 'quote', text: said, attribution };
    }
    case 'list': {
      const items = block.children.map(textOf);
      return { type: 'list', text: items.join('\n'), items, ordered: block.attrs['ordered'] === true };
    }
    case 'picture': {
      const [caption = '', creditLine = ''] = block.children.map(textOf);
      return {
        type: 'picture',
        text: [caption, creditLine].filter(Boolean).join(' '),
        id: attrs['id'] ?? '',
        picture: attrs['picture'] ?? null,
        caption,
        creditLine,
        altText: attrs['altText'] ?? '',
        rights: attrs['rights'] ?? '',
      };
    }
    case 'relatedLink': {
      const label = attrs['label'] ?? '';
      return {
        type: 'relatedLink',
        text: label ? `${label}: ${text}` : text,
        id: attrs['id'] ?? '',
        label,
        title: text,
        href: attrs['href'] ?? null,
      };
    }
    case 'factBox': {
      const [title, ...rest] = block.children;
      return { type: 'factBox', text: rest.map(textOf).join('\n'), title: title ? textOf(title) : '' };
    }
    case 'table': {
      const rows = block.children.map((row) => row.children.map(textOf));
      return { type: 'table', text: rows.map((cells) => cells.join('\t')).join('\n'), rows };
    }
    case 'embed':
      return {
        type: 'embed',
        text: attrs['title'] ?? '',
        title: attrs['title'] ?? '',
        href: attrs['address'] ?? null,
      };
    case 'break':
      return { type: 'break', text: '' };
    default:
      return null;
  }
}

/** True for a block with nothing in it: an empty paragraph is a place to type, not copy. */
function isBlank(reading: BlockReading): boolean {
  return reading.text === '' && (reading.type === 'paragraph' || reading.type === 'crosshead');
}

/** Reads a story document as plain values, every tracked change accepted. */
export function readStory(story: Node): StoryReading {
  const one: Partial<Record<NodeName, string>> = {};
  const body: BlockReading[] = [];
  let credits: Credit[] = [];
  for (const child of finalOf(story).children) {
    const name = child.type.name as NodeName;
    if (name === 'credits') {
      credits = child.children
        .map((credit) => ({
          role: credit.attrs['role'] as CreditRole,
          label: credit.attrs['label'] as string,
          name: textOf(credit),
        }))
        .filter((credit) => credit.name !== '');
      continue;
    }
    const block = readBlock(child);
    if (block === null) one[name] = textOf(child);
    else if (!isBlank(block)) body.push(block);
  }
  return {
    kicker: one.kicker ?? '',
    headline: one.headline ?? '',
    standfirst: one.standfirst ?? '',
    byline: one.byline ?? '',
    dateline: one.dateline ?? '',
    body,
    signOff: one.signOff ? readSignOff(one.signOff) : null,
    credits,
    wordCount: countBody(story).words,
  };
}

/** Every printed text of a story in page order, one line each: for search, and for the test that no word is lost. */
export function printedLines(reading: StoryReading): string[] {
  const lines = [reading.kicker, reading.headline, reading.standfirst, reading.byline, reading.dateline];
  for (const block of reading.body) {
    if (block.type === 'picture') lines.push(block.caption ?? '', block.creditLine ?? '');
    else if (block.type === 'factBox') lines.push(block.title ?? '', block.text);
    else if (block.type === 'quote') lines.push(block.text, block.attribution ?? '');
    else lines.push(block.text);
  }
  lines.push(reading.signOff?.text ?? '', ...reading.credits.map(creditText));
  return lines.filter((line) => line !== '');
}
