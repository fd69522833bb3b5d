import type { Node } from 'prosemirror-model';
import {
  AllSelection,
  EditorState,
  NodeSelection,
  TextSelection,
  type Command,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { editorCommands } from '../../renderer/editor/commands';
import { usualHabits, type Habits } from '../../renderer/editor/habits';
import { editorPlugins } from '../../renderer/editor/plugins';
import { schema } from '../../shared/story/schema';

/** A page without a screen: the story, the caret, and what commands do to them. */
export class Page {
  state: EditorState;

  constructor(doc: Node, habits: Partial<Habits> = {}) {
    this.state = EditorState.create({ doc, plugins: editorPlugins({ ...usualHabits, ...habits }) });
  }

  /** Sets the caret at the `|` in words of the story; two `|` select what is between them. */
  at(marked: string): this {
    const words = marked.replaceAll('|', '');
    const start = this.#find(words);
    const [first, last] = [marked.indexOf('|'), marked.lastIndexOf('|')];
    return this.#select(start + first, start + (last > first ? last - 1 : last));
  }

  /** Sets the caret into the first empty text of a kind. */
  inEmpty(kind: keyof typeof schema.nodes): this {
    let found = -1;
    this.state.doc.descendants((node, pos) => {
      if (found < 0 && node.type === schema.nodes[kind] && node.content.size === 0) found = pos + 1;
      return found < 0;
    });
    if (found < 0) throw new RangeError(`no empty ${kind}`);
    return this.#select(found, found);
  }

  /** Selects from one place to another, each given with a `|`. */
  from(start: string, end: string): this {
    const [from, to] = [start, end].map(
      (marked) => this.#find(marked.replace('|', '')) + marked.indexOf('|'),
    );
    return this.#select(from ?? 0, to ?? 0);
  }

  /** Selects the first node of a kind as an object. */
  object(kind: keyof typeof schema.nodes): this {
    let found = -1;
    this.state.doc.descendants((node, pos) => {
      if (found < 0 && node.type === schema.nodes[kind]) found = pos;
      return found < 0;
    });
    this.state = this.state.apply(this.state.tr.setSelection(NodeSelection.create(this.state.doc, found)));
    return this;
  }

  all(): this {
    this.state = this.state.apply(this.state.tr.setSelection(new AllSelection(this.state.doc)));
    return this;
  }

  /** Runs a command; throws if it says that it cannot be done here. */
  do(run: Command): this {
    const dry = run(this.state);
    const done = run(this.state, (transaction) => (this.state = this.state.apply(transaction)));
    if (done !== dry) throw new RangeError('a command must answer the same whether it does it or not');
    if (!done) throw new RangeError('cannot be done here');
    this.state.doc.check();
    return this;
  }

  /** Runs a command of the table by its id. */
  command(id: string): this {
    const found = editorCommands.find((command) => command.id === id);
    if (!found) throw new RangeError(`no command ${id}`);
    return this.do(found.run);
  }

  type(text: string): this {
    this.state = this.state.apply(this.state.tr.insertText(text));
    return this;
  }

  /**
   * Types as a keyboard does, letter by letter, past everything that may want to have a say in it. `isComposing` while an input
   * method is at work.
   */
  write(text: string, isComposing = false): this {
    for (const letter of text) {
      const { from, to } = this.state.selection;
      const view = {
        composing: isComposing,
        dispatch: (transaction: Transaction) => (this.state = this.state.apply(transaction)),
      };
      // What a plugin asks of a view while text comes in: the state, whether it is composing, and a place to send to.
      const screen = Object.defineProperty(view, 'state', { get: () => this.state }) as unknown as EditorView;
      const insert = () => this.state.tr.insertText(letter, from, to);
      const isHandled = this.state.plugins.some((plugin) =>
        plugin.props.handleTextInput?.call(plugin, screen, from, to, letter, insert),
      );
      if (!isHandled) this.state = this.state.apply(insert());
    }
    this.state.doc.check();
    return this;
  }

  /** Where the caret is: its kind of text, and the text with a `|` in it. */
  get caret(): string {
    const { $head } = this.state.selection;
    const text = $head.parent.textContent;
    return `${$head.parent.type.name}: ${text.slice(0, $head.parentOffset)}|${text.slice($head.parentOffset)}`;
  }

  /** The texts of the story in order, `kind: text`, without empty furniture. */
  get outline(): string[] {
    const lines: string[] = [];
    this.state.doc.descendants((node, pos, parent) => {
      const optional = parent === this.state.doc && !node.type.isInGroup('block');
      if (node.isTextblock && !(optional && node.content.size === 0))
        lines.push(
          `${parent === this.state.doc ? '' : `${parent?.type.name ?? ''}/`}${node.type.name}: ${node.textContent}`,
        );
      else if (node.isLeaf && node.isBlock && node.type.name !== 'credits') lines.push(node.type.name);
      void pos;
      return !node.isTextblock;
    });
    return lines;
  }

  #find(words: string): number {
    let found = -1;
    this.state.doc.descendants((node, pos) => {
      const at = node.isTextblock
        ? node.textBetween(0, node.content.size, undefined, ' ').indexOf(words)
        : -1;
      if (found < 0 && at >= 0 && words !== '') found = pos + 1 + at;
      return found < 0;
    });
    if (found < 0) throw new RangeError(`"${words}" is not in the story`);
    return found;
  }

  #select(anchor: number, head: number): this {
    const { tr } = this.state;
    this.state = this.state.apply(tr.setSelection(TextSelection.create(tr.doc, anchor, head)));
    return this;
  }
}
