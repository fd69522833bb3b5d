import type { Node } from 'prosemirror-model';
import { NewsDesk } from '../../../electron/desk/desk';
import { newFields } from '../../../shared/story/fields';
import { schema } from '../../../shared/story/schema';
import { furnishedStory, longStory } from '../../long-story';

/** What is written in: three lengths of plain copy, and a story that a night's work lies on. */
export interface Copy {
  readonly name: string;
  readonly title: string;
  readonly doc: Node;
  /** Slips that its words hold: our page marks them, and is measured with them marked. */
  readonly slips: number;
}

export const SLIPS = 1_000;

export const copies = (): readonly Copy[] => [
  { name: '1k', title: '1,000 words', doc: longStory(1_000), slips: 0 },
  { name: '10k', title: '10,000 words', doc: longStory(10_000), slips: 0 },
  { name: '100k', title: '100,000 words', doc: longStory(100_000), slips: 0 },
  {
    name: 'furnished',
    title: '7,000 words, 240 pieces of furniture, 500 changes, 200 comments, 1,000 findings',
    doc: furnishedStory({ changes: 500, comments: 200, slips: SLIPS }),
    slips: SLIPS,
  },
];

/** The headline of a copy's story number `turn` in the archive: each session has a story of its own. */
export const headlineOf = (copy: Copy, turn: number): string => `Bench ${copy.name} ${turn}`;

/** Fills a home with `turns` stories of every copy, for our own page to open. */
export async function fillHome(home: string, all: readonly Copy[], turns: number): Promise<void> {
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'bench', as: 'Rini S.' });
  for (const copy of all)
    for (let turn = 0; turn < turns; turn++) {
      const headline = schema.nodes.headline.create(null, schema.text(headlineOf(copy, turn)));
      const children = copy.doc.children.map((child) => (child.type === headline.type ? headline : child));
      desk.stories.createFrom(copy.doc.type.create(null, children), newFields(), { from: 'new' });
    }
  desk.stories.catchUp();
  desk.close();
}
