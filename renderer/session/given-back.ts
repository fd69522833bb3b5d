import type { Node } from 'prosemirror-model';
import { Transform, type Step } from 'prosemirror-transform';
import type { ProposedEntry } from '../../shared/journal/entry';
import { Refusal, type RefusalNotice } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** Something this window made that the desk will never take: it is out of the story, and here to be read and copied. */
export interface GivenBack {
  readonly kind: ProposedEntry['kind'];
  /** What happened, what was kept, what to do. */
  readonly notice: RefusalNotice;
  /** What was typed or set, as text; empty where only marks or removals were refused. */
  readonly words: string;
}

/** The desk's answer is no and will be no: sending the same again changes nothing. Disks and lines (`io`) come back. */
export function isForGood(failure: unknown): failure is Refusal {
  return failure instanceof Refusal && failure.notice.kind !== 'io';
}

/** The steps and their undoing, for a text that is to go back to what it was before them. */
export interface TakenBack {
  readonly inverted: readonly Step[];
  /** What the steps had put into the text. */
  readonly words: string;
}

/** Takes steps back that were made on `doc`. */
export function takeBack(doc: Node, steps: readonly Step[]): TakenBack {
  const transform = new Transform(doc);
  for (const step of steps) transform.step(step);
  const inverted = transform.steps.map((step, place) => step.invert(transform.docs[place] ?? doc)).reverse();
  const range = transform.changedRange();
  return { inverted, words: range ? transform.doc.textBetween(range.from, range.to, '\n', ' ').trim() : '' };
}

/** What an entry other than steps would have set, as a person may want to copy it. */
export function entryWords(entry: ProposedEntry): string {
  const lines = (value: unknown): string[] => {
    if (value === null || value === undefined || value === '') return [];
    if (typeof value !== 'object') return [String(value as string | number | boolean)];
    return Object.entries(value).flatMap(([name, inner]) => {
      const inside = lines(inner);
      return Array.isArray(value) || inside.length === 0 ? inside : [`${name}: ${inside.join(', ')}`];
    });
  };
  return entry.kind === 'steps' ? '' : lines(entry.payload).join('\n');
}

/** The desk's refusal, with what became of the words: the desk cannot know that they are still in this window. */
export function givenBackNotice({ notice }: Refusal): RefusalNotice {
  return {
    ...notice,
    kept: words(
      'semua yang lain tersimpan; yang ditolak ada di bawah ini dan bisa disalin',
      'everything else is saved; what was refused stands below and can be copied',
    ),
    todo: words(
      'salin, lalu tulis lagi di tempatnya; bila ditolak lagi, laporkan',
      'copy it, then write it again in its place; if it is refused again, report it',
    ),
  };
}
