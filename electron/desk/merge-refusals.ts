import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** Why a package is not merged. */

const UNCHANGED = words('tidak ada yang diubah', 'nothing was changed');

export const mergeRefusals = {
  notEditable: (name: string) =>
    new Refusal({
      kind: 'no',
      code: 'merge.notEditable',
      what: words(
        `${name} bukan paket kerja dengan jurnal naskahnya`,
        `${name} is no editable package with its story’s journal`,
      ),
      kept: UNCHANGED,
      todo: words('minta paket yang dibuat dengan --editable', 'ask for a package made with --editable'),
    }),
  foreignEntries: () =>
    new Refusal({
      kind: 'no',
      code: 'merge.foreignEntries',
      what: words(
        'jurnal paket memakai catatan dari naskah lain di arsip ini',
        'the journal holds entries that belong to another story of this archive',
      ),
      kept: UNCHANGED,
      todo: words('minta paket baru dari pengirimnya', 'ask whoever sent it for a new package'),
    }),
  nothingInCommon: () =>
    new Refusal({
      kind: 'no',
      code: 'merge.nothingInCommon',
      what: words(
        'naskah ini dan naskah di paket tidak punya riwayat bersama',
        'this story and the one in the package have no history in common',
      ),
      kept: UNCHANGED,
      todo: words('bandingkan keduanya dan ambil yang perlu', 'compare the two and take what is needed'),
    }),
  moved: () =>
    new Refusal({
      kind: 'no',
      code: 'merge.moved',
      what: words(
        'naskahnya berubah sejak penggabungan ini dilihat',
        'the story has changed since this merge was looked at',
      ),
      kept: UNCHANGED,
      todo: words('lihat lagi, lalu putuskan', 'look again, then decide'),
    }),
  nothingToUndo: () =>
    new Refusal({
      kind: 'no',
      code: 'merge.nothingToUndo',
      what: words('tidak ada penggabungan yang bisa dibatalkan', 'there is no merge to take back'),
      kept: UNCHANGED,
      todo: words('pakai Riwayat untuk kembali lebih jauh', 'go further back in History'),
    }),
  unproved: (lost: readonly string[]) =>
    new Refusal({
      kind: 'no',
      code: 'merge.unproved',
      what: words(
        `penggabungan akan menghilangkan kata (${lost.slice(0, 5).join(', ')})`,
        `the merge would lose words (${lost.slice(0, 5).join(', ')})`,
      ),
      kept: UNCHANGED,
      todo: words('laporkan kepada pembuat Redaksi', 'report it to the makers of Redaksi'),
    }),
};
