import type { Node } from 'prosemirror-model';
import type { OutgoingLedger } from '../../shared/journal/desk-ledger';
import { clearance, type ClearedStory } from '../../shared/preflight/clearance';
import type { PictureInfo } from '../../shared/preflight/finding';
import { preflight } from '../../shared/preflight/preflight';
import type { Subject } from '../../shared/preflight/subject';
import {
  crosshead,
  em,
  embed,
  factBox,
  foreign,
  item,
  leadIn,
  lineBreak,
  link,
  list,
  p,
  picture,
  quote,
  relatedLink,
  row,
  sectionBreak,
  story,
  strong,
  table,
} from '../../shared/story/builders';
import { OPEN_DESK } from '../../shared/story/desk-rules';
import { contentHash, sha256Text } from '../../shared/story/content-hash';
import { newFields, type Flag } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';

/** Subjects for the tests of preflight and publish: a story as it was scraped, and one with every piece of furniture. */

export const PHOTO = sha256Text('a photograph');
export const MAP = sha256Text('a map');

const info = (sha256: string, width = 1600): PictureInfo => ({
  sha256,
  type: 'image/jpeg',
  width,
  height: 1067,
  size: 412_233,
});
export const PICTURES: ReadonlyMap<string, PictureInfo> = new Map([
  [PHOTO, info(PHOTO)],
  [MAP, { ...info(MAP), type: 'image/png' }],
]);

export const HOUSE: Subject['house'] = {
  name: 'Koran Contoh',
  address: 'https://koran.example',
  language: 'id',
  timeZone: 'Asia/Jakarta',
  copyrightNotice: '© 2026 Koran Contoh',
};

const plain = (text: string) => schema.text(text);

const ID = '5f1d2c2e-7a3b-4d58-9d0a-1f6f2f0c9b11';

/** The ledger of a story that tests made from nothing. */
const NO_LEDGER: OutgoingLedger = { through: 1, lines: [] };

/** A subject out of the archive that nobody has approved; every part can be replaced. */
export function subject(doc: Node, parts: Partial<Subject> = {}): Subject {
  return {
    id: ID,
    doc,
    fields: newFields(),
    status: 'subs',
    origin: 'archive',
    approvals: [],
    clearances: [],
    deskRules: OPEN_DESK,
    ledger: () => NO_LEDGER,
    waivers: [],
    threads: [],
    version: 1,
    createdAt: '2026-01-05T01:00:00.120Z',
    updatedAt: '2026-01-05T03:20:00.456Z',
    pictures: PICTURES,
    house: HOUSE,
    passages: [],
    imported: [],
    linkedStories: () => [],
    now: '2026-01-05T04:00:00Z',
    ...parts,
  };
}

/** The same subject, passed by these people as it stands. */
export function approved(given: Subject, ...people: readonly string[]): Subject {
  const hash = contentHash(given.doc, given.fields);
  const names = people.length > 0 ? people : ['Dewi Lestari'];
  const approvals = names.map((by) => ({ by, at: '2026-01-05T03:30:00Z', contentHash: hash }));
  return { ...given, status: 'signedOff', approvals: [...given.approvals, ...approvals] };
}

/** The same subject, with a flag of it cleared by somebody as it stands. */
export function flagCleared(given: Subject, flag: Flag, by = 'Yusuf Hakim'): Subject {
  const contentHashNow = contentHash(given.doc, given.fields);
  const clearance = { flag, by, at: '2026-01-05T03:20:00Z', contentHash: contentHashNow };
  return { ...given, clearances: [...given.clearances, clearance] };
}

/** Clears a story whatever it is, by waiving every finding that stops it. */
export function clearedAnyway(given: Subject): ClearedStory {
  const stops = preflight(given).filter(({ level }) => level === 'stop');
  const rules = [...new Set(stops.map(({ rule }) => rule))];
  const waivers = rules.map((rule) => ({ rule, reason: 'diuji', by: 'Penguji', at: '2026-01-05T03:40:00Z' }));
  const { cleared } = clearance({ ...given, waivers: [...given.waivers, ...waivers] });
  if (!cleared) throw new RangeError('a waived story was not cleared');
  return cleared;
}

/** A story like one that was scraped from a page: caption but no picture, links without addresses. Text of our own. */
export function scrapedStory(): Node {
  return story({
    headline: 'Wali Kota Berangkat Ke Pelabuhan Menemui Nelayan',
    body: [
      picture({
        id: 'foto',
        caption: 'Dengan menumpang kereta, wali kota berangkat ke pelabuhan untuk menemui para nelayan.',
        creditLine: 'AFP',
      }),
      p(
        leadIn('Wali'),
        ' kota, Rahmat Hadi, telah berangkat ke pelabuhan dengan menumpang kereta, Selasa, untuk menemui para nelayan.',
      ),
      p('Banyak pihak menduga ia "memohon bantuan" bagi kapal-kapal tua di pelabuhan itu.'),
      relatedLink({ id: 'tautan-1', title: 'Kapal Tua, Armada Nelayan Utara' }),
      p('Kantor berita setempat belum memberi kabar terkini soal letak keretanya.'),
      relatedLink({ id: 'tautan-2', title: 'Langkah Kota Dikecam Nelayan' }),
      p('Pada 2019 ia menempuh perjalanan 60 jam dengan kereta.'),
    ],
    signOff: '(AFP/Z-3)',
    credits: [{ role: 'editor', label: 'Editor', name: 'Ratna Dewi' }],
  });
}

/** What ingest would fill in for the scraped story. */
export const SCRAPED_FIELDS = newFields({
  slug: 'wali-kota-nelayan',
  source: 'AFP',
  publisher: 'koran.example',
  scrapeHost: 'salinan.example',
});

/** A story with every piece of furniture, every block and every mark, with nothing left to ask for. */
export function fullStory(): Node {
  return story({
    kicker: 'BANJIR PESISIR',
    headline: [plain('Tanggul Jebol, '), em('Rob'), plain(' Genangi Tiga Desa')],
    standfirst: [
      plain('Warga mengungsi ke sekolah; '),
      foreign('dredging', 'en'),
      plain(' baru mulai pekan depan.'),
    ],
    byline: 'Oleh Siti Rahma dan Budi Santoso',
    dateline: 'DEMAK, KORAN CONTOH',
    body: [
      p(
        leadIn('Hujan deras'),
        ' sejak dini hari membuat tanggul jebol, kata ',
        strong('Kepala Desa'),
        ' & warga; lihat ',
        link('siaran pers', 'https://demak.example/rilis?id=1&bagian=2'),
        '.',
        lineBreak(),
        'Airnya setinggi pinggang.',
      ),
      picture({
        id: 'foto-tanggul',
        picture: PHOTO,
        altText: 'Seorang warga mendorong sepeda di jalan "tergenang" <air>',
        caption: [plain('Warga menembus genangan di Sayung, '), em('Senin'), plain(' (5/1/2026).')],
        creditLine: 'Antara/Andi Foto',
        rights: '© Antara, sekali tayang',
        crop: { x: 0.1, y: 0, width: 0.8, height: 1 },
      }),
      crosshead('Pompa tak menyala'),
      p(
        'Pompa di muara mati sejak Minggu. 1. bukan daftar; # bukan judul; *bukan* miring; snake_case_ dan `kode`.',
      ),
      relatedLink({
        id: 'tautan-banjir',
        title: 'Banjir Demak Surut',
        href: 'https://koran.example/banjir?a=1&b=2',
      }),
      relatedLink({ id: 'tautan-pompa', title: 'Pompa Baru Tiba', label: 'Simak juga' }),
      quote([p('Kami hanya sempat membawa ijazah.'), p('Yang lain hanyut.')], 'Sumarni, warga Sayung'),
      list([
        item('Sayung: 412 rumah'),
        item(p('Karangtengah'), list([item('utara: 80 rumah'), item('selatan: 65 rumah')])),
      ]),
      list([item('Tutup tanggul'), item('Nyalakan pompa')], true),
      factBox('Rob dalam angka', [p('Tinggi air 90 sentimeter.'), list([item('3 desa'), item('557 rumah')])]),
      table(row(['Desa', 'Rumah'], true), row(['Sayung', '412']), row(['Karangtengah | utara', '80'])),
      picture({
        id: 'peta',
        picture: MAP,
        altText: 'Peta tiga desa di pesisir Demak',
        caption: 'Letak tiga desa yang tergenang.',
        creditLine: '(Grafis: Redaksi)',
      }),
      embed('siaran', 'https://video.example/rob', 'Siaran langsung dari tanggul'),
      sectionBreak(),
      p('Bantuan tiba pada Selasa.'),
    ],
    signOff: '(Ant/P-5)',
    credits: [
      { role: 'author', label: 'Penulis', name: 'Siti Rahma' },
      { role: 'reporter', label: 'Pewarta', name: 'Budi Santoso' },
      { role: 'editor', label: 'Penulis | Editor', name: 'Dewi Lestari' },
      { role: 'photographer', label: 'Foto', name: 'Andi Foto' },
    ],
  });
}

export const FULL_FIELDS = newFields({
  slug: 'tanggul-jebol',
  section: 'Nusantara',
  urgency: 3,
  keywords: ['rob', 'banjir'],
  subjects: [{ name: 'banjir', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000150' }],
  embargo: '2026-01-05T05:00:00.000Z',
  noteToEditors: 'Hubungi meja Nusantara sebelum memotong.',
  source: 'Antara',
  publishedAt: '2026-01-05T05:00:00Z',
  address: 'https://koran.example/nusantara/tanggul-jebol',
  copyrightHolder: 'Koran Contoh',
  copyrightNotice: '© 2026 Koran Contoh',
  usageTerms: 'Sekali tayang; tidak untuk arsip.',
});

/** The full story, approved; the embargo has passed, so that nothing at all is left to say. */
export function fullSubject(parts: Partial<Subject> = {}): Subject {
  return approved(subject(fullStory(), { fields: FULL_FIELDS, now: '2026-01-06T00:00:00Z', ...parts }));
}
