import type { Settings } from '../../shared/contract';
import type { RefusalKind } from '../../shared/story/refusal';
import type { Tongue } from '../../shared/story/words';
import type { CommandLine } from './arguments';

/** What a command is given. */
export interface Run {
  readonly line: CommandLine;
  readonly settings: Settings;
  readonly tongue: Tongue;
  /** The answer: a JSON value with `--json`, else a text for people. */
  readonly print: (value: unknown, text: string) => void;
  /** A line to stderr. */
  readonly say: (text: string) => void;
}

/** A command; resolves with its exit code. */
export type Command = (run: Run) => Promise<number>;

/** What a refusal makes of the exit code. */
export const EXIT: Readonly<Record<RefusalKind, number>> = { no: 1, use: 2, io: 3 };
