import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';

const SAFE = words('semua yang sudah tersimpan tetap aman', 'everything saved before is safe');

/** What the archive says no to, beside what the disk itself refuses. */
export const archiveRefusals = {
  inWindow: words('teks Anda masih di jendela ini', 'your text is still in this window'),
  readOnly: (file: string, code: 'disk.readOnly' | 'disk.forbidden') =>
    new Refusal({
      kind: 'io',
      code,
      what:
        code === 'disk.readOnly'
          ? words(`${file}: disk ini hanya bisa dibaca`, `${file}: this disk can only be read`)
          : words(`${file}: tidak ada izin menulis`, `${file}: no permission to write`),
      kept: words(
        'semua naskah tetap bisa dibaca; tidak ada yang ditulis',
        'every story can still be read; nothing was written',
      ),
      todo: words(
        'buat disk bisa ditulis lagi; Redaksi menyimpan begitu bisa',
        'make the disk writable again; Redaksi saves as soon as it can',
      ),
    }),
  gone: (file: string) =>
    new Refusal({
      kind: 'io',
      code: 'archive.gone',
      what: words(
        `${file}: arsip dihapus atau dipindahkan selagi dipakai`,
        `${file}: the archive was removed or moved while in use`,
      ),
      kept: words(
        'isinya masih terbuka dan ditulis lagi ke tempat semula',
        'its contents are still open and are being written back to its place',
      ),
      todo: words('tunggu sebentar; jangan tutup Redaksi', 'wait a moment; do not close Redaksi'),
    }),
  busy: (file: string) =>
    new Refusal({
      kind: 'io',
      code: 'archive.busy',
      what: words(
        `${file}: arsip sedang dipakai program lain`,
        `${file}: another program is holding the archive`,
      ),
      kept: SAFE,
      todo: words('tutup program itu, lalu coba lagi', 'close it, then try again'),
    }),
  newer: (file: string) =>
    new Refusal({
      kind: 'io',
      code: 'archive.newer',
      what: words(
        `arsip ${file} ditulis oleh Redaksi yang lebih baru`,
        `the archive ${file} was written by a newer Redaksi`,
      ),
      kept: words('arsip tidak disentuh', 'the archive was not touched'),
      todo: words('pasang Redaksi yang terbaru', 'install the newest Redaksi'),
    }),
  unknownEntry: (story: string, seq: number) =>
    new Refusal({
      kind: 'io',
      code: 'story.newer',
      what: words(
        `naskah ${story}: entri ${seq} utuh, tetapi tidak dikenal Redaksi versi ini`,
        `story ${story}: entry ${seq} is sound, but this version of Redaksi does not know it`,
      ),
      kept: words('tidak ada yang disentuh atau ditulis ulang', 'nothing was touched or rewritten'),
      todo: words('buka dengan Redaksi yang lebih baru', 'open it with a newer Redaksi'),
    }),
  damagedStory: (story: string, seq: number) =>
    new Refusal({
      kind: 'io',
      code: 'story.damaged',
      what: words(
        `jurnal naskah ${story} rusak pada entri ${seq}`,
        `the journal of story ${story} is damaged at entry ${seq}`,
      ),
      kept: words(
        'berkasnya tidak disentuh; salinan kedua ada di folder arsip',
        'the file was not touched; its second copy is in the archive’s folder',
      ),
      todo: words('jalankan: redaksi doctor --repair', 'run: redaksi doctor --repair'),
    }),
} as const;
