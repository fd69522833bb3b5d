/** Copy to measure with: the same words every time, varied enough that an index has something to do. */

const WORDS = (
  'pemerintah daerah menyatakan bahwa anggaran tahun depan akan dibahas bersama dewan pada pekan ini setelah rapat ' +
  'panjang yang menghadirkan para kepala dinas warga desa petani nelayan pedagang pasar guru dokter sopir angkutan ' +
  'harga beras naik turun cuaca buruk gelombang tinggi banjir tanggul jalan rusak jembatan sekolah rumah sakit listrik ' +
  'air bersih pelabuhan bandara kereta penumpang tiket mudik lebaran panen pupuk subsidi koperasi bank kredit usaha'
).split(' ');

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

/** A scraped story of about `length` words, number `n`, as plain text with all its furniture. */
export function scraped(n: number, length: number): string {
  const chance = chances(n + 1);
  const some = (count: number) => Array.from({ length: count }, () => WORDS[Math.floor(chance() * WORDS.length)] ?? '');
  const headline = capital(some(6).join(' '));
  const paragraphs: string[] = [];
  for (let words = 0; words < length; words += 40) paragraphs.push(`${capital(some(40).join(' '))} nomor${n}.`);
  paragraphs.splice(2, 0, `Baca juga: ${capital(some(5).join(' '))}`);
  const body = paragraphs.join('\n\n');
  return `${headline}\n\n${capital(some(14).join(' '))}.(ANTARA)\n\n${body} (Ant/H-2)\n\nEditor : Thalatie Yani\n`;
}
