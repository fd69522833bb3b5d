import { expect, it } from 'vitest';
import type { AlikeStory } from '../../shared/contract';
import { AlikeShelf } from '../../renderer/alike-shelf';

/** What is told to be like the story on the page, and what is told no more. */

const like = (id: string): AlikeStory => ({
  id,
  headline: `Naskah ${id}`,
  status: 'writing',
  updatedAt: '2026-03-02T01:00:00Z',
  alike: 'same',
  share: 0.9,
});

const ids = (shelf: AlikeShelf, of: string) => shelf.of(of).map(({ id }) => id);

it('tells what is like the story on the page, and of no other story', async () => {
  const shelf = new AlikeShelf((id) => Promise.resolve(id === 'a' ? [like('b'), like('c')] : []));
  await shelf.show('a');
  expect(ids(shelf, 'a')).toEqual(['b', 'c']);
  expect(ids(shelf, 'b')).toEqual([]);
  await shelf.show('d');
  expect(ids(shelf, 'a')).toEqual([]);
});

it('passes over an answer that comes when another story is on the page', async () => {
  const answers = new Map<string, (found: readonly AlikeStory[]) => void>();
  const shelf = new AlikeShelf((id) => new Promise((resolve) => answers.set(id, resolve)));
  const [first, second] = [shelf.show('a'), shelf.show('b')];
  answers.get('b')?.([like('c')]);
  answers.get('a')?.([like('d')]);
  await Promise.all([first, second]);
  expect(ids(shelf, 'b')).toEqual(['c']);
});

it('asks again where something else is to be told of the story on the page, and only then', async () => {
  let answer = [like('b'), like('c')];
  const asked: string[] = [];
  const shelf = new AlikeShelf((id) => {
    asked.push(id);
    return Promise.resolve(answer);
  });
  await shelf.show('a');
  answer = [like('c')];
  await shelf.again(['b', 'x']);
  expect(ids(shelf, 'a')).toEqual(['b', 'c']);
  await shelf.again(['b', 'a']);
  expect(ids(shelf, 'a')).toEqual(['c']);
  expect(asked).toEqual(['a', 'a']);
});
