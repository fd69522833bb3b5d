import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { p, picture, story } from '../../shared/story/builders';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { inside } from '../builders';

it('reads a credit line as a credit line when its caption is a tracked deletion', () => {
  const doc = story({
    headline: 'Tanggul Jebol',
    body: [picture({ id: 'picture-1', caption: 'Warga mengungsi.', creditLine: 'ANTARA' }), p('Air datang.')],
  });
  const change = { id: 'c1', author: 'Adi W.', at: '2026-01-05T01:00:00Z' };
  const { doc: marked } = new Transform(doc).addNodeMark(
    inside(doc, 'caption') - 1,
    schema.marks.deletion.create(change),
  );
  expect(readStory(marked).body[0]).toMatchObject({ caption: '', creditLine: 'ANTARA', text: 'ANTARA' });
});
