import { Attributions } from '../../electron/desk/attributions';
import { Transform } from 'prosemirror-transform';
import type { ProposedEntry } from '../../shared/journal/entry';
import { ingestText } from '../../shared/ingest/ingest';
import { decode } from '../../shared/ingest/decode';
import { schema } from '../../shared/story/schema';
import { benchDesk } from './archive-benches';
import type { Bench, Promised, Timing } from './bench';
import { scraped } from './copy';

const PER_APPEND = 500;

const RESTORE = 'restore any, durable';
const WHO = 'who wrote each letter, traced from the first entry';
/** The longest that each may take, in ms: what is waited for once, and what the slider shows while it is dragged. */
const BOUNDS: ReadonlyMap<string, number> = new Map([
  ['list every revision', 1_000],
  ['see any entry', 100],
  ['compare any two', 500],
  [RESTORE, 2_000],
  [WHO, 1_000],
]);

const promised = ({ name, max }: Timing): Promised[] => {
  const bound = BOUNDS.get(name);
  if (bound === undefined) return [];
  return [
    {
      what: `${name}: at most ${bound} ms`,
      measured: `${max.toFixed(0)} ms (longest)`,
      isKept: max <= bound,
    },
  ];
};

/** Going back in a story with a long history. */
export const historyBench: Bench = {
  name: 'history',
  title: 'History: any of 10,000 revisions of one story',
  baseline: 'open the story as it is now',
  prepare: async (isQuick) => {
    const count = isQuick ? 1000 : 10_000;
    const { desk, end } = await benchDesk();
    const { text, reading } = decode(Buffer.from(scraped(1, 1000)), 'naskah.txt');
    const draft = ingestText(text, reading);
    const id = desk.stories.createFrom(draft.doc, draft.fields, { from: 'new' });
    let { doc } = desk.stories.state(id);
    let entries: ProposedEntry[] = [];
    for (let n = 0; n < count; n++) {
      // A letter more and a letter less by turns: every revision differs, and the story does not grow.
      const $at = doc.resolve(doc.child(0).nodeSize + 2);
      const transform = new Transform(doc);
      if (n % 2 === 0) transform.insert($at.pos, schema.text(String((n / 2) % 10)));
      else transform.delete($at.pos, $at.pos + 1);
      doc = transform.doc;
      const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
      entries.push({ id: `edit-${n}`, kind: 'steps', payload: { steps } });
      entries.push({ id: `revision-${n}`, kind: 'revision', payload: { name: `Revisi ${n}` } });
      if (entries.length < PER_APPEND && n < count - 1) continue;
      desk.stories.add(id, entries);
      entries = [];
    }
    const last = desk.stories.state(id).seq;
    const any = (n: number) => 2 + ((n * 7919) % (last - 2));
    return {
      about: `${count.toLocaleString('en')} named revisions, each with an edit before it, of a story of 1,000 words; ${last.toLocaleString('en')} entries`,
      rounds: isQuick ? 2 : 4,
      perRound: isQuick ? 2 : 10,
      end,
      promises: (timings) => timings.flatMap(promised),
      cases: [
        {
          name: 'open the story as it is now',
          run: () => void desk.archive.journal.open(id),
        },
        {
          name: 'list every revision',
          run: () => desk.call('history', { id, most: 20_000 }).then(() => undefined),
        },
        {
          name: 'see any entry',
          run: (n) => desk.call('storyAt', { id, seq: any(n) }).then(() => undefined),
        },
        {
          name: 'compare any two',
          run: (n) => desk.call('compare', { id, before: any(n), after: any(n + 1) }).then(() => undefined),
        },
        {
          name: RESTORE,
          run: async (n) => {
            // Odd edits put a letter in and even ones took it out: by turns, there is always something to restore.
            const seq = any(n);
            const wanted = seq - (seq % 4) + (n % 2 === 0 ? 2 : 4);
            return desk.call('restore', { id, seq: Math.min(wanted, last) }).then(() => undefined);
          },
        },
        {
          name: WHO,
          run: () => new Attributions(desk.archive).of(id).then(() => undefined),
        },
      ],
    };
  },
};
