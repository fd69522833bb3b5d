import { folded } from '../lines';

/**
 * What a line must be, in words instead of a pattern. Every condition that is given must hold, each by any of its texts. Texts are
 * compared without regard to case, with single spaces, whole words only; `#` stands for a number.
 */
export interface LineForm {
  /** The whole line, ornaments at its ends aside: `--- ADVERTISEMENT ---`. */
  readonly is?: readonly string[];
  readonly starts?: readonly string[];
  readonly ends?: readonly string[];
  readonly contains?: readonly string[];
  /** The line has no other words than these. */
  readonly only?: readonly string[];
  /** The line is no longer than this, in characters. */
  readonly atMost?: number;
}

/** A line as forms see it. */
export interface PlainLine {
  readonly length: number;
  /** Folded, in lower case, numbers as `#`. */
  readonly text: string;
  /** The same without the ornaments at its ends. */
  readonly bare: string;
  /** Its first word. */
  readonly first: string;
}

const ORNAMENTS = /^[-–—[\](){}<>«»›·•*|~=_.:\s]+|[-–—[\](){}<>«»›·•*|~=_.:\s]+$/g;
const FIRST_WORD = /[\p{L}\p{N}#@©]+/u;

const plain = (text: string) => folded(text).toLowerCase().replace(/\d+/g, '#');

/** Prepares a line for comparison. */
export function plainLine(line: string): PlainLine {
  const text = plain(line);
  return {
    length: line.length,
    text,
    bare: text.replace(ORNAMENTS, ''),
    first: FIRST_WORD.exec(text)?.[0] ?? '',
  };
}

const isWordEdge = (text: string, at: number) =>
  at <= 0 ||
  at >= text.length ||
  !/[\p{L}\p{N}#]/u.test(text.charAt(at)) ||
  !/[\p{L}\p{N}#]/u.test(text.charAt(at - 1));

function holds(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (isWordEdge(text, at) && isWordEdge(text, at + part.length)) return true;
  return false;
}

/** A form made ready: whether a line is of it. */
export interface LineMatcher {
  readonly matches: (line: PlainLine) => boolean;
  /** The first words that a matching line can have; null where any will do. */
  readonly firstWords: ReadonlySet<string> | null;
}

/** Makes a form ready. */
export function lineMatcher(form: LineForm): LineMatcher {
  const is = form.is && new Set(form.is.map((text) => plainLine(text).bare));
  const [starts, ends, contains] = [form.starts, form.ends, form.contains].map((list) => list?.map(plain));
  const only = form.only && new Set(form.only.map(plain));
  const openings = form.is ?? form.starts;
  return {
    firstWords: openings ? new Set(openings.map((text) => plainLine(text).first)) : null,
    matches: ({ length, text, bare }) =>
      (form.atMost === undefined || length <= form.atMost) &&
      (!is || is.has(bare)) &&
      (!starts ||
        starts.some(
          (start) =>
            (text.startsWith(start) && isWordEdge(text, start.length)) ||
            (bare.startsWith(start) && isWordEdge(bare, start.length)),
        )) &&
      (!ends || ends.some((end) => text.endsWith(end) && isWordEdge(text, text.length - end.length))) &&
      (!contains || contains.some((part) => holds(text, part))) &&
      (!only || (bare.match(/[\p{L}\p{N}#]+/gu) ?? []).every((word) => only.has(word))),
  };
}

/** Finds the first rule whose form a line is of, without asking every rule. */
export function lineIndex<R extends { readonly line: LineForm }>(
  rules: readonly R[],
): (line: PlainLine) => R | null {
  interface Ready {
    readonly rule: R;
    readonly order: number;
    readonly matches: LineMatcher['matches'];
  }
  const byFirst = new Map<string, Ready[]>();
  const rest: Ready[] = [];
  rules.forEach((rule, order) => {
    const { matches, firstWords } = lineMatcher(rule.line);
    const ready = { rule, order, matches };
    if (!firstWords) rest.push(ready);
    else for (const word of firstWords) byFirst.set(word, [...(byFirst.get(word) ?? []), ready]);
  });
  return (line) => {
    const found = [
      byFirst.get(line.first)?.find(({ matches }) => matches(line)),
      rest.find(({ matches }) => matches(line)),
    ];
    const [first] = found.filter((one) => one !== undefined).sort((a, b) => a.order - b.order);
    return first?.rule ?? null;
  };
}
