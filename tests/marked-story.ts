import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { NewsDesk } from '../electron/desk/desk';
import { wordsAnchor } from '../shared/review/anchoring';
import { changeIds, type Reviewer } from '../shared/review/reviewer';
import { suggest } from '../shared/review/suggest';
import { p, story } from '../shared/story/builders';
import { newFields } from '../shared/story/fields';
import { schema } from '../shared/story/schema';

/** Stories with very many changes and comments, the same every time, and homes with them in. */

const PARAGRAPH = 45;

/** Somebody who proposes changes. */
export const person = (author: string): Reviewer => ({
  author,
  device: 'meja-1',
  at: '2026-01-05T01:00:00.000Z',
  newId: changeIds(`many-${author}`),
});

/** A story of so many words, with no change in it. */
export function plainStory(words: number): Node {
  const copy = Array.from({ length: words }, (_, i) => `kata${i % 97}`);
  const body = [];
  for (let i = 0; i < copy.length; i += PARAGRAPH) body.push(p(copy.slice(i, i + PARAGRAPH).join(' ')));
  return story({ headline: 'Tanggul jebol di Demak', body });
}

/** Where every so many words of the copy begin and end. */
function wordSpans(doc: Node): { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const match of node.textContent.matchAll(/\S+/g))
      spans.push({ from: pos + 1 + match.index, to: pos + 1 + match.index + match[0].length });
    return false;
  });
  return spans;
}

/** The story with so many changes, of four kinds and by three people, and comments that lie over them. */
export function markedStory(doc: Node, changes: number, comments: number): Node {
  const spans = wordSpans(doc);
  const people = ['Rini', 'Thalatie', 'Yusuf'].map(person);
  const step = Math.floor(spans.length / changes);
  let marked = doc;
  for (let n = changes - 1; n >= 0; n--) {
    const { from, to } = spans[n * step] ?? { from: 1, to: 1 };
    const raw = new Transform(marked);
    if (n % 4 === 0) raw.insert(from, schema.text('baru '));
    else if (n % 4 === 1) raw.delete(from, to);
    else if (n % 4 === 2) raw.replaceWith(from, to, schema.text('ganti'));
    else raw.addMark(from, to, schema.marks.strong.create());
    marked = suggest(raw, people[n % 3] as Reviewer).transform.doc;
  }
  const commented = new Transform(marked);
  const places = wordSpans(marked);
  for (let n = 0; n < comments; n++) {
    const { from, to } = places[n * Math.floor(places.length / comments)] ?? { from: 1, to: 1 };
    commented.addMark(from, to, schema.marks.comment.create({ id: `k${n}` }));
  }
  return commented.doc;
}

/** The comment marks of a story as threads: what they say is in the journal. */
function threadsOn(doc: Node, story: string) {
  const spans = new Map<string, { from: number; to: number }>();
  doc.descendants((node, pos) => {
    const mark = schema.marks.comment.isInSet(node.marks);
    if (!mark) return;
    const id = String(mark.attrs['id']);
    const { from = pos } = spans.get(id) ?? {};
    spans.set(id, { from, to: pos + node.nodeSize });
  });
  return [...spans].map(([thread, { from, to }]) => ({
    id: `said-${story}-${thread}`,
    kind: 'comment' as const,
    payload: {
      thread,
      anchor: wordsAnchor(doc, from, to) ?? { to: 'story' as const },
      text: 'Sudah pasti?',
      mentions: [],
    },
  }));
}

/** Puts stories into a home, each with its name as its headline. */
export async function fillHome(home: string, stories: Readonly<Record<string, Node>>): Promise<void> {
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', as: 'Rini S.' });
  for (const [name, doc] of Object.entries(stories)) {
    const headline = schema.nodes.headline.create(null, schema.text(name));
    const named = doc.type.create(
      null,
      doc.children.map((child) => (child.type === headline.type ? headline : child)),
    );
    const id = desk.stories.createFrom(named, newFields(), { from: 'new' });
    const threads = threadsOn(named, id);
    if (threads.length > 0) desk.stories.add(id, threads);
  }
  desk.stories.catchUp();
  desk.close();
}
