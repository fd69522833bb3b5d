import type { Entry, Payload } from '../journal/entry';
import type { Act } from '../story/desk-rules';
import { movesFrom, needsReason, STATUS_LABELS, type Status } from '../story/status';
import { words, type Words } from '../story/words';
import type { Ground } from './merge-ground';

/** Where colleagues moved a story on their own desks, and what of that is followed on this one. */

/** Whether this house leaves something to somebody. */
export type May = (author: string, act: Act) => boolean;

/** A move of theirs. */
export interface MergedMove {
  readonly to: Status;
  readonly author: string;
  /** ISO 8601 UTC */
  readonly at: string;
  /** It was made here too. */
  readonly isMade: boolean;
  /** The rules of this house leave such a move to whoever made it. */
  readonly isAllowed: boolean;
}

type Unmade = NonNullable<Payload<'merged'>['unmade']>;
type StatusEntry = Extract<Entry, { kind: 'status' }>;

const moveOf = ({ author, at, payload: { to } }: StatusEntry, isMade: boolean, may: May): MergedMove => ({
  to,
  author,
  at,
  isMade,
  isAllowed: may(author, { do: 'move', to }),
});

const statusEntries = (entries: readonly Entry[]): readonly StatusEntry[] =>
  entries.filter((entry) => entry.kind === 'status');

/**
 * Moves of theirs that can be made here: if ours has not moved, and this house leaves them to whoever made them. Nobody signs a story
 * off or sends it by a merge.
 */
export function movesOf({ base, now }: Ground, theirEntries: readonly Entry[], may: May) {
  const made: StatusEntry[] = [];
  let status = now.status;
  let isOpen = now.status === base.status;
  const moves = statusEntries(theirEntries).map((entry): MergedMove => {
    const { to, why } = entry.payload;
    isOpen &&=
      movesFrom(status).includes(to) &&
      !['signedOff', 'sent'].includes(to) &&
      may(entry.author, { do: 'move', to }) &&
      (!needsReason(to) || Boolean(why?.trim()));
    if (isOpen) {
      status = to;
      made.push(entry);
    }
    return moveOf(entry, isOpen, may);
  });
  return { made, moves };
}

/** The moves that are not made here and that no merge of this journal has told of yet. */
export function unmadeIn(moves: readonly MergedMove[], here: readonly Entry[]): Unmade {
  const told = here.flatMap((entry) => (entry.kind === 'merged' ? (entry.payload.unmade ?? []) : []));
  return moves
    .filter(
      (move) => !move.isMade && !told.some(({ author, at }) => author === move.author && at === move.at),
    )
    .map(({ to, author, at }) => ({ to, author, at }));
}

/** The moves of a story that is taken over whole: all of them are made, whatever the rules of this house say of them. */
export const movesTakenOver = (entries: readonly Entry[], may: May): readonly MergedMove[] =>
  statusEntries(entries).map((entry) => moveOf(entry, true, may));

/** What people must know of a move: that it is not followed here, or that it goes against the rules of this house. Else null. */
export function moveWords({ to, author, isMade, isAllowed }: MergedMove): Words | null {
  if (isMade && isAllowed) return null;
  const who = { id: author || 'Seseorang', en: author || 'Somebody' };
  const moved = words(
    `${who.id} memindahkan ke ${STATUS_LABELS[to].id}`,
    `${who.en} moved it to ${STATUS_LABELS[to].en}`,
  );
  const told = [
    ...(isMade ? [] : [words('tidak diikuti di sini', 'not followed here')]),
    ...(isAllowed
      ? []
      : [
          words(
            'aturan meja ini tidak memberikannya kepadanya',
            'the rules of this desk do not leave that to them',
          ),
        ]),
  ];
  return words(
    `${moved.id}: ${told.map(({ id }) => id).join('; ')}`,
    `${moved.en}: ${told.map(({ en }) => en).join('; ')}`,
  );
}
