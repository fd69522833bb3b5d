/** A line of the input that has something on it. Offsets are into the clean text and leave the white space around it out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True where the line before it is not blank: both may be one paragraph, broken to fit a width. */
  readonly follows: boolean;
  /** How parts of it are marked, in a format that has marks. */
  readonly styles?: readonly Style[];
  /** True for an item of a list, in a format that has lists; in plain text a bullet says so. */
  readonly isItem?: boolean;
  /** Where the break before the line was tracked: put in, or to be taken out. */
  readonly breakBefore?: BreakChange;
}

/** A tracked change of the break between two paragraphs. */
export interface BreakChange {
  readonly is: 'split' | 'join';
  readonly author: string;
  readonly at: string | null;
}

/** What a word processor has beside its text: a change that it tracked, with who made it and when, or words that a comment is about. */
export type ReviewStyle =
  | { readonly is: 'insertion' | 'deletion'; readonly author: string; readonly at: string | null }
  | { readonly is: 'comment'; readonly id: string };

/** A marked part of a line, `from` up to `to` in its own text. */
export type Style = { readonly from: number; readonly to: number } & (
  { readonly is: 'strong' | 'em' } | { readonly is: 'link'; readonly href: string } | ReviewStyle
);

function stylesBetween(
  styles: readonly Style[] | undefined,
  from: number,
  to: number,
): readonly Style[] | undefined {
  return styles
    ?.map((style) => ({
      ...style,
      from: Math.max(style.from, from) - from,
      to: Math.min(style.to, to) - from,
    }))
    .filter((style) => style.to > style.from);
}

/** The line up to offset `at` of its text, without the white space before that. */
export function lineUpTo<L extends Line>(line: L, at: number): L {
  const text = line.text.slice(0, at).trimEnd();
  return { ...line, end: line.start + text.length, text, styles: stylesBetween(line.styles, 0, text.length) };
}

/** The line from offset `at` of its text on, without the white space there. */
export function lineFrom<L extends Line>(line: L, at: number): L {
  const cut = line.text.slice(at);
  const text = cut.trimStart();
  const from = at + (cut.length - text.length);
  const styles = stylesBetween(line.styles, from, line.text.length);
  return { ...line, start: line.start + from, text, follows: true, styles };
}

/** All that breaks a line: CR LF, LF, CR, vertical tab, form feed, next line, line and paragraph separator. */
const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** True for a text with nothing on it. U+0085 breaks a line too, but is not white space to `trim`. */
export function isBlank(text: string): boolean {
  return !/[^\s\u0085]/.test(text);
}

/** The lines of a text that are not blank. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let follows = false;
  let from = 0;
  const take = (to: number) => {
    const whole = text.slice(from, to);
    const bare = whole.trim();
    if (bare !== '') {
      const start = from + (whole.length - whole.trimStart().length);
      lines.push({ start, end: start + bare.length, text: bare, follows });
    }
    follows = bare !== '';
  };
  for (const found of text.matchAll(BREAK)) {
    take(found.index);
    from = found.index + found[0].length;
  }
  take(text.length);
  return lines;
}

/** Longer than any furniture: what has more characters is copy, and no recogniser spends time on it. */
const LONGEST_FURNITURE = 400;

/** True for a line that is short enough to be furniture. */
export function isShort(line: Line): boolean {
  return line.text.length <= LONGEST_FURNITURE;
}

const UNFOLDED = /\s\s|[^\S ]|^\s|\s$/;

/** A text with every run of white space as one space: what rules are compared with. */
export function folded(text: string): string {
  if (!UNFOLDED.test(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}

const SENTENCE_END = /[.!?…]["'”’»)\]]{0,3}$/;

/** True where a text closes like a sentence. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-5));
}
