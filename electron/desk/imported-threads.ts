import { randomUUID } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { FileComment } from '../../shared/ingest/files/file-page';
import type { ProposedEntry } from '../../shared/journal/entry';
import type { Anchor } from '../../shared/journal/threads';
import { wordsAnchor } from '../../shared/review/anchoring';
import { schema } from '../../shared/story/schema';

/** The comment at which a thread in a file begins. An answer to what is not there begins one of its own. */
function rootOf(comment: FileComment, byId: ReadonlyMap<string, FileComment>): FileComment {
  const seen = new Set([comment.id]);
  let root = comment;
  for (;;) {
    const above = root.replyTo === null ? undefined : byId.get(root.replyTo);
    if (!above || seen.has(above.id)) return root;
    seen.add(above.id);
    root = above;
  }
}

function markedAnchor(doc: Node, thread: string): Anchor {
  let from = -1;
  let to = -1;
  doc.descendants((node, pos) => {
    if (!node.marks.some(({ type, attrs }) => type === schema.marks.comment && attrs['id'] === thread))
      return;
    if (from === -1) from = pos;
    to = pos + node.nodeSize;
  });
  return (from === -1 ? null : wordsAnchor(doc, from, to)) ?? { to: 'story' };
}

/** What a comment says that holds a picture and nothing else. */
const NO_WORDS = '—';

/** The comments of a file as entries that follow the story's first: who said what and when is as the file says. */
export function importedThreads(doc: Node, comments: readonly FileComment[]): readonly ProposedEntry[] {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const begun = new Set<string>();
  const inOrder = [...comments].sort((a, b) => Number(rootOf(a, byId) !== a) - Number(rootOf(b, byId) !== b));
  const said = inOrder.map((one): ProposedEntry => {
    const thread = rootOf(one, byId).id;
    const { author, at } = one;
    const remark = {
      thread,
      text: one.text.trim().slice(0, 10_000) || NO_WORDS,
      mentions: [],
      from: { author, at },
    };
    if (begun.has(thread)) return { id: `reply-${randomUUID()}`, kind: 'reply', payload: remark };
    begun.add(thread);
    const payload = { ...remark, anchor: markedAnchor(doc, thread) };
    return { id: `comment-${randomUUID()}`, kind: 'comment', payload };
  });
  const settled = comments
    .filter((one) => one.isResolved && begun.has(one.id))
    .map(({ id, author, at }): ProposedEntry => {
      const payload = { thread: id, isResolved: true, from: { author, at } };
      return { id: `resolution-${randomUUID()}`, kind: 'resolution', payload };
    });
  return [...said, ...settled];
}
