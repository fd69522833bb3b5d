import type { Mark, Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import { spaced } from './plain-characters';

/** The words of one block as they are read: white space as a page shows it, a line broken twice begins a new text. */
export class InlineWords {
  #done: Node[][] = [];
  #nodes: Node[] = [];
  #text = '';
  #marks: readonly Mark[] = [];
  #breaks = 0;
  #endsInSpace = true;

  get isEmpty(): boolean {
    return this.#done.length === 0 && this.#nodes.length === 0 && this.#text === '';
  }

  /** Adds text. `isKept`: its line breaks are breaks, as in `white-space: pre-wrap`. */
  add(text: string, marks: readonly Mark[], isKept = false): void {
    if (!isKept) return this.#append(spaced(text), marks);
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.break();
      this.#append(spaced(line), marks);
    });
  }

  break(): void {
    if (!this.isEmpty) this.#breaks += 1;
  }

  /** The texts read so far, each a list of inline nodes without space at its ends; begins anew. */
  take(): Node[][] {
    this.#closeText();
    this.#close();
    const texts = this.#done;
    this.#done = [];
    this.#breaks = 0;
    return texts;
  }

  #append(text: string, marks: readonly Mark[]): void {
    const isBlank = text.trim() === '';
    if (isBlank && (this.#endsInSpace || this.#breaks > 0 || text === '')) return;
    if (this.#breaks > 0) this.#settleBreaks();
    const words = this.#endsInSpace ? text.trimStart() : text;
    if (!isSame(marks, this.#marks)) {
      this.#closeText();
      this.#marks = marks;
    }
    this.#text += words;
    this.#endsInSpace = words.endsWith(' ');
  }

  #settleBreaks(): void {
    this.#closeText();
    if (this.#breaks > 1) this.#close();
    else {
      this.#trimEnd();
      if (this.#nodes.length > 0) this.#nodes.push(schema.nodes.lineBreak.create());
    }
    this.#breaks = 0;
    this.#endsInSpace = true;
  }

  #closeText(): void {
    if (this.#text !== '') this.#nodes.push(schema.text(this.#text, this.#marks));
    this.#text = '';
  }

  #trimEnd(): void {
    for (let last = this.#nodes.at(-1); last?.text?.endsWith(' '); last = this.#nodes.at(-1)) {
      this.#nodes.pop();
      const bare = last.text.trimEnd();
      if (bare !== '') this.#nodes.push(schema.text(bare, last.marks));
    }
  }

  #close(): void {
    this.#trimEnd();
    if (this.#nodes.length > 0) this.#done.push(this.#nodes);
    this.#nodes = [];
    this.#endsInSpace = true;
  }
}

const isSame = (one: readonly Mark[], other: readonly Mark[]) =>
  one === other || (one.length === other.length && one.every((mark, i) => mark.eq(other[i] as Mark)));
