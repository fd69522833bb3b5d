import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { editorPlugins } from '../../renderer/editor/plugins';
import { proposedIn, setSuggesting } from '../../renderer/editor/suggesting';
import { changesOf } from '../../shared/review/changes';
import { decideChanges } from '../../shared/review/deciding';
import { countBody } from '../../shared/story/counting';
import type { Bench, Promised, Timing } from './bench';
import { markedStory, person, plainStory } from '../marked-story';
import { openWindows } from './review-windows';

const WORDS = 7_000;
const CHANGES = 2_000;
const COMMENTS = 500;

/** What was promised: a key among changes and comments beside a key with none, and the time of one verdict on all, in ms. */
const KEY_RATIO = 1.2;
const ALL_MS = 200;

const WINDOW_PLAIN = 'key to frame in the window, the same story with none';
const WINDOW_MARKED = `key to frame in the window, ${CHANGES} changes and ${COMMENTS} comments`;
const NODE_PLAIN = 'key without a screen, the same story with none';
const NODE_MARKED = `key without a screen, ${CHANGES} changes and ${COMMENTS} comments`;
const ACCEPT = 'accept all, without a screen';
const WINDOW_ACCEPT = 'accept all to frame in the window, list of changes open';
const WINDOW_REJECT = 'reject all to frame in the window, list of changes open';
const WINDOW_LIST = 'open the list of changes in the window';

/** A key struck in the middle of a story, with all that follows from it: the proposal, the plugins, the counts. */
function typist(doc: Node): () => void {
  const by = person('Sari');
  let state = EditorState.create({ doc, plugins: editorPlugins() });
  state = state.apply(setSuggesting(state.tr, { isOn: true }));
  const middle = Math.floor(doc.childCount / 2);
  const pos = doc.children.slice(0, middle).reduce((sum, node) => sum + node.nodeSize, 0) + 3;
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
  return () => {
    state = state.apply(proposedIn(state, state.tr.insertText('a'), () => by));
    countBody(state.doc);
  };
}

function promised(timings: readonly Timing[]): readonly Promised[] {
  const median = (name: string) => timings.find((timing) => timing.name === name)?.median ?? NaN;
  const beside = (marked: string, plain: string): Promised => {
    const ratio = median(marked) / median(plain);
    return {
      what: `${marked}: at most ${KEY_RATIO} × “${plain}”`,
      measured: `${ratio.toFixed(2)} ×`,
      isKept: ratio <= KEY_RATIO,
    };
  };
  const within = (name: string): Promised => ({
    what: `${name}: at most ${ALL_MS} ms`,
    measured: `${median(name).toFixed(0)} ms`,
    isKept: median(name) <= ALL_MS,
  });
  return [
    beside(WINDOW_MARKED, WINDOW_PLAIN),
    beside(NODE_MARKED, NODE_PLAIN),
    within(ACCEPT),
    within(WINDOW_ACCEPT),
    within(WINDOW_REJECT),
    within(WINDOW_LIST),
  ];
}

/** Typing among thousands of open changes, and deciding on all of them at once. */
export const reviewBench: Bench = {
  name: 'review',
  title: `Type among ${CHANGES} open changes and ${COMMENTS} comments`,
  baseline: WINDOW_PLAIN,
  prepare: async (isQuick) => {
    const plain = plainStory(WORDS);
    const marked = markedStory(plain, CHANGES, COMMENTS);
    const open = changesOf(marked).length;
    if (open < CHANGES * 0.95) throw new RangeError(`only ${open} open changes: neighbours ran together`);
    const [typePlain, typeMarked] = [typist(plain), typist(marked)];
    const windows = await openWindows(plain, marked);
    return {
      about: `${WORDS} words, ${open} open changes, ${COMMENTS} comments. In the window: the real page in Chromium ${windows.version}, every key a real one and timed to the frame after it. Without a screen: state, plugins and counts in Node`,
      perRound: isQuick ? 10 : 100,
      rounds: isQuick ? 1 : 6,
      promises: promised,
      end: () => windows.end(),
      cases: [
        { name: WINDOW_PLAIN, run: () => windows.plain.press() },
        { name: WINDOW_MARKED, run: () => windows.marked.press() },
        { name: WINDOW_ACCEPT, runs: isQuick ? 1 : 6, run: () => windows.listed.decideAll('accept') },
        { name: WINDOW_REJECT, runs: isQuick ? 1 : 6, run: () => windows.listed.decideAll('reject') },
        { name: WINDOW_LIST, runs: isQuick ? 1 : 6, run: () => windows.listed.openList() },
        { name: NODE_PLAIN, run: typePlain },
        { name: NODE_MARKED, run: typeMarked },
        { name: ACCEPT, run: () => decideChanges(marked, () => 'accept').doc },
        { name: 'reject all, without a screen', run: () => decideChanges(marked, () => 'reject').doc },
        { name: 'list the changes', run: () => changesOf(marked).length > 0 },
      ],
    };
  },
};
