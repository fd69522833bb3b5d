import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingestInput } from '../../shared/ingest/input';
import {
  alike,
  copyOf,
  keysOf,
  likeness,
  RELATED_STORY,
  SAME_STORY,
  SIGNATURE_LENGTH,
  signatureBytes,
  signatureFrom,
  signatureOf,
} from '../../shared/ingest/likeness';
import { fixtures } from './fixture';
import { sampleText } from './scrape';

const signed = (text: string) =>
  signatureOf(copyOf(ingestInput('naskah', new TextEncoder().encode(text)).doc));
const share = (a: string, b: string) => likeness(signed(a), signed(b)) ?? NaN;

/** One event, as a wire told it, and what two papers made of it. */
const WIRE = `Kereta Malam Kembali ke Pesisir

Kendal (ANTARA) - Kereta malam jalur pesisir utara kembali berjalan mulai Senin setelah ditutup selama dua tahun karena bantalan relnya tergerus air laut.

Kepala stasiun Karangturi Bagas Prakoso mengatakan tiga rangkaian berjalan setiap malam dan sebagian besar penumpangnya adalah pedagang sayur yang mengejar pasar pagi di kota.

"Kami menambah satu gerbong barang karena keranjang mereka tidak muat di bawah kursi," kata Bagas kepada wartawan di peron stasiun itu.

Harga tiketnya Rp15.000 untuk semua jarak. Pemerintah kabupaten menanggung separuh ongkos perjalanan selama enam bulan pertama, lalu akan menghitung ulang.

Pewarta: Ratri Wulandari
Editor: Nirmala Hadi`;

const OTHER_PAPER = `Pedagang Sayur Naik Kereta Lagi

PEDAGANG sayur di pesisir utara kembali naik kereta malam. Jalur pesisir utara kembali berjalan mulai Senin setelah ditutup selama dua tahun karena bantalan relnya tergerus air laut.

Kepala stasiun Karangturi, Bagas Prakoso, mengatakan tiga rangkaian berjalan setiap malam. Sebagian besar penumpangnya pedagang yang mengejar pasar pagi di kota.

"Kami menambah satu gerbong barang karena keranjang mereka tidak muat di bawah kursi," kata Bagas.

Di peron, Sri Lestari memeluk keranjang kubisnya. Ia sudah berangkat dari rumah sejak sore dan membawa bekal untuk dua kali makan.

Harga tiketnya Rp15.000 untuk semua jarak. (Ant/H-2)

Editor : Lukman Aditya`;

const OWN_REPORT = `Setelah Dua Tahun, Peron Karangturi Ramai

Peron Stasiun Karangturi penuh sejak magrib, Senin. Orang-orang datang membawa kubis, cabai, dan selimut, sebab kereta malam yang mereka tunggu dua tahun lamanya akhirnya berangkat.

Bagas Prakoso, yang memimpin stasiun itu, menghitung lebih dari dua ratus orang pada malam pertama. Separuhnya pedagang yang biasanya menyewa truk bersama-sama.

Menurut dinas perhubungan, rel itu rusak karena laut naik lebih cepat daripada perkiraan. Perbaikannya memakai batu dari bukit di selatan kota.

Penumpang membayar lima belas ribu rupiah ke mana pun tujuannya. Selebihnya dibayar pemerintah daerah sampai musim kemarau.

Penulis: Ani Rahma`;

describe('the same story', () => {
  it('scraped twice, with other furniture, is the same', () => {
    const again = `salinan.example.org\n\n${WIRE.replace('Kendal (ANTARA) - ', '').replace(/"/g, '”').replace(/\n\n/g, '\n')}\n\nTerkini Lainnya\nHarga Garam Turun`;
    expect(share(WIRE, again)).toBeGreaterThan(0.9);
    expect(alike(signed(WIRE), signed(again))).toBe('same');
  });

  it('lightly edited is the same', () => {
    const edited = WIRE.replace('tiga rangkaian', 'empat rangkaian')
      .replace('di peron stasiun itu', 'di stasiun')
      .replace('lalu akan menghitung ulang', 'kemudian dihitung ulang');
    expect(share(WIRE, edited)).toBeGreaterThan(SAME_STORY);
  });

  it('from two wires or rewritten by another paper is related', () => {
    expect(alike(signed(WIRE), signed(OTHER_PAPER))).toBe('related');
  });
});

describe('another story', () => {
  it('about the same event in other words is not alike', () => {
    expect(share(WIRE, OWN_REPORT)).toBeLessThan(RELATED_STORY / 2);
    expect(alike(signed(WIRE), signed(OWN_REPORT))).toBeNull();
  });

  it('is not alike, whichever two of all fixtures and samples are compared', () => {
    const all = [
      ...fixtures().map(({ source }) => source),
      ...['tanggul-wonosari', 'pasar-tambaklorok', 'harbour-tram'].map(sampleText),
    ].map(signed);
    const shares = all.flatMap((a, at) => all.slice(at + 1).map((b) => likeness(a, b) ?? 0));
    expect(shares.length).toBeGreaterThan(2000);
    expect(Math.max(...shares)).toBeLessThan(RELATED_STORY / 2);
  });

  it('that is too short says nothing', () => {
    expect(signed('Judul\n\nPendek saja.')).toBeNull();
    expect(alike(null, null)).toBeNull();
  });
});

/** Words that are all different, numbered. */
const text = (numbers: readonly number[]) => numbers.map((number) => `kata${number}`).join(' ');
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

describe('the signature', () => {
  it('estimates the share of shingles that two copies have in common', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (shift) => {
        // Two runs of 300 words that overlap in 300 - shift.
        const inCommon = Math.max(0, 298 - shift);
        const real = inCommon / (2 * 298 - inCommon);
        const told =
          likeness(signatureOf(text(range(0, 300))), signatureOf(text(range(shift, shift + 300)))) ?? NaN;
        // Five times the standard error.
        expect(Math.abs(told - real)).toBeLessThan(5 * 0.0442);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in any case, spacing and spelling of accents', () => {
    const copy = `${text(range(0, 60))} Zoë kafe`;
    expect(signatureOf(copy.toUpperCase().replace(/ /g, '  '))).toEqual(signatureOf(copy.normalize('NFD')));
  });

  it('is kept in 512 bytes', () => {
    const signature = signatureOf(text(range(0, 300)));
    if (!signature) throw new Error('no signature');
    const bytes = signatureBytes(signature);
    expect(bytes).toHaveLength(4 * SIGNATURE_LENGTH);
    expect(signatureFrom(bytes)).toEqual(signature);
    expect(() => signatureFrom(bytes.subarray(1))).toThrow(RangeError);
  });

  it('has keys by which what is alike is found, and most of what is not is left', () => {
    const shared = (a: string, b: string) => keysOf(signed(a)).some((key) => keysOf(signed(b)).includes(key));
    expect(shared(WIRE, WIRE.replace('tiga', 'empat'))).toBe(true);
    expect(shared(WIRE, OTHER_PAPER)).toBe(true);
    expect(shared(WIRE, sampleText('harbour-tram'))).toBe(false);
    expect(keysOf(null)).toEqual([]);
  });
});
