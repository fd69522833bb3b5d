/** Characters that mean something only to the program they come from: invisible spaces, soft hyphens, control characters. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffc]/g;
/** Half a character: what is left of an emoji that was cut through. */
const HALF = /[\ud800-\udfff]/gu;

/** A text without characters that no story has. Joiners and direction marks stay: scripts need them. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(HALF, '\ufffd');
}

/** Visible text in which every run of white space, also one that may not be broken, is one space. */
export function spaced(text: string): string {
  return visible(text).replace(/[ \t\n\r\v\f\u00a0\u2028\u2029]+/g, ' ');
}

/** One line of text for an attribute or a short piece, cut at `max` characters. */
export function plainLine(text: string, max: number): string {
  return spaced(text).trim().slice(0, max);
}
