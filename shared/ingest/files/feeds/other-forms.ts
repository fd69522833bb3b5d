import { words } from '../../../story/words';
import { pageText } from '../../web/page-text';
import { parsePage } from '../../web/page-tree';
import type { LeftOut } from '../file-page';

/** One of the forms that a feed sends its copy in: HTML, plain text, another standard's XML. */
export interface CopyForm {
  /** Where it stands in the file: `bodies[1].value`. */
  readonly path: string;
  readonly text: string;
}

const MARKUP = /<(p|div|br|article|html|body|section|nitf|\w*nitf|h\d|span|a|b|i|em|strong|sup)[\s/>]/i;

/** Agencies also send markup without saying so. */
export const isMarkup = (text: string) => MARKUP.test(text);

const linesOf = (text: string): string[] =>
  isMarkup(text)
    ? pageText(parsePage(text)).lines.map((line) => line.text)
    : text.split(/[\r\n]+/).map((line) => line.trim());

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What the other forms of the copy say that neither the chosen form nor the rest of what is read (`known`) does, line by line: a
 * form that leaves something out must not cost the story a word.
 */
export function otherForms(chosen: string, others: readonly CopyForm[], known: readonly string[]): LeftOut[] {
  if (others.length === 0) return [];
  const read = new Set([...linesOf(chosen), ...known].flatMap(wordsOf));
  return others.flatMap(({ path, text }) => {
    const lines = linesOf(text).filter((line) => wordsOf(line).some((word) => !read.has(word)));
    if (lines.length === 0) return [];
    return [
      {
        what: words(
          `baris yang hanya ada pada bentuk lain naskah (${path})`,
          `lines that only another form of the copy has (${path})`,
        ),
        text: lines.join('\n'),
      },
    ];
  });
}
