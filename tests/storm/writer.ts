import { once } from 'node:events';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'prosemirror-transform';
import { NewsDesk } from '../../electron/desk/desk';
import { writePackage } from '../../electron/desk/packages/package-writer';
import type { ProposedEntry } from '../../shared/journal/entry';
import { Refusal } from '../../shared/story/refusal';
import { schema } from '../../shared/story/schema';
import { SAMPLE_INFO, SAMPLE_NAME, samplePayload } from '../packages/sample-package';

/**
 * A process that types into several stories at once through the desk, and says of each append that it is stored only after the
 * desk has said so. Whoever started it kills it, breaks its disk, or records what it writes.
 *
 *   writer HOME STORIES EDITS [early|swallows|waits]
 *
 * `EDITS` 0: types until it is killed. `early`: says "stored" before it is: the control that must lose something. `swallows`: takes a refusal for
 * "stored", another such control. `waits`: reads
 * the stories, says "read", and types once its input has ended.
 */

const [home = '', storyCount = '3', editCount = '0', how = ''] = process.argv.slice(2);
const say = (line: string) => void writeSync(1, `${line}\n`);

say('opening');
const desk = await NewsDesk.open({ home, door: 'browser', version: 'storm', as: 'Rini S.' });
const ids = desk.archive.index.list().map((row) => row.id);
while (ids.length < Number(storyCount)) ids.push((await desk.call('newStory', {})).id);
if (how === 'waits') {
  for (const id of ids) desk.stories.state(id);
  say('read');
  await once(process.stdin.resume(), 'end');
}
say('ready');

const MOST_TRIES = 20;
let typed = 0;

/** Types a word into a story; sends it again, with the same id, until it is stored. */
async function type(story: string): Promise<void> {
  const { doc, seq: base } = desk.stories.state(story);
  const id = `${process.pid}-${typed++}`;
  const steps = new Transform(doc)
    .insert(1, schema.text(`${id} `))
    .steps.map((step) => step.toJSON() as Record<string, unknown>);
  const entries: ProposedEntry[] = [{ id, kind: 'steps', payload: { steps } }];
  if (how === 'early') say(`stored ${story} ${base + 1} ${id}`);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      const answer = await desk.call('append', { story, base, entries });
      if (!answer.stored) return say('overtaken');
      if (how !== 'early') say(`stored ${story} ${answer.seq} ${id}`);
      return;
    } catch (error) {
      if (how === 'swallows') return say(`stored ${story} ${base + 1} ${id}`);
      say(`refused ${error instanceof Refusal ? error.notice.code : String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

for (let n = 0; Number(editCount) === 0 || n < Number(editCount); n++)
  await Promise.all(ids.slice(0, Number(storyCount)).map(type));

const to = path.join(home, 'packages', 'storm.zip');
try {
  await writePackage({ to, name: SAMPLE_NAME, info: SAMPLE_INFO, files: samplePayload() });
  say('package');
} catch (error) {
  say(`refused ${error instanceof Refusal ? error.notice.code : String(error)}`);
}
desk.close();
say('done');
