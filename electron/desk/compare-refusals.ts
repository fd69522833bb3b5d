import { Refusal } from '../../shared/story/refusal';
import { words, type Words } from '../../shared/story/words';

/** Why two stories are not compared, or nothing is taken from one into the other. */

const UNCHANGED = words('tidak ada yang diubah', 'nothing was changed');

export const compareRefusals = {
  noStory: (name: string, why: Words) =>
    new Refusal({
      kind: 'no',
      code: 'compare.noStory',
      what: words(`tidak ada naskah di ${name} (${why.id})`, `there is no story in ${name} (${why.en})`),
      kept: UNCHANGED,
      todo: words('pilih paket buatan Redaksi', 'choose a package that Redaksi made'),
    }),
  movedOn: () =>
    new Refusal({
      kind: 'no',
      code: 'compare.movedOn',
      what: words('naskah sudah berubah sejak dibandingkan', 'the story has changed since it was compared'),
      kept: UNCHANGED,
      todo: words('bandingkan lagi, lalu ambil', 'compare again, then take'),
    }),
  changesInTheWay: () =>
    new Refusal({
      kind: 'no',
      code: 'compare.changesInTheWay',
      what: words(
        'usulan yang masih terbuka menghalangi pengambilan ini',
        'open tracked changes of the story stand in the way',
      ),
      kept: UNCHANGED,
      todo: words(
        'terima atau tolak usulan itu, lalu bandingkan lagi',
        'accept or reject them, then compare again',
      ),
    }),
};
