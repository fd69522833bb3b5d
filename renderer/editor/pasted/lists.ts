import type { Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import type { PastedBlock } from './blocks';
import { attribute, below, isElement, textBelow, type Element } from './html-tree';
import { declarationsOf, isMark, type Declarations, type Styles } from './styles';

/** Lists in all the forms that programs have for them, made into one: nested lists of the schema. */

type Item = Extract<PastedBlock, { is: 'item' }>;

const { list, listItem, paragraph } = schema.nodes;

const DEEPEST_LEVEL = 9;
const ORDERED_MARK = /^\(?(\d{1,4}|[a-z]|[ivxlcdm]{1,8})[.)]/i;
const ORDERED_FORMAT = /^(?!bullet|image|none)/;

/** The level that a list or an item names itself, from 1; null where nesting alone says it. */
export function explicitLevel(element: Element): number | null {
  const indent = attribute(element, 'data-indent') ?? attribute(element, 'data-stringify-indent');
  const level = indent === null ? attribute(element, 'data-aria-level') : String(Number(indent) + 1);
  return level !== null && /^\d{1,2}$/.test(level)
    ? Math.min(Math.max(1, Number(level)), DEEPEST_LEVEL)
    : null;
}

let runs = 0;

/** Names the list that an outermost list element begins. Programs that name levels write every item as a list of its own. */
export function runOf(element: Element): string {
  for (const node of below(element))
    if (isElement(node) && node.tagName === 'li' && explicitLevel(node) !== null) return 'levels';
  return explicitLevel(element) === null ? `list ${++runs}` : 'levels';
}

/** Where Word says that a paragraph is an item of a list; its mark, which Word writes as text, says of which kind. */
export function fakeListOf(
  element: Element,
  style: Declarations,
  styles: Styles,
): { readonly list: string; readonly level: number; readonly ordered: boolean } | null {
  const [, name, level] = /^(l\d+)\s+level(\d+)/.exec(style.get('mso-list') ?? '') ?? [];
  if (name === undefined) return null;
  const depth = Math.min(Math.max(1, Number(level)), DEEPEST_LEVEL);
  const format = styles.ofList(name, depth).get('mso-level-number-format');
  const mark = markOf(element);
  const ordered =
    mark !== null ? ORDERED_MARK.test(mark) : format !== undefined && ORDERED_FORMAT.test(format);
  return { list: name, level: depth, ordered };
}

/** The mark of an item, where Word writes it as text. */
function markOf(element: Element): string | null {
  for (const node of below(element))
    if (isElement(node) && isMark(declarationsOf(attribute(node, 'style') ?? '')))
      return textBelow(node).trim();
  return null;
}

const paragraphs = (texts: Item['texts']) => texts.map((words) => paragraph.create(null, [...words]));

/** A run of items as lists: each kind of item on a level is a list of its own, deeper ones inside the item before. */
export function nested(items: readonly Item[]): Node[] {
  const lists: Node[] = [];
  const outermost = Math.min(...items.map(({ level }) => level));
  for (let at = 0; at < items.length;) {
    const ordered = items[at]?.ordered ?? false;
    const made: Node[] = [];
    while (at < items.length) {
      const item = items[at] as Item;
      if (item.level <= outermost && item.ordered !== ordered) break;
      let end = at + 1;
      while (end < items.length && (items[end] as Item).level > outermost) end += 1;
      // A list that begins on a deeper level than it goes on with has its first items on the outer one.
      const deeper = items.slice(item.level > outermost ? at : at + 1, end);
      const own = item.level > outermost ? [] : paragraphs(item.texts);
      if (own.length === 0) made.push(...nested(deeper).flatMap((inner) => inner.children));
      else made.push(listItem.create(null, [...own, ...(deeper.length > 0 ? nested(deeper) : [])]));
      at = end;
    }
    lists.push(list.create({ ordered }, made));
  }
  return lists;
}
