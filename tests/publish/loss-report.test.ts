import { describe, expect, it } from 'vitest';
import type { Subject } from '../../shared/preflight/subject';
import { possessions, type Feature } from '../../shared/publish/features';
import { FORMATS } from '../../shared/publish/formats';
import { readManuscript } from '../../shared/publish/manuscript-reader';
import { layOut } from '../../shared/publish/package-layout';
import { em, p, picture, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { pageText } from './reading-back';
import { clearedAnyway, FULL_FIELDS, fullStory, fullSubject, HOUSE, PHOTO, subject } from './subjects';

const lossesOf = (given: Subject) => layOut(clearedAnyway(given)).lost;
const lostIn = (format: string, given: Subject) =>
  lossesOf(given)
    .filter((loss) => loss.format === format)
    .map(({ what }) => what);

const bareStory = story({
  headline: 'Rob Surut',
  byline: 'Siti Rahma',
  body: [p('Air surut pada Selasa.')],
  signOff: '(P-5)',
  credits: [{ role: 'editor', label: 'Editor', name: 'Dewi Lestari' }],
});

describe('the loss report', () => {
  it('has nothing to say of a story without anything special', () => {
    expect(lossesOf(subject(bareStory))).toEqual([]);
  });

  it('names what each format drops of a full story, and nothing that it carries', () => {
    expect(lostIn('html', fullSubject())).toEqual([
      'potongan (crop) foto nomor: 1',
      'embargo sampai Senin (5/1/2026) pukul 12.00 WIB',
      'catatan untuk redaksi',
      'tingkat kepentingan: 3',
    ]);
    const ninjs = [
      'huruf miring di judul atau subjudul: "Rob"',
      'tanda kata asing di judul atau subjudul: "dredging"',
      'potongan (crop) foto nomor: 1',
      'waktu terbit Senin (5/1/2026) pukul 12.00 WIB',
    ];
    expect(lostIn('ninjs', fullSubject())).toEqual(ninjs);
    expect(lostIn('ninjs-1.6', fullSubject())).toEqual(ninjs);
    expect(lostIn('md', fullSubject())).toContain('huruf kapital pembuka: "Hujan deras"');
    expect(lostIn('txt', fullSubject())).toContain(
      'alamat tautan dalam teks: siaran pers (https://demak.example/rilis?id=1&bagian=2)',
    );
  });

  it('speaks the language of the house', () => {
    const given = subject(fullStory(), { house: { ...HOUSE, language: 'en' } });
    expect(lostIn('txt', given)).toContain('emphasised words: "Senin"');
  });

  it('names a role that neither its label nor an IPTC term tells', () => {
    const credits = [
      { role: 'illustrator', label: 'Gambar', name: 'Andi' },
      { role: 'factChecker', label: 'Cek', name: 'Budi' },
      { role: 'editor', label: 'Redaktur', name: 'Cici' },
    ] as const;
    const given = subject(story({ headline: 'J', body: [p('Isi.')], credits }));
    expect(lostIn('html', given)).toEqual([]);
    expect(lostIn('ninjs', given)).toEqual(['peran dalam kredit: Andi (Ilustrator)']);
    expect(lostIn('txt', given)).toEqual([
      'peran dalam kredit: Budi (Pemeriksa fakta)',
      'peran dalam kredit: Andi (Ilustrator)',
    ]);
  });

  it('names merged cells, and header cells that are no header row', () => {
    const cell = (text: string, attrs: object, type: 'tableCell' | 'tableHeader' = 'tableCell') =>
      schema.nodes[type].create(attrs, [p(text)]);
    const rows = [
      schema.nodes.tableRow.create(null, [cell('Desa', {}, 'tableHeader'), cell('Rumah', { colspan: 2 })]),
      schema.nodes.tableRow.create(null, [cell('a', {}), cell('b', {}), cell('c', {})]),
    ];
    const given = subject(story({ headline: 'J', body: [schema.nodes.table.create(null, rows)] }));
    expect(lostIn('html', given)).toEqual([]);
    expect(lostIn('md', given)).toEqual([
      'sel kepala di dalam tabel: "Desa"',
      'sel gabungan pada tabel: "Desa"',
    ]);
  });

  it('counts characters that no file can hold', () => {
    const given = subject(story({ headline: 'J', body: [p('a\u0001b\ud800c')] }));
    expect(new Set(lossesOf(given).map(({ what }) => what))).toEqual(
      new Set(['2 karakter yang tak dapat dicetak; di tempatnya berdiri U+FFFD']),
    );
    const page = layOut(clearedAnyway(given)).files[0];
    expect(page && 'content' in page ? pageText(page.content) : '').toContain('a\ufffdb\ufffdc');
  });
});

/** What proves, in a file, that a feature of the full story is carried. */
const PROOFS: Partial<Record<Feature, (file: string) => boolean>> = {
  strong: (file) => /<strong>Kepala Desa|\*\*Kepala Desa\*\*/.test(file),
  emphasis: (file) => /<em>Senin|\*Senin\*/.test(file),
  emphasisAboveBody: (file) => /<em>Rob|\*Rob\*/.test(file),
  foreignAboveBody: (file) => /lang=\\?"en\\?">dredging/.test(file),
  leadIn: (file) => /lead-in\\?">Hujan deras|HUJAN DERAS/.test(file),
  linkAddress: (file) => /demak\.example\/rilis\?id=1(&|&amp;)bagian=2/.test(file),
  relatedAddress: (file) => /koran\.example\/banjir\?a=1(&|&amp;)b=2/.test(file),
  embedAddress: (file) => file.includes('https://video.example/rob'),
  pictureFile: (file) => file.includes('media/tanggul-jebol-2.png'),
  altText: (file) => file.includes('Peta tiga desa di pesisir Demak'),
  pictureRights: (file) => file.includes('© Antara, sekali tayang'),
  headerRow: (file) => /scope=\\?"col|\| --- \|/.test(file),
  embargo: (file) => /embargo/i.test(file),
  publishedAt: (file) => file.includes('datePublished'),
  webAddress: (file) => file.includes('https://koran.example/nusantara/tanggul-jebol"'),
  noteToEditors: (file) => file.includes('Hubungi meja Nusantara'),
  usageTerms: (file) => file.includes('Sekali tayang; tidak untuk arsip.'),
  rights: (file) => file.includes('© 2026 Koran Contoh'),
  about: (file) => file.includes('Nusantara'),
  urgency: (file) => /"urgency": 3/.test(file),
  origin: (file) => /"Antara"/.test(file),
};

describe('what a format claims to carry is in its file, and what it claims to lose is not', () => {
  const cleared = clearedAnyway(fullSubject());
  const layout = layOut(cleared);
  const owned = new Set(
    possessions(readManuscript(cleared, new Map()), cleared).map(({ feature }) => feature),
  );
  const cases = FORMATS.flatMap((format) =>
    Object.entries(PROOFS).map(([feature, proof]) => [format.id, feature, format, proof] as const),
  );
  it.each(cases)('%s: %s', (_, feature, { file, drops }, proof) => {
    const found = layout.files.find(({ path }) => path === file);
    const text = found && 'content' in found ? found.content : '';
    expect(proof(text)).toBe(!drops.has(feature as Feature));
    if (feature !== 'pictureFile' && feature !== 'altText') expect(owned).toContain(feature);
  });
});

it('does not quote the note to editors, because the report travels with the pages', () => {
  expect(JSON.stringify(lossesOf(fullSubject()))).not.toContain('Hubungi');
});

it('knows the alt text of a picture without a file from one with', () => {
  const shown = (file: string | null) =>
    subject(
      story({
        headline: 'J',
        body: [p(em('Isi')), picture({ id: 'f', picture: file, altText: 'Pantai', caption: 'x' })],
      }),
      {
        fields: newFields({ ...FULL_FIELDS, embargo: null }),
      },
    );
  expect(lostIn('md', shown(PHOTO)).filter((what) => what.includes('alternatif'))).toEqual([]);
  expect(lostIn('md', shown(null)).filter((what) => what.includes('alternatif'))).toEqual([
    'teks alternatif foto yang berkasnya tidak ada: "Pantai"',
  ]);
});
