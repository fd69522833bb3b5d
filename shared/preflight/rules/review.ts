import type { Node } from 'prosemirror-model';
import { placedThreads } from '../../review/anchoring';
import { changesOf } from '../../review/changes';
import { pieceNames } from '../../story/places';
import type { Status } from '../../story/status';
import { words, type Words } from '../../story/words';
import { raiseIf, type Rule } from '../rule';
import { STORY_PLACE } from '../survey';

/** Whether people are done with the story: open changes and comments, and its status. */

/** The pieces of the page that positions lie in, in page order, each once. */
function piecesAt(doc: Node, positions: readonly number[]): readonly string[] {
  const names = pieceNames(doc);
  const indexes = positions.map((pos) => doc.resolve(pos).index(0)).sort((a, b) => a - b);
  return [...new Set(indexes.map((index) => names[index] ?? 'story'))];
}

const MOST_PLACES = 6;
function told(places: readonly string[]): Words {
  const first = places.slice(0, MOST_PLACES).join(', ');
  const more = places.length - MOST_PLACES;
  return more > 0
    ? words(`${first} dan ${more} tempat lain`, `${first} and ${more} more places`)
    : words(first, first);
}

function statusRule(id: string, status: Status, title: Words, message: Words): Rule {
  return {
    id,
    level: 'stop',
    title,
    find: ({ subject }) => raiseIf(subject.status === status, STORY_PLACE, message),
  };
}

export const reviewRules: readonly Rule[] = [
  {
    id: 'changes.open',
    level: 'stop',
    title: words('Usulan perubahan masih terbuka', 'Tracked changes open'),
    find: ({ subject }) => {
      const open = changesOf(subject.doc);
      const count = open.length;
      const where = told(
        piecesAt(
          subject.doc,
          open.map(({ from }) => from),
        ),
      );
      return raiseIf(
        count > 0,
        STORY_PLACE,
        words(
          `${count} usulan perubahan belum diterima atau ditolak (${where.id}); putuskan satu per satu.`,
          `${count} tracked ${count === 1 ? 'change is' : 'changes are'} neither accepted nor rejected (${where.en}); decide on each.`,
        ),
      );
    },
  },
  {
    id: 'comments.open',
    level: 'advise',
    title: words('Komentar masih terbuka', 'Comments open'),
    find: ({ subject }) => {
      const open = placedThreads(
        subject.doc,
        subject.threads.filter(({ resolved }) => resolved === null),
      );
      const count = open.length;
      const [onStory, onPieces] = [
        open.filter(({ hold, where }) => hold === 'story' || where === 'story'),
        open.filter(({ hold, where }) => hold !== 'story' && where !== 'story'),
      ];
      const places = piecesAt(
        subject.doc,
        onPieces.map(({ from }) => from),
      );
      const where = told(onStory.length > 0 ? [...places, 'story'] : places);
      return raiseIf(
        count > 0,
        STORY_PLACE,
        words(
          `${count} komentar belum selesai (${where.id}); komentar tidak ikut terkirim, tetapi mungkin masih perlu dijawab.`,
          `${count} ${count === 1 ? 'comment is' : 'comments are'} open (${where.en}); comments never leave the house, but may want an answer.`,
        ),
      );
    },
  },
];

/** Where the story stands in the house, as far as that keeps it there. */
export const statusRules: readonly Rule[] = [
  statusRule(
    'status.held',
    'held',
    words('Ditahan', 'On hold'),
    words(
      'Naskah sedang ditahan; lepaskan dulu sebelum dikirim.',
      'The story is on hold; release it before it is sent.',
    ),
  ),
  statusRule(
    'status.spiked',
    'spiked',
    words('Dibatalkan', 'Spiked'),
    words(
      'Naskah sudah dibatalkan; kembalikan ke meja bila memang akan dikirim.',
      'The story is spiked; bring it back to the desk if it is to be sent.',
    ),
  ),
  statusRule(
    'status.killed',
    'kill',
    words('Dicabut', 'Killed'),
    words(
      'Berita ini sudah dicabut dan tidak boleh dikirim lagi.',
      'This story has been killed and must not be sent again.',
    ),
  ),
];
