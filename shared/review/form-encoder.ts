import type { TokenEncoder } from 'prosemirror-changeset';
import type { Mark, Node } from 'prosemirror-model';
import { canonicalJson } from '../story/canonical';
import { schema } from '../story/schema';

/** Comments are talk and make no difference. */
const marksKey = (marks: readonly Mark[]): string =>
  marks
    .filter(({ type }) => type !== schema.marks.comment)
    .map((mark) => canonicalJson(mark.toJSON()))
    .join();

/** All of a node but its content. */
export const nodeKey = (node: Node): string =>
  `${node.type.name} ${canonicalJson(node.attrs)} ${marksKey(node.marks)}`;

/** Tokens that tell marks and attributes apart. */
export const formEncoder: TokenEncoder<string> = {
  // A letter under a comment is the letter without it.
  encodeCharacter: (letter, marks) =>
    `${String.fromCharCode(letter)}${marks.length > 0 ? marksKey(marks) : ''}`,
  encodeNodeStart: nodeKey,
  encodeNodeEnd: (node) => `/${node.type.name}`,
  compareTokens: (a, b) => a === b,
};
