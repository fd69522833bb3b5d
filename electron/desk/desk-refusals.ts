import { Refusal } from '../../shared/story/refusal';
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
