import type { BodyDepth } from '../shared/story/copy-fit';
import type { RefusalNotice } from '../shared/story/refusal';
import type { Durability } from './session';
import type { Voice } from './voice';

/** What the status line says of a story, and how sure it may sound. */

export interface Said {
  readonly text: string;
  /** Green only for what the desk has confirmed. */
  readonly tone: 'good' | 'waiting' | 'bad';
}

/** A refusal without the file that it is about: here that is always the archive, and its path would push the reason out of sight. */
const withoutPlace = (what: string): string => what.replace(/^(?:\/|[A-Za-z]:[\\/]|\\\\).*?: (?=\S)/, '');

/** What a line of few words says of a refusal. */
export const shortly = (notice: RefusalNotice, voice: Voice): string => withoutPlace(voice.say(notice.what));

/** All that a refusal has to say, for whoever looks closer. */
export const inFull = ({ what, kept, todo }: RefusalNotice, voice: Voice): string =>
  [what, kept, todo].map((words) => voice.say(words)).join('; ');

/** `forMs`: how long the oldest unconfirmed change has been waiting. */
export function durabilityWords(durability: Durability, forMs: number, voice: Voice): Said {
  const { m } = voice;
  switch (durability.kind) {
    case 'onDisk':
      return { text: m.statusLine.onDisk, tone: 'good' };
    case 'saving': {
      const ms = Math.max(0, Math.round(forMs));
      if (ms === 0) return { text: m.statusLine.savingNow, tone: 'waiting' };
      const text =
        ms < 1000
          ? m.statusLine.saving(voice.number(ms))
          : m.statusLine.savingLong(voice.number(Math.round(ms / 100) / 10));
      return { text, tone: 'waiting' };
    }
    case 'notSaved':
      return { text: m.statusLine.notSaved(shortly(durability.notice, voice)), tone: 'bad' };
  }
}

/** The words of a story against what was asked for. */
export function lengthWords(words: number, asked: number | null, voice: Voice): string {
  const { statusLine: says } = voice.m;
  const n = voice.number;
  if (asked === null) return says.words(n(words));
  if (words === asked) return says.exact(n(words), n(asked));
  return words < asked
    ? says.below(n(words), n(asked - words), n(asked))
    : says.over(n(words), n(words - asked), n(asked));
}

/** How deep the body runs: `62 lines · 21.4 cm × 1 col`. */
export function depthWords({ lines, cm, columns }: BodyDepth, { m, number }: Voice): string {
  return m.statusLine.depth(number(lines), number(Math.round(cm * 10) / 10), number(columns));
}

/** A language by its own name as this voice calls it: `id` is "Indonesia" or "Indonesian"; an unknown tag stays as it is. */
export function languageName(tag: string, voice: Voice): string {
  if (tag === 'id') return 'Bahasa Indonesia';
  try {
    return new Intl.DisplayNames(voice.tongue, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // RangeError: not the form of a language tag.
    return tag;
  }
}
