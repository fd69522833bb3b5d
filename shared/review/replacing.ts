import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { blockText, stretches, textBlocks } from '../story/block-text';
import { matcherOf } from '../story/find/matcher';
import type { FindQuery } from '../story/find/query';
import { replacementOf } from '../story/find/replacement';
import { schema, type NodeName } from '../story/schema';

/** Every hit in a story replaced, and how many there were in each kind of piece. */
export interface Replacement {
  readonly transform: Transform;
  /** In page order, by where each kind stands last. */
  readonly counts: Readonly<Partial<Record<NodeName, number>>>;
}

/** Replaces all hits in the whole story: headline, copy, captions, credit lines, sign-off and credits. Throws BadPattern. */
export function replaceIn(story: Node, query: FindQuery, template: string): Replacement {
  const match = matcherOf(query);
  const transform = new Transform(story);
  const counts: Partial<Record<NodeName, number>> = {};
  for (const { block, pos } of textBlocks(story).reverse()) {
    const name = block.type.name as NodeName;
    if (query.kind !== null && query.kind !== name) continue;
    const read = blockText(block);
    for (const hit of match(read.text).toReversed()) {
      const [first, ...rest] = stretches(read, hit);
      if (!first) continue;
      const start = pos + 1;
      for (const { from, to } of rest.reverse()) transform.delete(start + from, start + to);
      const words = replacementOf(template, hit);
      const marks = block.resolve(first.from).marksAcross(block.resolve(first.to)) ?? [];
      if (words === '') transform.delete(start + first.from, start + first.to);
      else transform.replaceWith(start + first.from, start + first.to, schema.text(words, marks));
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  // Replaced from the end, so that places stay what they are; told from the start.
  return { transform, counts: Object.fromEntries(Object.entries(counts).reverse()) };
}
