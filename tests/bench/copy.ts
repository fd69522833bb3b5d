/**
 * Copy to measure with: the same words every time. Like real copy it follows Zipf's law: a few words everywhere, most of the
 * 20,000 forms in a handful of stories, newsroom words such as "anggaran" in some stories and not in others.
 */

const COMMON =
  'yang di dan untuk dengan pada ini itu dari dalam akan tidak juga ke oleh sebagai adalah telah tersebut bisa'.split(
    ' ',
  );
const NEWSROOM = (
  'pemerintah daerah anggaran tahun dewan rapat kepala dinas warga desa petani nelayan pedagang pasar guru dokter sopir ' +
  'harga beras cuaca gelombang banjir tanggul jalan jembatan sekolah rumah sakit listrik pelabuhan bandara kereta ' +
  'penumpang tiket mudik lebaran panen pupuk subsidi koperasi bank kredit usaha'
).split(' ');
const SYLLABLES =
  'ba ca da ga ja ka la ma na pa ra sa ta wa bi di gi ki li mi ni pi ri si ti bu du gu ku lu mu nu pu ru su tu ang eng ong'.split(
    ' ',
  );
const FORMS = 20_000;

function vocabulary(): string[] {
  const list = [...COMMON];
  for (let n = 0; list.length < FORMS; n++) {
    const third = SYLLABLES[Math.floor(n / SYLLABLES.length ** 2) % SYLLABLES.length] ?? '';
    list.push(
      `${SYLLABLES[n % SYLLABLES.length]}${SYLLABLES[Math.floor(n / SYLLABLES.length) % SYLLABLES.length]}${third}`,
    );
    // From the hundredth rank on, every fiftieth is a word of the trade.
    const place = Math.floor((list.length - 100) / 50);
    if (list.length >= 100 && list.length % 50 === 0 && place < NEWSROOM.length)
      list.push(NEWSROOM[place] ?? '');
  }
  return list;
}

const WORDS = vocabulary();

/** A small fixed generator (mulberry32): the copy must be the same in every run. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A source of words: gives so many of them. */
export function copyWords(seed: number): (count: number) => string[] {
  const chance = chances(seed);
  // Rank r is drawn with a probability of about 1 / r.
  const word = () => WORDS[Math.floor(WORDS.length ** chance()) - 1] ?? '';
  return (count) => Array.from({ length: count }, word);
}

/** A scraped story of about `length` words, number `n`, as plain text with all its furniture. */
export function scraped(n: number, length: number): string {
  const some = copyWords(n + 1);
  const headline = capital(some(6).join(' '));
  const paragraphs: string[] = [];
  for (let words = 0; words < length; words += 40)
    paragraphs.push(`${capital(some(40).join(' '))} nomor${n}.`);
  paragraphs.splice(2, 0, `Baca juga: ${capital(some(5).join(' '))}`);
  const body = paragraphs.join('\n\n');
  return `${headline}\n\n${capital(some(14).join(' '))}.(ANTARA)\n\n${body} (Ant/H-2)\n\nEditor : Thalatie Yani\n`;
}
