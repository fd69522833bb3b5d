import { instantOf, type FileComment } from '../file-page';
import type { XmlParts } from '../xml-text';
import { descendants, elementsOf, textOf } from '../xml-tree';

/** The comments of a document, with their threads where a newer Word tells of them (`word/commentsExtended.xml`). */
export function commentsOf(parts: XmlParts): FileComment[] {
  const root = parts.optional('word/comments.xml');
  if (!root) return [];
  // A thread's record points at the last paragraph of a comment.
  const extended = new Map(
    elementsOf(parts.optional('word/commentsExtended.xml') ?? root, 'commentEx').map(({ attributes }) => [
      attributes['paraId'] ?? '',
      attributes,
    ]),
  );
  const paragraphIds = new Map<string, string>();
  const comments = elementsOf(root, 'comment').map((comment) => {
    const { id = '', author = '', date } = comment.attributes;
    const paragraphs = [...descendants(comment, 'p')];
    const last = paragraphs.at(-1)?.attributes['paraId'];
    if (last) paragraphIds.set(last, id);
    const text = paragraphs.map((paragraph) => [...descendants(paragraph, 't')].map(textOf).join(''));
    return {
      id,
      author,
      at: instantOf(date),
      text: text.join('\n').trim(),
      record: extended.get(last ?? ''),
    };
  });
  return comments.map(({ record, ...comment }) => ({
    ...comment,
    replyTo: paragraphIds.get(record?.['paraIdParent'] ?? '') ?? null,
    isResolved: record?.['done'] === '1',
  }));
}
