/** A line of the input that has something on it. Offsets are into the clean text and leave the white space around it out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True where the line before it is not blank: both may be one paragraph, broken to fit a width. */
  readonly follows: boolean;
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
