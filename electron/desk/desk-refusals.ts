import { Refusal } from '../../shared/story/refusal';
import { FLAG_LABELS } from '../../shared/story/desk-rules';
import type { Flag } from '../../shared/story/fields';
import { words } from '../../shared/story/words';

const UNCHANGED = words('tidak ada yang diubah', 'nothing was changed');

/** What the desk says no to. */
export const refusals = {
  unknownStory: (id: string) =>
    new Refusal({
      kind: 'no',
      code: 'story.unknown',
      what: words(`tidak ada naskah ${id}`, `there is no story ${id}`),
      kept: UNCHANGED,
      todo: words('lihat daftar naskah: redaksi list', 'see the stories: redaksi list'),
    }),
  badArguments: (call: string, why: string) =>
    new Refusal({
      kind: 'use',
      code: 'call.arguments',
      what: words(`permintaan ${call} tidak sah (${why})`, `the call ${call} is not valid (${why})`),
      kept: UNCHANGED,
      todo: words('perbaiki lalu coba lagi', 'correct it and try again'),
    }),
  move: (from: string, to: string) =>
    new Refusal({
      kind: 'no',
      code: 'status.move',
      what: words(
        `naskah tidak bisa pindah dari ${from} ke ${to}`,
        `a story cannot move from ${from} to ${to}`,
      ),
      kept: words('statusnya tetap', 'its status stays as it was'),
      todo: words('pilih langkah lain', 'choose another move'),
    }),
  reason: (to: string) =>
    new Refusal({
      kind: 'no',
      code: 'status.reason',
      what: words(`langkah ke ${to} perlu alasan`, `a move to ${to} needs a reason`),
      kept: words('statusnya tetap', 'its status stays as it was'),
      todo: words('tulis alasannya', 'write the reason'),
    }),
  notApproved: () =>
    new Refusal({
      kind: 'no',
      code: 'status.notApproved',
      what: words('teks ini belum disahkan siapa pun', 'nobody has passed this exact text'),
      kept: words('statusnya tetap', 'its status stays as it was'),
      todo: words('sahkan naskah dulu', 'sign the story off first'),
    }),
  notFlagged: (flag: Flag) =>
    new Refusal({
      kind: 'no',
      code: 'flag.notSet',
      what: words(
        `naskah ini tidak bertanda ${FLAG_LABELS[flag].id}`,
        `this story does not carry the flag ${FLAG_LABELS[flag].en}`,
      ),
      kept: UNCHANGED,
      todo: words('tidak ada yang perlu diloloskan', 'there is nothing to clear'),
    }),
  binned: (why: string) =>
    new Refusal({
      kind: 'no',
      code: 'story.binned',
      what: words(`naskah ini di tempat sampah (${why})`, `this story is in the bin (${why})`),
      kept: UNCHANGED,
      todo: words('ambil dulu dari tempat sampah', 'take it out of the bin first'),
    }),
  noInput: () =>
    new Refusal({
      kind: 'no',
      code: 'story.noInput',
      what: words(
        'naskah ini ditulis di sini, tidak berasal dari berkas',
        'this story was written here and came from no file',
      ),
      kept: UNCHANGED,
      todo: words(
        'hanya naskah hasil impor yang bisa dibaca ulang',
        'only imported stories can be read again',
      ),
    }),
  unknownEntry: (seq: number) =>
    new Refusal({
      kind: 'no',
      code: 'history.unknown',
      what: words(`naskah ini tidak punya catatan ${seq}`, `this story has no entry ${seq}`),
      kept: UNCHANGED,
      todo: words('lihat: redaksi history', 'see: redaksi history'),
    }),
  nothingToRestore: () =>
    new Refusal({
      kind: 'no',
      code: 'history.same',
      what: words('naskah sudah sama dengan revisi itu', 'the story is already as it was then'),
      kept: UNCHANGED,
      todo: words('tidak ada yang perlu dilakukan', 'there is nothing to do'),
    }),
  notBinned: () =>
    new Refusal({
      kind: 'no',
      code: 'story.notBinned',
      what: words('naskah ini tidak di tempat sampah', 'this story is not in the bin'),
      kept: UNCHANGED,
      todo: words('tidak ada yang perlu dilakukan', 'there is nothing to do'),
    }),
  unknownThread: (id: string) =>
    new Refusal({
      kind: 'no',
      code: 'comment.unknown',
      what: words(`tidak ada komentar ${id}`, `there is no comment ${id}`),
      kept: UNCHANGED,
      todo: words('lihat: redaksi comments', 'see: redaksi comments'),
    }),
  noWords: (text: string) =>
    new Refusal({
      kind: 'no',
      code: 'comment.words',
      what: words(`“${text}” tidak ada dalam naskah`, `“${text}” is nowhere in the story`),
      kept: UNCHANGED,
      todo: words(
        'pilih kata yang ada dalam satu alinea, atau komentari seluruh naskah',
        'choose words that stand in one paragraph, or comment on the whole story',
      ),
    }),
  noPiece: (id: string) =>
    new Refusal({
      kind: 'no',
      code: 'comment.piece',
      what: words(`tidak ada foto atau tautan ${id}`, `there is no picture or link ${id}`),
      kept: UNCHANGED,
      todo: words('komentari seluruh naskah', 'comment on the whole story'),
    }),
  unknownChange: (id: string) =>
    new Refusal({
      kind: 'no',
      code: 'change.unknown',
      what: words(`tidak ada usulan terbuka ${id}`, `there is no open change ${id}`),
      kept: UNCHANGED,
      todo: words('lihat: redaksi changes', 'see: redaksi changes'),
    }),
  badPattern: (why: string) =>
    new Refusal({
      kind: 'use',
      code: 'find.pattern',
      what: words(`pola pencarian tidak sah (${why})`, `the pattern is not valid (${why})`),
      kept: UNCHANGED,
      todo: words('perbaiki polanya', 'correct the pattern'),
    }),
  nameless: () =>
    new Refusal({
      kind: 'no',
      code: 'person.unknown',
      what: words('Redaksi belum tahu nama Anda', 'Redaksi does not know your name yet'),
      kept: UNCHANGED,
      todo: words(
        'isi nama di Pengaturan, atau pakai --as NAMA',
        'give your name in Settings, or use --as NAME',
      ),
    }),
  stopped: (rules: readonly string[]) =>
    new Refusal({
      kind: 'no',
      code: 'export.stopped',
      what: words(
        `naskah belum boleh keluar: ${rules.join(', ')}`,
        `the story may not leave yet: ${rules.join(', ')}`,
      ),
      kept: words(
        'naskah utuh dan tidak ada paket yang dibuat',
        'the story is untouched and no package was made',
      ),
      todo: words(
        'perbaiki temuan itu, atau beri pengecualian dengan nama dan alasan',
        'mend the findings, or waive them by name with a reason',
      ),
    }),
  cancelled: () =>
    new Refusal({
      kind: 'no',
      code: 'job.cancelled',
      what: words('ekspor dihentikan', 'the export was cancelled'),
      kept: words(
        'naskah utuh dan tidak ada paket yang dibuat',
        'the story is untouched and no package was made',
      ),
      todo: words('ekspor lagi bila perlu', 'export again when you need to'),
    }),
} as const;
