import type { Node } from 'prosemirror-model';
import type { Spans } from '../journal/spans';
import { THEIRS } from './merge-rebase';

/** Words that a branch brought, as they stand in its last text. */

/** Letters side by side in one text, none of them from the common text. */
export interface Brought {
  /** Position in the document. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Its pieces by the step that brought them. */
  readonly runs: readonly { readonly tag: number; readonly text: string }[];
}

/** The stretches of letters whose tag is one of a branch's. */
export function brought(doc: Node, spans: Spans, isOf: (tag: number) => boolean): Brought[] {
  const found: { from: number; to: number; text: string; runs: { tag: number; text: string }[] }[] = [];
  const list = spans.list;
  let index = 0;
  let start = 0;
  doc.descendants((node, pos) => {
    if (!node.isText) return;
    const end = pos + node.nodeSize;
    for (let at = pos; at < end;) {
      const span = list[index];
      if (!span) throw new RangeError('The spans do not cover the document');
      if (start + span.length <= at) {
        start += span.length;
        index++;
        continue;
      }
      const to = Math.min(end, start + span.length);
      if (isOf(span.seq)) {
        const text = node.text?.slice(at - pos, to - pos) ?? '';
        const last = found.at(-1);
        if (last?.to === at) {
          last.to = to;
          last.text += text;
          const run = last.runs.at(-1);
          if (run?.tag === span.seq) run.text += text;
          else last.runs.push({ tag: span.seq, text });
        } else found.push({ from: at, to, text, runs: [{ tag: span.seq, text }] });
      }
      at = to;
    }
  });
  return found;
}

/** The letters that each of their steps has in a text. */
export function lettersByStep(doc: Node, spans: Spans): Map<number, string> {
  const letters = new Map<number, string>();
  for (const { runs } of brought(doc, spans, (tag) => tag >= THEIRS))
    for (const { tag, text } of runs) letters.set(tag, (letters.get(tag) ?? '') + text);
  return letters;
}

/** True if all letters of `part` are in `whole`, in their order. */
export function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    const next = whole.indexOf(letter, at);
    if (next < 0) return false;
    at = next + letter.length;
  }
  return true;
}
