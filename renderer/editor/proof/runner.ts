import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { blockText, type PlacedBlock, type Span } from '../../../shared/story/block-text';
import { words } from '../../../shared/story/words';
import { platformClock, type Clock } from '../../session/clock';
import type { LayerState, ProofLayer } from './layer';
import { ReadingTrouble, type Reader } from './reader';

/** What the runner sees of the page. */
export interface LayerPort {
  state(): EditorState;
  /** True while an input method is writing: nothing may be drawn into the text then. */
  isComposing(): boolean;
  dispatch(transaction: Transaction): void;
}

/** After the last keystroke in a block before it is read again. */
const PAUSE_MS = 150;
/** While a composition lasts, how often to look whether it is over. */
const LOOK_AGAIN_MS = 100;
/** So many blocks travel to the reader together: the first hits are seen before the last block is read. */
const BUNDLE = 200;

const failed = words('Bagian ini tidak dapat dibaca.', 'This could not be read.');

/**
 * Keeps a layer read: everything after a query, changed blocks after a pause in the typing; one bundle of blocks at a time, so
 * that answers come in order. Nothing is taken in while an input method composes.
 */
export function followLayer<Query, Found extends Span>(
  layer: ProofLayer<Query, Found>,
  reader: Reader<Query, Found>,
  port: LayerPort,
  clock: Clock = platformClock,
): { update(): void; destroy(): void } {
  let stopTimer: (() => void) | null = null;
  let isBusy = false;
  let isOver = false;
  let generation = layer.of(port.state()).generation;
  let dirty: readonly number[] = [];

  const later = (ms: number) => {
    stopTimer?.();
    stopTimer = clock.after(ms, () => {
      stopTimer = null;
      void run();
    });
  };

  /** Resolves when no input method composes; false if the page is gone by then. */
  const untilCalm = async (): Promise<boolean> => {
    while (!isOver && port.isComposing())
      await new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve));
    return !isOver;
  };

  /** False where there is no use in reading on: something else was asked, it cannot be read, the page is gone. */
  const readBundle = async (
    asked: LayerState<Query, Found>,
    query: Query,
    blocks: readonly PlacedBlock[],
    isLast: boolean,
  ): Promise<boolean> => {
    const { generation, version } = asked;
    try {
      const texts = blocks.map(({ block }) => blockText(block).text);
      const found = blocks.length === 0 ? [] : await reader.read(query, texts);
      if (!(await untilCalm())) return false;
      const read = blocks.map((block, index) => ({ ...block, found: found[index] ?? [] }));
      port.dispatch(layer.report(port.state().tr, { generation, version, blocks: read, isLast }));
    } catch (error) {
      if (!(await untilCalm())) return false;
      const trouble = error instanceof ReadingTrouble ? error.words : failed;
      port.dispatch(layer.fail(port.state().tr, generation, trouble));
      if (!(error instanceof ReadingTrouble)) throw error;
      return false;
    }
    return layer.of(port.state()).generation === generation;
  };

  const run = async (): Promise<void> => {
    if (isBusy) return;
    if (port.isComposing()) return later(LOOK_AGAIN_MS);
    const state = port.state();
    const asked = layer.of(state);
    const { query } = asked;
    if (query === null || asked.trouble || layer.isSettled(state)) return;
    const blocks = asked.isReading
      ? layer.blocks(state)
      : asked.dirty.flatMap((pos) => {
          const block = state.doc.nodeAt(pos);
          return block?.isTextblock ? [{ block, pos }] : [];
        });
    isBusy = true;
    try {
      for (let start = 0; start === 0 || start < blocks.length; start += BUNDLE) {
        const isLast = start + BUNDLE >= blocks.length;
        if (!(await readBundle(asked, query, blocks.slice(start, start + BUNDLE), isLast))) break;
      }
    } finally {
      isBusy = false;
    }
    if (isOver || stopTimer) return;
    // What was asked or written meanwhile.
    const now = port.state();
    if (!layer.isSettled(now) && !layer.of(now).trouble) later(layer.of(now).isReading ? 0 : PAUSE_MS);
  };

  const update = (): void => {
    const asked = layer.of(port.state());
    if (asked.generation !== generation) later(0);
    else if (asked.dirty !== dirty && asked.dirty.length > 0) later(PAUSE_MS);
    generation = asked.generation;
    dirty = asked.dirty;
  };

  // What is always looked for: the page comes first.
  if (layer.of(port.state()).isReading)
    stopTimer = clock.whenIdle(() => {
      stopTimer = null;
      void run();
    });
  return {
    update,
    destroy: () => {
      isOver = true;
      stopTimer?.();
    },
  };
}

/** The plugin that keeps a layer of the page read. */
export function keptRead<Query, Found extends Span>(
  layer: ProofLayer<Query, Found>,
  reader: Reader<Query, Found>,
): Plugin {
  return new Plugin({
    view: (view) =>
      followLayer(layer, reader, {
        state: () => view.state,
        isComposing: () => view.composing,
        dispatch: (transaction) => view.dispatch(transaction),
      }),
  });
}
