import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';

const STAYS = words('semua berkas di dalamnya tetap di tempatnya', 'every file in it stays where it is');

/** What is said of the wire folder and of files in it. */
export const wireRefusals = {
  away: (folder: string) =>
    new Refusal({
      kind: 'io',
      code: 'wire.away',
      what: words(
        `folder kiriman kantor berita ${folder} sedang tidak terjangkau`,
        `the wire folder ${folder} cannot be reached now`,
      ),
      kept: words(
        'yang sudah masuk aman; sisanya diambil begitu folder itu kembali',
        'what came in is safe; the rest is taken as soon as the folder is back',
      ),
      todo: words('periksa sambungan ke folder itu', 'look at the connection to that folder'),
    }),
  notFull: () =>
    new Refusal({
      kind: 'use',
      code: 'wire.notFull',
      what: words('itu bukan jalur lengkap', 'this is no full path'),
      kept: words('tidak ada yang diubah', 'nothing was changed'),
      todo: words(
        'tulis jalurnya dari awal, misalnya /srv/wire atau D:\\Wire',
        'give it from the start, such as /srv/wire or D:\\Wire',
      ),
    }),
  missing: (folder: string) =>
    new Refusal({
      kind: 'no',
      code: 'wire.missing',
      what: words(`folder ${folder} tidak ada`, `there is no folder ${folder}`),
      kept: words('tidak ada yang diubah', 'nothing was changed'),
      todo: words('buat dulu folder itu, atau periksa namanya', 'make it first, or look at its name'),
    }),
  ownHome: () =>
    new Refusal({
      kind: 'no',
      code: 'wire.ownHome',
      what: words(
        'folder itu memuat arsip Redaksi sendiri',
        'that folder holds Redaksi’s own archive, or lies in it',
      ),
      kept: STAYS,
      todo: words('pilih folder yang hanya berisi kiriman', 'choose a folder that holds deliveries only'),
    }),
  empty: (name: string) =>
    new Refusal({
      kind: 'io',
      code: 'wire.empty',
      what: words(`${name} kosong`, `${name} is empty`),
      kept: words('tidak ada yang disimpan', 'nothing was stored'),
      todo: words('minta dikirim ulang', 'have it sent again'),
    }),
  defect: (name: string, why: string) =>
    new Refusal({
      kind: 'io',
      code: 'wire.defect',
      what: words(
        `${name}: kesalahan di dalam Redaksi (${why})`,
        `${name}: an internal error of Redaksi (${why})`,
      ),
      kept: words('tidak ada yang disimpan; berkasnya utuh', 'nothing was stored; the file is whole'),
      todo: words('laporkan kepada pembuat Redaksi', 'report it to the makers of Redaksi'),
    }),
};
