import { Refusal, type RefusalNotice } from '../shared/story/refusal';
import { words, type Words } from '../shared/story/words';

/** Whatever was thrown, as the three sentences a person must hear: what happened, what was kept, what to do. */
export function troubleOf(error: unknown): RefusalNotice {
  if (error instanceof Refusal) return error.notice;
  return {
    kind: 'io',
    code: 'defect',
    what: words(
      'Ada yang keliru di dalam Redaksi, bukan pada naskah Anda',
      'Something went wrong inside Redaksi, not in your story',
    ),
    kept: words(
      'semua yang sudah tersimpan di disk tetap utuh; teks di jendela ini tidak berubah',
      'everything that was on disk is unharmed; the text in this window has not changed',
    ),
    todo: words(
      'coba sekali lagi; bila terulang, mulai ulang Redaksi dan laporkan',
      'try once more; if it happens again, restart Redaksi and report it',
    ),
  };
}

/** The desk cannot be reached. The text is in the window, and the connection comes back by itself. */
export function connectionLost(): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'desk.unreachable',
    what: words('Hubungan dengan meja redaksi terputus', 'The connection to the desk was lost'),
    kept: words('teks Anda aman di jendela ini', 'your text is safe in this window'),
    todo: words(
      'Redaksi menyambung lagi dengan sendirinya; bila tidak, jalankan Redaksi kembali dan biarkan jendela ini terbuka',
      'it reconnects by itself; if it does not, start Redaksi again and leave this window open',
    ),
  });
}

/** The browser keeps pages from opening windows. */
export function windowBlocked(): RefusalNotice {
  return {
    kind: 'no',
    code: 'window.blocked',
    what: words('Peramban menolak membuka jendela baru', 'The browser would not open a new window'),
    kept: words('tidak ada yang berubah', 'nothing has changed'),
    todo: words(
      'izinkan jendela dari alamat ini, atau buka naskahnya di tab peramban lain',
      'allow windows from this address, or open the story in another browser tab',
    ),
  };
}

/** Whatever was thrown, as one sentence for a line of text. */
export function sentenceOf(error: unknown): Words {
  const { what, kept, todo } = troubleOf(error);
  const say = (tongue: 'id' | 'en') => `${what[tongue]}. ${kept[tongue]}; ${todo[tongue]}.`;
  return words(say('id'), say('en'));
}
