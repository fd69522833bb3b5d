import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Node } from 'prosemirror-model';
import { canonicalJson } from './canonical';
import type { Fields } from './fields';
import { schema, type MarkName } from './schema';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function sha256Text(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of bytes, in lower-case hex. */
export function sha256Bytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The document without its comments, which are talk about the story and never part of it. */
export function withoutComments(doc: Node): Node {
  const clean = (node: Node): Node => {
    const children: Node[] = [];
    node.forEach((child) => children.push(clean(child)));
    const marks = schema.marks.comment.removeFromSet(node.marks);
    return node.isText ? node.mark(marks) : node.type.create(node.attrs, children, marks);
  };
  return clean(doc);
}

/** Fields that say where a story lies in the house, not what it says: changing them leaves an approval standing. */
const HOUSE_FIELDS: readonly (keyof Fields)[] = ['desk', 'commissionedLength'];

/**
 * The order in which a hash reads marks: that of the schema's first two versions, and never another, so that a text keeps its hash,
 * and what was passed stays passed, whatever order the schema has since. A new mark goes to its end.
 */
const HASHED_PLACE: Readonly<Record<string, number>> = {
  strong: 0, em: 1, link: 2, leadIn: 3, foreign: 4, comment: 5, insertion: 6, deletion: 7, modification: 8,
} satisfies Record<MarkName, number>; // prettier-ignore

interface NodeJson {
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly { readonly type: string }[];
}

const hashedPlace = ({ type }: { readonly type: string }) => HASHED_PLACE[type] ?? 0;

const hashedForm = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.content && { content: node.content.map(hashedForm) }),
  ...(node.marks && { marks: [...node.marks].sort((a, b) => hashedPlace(a) - hashedPlace(b)) }),
});

/**
 * What an approval binds to: the SHA-256 of the document without comments and of the fields that leave the house.
 * One changed letter anywhere in headline, caption, credit or body gives another hash.
 */
export function contentHash(doc: Node, fields: Fields): string {
  const leaving = Object.fromEntries(
    Object.entries(fields).filter(([key]) => !HOUSE_FIELDS.includes(key as keyof Fields)),
  );
  const hashed = hashedForm(withoutComments(doc).toJSON() as NodeJson);
  return sha256Text(canonicalJson({ doc: hashed, fields: leaving }));
}
