import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { DeskLine, type DeskChild } from '../../electron/desk-line';
import type { Answer, Appended, OpenedStory } from '../../shared/contract';
import { readDocument } from '../../shared/journal/replay';
import { schema } from '../../shared/story/schema';

/** The desk's own process, as the doors start it, with windows that type into it. */

export interface RunningDesk {
  /** Another window on a new story. */
  window(): Promise<TypingWindow>;
  close(): Promise<void>;
}

/** `before`: what stands before the command, such as strace. `dist`: folder of the built program. */
export function startDesk(dist: string, home: string, before: readonly string[] = []): RunningDesk {
  const [command = '', ...args] = [...before, process.execPath, path.join(dist, 'desk-process.js')];
  const child = spawn(command, [...args, home, 'browser'], {
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
  });
  const started: DeskChild = {
    postMessage: (message) => void child.send(message),
    on: (event: 'message' | 'exit', listener: unknown) => child.on(event, listener as () => void),
    // Without its parent the desk ends by itself, with everything written; a tracer before it goes with it.
    kill: () => {
      child.disconnect();
      return true;
    },
  };
  const line = new DeskLine(
    () => started,
    () => undefined,
  );
  return {
    window: async () => {
      const { id } = value<{ id: string }>(await line.call('newStory', {}));
      const { doc, seq } = value<OpenedStory>(await line.call('openStory', { id }));
      return new TypingWindow(line, id, readDocument(doc), seq);
    },
    close: async () => {
      const ended = once(child, 'exit');
      await Promise.all([line.close(), ended]);
    },
  };
}

function value<T>(answer: Answer): T {
  if (!answer.ok) throw new RangeError(JSON.stringify(answer));
  return answer.value as T;
}

let typed = 0;

/** One window: a letter more and a letter less by turns, so that the story does not grow. */
export class TypingWindow {
  readonly #line: DeskLine;
  readonly #story: string;
  #doc: Node;
  #seq: number;
  #isIn = false;

  constructor(line: DeskLine, story: string, doc: Node, seq: number) {
    this.#line = line;
    this.#story = story;
    this.#doc = doc;
    this.#seq = seq;
  }

  /** One key. Resolves when the desk has answered that it is on disk, with the milliseconds that took. */
  async press(): Promise<number> {
    const start = performance.now();
    const transform = new Transform(this.#doc);
    if (this.#isIn) transform.delete(1, 2);
    else transform.insert(1, schema.text('a'));
    const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
    const entries = [{ id: `bench-${process.pid}-${typed++}`, kind: 'steps', payload: { steps } }];
    const sent = await this.#line.call('append', { story: this.#story, base: this.#seq, entries });
    const answer = value<Appended>(sent);
    if (!answer.stored) throw new RangeError('Nobody else types into this story');
    this.#doc = transform.doc;
    this.#seq = answer.seq;
    this.#isIn = !this.#isIn;
    return performance.now() - start;
  }
}
