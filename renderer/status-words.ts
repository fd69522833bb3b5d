import type { Durability } from './session';
import type { Voice } from './voice';

/** What the status line says of a story, and how sure it may sound. */

export interface Said {
  readonly text: string;
  /** Green only for what the desk has confirmed. */
  readonly tone: 'good' | 'waiting' | 'bad';
}

/** `forMs`: how long the oldest unconfirmed change has been waiting. */
export function durabilityWords(durability: Durability, forMs: number, voice: Voice): Said {
  const { m } = voice;
  switch (durability.kind) {
    case 'onDisk':
      return { text: m.statusLine.onDisk, tone: 'good' };
    case 'saving': {
      const ms = Math.max(0, Math.round(forMs));
      const text =
        ms < 1000
          ? m.statusLine.saving(voice.number(ms))
          : m.statusLine.savingLong(voice.number(Math.round(ms / 100) / 10));
      return { text, tone: 'waiting' };
    }
    case 'notSaved':
      return { text: m.statusLine.notSaved(voice.say(durability.notice.what)), tone: 'bad' };
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
