import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** The commands and how they are called; docs/command-line.md says the same at length. */
export const USAGE = words(
  `redaksi — meja redaksi di satu komputer

  redaksi inspect FILE [--json]            uraikan, tanpa menyimpan
  redaksi import FILE... [--json]          simpan; cetak nomor naskah
  redaksi reimport ID --as NAME            baca ulang berkas asalnya, sebagai usulan
  redaksi list [--status S] [--bin]        daftar naskah; --bin: tempat sampah
  redaksi show ID [--view V] [--json]      satu naskah; V: final, original, marked
  redaksi search WORDS [--json]            cari kata
  redaksi check ID|FILE [--json]           periksa sebelum keluar
  redaksi approve ID --as NAME             sahkan teks ini apa adanya
  redaksi clear ID TANDA --as NAME         loloskan satu tanda (legal, pictureDesk,
                                           sensitive, sponsored, unverified)
  redaksi assign ID (--to NAME | --to-desk MEJA | --nobody) --as NAME
  redaksi roles [--json]                   siapa boleh apa di rumah ini
  redaksi ledger ID [--json]               buku meja: siapa berbuat apa, kapan
  redaksi changes ID [--json]              usulan yang masih terbuka
  redaksi accept|reject ID (--change C | --author A | --all) --as NAME
  redaksi replace ID --find TEXT|/re/ --with TEXT [--direct] --as NAME
  redaksi comment ID [--on TEXT] --say TEXT --as NAME
  redaksi comments ID [--json]             komentar; --reply T --say TEXT,
                 --resolve T, --reopen T   --as NAME
  redaksi status ID MOVE [--why TEXT] --as NAME
  redaksi export ID|FILE --out F.zip [--formats a,b] [--editable]
                 [--waive RULE --reason TEXT --as NAME]...
  redaksi history ID [--json]              siapa berbuat apa, kapan
  redaksi compare ID A B [--json]          beda dua catatan
  redaksi compare A B [--json]             beda dua naskah: ID, ID@CATATAN, paket
  redaksi restore ID SEQ [--piece NAME]    kembalikan, sebagai catatan baru: semua, atau
                 --as NAME               satu bagian ("paragraph 3")
  redaksi blame ID [--json]                siapa menulis apa, dari mana
  redaksi bin ID --why ALASAN              ke tempat sampah; unbin ID: ambil lagi
  redaksi duplicates [ID] [--json]         naskah yang isinya ada lebih dari sekali
  redaksi duplicates keep ID ID --as NAMA  keduanya disimpan, tidak disebut lagi
  redaksi wire [FOLDER] [--once] [--json]  ambil kiriman yang tiba di sebuah folder
  redaksi merge F.zip [--look] --as NAMA   kerja rekan dari paket kerja; --look: lihat saja;
  redaksi unmerge ID --as NAMA             batalkan penggabungan terakhir
  redaksi verify F.zip [--json]            periksa sebuah paket
  redaksi keys [--json]                    tombol tiap perintah
  redaksi rules [--json]                   aturan pembacaan naskah; rules forget ID
  redaksi sign-offs [--json]               siapa di balik kode tanda akhir
  redaksi sign-offs confirm KODE NAMA [--desk] --as NAME
  redaksi sign-offs forget KODE --as NAME
  redaksi serve [--port N] [--no-open]     buka di peramban
  redaksi doctor [--repair] [--trust-clock] [--json]
                                           periksa arsip; pulihkan yang rusak
  redaksi backup [--json]                  buat cadangan sekarang
  redaksi restore FILE [--json]            pulihkan arsip dari cadangan

  --home DIR    letak arsip (atau REDAKSI_HOME)
  --json        satu nilai JSON di stdout, tak ada yang lain
  Kode keluar: 0 baik, 1 jawabannya tidak, 2 salah pakai, 3 tidak bisa`,
  `redaksi — a newsroom's desk on one computer

  redaksi inspect FILE [--json]            parse, store nothing
  redaksi import FILE... [--json]          store; prints ids
  redaksi reimport ID --as NAME            read its input again, as tracked changes
  redaksi list [--status S] [--bin]        the stories; --bin: those in the bin
  redaksi show ID [--view V] [--json]      one story; V: final, original, marked
  redaksi search WORDS [--json]            find words
  redaksi check ID|FILE [--json]           what stops it, what is advised
  redaksi approve ID --as NAME             pass this exact text
  redaksi clear ID FLAG --as NAME          pass it as far as one flag goes (legal,
                                           pictureDesk, sensitive, sponsored, unverified)
  redaksi assign ID (--to NAME | --to-desk DESK | --nobody) --as NAME
  redaksi roles [--json]                   who may do what in this house
  redaksi ledger ID [--json]               the desk's ledger: who did what, when
  redaksi changes ID [--json]              the open tracked changes
  redaksi accept|reject ID (--change C | --author A | --all) --as NAME
  redaksi replace ID --find TEXT|/re/ --with TEXT [--direct] --as NAME
  redaksi comment ID [--on TEXT] --say TEXT --as NAME
  redaksi comments ID [--json]             the comments; --reply T --say TEXT,
                 --resolve T, --reopen T   --as NAME
  redaksi status ID MOVE [--why TEXT] --as NAME
  redaksi export ID|FILE --out F.zip [--formats a,b] [--editable]
                 [--waive RULE --reason TEXT --as NAME]...
  redaksi history ID [--json]              who did what, when
  redaksi compare ID A B [--json]          what differs between two entries
  redaksi compare A B [--json]             between two stories: ID, ID@SEQ, package
  redaksi restore ID SEQ [--piece NAME]    bring it back, as a new entry: all of it, or
                 --as NAME                 one piece ("paragraph 3")
  redaksi blame ID [--json]                who wrote what, from where
  redaksi bin ID --why REASON              into the bin; unbin ID: out again
  redaksi duplicates [ID] [--json]         stories whose copy is there more than once
  redaksi duplicates keep ID ID --as NAME  both stay and are not told again
  redaksi wire [FOLDER] [--once] [--json]  take what arrives in a folder
  redaksi merge F.zip [--look] --as NAME   a colleague's work from an editable package; --look: only look;
  redaksi unmerge ID --as NAME             take the last merge back
  redaksi verify F.zip [--json]            check a package
  redaksi keys [--json]                    the key of every command
  redaksi rules [--json]                   the rules that imports are read by; rules forget ID
  redaksi sign-offs [--json]               who stands behind sign-off codes
  redaksi sign-offs confirm CODE NAME [--desk] --as NAME
  redaksi sign-offs forget CODE --as NAME
  redaksi serve [--port N] [--no-open]     open it in a browser
  redaksi doctor [--repair] [--trust-clock] [--json]
                                           check the archive; restore what is damaged
  redaksi backup [--json]                  make a backup now
  redaksi restore FILE [--json]            restore the archive from a backup

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
