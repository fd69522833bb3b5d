import { redo, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../renderer/editor/commands';
import { editorPlugins } from '../../renderer/editor/plugins';
import { strikeNext } from '../../renderer/editor/striking';
import { proposedIn, readSlice, setSuggesting } from '../../renderer/editor/suggesting';
import { textOf } from '../../renderer/editor/clipboard-text';
import { SOURCE_META } from '../../shared/journal/source';
import { changesOf } from '../../shared/review/changes';
import { finalOf, originalOf } from '../../shared/story/views';
import { everything, reviewer } from '../review/random-edits';

/** A page on which somebody suggests; everything goes the way that a session sends it. */
class Suggesting {
  readonly original = everything();
  readonly #by = reviewer('Rini');
  state = EditorState.create({ doc: this.original, plugins: editorPlugins() });

  constructor() {
    this.dispatch(setSuggesting(this.state.tr, { isOn: true }));
  }

  readonly dispatch = (made: EditorState['tr']) => {
    this.state = this.state.apply(proposedIn(this.state, made, () => this.#by));
  };

  /** Sets the caret, or the selection, at the `|` in words of the story. */
  at(marked: string): this {
    const words = marked.replaceAll('|', '');
    let start = -1;
    this.state.doc.descendants((node, pos) => {
      const place = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (start < 0 && place >= 0) start = pos + 1 + place;
    });
    const [first, last] = [marked.indexOf('|'), marked.lastIndexOf('|')];
    const selection = TextSelection.create(
      this.state.doc,
      start + first,
      start + (last > first ? last - 1 : last),
    );
    this.dispatch(this.state.tr.setSelection(selection));
    return this;
  }

  type(words: string): this {
    for (const letter of words) this.dispatch(this.state.tr.insertText(letter));
    return this;
  }

  erase(by: -1 | 1, times = 1): this {
    for (let i = 0; i < times; i++) {
      const { head } = this.state.selection;
      this.dispatch(this.state.tr.delete(Math.min(head, head + by), Math.max(head, head + by)));
    }
    return this;
  }

  command(id: string): this {
    editorCommands.find((command) => command.id === id)?.run(this.state, this.dispatch);
    return this;
  }

  get changes() {
    return changesOf(this.state.doc);
  }

  get caret(): string {
    const { $head } = this.state.selection;
    const text = $head.parent.textContent;
    return `${text.slice(0, $head.parentOffset)}|${text.slice($head.parentOffset)}`;
  }
}

const page = () => new Suggesting();

describe('typing while suggesting', () => {
  it('is one change that grows, with the caret behind what was typed', () => {
    const { changes, caret } = page().at('Tanggul |Jebol').type('Kali ');
    expect(changes).toMatchObject([{ kind: 'insertion', inserted: 'Kali ', where: 'headline' }]);
    expect(caret).toBe('Tanggul Kali |Jebol di Demak');
  });

  it('over a selection is one replacement', () => {
    const { changes, caret } = page().at('Tanggul |Jebol| di').type('Rusak');
    expect(changes).toMatchObject([{ kind: 'replacement', removed: 'Jebol', inserted: 'Rusak' }]);
    expect(caret).toBe('Tanggul JebolRusak| di Demak');
  });

  it('goes on to the left with Backspace and to the right with Delete', () => {
    const back = page().at('Tanggul| Jebol').erase(-1, 3);
    expect(back.changes).toMatchObject([{ kind: 'deletion', removed: 'gul' }]);
    expect(back.caret).toBe('Tang|gul Jebol di Demak');
    const forward = page().at('|Tanggul Jebol').erase(1, 4);
    expect(forward.changes).toMatchObject([{ kind: 'deletion', removed: 'Tang' }]);
    expect(forward.caret).toBe('Tang|gul Jebol di Demak');
  });

  it('steps over what is struck, letter by letter or word by word', () => {
    const made = page().at('Tanggul Jebol|').type('x');
    const strike = (dir: -1 | 1, isWord: boolean) => {
      const transaction = strikeNext(made.state, dir, isWord);
      if (transaction) made.dispatch(transaction);
      return transaction !== null;
    };
    strike(-1, false);
    strike(-1, false);
    strike(-1, true);
    expect(made.changes).toMatchObject([{ removed: 'Jebol' }]);
    expect(made.caret).toBe('Tanggul |Jebol di Demak');
    strike(1, true);
    expect(made.changes).toMatchObject([{ removed: 'Jebol di' }]);
    expect(made.caret).toBe('Tanggul Jebol di| Demak');
    strike(-1, true);
    expect(made.caret).toBe('|Tanggul Jebol di Demak');
    expect(strike(-1, false)).toBe(false);
  });

  it('takes one’s own words back without a trace', () => {
    const made = page().at('Tanggul |Jebol').type('x').erase(-1);
    expect(made.state.doc.eq(made.original)).toBe(true);
  });

  it('is taken back and done again as one step', () => {
    const made = page().at('Tanggul |Jebol| di').type('R');
    const marked = made.state.doc;
    undo(made.state, made.dispatch);
    expect(made.state.doc.eq(made.original)).toBe(true);
    redo(made.state, made.dispatch);
    expect(made.state.doc.eq(marked)).toBe(true);
  });
});

describe('commands while suggesting', () => {
  it.each([
    ['format.strong', '|Bupati| meninjau', 'mark'],
    ['block.crosshead', 'Bupati |meninjau', 'type'],
    ['block.bulleted', 'Bupati |meninjau', 'form'],
    ['block.quote', 'Bupati |meninjau', 'form'],
    ['block.factBox', 'Bupati |meninjau', 'form'],
    ['move.down', 'Warga |mengungsi', 'move'],
    ['block.duplicate', 'Bupati |meninjau', 'insertion'],
    ['block.delete', 'Bupati |meninjau', 'deletion'],
    ['insert.break', 'Bupati |meninjau', 'insertion'],
    ['table.addColumn', 'Bint|oro', 'insertion'],
    ['table.deleteRow', 'Bint|oro', 'deletion'],
  ])('%s is proposed as one change', (id, where, kind) => {
    const made = page().at(where).command(id);
    expect(made.changes).toHaveLength(1);
    expect(made.changes[0]?.kind).toBe(kind);
    expect(originalOf(made.state.doc).eq(made.original)).toBe(true);
    expect(made.command('review.acceptAll').changes).toEqual([]);
    made.command('edit.undo');
    expect(made.changes).toHaveLength(1);
    expect(made.command('review.rejectAll').state.doc.eq(made.original)).toBe(true);
  });

  it('keep what is known of the edit: where its words came from', () => {
    const { state } = page();
    const source = { kind: 'rule', rule: 'Gaya 114' };
    const made = proposedIn(state, state.tr.insertText('x', 10).setMeta(SOURCE_META, source), () =>
      reviewer('Rini'),
    );
    expect(made.getMeta(SOURCE_META)).toEqual(source);
  });

  it('change the story at once where nobody suggests', () => {
    const made = page().command('review.suggest').at('Tanggul |Jebol').type('Kali ');
    expect(made.changes).toEqual([]);
    expect(finalOf(made.state.doc)).toBe(made.state.doc);
  });
});

describe('going through the changes', () => {
  it('goes to the next and the one before, and decides on the one it is at', () => {
    const made = page().at('Bupati| meninjau').type(' Demak').at('Tanggul |Jebol').type('Kali ');
    made.at('Banj|ir').command('review.next');
    expect(made.caret).toContain('|Kali');
    made.command('review.accept').command('review.next');
    expect(made.caret).toContain('Bupati| Demak');
    made.command('review.reject');
    expect(made.changes).toEqual([]);
    expect(made.state.doc.textContent).toContain('Tanggul Kali Jebol');
    expect(made.state.doc.textContent).toContain('Bupati meninjau');
  });

  it('copies what reads, and nothing struck', () => {
    const made = page().at('Tanggul |Jebol| di').type('Rusak');
    const { doc } = made.state;
    const slice = doc.slice(doc.resolve(made.state.selection.head).start(), made.state.selection.head + 3);
    expect(textOf(readSlice(slice).content)).toBe('Tanggul Rusak di');
  });
});
