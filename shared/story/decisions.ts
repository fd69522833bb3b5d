import { Fragment, type Attrs, type Mark, type Node, type NodeType } from 'prosemirror-model';
import { canonicalJson } from './canonical';
import { schema, type NodeName } from './schema';

/**
 * What a story says once some of its tracked changes are decided. Pure, and told by node, so that readings can be cached.
 *
 * Every decision is local to the marks of one node, which makes the order in which changes are decided of no matter:
 * what is marked stands if all insertions on it are accepted and no deletion is; a form is that of the last change of it that
 * was accepted, else what it was; a break stands if it was not proposed, or that was accepted, and no wish to close it was.
 */

export type Decision = 'accept' | 'reject' | 'leave';
/** What is decided about the change that a mark speaks of. */
export type Decide = (mark: Mark) => Decision;

const { insertion, deletion, modification } = schema.marks;

/** True for a mark that proposes a change. */
export const isTracked = ({ type }: Mark): boolean =>
  type === insertion || type === deletion || type === modification;

/** True for a mark that proposes to put in or to take away what it stands on. */
export const isPresence = ({ type }: Mark): boolean => type === insertion || type === deletion;

/** True for a mark that speaks of the break before its node. */
export const isBreakMark = ({ type, attrs }: Mark): boolean =>
  type === modification && (attrs['kind'] === 'split' || attrs['kind'] === 'join');

/** True if the break before a node is proposed, or proposed to go. */
export const hasBreakMark = (node: Node): boolean => node.marks.some(isBreakMark);

const open = new WeakMap<Node, boolean>();

/** True if a node or anything in it carries a tracked change. Each node is looked at once in its life. */
export function hasChanges(node: Node): boolean {
  const known = open.get(node);
  if (known !== undefined) return known;
  const found = node.marks.some(isTracked) || node.children.some(hasChanges);
  open.set(node, found);
  return found;
}

/** What holds of a node beside its content. */
export interface Form {
  readonly type: NodeType;
  readonly attrs: Attrs;
  readonly marks: readonly Mark[];
}

export interface Decided extends Form {
  /** The break before it goes: what is in it belongs to its neighbour. */
  readonly joins: boolean;
}

/** The changes of one form that are left, and the value that holds; `undefined` where it stays what it is. */
function decideChain(chain: readonly Mark[], decide: Decide): { kept: Mark[]; value: unknown } {
  const accepted = chain.findLastIndex((mark) => decide(mark) === 'accept');
  // What lies beneath an accepted change is decided with it.
  const kept = chain.slice(accepted + 1);
  let value: unknown;
  for (let i = kept.length - 1; i >= 0; i--) {
    const mark = kept[i];
    if (!mark || decide(mark) !== 'reject') continue;
    const next = kept[i + 1];
    if (next) kept[i + 1] = next.type.create({ ...next.attrs, before: mark.attrs['before'] as unknown });
    else value = mark.attrs['before'];
    kept.splice(i, 1);
  }
  const changesSomething = ({ attrs }: Mark) =>
    canonicalJson(attrs['before']) !== canonicalJson(attrs['after']);
  return { kept: kept.filter(changesSomething), value };
}

/** A form with one value set as a change of form says it: a mark's attributes (null for none), an attribute, a type. */
function withValue(form: Form, { attrs: change }: Mark, value: unknown): Form {
  const name = change['name'] as string;
  if (change['kind'] === 'attribute') return { ...form, attrs: { ...form.attrs, [name]: value } };
  if (change['kind'] === 'type') {
    const { type, attrs } = value as { type: string; attrs: Attrs };
    return { ...form, type: schema.nodes[type as NodeName], attrs };
  }
  const marks = form.marks.filter(({ type }) => type.name !== name);
  return { ...form, marks: value === null ? marks : schema.mark(name, value as Attrs).addToSet(marks) };
}

function decideForm(node: Node, changes: readonly Mark[], decide: Decide): Form {
  const chains = new Map<string, Mark[]>();
  for (const mark of changes) {
    const key = `${mark.attrs['kind'] as string} ${mark.attrs['name'] as string}`;
    chains.set(key, [...(chains.get(key) ?? []), mark]);
  }
  let form: Form = {
    type: node.type,
    attrs: node.attrs,
    marks: node.marks.filter((mark) => !isTracked(mark)),
  };
  const left: Mark[] = [];
  for (const chain of chains.values()) {
    const { kept, value } = decideChain(chain, decide);
    const [first] = chain;
    if (value !== undefined && first) form = withValue(form, first, value);
    left.push(...kept);
  }
  return { ...form, marks: left.reduce((set: readonly Mark[], mark) => mark.addToSet(set), form.marks) };
}

/** A node's form after the decisions, or null where it does not stand. */
export function decideNode(node: Node, decide: Decide): Decided | null {
  let joins = false;
  const left: Mark[] = [];
  const changes: Mark[] = [];
  for (const mark of node.marks) {
    if (mark.type === modification && !isBreakMark(mark)) changes.push(mark);
    if (!isPresence(mark) && !isBreakMark(mark)) continue;
    const decision = decide(mark);
    if (decision === 'leave') left.push(mark);
    else if (isPresence(mark)) {
      if ((decision === 'accept') === (mark.type === deletion)) return null;
    } else joins ||= (decision === 'accept') === (mark.attrs['kind'] === 'join');
  }
  const form = decideForm(node, changes, decide);
  return { ...form, marks: left.reduce((set, mark) => mark.addToSet(set), form.marks), joins };
}

/**
 * Inline content as a text of some type can hold it: what it cannot hold falls away, marks before words. Where the type itself
 * is only `proposed`, a mark that falls away is part of that proposal and comes back with the type that can hold it.
 */
function fitting(content: Fragment, type: NodeType, proposed?: Mark): Fragment {
  if (type.validContent(content)) return content;
  const fitted = (child: Node): Node => {
    const held = type.allowedMarks(child.marks);
    const fallen = proposed ? child.marks.filter((mark) => !mark.isInSet(held)) : [];
    const told = fallen.map((mark) =>
      modification.create({
        ...proposed?.attrs,
        kind: 'mark',
        name: mark.type.name,
        before: mark.attrs,
        after: null,
      }),
    );
    return child.mark(told.reduce((set: readonly Mark[], mark) => mark.addToSet(set), held));
  };
  return Fragment.from(
    content.content.filter((child) => child.isText || type.contentMatch.matchType(child.type)).map(fitted),
  );
}

const inEach = (content: Fragment, marks: readonly Mark[]): Fragment =>
  Fragment.from(
    content.content.map((child) =>
      child.mark(marks.reduce((set: readonly Mark[], mark) => mark.addToSet(set), child.marks)),
    ),
  );

/** What is said of a whole node and not of its neighbour is said of its content, so that the two can be one. */
function settled(node: Node, neighbour: Node): Node {
  const own = node.marks.filter((mark) => isPresence(mark) && !mark.isInSet(neighbour.marks));
  if (own.length === 0) return node;
  return node.type.create(
    node.attrs,
    inEach(node.content, own),
    node.marks.filter((mark) => !own.includes(mark)),
  );
}

/** True for the texts that can flow into one another. */
export const isFlowing = ({ type }: Node): boolean =>
  type === schema.nodes.paragraph || type === schema.nodes.crosshead;

/** Two neighbours as one in the form of the first; null where they cannot be: only copy flows, and list items. */
function merged(one: Node, other: Node): Node | null {
  const [first, second] = [settled(one, other), settled(other, one)];
  if (isFlowing(first) && isFlowing(second))
    return first.copy(first.content.append(fitting(second.content, first.type)));
  const areItems = first.type === schema.nodes.listItem && second.type === schema.nodes.listItem;
  if (!areItems || !first.lastChild || !second.firstChild) return null;
  const inner = merged(first.lastChild, second.firstChild);
  if (!inner) return null;
  return first.copy(Fragment.from([...first.children.slice(0, -1), inner, ...second.children.slice(1)]));
}

/** Children with an empty place wherever their parent cannot do without one: a caption, the last item of a list. */
function filled(type: NodeType, children: readonly Node[]): Fragment {
  const content = Fragment.from(children);
  if (type.validContent(content)) return content;
  const all: Node[] = [];
  let match = type.contentMatch;
  for (const child of children) {
    const before = match.fillBefore(Fragment.from(child));
    all.push(...(before?.content ?? []), child);
    match = (before && match.matchFragment(before)?.matchType(child.type)) ?? match;
  }
  return Fragment.from([...all, ...(match.fillBefore(Fragment.empty, true)?.content ?? [])]);
}

/** A node that stands, read, and whether it goes on what is before it. */
interface Read {
  readonly node: Node;
  readonly joins: boolean;
}

/** Reads nodes under one set of decisions. What it has read it knows, so a reader that is kept reads each node once. */
export class DecisionReader {
  readonly #whole = new WeakMap<Node, Node>();
  readonly #among = new WeakMap<Node, Read | 'gone'>();

  constructor(private readonly decide: Decide) {}

  /** A node with everything decided but whether it stands itself. The same node where nothing in it is decided. */
  read(node: Node): Node {
    if (!hasChanges(node)) return node;
    const known = this.#whole.get(node);
    if (known) return known;
    const form = decideNode(node, (mark) => (isPresence(mark) ? 'leave' : this.decide(mark)));
    const result = form ? this.#build(node, form) : node;
    this.#whole.set(node, result);
    return result;
  }

  /** Neighbours after the decisions: some gone, some one with the one before. */
  list(nodes: readonly Node[]): Node[] {
    const all: Node[] = [];
    let isAfterGone = false;
    for (const node of nodes) {
      const read = this.#standing(node);
      if (read === 'gone') {
        isAfterGone = true;
        continue;
      }
      const before = isAfterGone ? undefined : all.at(-1);
      const whole = read.joins && before ? merged(before, read.node) : null;
      if (whole) all[all.length - 1] = whole;
      else all.push(isAfterGone ? withoutBreakMarks(read.node) : read.node);
      isAfterGone = false;
    }
    return all;
  }

  #standing(node: Node): Read | 'gone' {
    if (!hasChanges(node)) return { node, joins: false };
    const known = this.#among.get(node);
    if (known) return known;
    const form = decideNode(node, this.decide);
    const read = form ? { node: this.#build(node, form), joins: form.joins } : 'gone';
    this.#among.set(node, read);
    return read;
  }

  #build(node: Node, form: Form): Node {
    const isSame = form.type === node.type && form.attrs === node.attrs && sameMarks(form.marks, node.marks);
    if (node.isText) return isSame ? node : node.mark(form.marks);
    const content = this.#content(node, form);
    if (isSame && content === node.content) return node;
    return form.type.create(form.attrs, content, form.marks);
  }

  #content(node: Node, { type, marks }: Form): Fragment {
    if (!node.children.some(hasChanges) && type === node.type) return node.content;
    const children = this.list(node.children);
    const isSame =
      children.length === node.childCount && children.every((child, i) => child === node.child(i));
    if (isSame && type === node.type) return node.content;
    if (!type.inlineContent) return filled(type, children);
    const proposed = marks.find((mark) => mark.type === modification && mark.attrs['kind'] === 'type');
    return fitting(Fragment.from(children), type, proposed);
  }
}

/** With the neighbour before it gone there is no break left to speak of. */
function withoutBreakMarks(node: Node): Node {
  return hasBreakMark(node) ? node.mark(node.marks.filter((mark) => !isBreakMark(mark))) : node;
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, i) => mark.eq(other[i] as Mark));
}
