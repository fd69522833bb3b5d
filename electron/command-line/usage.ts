import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** The commands and how they are called; docs/command-line.md says the same at length. */
export const USAGE = words(
  `redaksi — meja redaksi di satu komputer

  redaksi inspect FILE [--json]            uraikan, tanpa menyimpan
  redaksi import FILE... [--json]          simpan; cetak nomor naskah
  redaksi list [--status S] [--json]       daftar naskah
  redaksi show ID [--json]                 satu naskah
  redaksi search WORDS [--json]            cari kata
  redaksi check ID|FILE [--json]           periksa sebelum keluar
  redaksi approve ID --as NAME             sahkan teks ini apa adanya
  redaksi export ID|FILE --out F.zip [--formats a,b] [--editable]
                 [--waive RULE --reason TEXT --as NAME]...
  redaksi verify F.zip [--json]            periksa sebuah paket
  redaksi serve [--port N] [--no-open]     buka di peramban

  --home DIR    letak arsip (atau REDAKSI_HOME)
  --json        satu nilai JSON di stdout, tak ada yang lain
  Kode keluar: 0 baik, 1 jawabannya tidak, 2 salah pakai, 3 tidak bisa`,
  `redaksi — a newsroom's desk on one computer

  redaksi inspect FILE [--json]            parse, store nothing
  redaksi import FILE... [--json]          store; prints ids
  redaksi list [--status S] [--json]       the stories
  redaksi show ID [--json]                 one story
  redaksi search WORDS [--json]            find words
  redaksi check ID|FILE [--json]           what stops it, what is advised
  redaksi approve ID --as NAME             pass this exact text
  redaksi export ID|FILE --out F.zip [--formats a,b] [--editable]
                 [--waive RULE --reason TEXT --as NAME]...
  redaksi verify F.zip [--json]            check a package
  redaksi serve [--port N] [--no-open]     open it in a browser

  --home DIR    where the archive is (or REDAKSI_HOME)
  --json        one JSON value on stdout and nothing else
  Exit codes: 0 fine, 1 the answer is no, 2 wrong use, 3 could not`,
);

/** Called wrongly: exit code 2. */
export function wrongUse(id: string, en: string): Refusal {
  return new Refusal({
    kind: 'use',
    code: 'use',
    what: words(id, en),
    kept: words('tidak ada yang diubah', 'nothing was changed'),
    todo: words('lihat: redaksi --help', 'see: redaksi --help'),
  });
}
