import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { hasChanges, isTracked } from '../story/decisions';
import { schema } from '../story/schema';

/**
 * A story with its tracked changes written out in its words, for a page that knows no colours: `{+put in+}`, `[-struck-]`, `¶` for
 * a break that is proposed or proposed to go. What of a change is in no words (bold, an alt text) is not told here.
 */

const { insertion, deletion, modification } = schema.marks;

interface Fate {
  readonly isPutIn: boolean;
  readonly isStruck: boolean;
}

const STANDS: Fate = { isPutIn: false, isStruck: false };

const fateOf = (marks: readonly Mark[], outer: Fate): Fate => ({
  isPutIn: outer.isPutIn || marks.some(({ type }) => type === insertion),
  isStruck: outer.isStruck || marks.some(({ type }) => type === deletion),
});

const isSame = (one: Fate, other: Fate) => one.isPutIn === other.isPutIn && one.isStruck === other.isStruck;

const opening = ({ isPutIn, isStruck }: Fate) => `${isStruck ? '[-' : ''}${isPutIn ? '{+' : ''}`;
const closing = ({ isPutIn, isStruck }: Fate) => `${isPutIn ? '+}' : ''}${isStruck ? '-]' : ''}`;

/** The sign of the break before a block: proposed, proposed to go, or both. */
const breakSigns = (block: Node): string =>
  block.marks
    .filter(({ type }) => type === modification)
    .map(({ attrs }) => (attrs['kind'] === 'split' ? '{+¶+}' : attrs['kind'] === 'join' ? '[-¶-]' : ''))
    .join('');

function signed(block: Node, outer: Fate, signs: string): Fragment {
  const written: Node[] = [];
  const write = (text: string) => {
    if (text !== '') written.push(schema.text(text));
  };
  write(signs);
  let now = STANDS;
  for (const child of block.children) {
    const fate = fateOf(child.marks, outer);
    if (!isSame(fate, now)) {
      write(closing(now) + opening(fate));
      now = fate;
    }
    written.push(child.mark(child.marks.filter((mark) => !isTracked(mark))));
  }
  write(closing(now));
  return Fragment.from(written);
}

function copied(node: Node, outer: Fate, before: string): Node {
  if (outer === STANDS && before === '' && !hasChanges(node)) return node;
  const fate = fateOf(node.marks, outer);
  const signs = before + breakSigns(node);
  const content = node.isTextblock
    ? signed(node, fate, signs)
    : // A list item's sign stands before the first words in it.
      Fragment.from(node.children.map((child, index) => copied(child, fate, index === 0 ? signs : '')));
  return node.type.create(
    node.attrs,
    content,
    node.marks.filter((mark) => !isTracked(mark)),
  );
}

/** The story without tracked changes and with the signs of them among its words. */
export function markedCopy(story: Node): Node {
  return copied(story, STANDS, '');
}
