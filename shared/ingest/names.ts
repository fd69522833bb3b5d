/** Words inside a name that are not capitalised. */
const PARTICLES = new Set('bin binti van von de der den da di del la le el al bint ibn dan and'.split(' '));

const CAPITALISED = /^[(]?\p{Lu}[\p{L}\p{M}'’.\-/]*[),]?$/u;
const INITIALS = /^\p{Ll}{2,4}(?:\/\p{Ll}{2,4}){0,3}$/u;
/** A full stop that belongs to an initial or a degree, not to a sentence: `M.`, `S.Pd.`, `Jr.`. */
const ABBREVIATION = /(?:^|[\s.,])(?:\p{Lu}|\p{Lu}\p{L}{1,2}|\p{L}{1,3}\.\p{L}{1,4})\.$/u;

/**
 * True for what can be a person's name, or several joined by commas: up to ten capitalised words, or initials alone. A
 * sentence, a question or a line of lower-case words is none.
 */
export function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > 100 || /[?!:;"“”\d]/.test(text)) return false;
  if (/[.…]$/.test(text) && !ABBREVIATION.test(text)) return false;
  if (INITIALS.test(text)) return true;
  const words = text.split(/\s+/);
  const first = words[0] ?? '';
  return (
    words.length <= 10 &&
    CAPITALISED.test(first) &&
    words.every((word) => word === '&' || PARTICLES.has(word.toLowerCase()) || CAPITALISED.test(word))
  );
}
