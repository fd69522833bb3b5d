import type { Node } from 'prosemirror-model';
import type { Brought } from './merge-words';

/** The proof that no word was lost: it reads nothing but the texts, whatever made them. */

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

function textsOf(doc: Node): string[] {
  const texts: string[] = [];
  doc.descendants((node) => {
    if (node.isTextblock) texts.push(node.textBetween(0, node.content.size, ' ', ' '));
    return !node.isTextblock;
  });
  return texts;
}

function countIn(texts: readonly string[], word: string): number {
  return texts.reduce((sum, text) => sum + text.split(word).length - 1, 0);
}

/**
 * The words that were brought and are not in the result as often as they were brought, be it in the text or in a tracked
 * change. Empty: nothing was lost.
 */
export function lostWords(result: Node, branches: readonly (readonly Brought[])[]): string[] {
  const texts = textsOf(result);
  const whole = texts.join('\n');
  const wanted = new Map<string, number>();
  const want = (word: string) => wanted.set(word, (wanted.get(word) ?? 0) + 1);
  for (const { text, runs } of branches.flat()) {
    for (const word of wordsOf(text)) {
      if (whole.includes(word)) want(word);
      // Written in two places with something between them that the other side kept: its parts are looked for.
      else if (runs.length > 1) runs.flatMap((run) => wordsOf(run.text)).forEach(want);
      else want(word);
    }
  }
  return [...wanted].filter(([word, count]) => countIn(texts, word) < count).map(([word]) => word);
}
