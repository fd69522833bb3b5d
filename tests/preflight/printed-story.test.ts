import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { printedStory } from '../../shared/story/views';
import { item, list, p, picture, relatedLink, story } from '../../shared/story/builders';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { arbitraryStory } from '../publish/arbitrary-story';
import { PHOTO } from '../publish/subjects';

const { marks, nodes } = schema;
const change = { id: 'a:1', author: 'Budi', at: '2026-01-05T02:00:00Z' };
const deletion = marks.deletion.create(change);
const insertion = marks.insertion.create(change);
const comment = marks.comment.create({ id: 'k:1' });
const deleted = (node: Node) => node.mark([deletion]);

/** The same story with every part of it marked somehow. */
const talkedAbout = (node: Node): Node => {
  const children: Node[] = [];
  node.forEach((child) => children.push(talkedAbout(child)));
  if (node.isText) return node.mark(insertion.addToSet(comment.addToSet(node.marks)));
  if (node.inlineContent) children.push(schema.text('hapus', [deletion]));
  return node.type.create(node.attrs, children, node.marks);
};

describe('a story as printed', () => {
  it('is itself where nobody changed or commented anything', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        expect(printedStory(doc).eq(doc)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is what it was before, whatever was commented and deleted in it', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        const printed = printedStory(talkedAbout(doc));
        printed.check();
        expect(printed.eq(doc)).toBe(true);
        expect(readStory(talkedAbout(doc))).toEqual(readStory(doc));
      }),
      { numRuns: 60 },
    );
  });

  it('has no deleted block, and nothing that a deleted picture held', () => {
    const doc = story({
      headline: 'J',
      body: [
        p('Isi.'),
        deleted(picture({ id: 'f', picture: PHOTO, altText: 'rahasia', caption: 'rahasia' })),
        deleted(relatedLink({ id: 'r', title: 'rahasia' })),
        deleted(p('rahasia')),
      ],
    });
    const printed = printedStory(doc);
    expect(printed.eq(story({ headline: 'J', body: [p('Isi.')] }))).toBe(true);
  });

  it('leaves an empty place where the schema needs one', () => {
    const caption = deleted(nodes.caption.create(null, schema.text('rahasia')));
    const shown = nodes.picture.create({ id: 'f', altText: 'Pantai' }, [
      caption,
      nodes.creditLine.create(null, schema.text('AFP')),
    ]);
    const headline = deleted(nodes.headline.create(null, schema.text('rahasia')));
    const items = nodes.list.create(null, [deleted(item('rahasia')), deleted(item('rahasia juga'))]);
    const doc = nodes.story.createChecked(null, [
      headline,
      deleted(p('rahasia')),
      shown,
      items,
      nodes.credits.create(),
    ]);
    const printed = printedStory(doc);
    printed.check();
    expect(JSON.stringify(printed.toJSON())).not.toContain('rahasia');
    expect(readStory(printed)).toMatchObject({
      headline: '',
      body: [{ type: 'picture', caption: '', creditLine: 'AFP' }, { items: [''] }],
    });
    expect(printed.childCount).toBe(4);
  });

  it('keeps the items that stand', () => {
    const doc = story({ body: [list([item('satu')])] });
    const items = nodes.list.create(null, [deleted(item('nol')), item('satu'), deleted(item('dua'))]);
    const changed = story({ body: [items] });
    expect(printedStory(changed).eq(doc)).toBe(true);
  });
});
