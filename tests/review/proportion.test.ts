import { Fragment, Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../shared/review/suggest';
import { p, story } from '../../shared/story/builders';
import { schema } from '../../shared/story/schema';
import { finalOf } from '../../shared/story/views';
import { reviewer } from './random-edits';

type Method = (...args: unknown[]) => unknown;

/** How many nodes are looked into while something runs: every way into a node's children or marks is counted. */
function visits(run: () => unknown): number {
  let count = 0;
  const counted = <Target extends object>(target: Target, name: string & keyof Target) => {
    const found = Object.getOwnPropertyDescriptor(target, name);
    if (!found) throw new RangeError(`no ${name}`);
    const { get, value } = found as { readonly get?: Method; readonly value?: Method };
    const watched = (real: Method): Method =>
      function (this: unknown, ...args: unknown[]) {
        count += 1;
        return real.apply(this, args);
      };
    Object.defineProperty(target, name, {
      ...found,
      ...(get && { get: watched(get) }),
      ...(value && { value: watched(value) }),
    });
    return () => Object.defineProperty(target, name, found);
  };
  const restore = [
    counted(Node.prototype, 'children'),
    counted(Node.prototype, 'eq'),
    counted(Node.prototype, 'nodesBetween'),
    counted(Node.prototype, 'check'),
    counted(Fragment.prototype, 'eq'),
  ];
  try {
    run();
    return count;
  } finally {
    for (const put of restore) put();
  }
}

const storyOf = (paragraphs: number) =>
  story({ headline: 'Judul', body: Array.from({ length: paragraphs }, (_, i) => p(`Paragraf nomor ${i}.`)) });

function proposing(doc: Node): () => unknown {
  const middle = doc.children.slice(0, Math.floor(doc.childCount / 2));
  const pos = middle.reduce((size, node) => size + node.nodeSize, 0) + 4;
  return () => suggest(new Transform(doc).insert(pos, schema.text('x')), reviewer('Rini'));
}

describe('proposing an edit', () => {
  it('looks at as many nodes in a story of 2,000 paragraphs as in one of 20', () => {
    const [few, many] = [20, 2000].map((paragraphs) => visits(proposing(storyOf(paragraphs))));
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  it('is counted rightly: reading every paragraph of the story shows', () => {
    const [few, many] = [20, 2000].map((paragraphs) => {
      const doc = storyOf(paragraphs);
      return visits(() => finalOf(doc));
    });
    expect(many).toBeGreaterThan((few ?? 0) * 50);
  });
});
