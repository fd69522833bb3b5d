import { randomUUID } from 'node:crypto';
import type { Transform } from 'prosemirror-transform';
import type { ChangeList, DecidedChanges, ReplacedWords } from '../../shared/contract';
import type { Source } from '../../shared/journal/source';
import { changesOf, chosenChanges, type ChangeFilter } from '../../shared/review/changes';
import { decideChanges } from '../../shared/review/deciding';
import { fieldChanges } from '../../shared/review/field-changes';
import { replaceIn } from '../../shared/review/replacing';
import { changeIds } from '../../shared/review/reviewer';
import { suggest } from '../../shared/review/suggest';
import { BadPattern, type FindQuery } from '../../shared/story/find/query';
import type { StoryState } from '../../shared/journal/replay';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import type { Stories } from './stories';

/** The copy desk without a page: what is proposed in a story, deciding on it, and replacing words in all of it. */

/** Who asks the desk to change a story. */
export interface Hand {
  readonly author: string;
  readonly device: string;
  readonly at: string;
}

function mustHaveName({ author }: Hand): void {
  if (author === '') throw refusals.nameless();
}

/** Appends the steps that `make` gives for the story as it is; again for what it has become where somebody was first. */
function change<Result>(
  stories: Stories,
  id: string,
  make: (state: StoryState) => {
    readonly transform: Transform;
    readonly source: Source;
    readonly result: Result;
  },
): { readonly seq: number; readonly result: Result } {
  stories.mustBeOutOfBin(id);
  for (;;) {
    const state = stories.state(id);
    const { transform, source, result } = make(state);
    if (transform.steps.length === 0) return { seq: state.seq, result };
    const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
    const entry = { id: `review-${randomUUID()}`, kind: 'steps' as const, payload: { steps, source } };
    const appended = stories.append(id, state.seq, [entry]);
    if (appended.stored) return { seq: appended.seq, result };
  }
}

export function listChanges(stories: Stories, archive: Archive, id: string): ChangeList {
  const { doc } = stories.state(id);
  return { changes: changesOf(doc), fields: fieldChanges(archive.journal.after(id, 0)) };
}

/** Accepts or rejects the changes that are chosen. Refuses where one is named that is not open. */
export function decide(
  stories: Stories,
  id: string,
  decision: 'accept' | 'reject',
  chosen: ChangeFilter,
  by: Hand,
): DecidedChanges {
  mustHaveName(by);
  const { seq, result } = change(stories, id, ({ doc }) => {
    const open = changesOf(doc);
    const unknown = chosen.ids?.find((one) => !open.some((other) => other.id === one));
    if (unknown !== undefined) throw refusals.unknownChange(unknown);
    const ids = new Set(chosenChanges(open, chosen).map((one) => one.id));
    const transform = decideChanges(doc, (mark) =>
      ids.has(mark.attrs['id'] as string) ? decision : 'leave',
    );
    const source: Source = { kind: 'review', decision, changes: [...ids].slice(0, 1000) };
    return { transform, source, result: [...ids] };
  });
  return { seq, decided: result };
}

/** Replaces words in the whole story, as proposals unless it is to be done `directly`. */
export function replace(
  stories: Stories,
  id: string,
  query: FindQuery,
  template: string,
  directly: boolean,
  by: Hand,
): ReplacedWords {
  mustHaveName(by);
  const { seq, result } = change(stories, id, ({ doc }) => {
    const { transform, counts } = (() => {
      try {
        return replaceIn(doc, query, template);
      } catch (error) {
        if (error instanceof BadPattern) throw refusals.badPattern(error.message);
        throw error;
      }
    })();
    const cause = 'Find and replace';
    const proposed = () => suggest(transform, { ...by, cause, newId: changeIds(randomUUID()) }).transform;
    const source: Source = { kind: 'rule', rule: cause };
    return { transform: directly ? transform : proposed(), source, result: counts };
  });
  return { seq, counts: result, total: Object.values(result).reduce((sum, count) => sum + count, 0) };
}
