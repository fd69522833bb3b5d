import type { Node } from 'prosemirror-model';
import { markedCopy } from '../../shared/review/marked-copy';
import { countBody } from '../../shared/story/counting';
import { readStory, type StoryReading } from '../../shared/story/reading';
import { storyIn, type ChangesView } from '../../shared/story/views';
import type { Command } from './command';
import { storyJson, storyText } from './printing';
import { withDesk } from './with-desk';

/** A story as one of its views reads. Marked up, its length is that of the final text: signs and struck words are no copy. */
function readingIn(view: ChangesView, doc: Node): StoryReading {
  if (view !== 'marked') return readStory(storyIn(view, doc));
  return { ...readStory(markedCopy(doc)), wordCount: countBody(doc).words };
}

export const show: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    const state = desk.stories.state(id);
    const reading = readingIn(run.line.view, state.doc);
    const report = desk.archive.raw.report(id)?.pieces ?? [];
    const value = { id, status: state.status, ...storyJson(reading, state.fields, report) };
    run.print(value, storyText(reading, run.tongue));
    return 0;
  });
