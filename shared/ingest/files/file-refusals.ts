import { Refusal } from '../../story/refusal';
import { words, type Words } from '../../story/words';
import type { XmlFault } from './xml-tree';

/** Why a file of a known format was not read, in the words of a person. */

const KEPT = words('tidak ada yang disimpan', 'nothing was stored');
const ASK_AGAIN = words(
  'minta berkasnya dikirim lagi, atau salin teksnya dan impor sebagai teks biasa',
  'ask for the file again, or copy its words and import them as plain text',
);

export function fileRefusal(code: string, what: Words, todo: Words = ASK_AGAIN): Refusal {
  return new Refusal({ kind: 'no', code, what, kept: KEPT, todo });
}

const XML_WHY: Readonly<Record<XmlFault['why'], Words>> = {
  doctype: words(
    'memuat DOCTYPE, yang dapat menyuruh program membaca berkas lain',
    'has a DOCTYPE, which can tell a program to read other files',
  ),
  depth: words('bersusun terlalu dalam', 'is nested too deeply'),
  size: words('memuat terlalu banyak elemen', 'has too many elements'),
  form: words('rusak', 'is damaged'),
};

/** An XML file, or an office document with such a file in it, that is damaged or hostile. */
export function xmlRefusal(name: string, { why, at, message }: XmlFault): Refusal {
  const line = at > 0 ? words(` (baris ${at})`, ` (line ${at})`) : words('', '');
  const detail = why === 'form' ? `: ${message.replace(/^XML, line \d+: form,? ?/, '')}` : '';
  return fileRefusal(
    why === 'form' ? 'input.damaged' : 'input.hostile',
    words(`${name} ${XML_WHY[why].id}${line.id}${detail}`, `${name} ${XML_WHY[why].en}${line.en}${detail}`),
  );
}

export const damaged = (name: string, kind: Words): Refusal =>
  fileRefusal('input.damaged', words(`${name}: ${kind.id} ini rusak`, `${name}: this ${kind.en} is damaged`));

export const unknownFormat = (name: string, kind: string): Refusal =>
  fileRefusal(
    'input.unknown',
    words(
      `${name} adalah ${kind}, tetapi bukan format berita yang dikenal`,
      `${name} is ${kind}, but of no news format that we know`,
    ),
    words(
      'format yang dibaca: ninjs, Arc ANS, NewsML-G2, NITF, RSS, Atom, WXR; atau impor teksnya',
      'what is read: ninjs, Arc ANS, NewsML-G2, NITF, RSS, Atom, WXR; or import its words',
    ),
  );

export const noStories = (name: string): Refusal =>
  fileRefusal('input.empty', words(`${name} tidak memuat satu naskah pun`, `${name} holds no story`));
