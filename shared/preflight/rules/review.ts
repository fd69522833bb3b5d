import type { Node } from 'prosemirror-model';
import { contentHash } from '../../story/content-hash';
import type { Flag } from '../../story/fields';
import { schema } from '../../story/schema';
import type { Status } from '../../story/status';
import { words, type Words } from '../../story/words';
import { toldInstant } from '../house-time';
import { raiseIf, type Rule } from '../rule';
import type { Level } from '../finding';
import { fieldPlace, STORY_PLACE, type Survey } from '../survey';

/** Whether people are done with the story: open changes and comments, approval, embargo, flags, status. */

const CHANGES = new Set([schema.marks.insertion, schema.marks.deletion, schema.marks.modification]);
const COMMENTS = new Set([schema.marks.comment]);

interface OpenTalk {
  readonly count: number;
  /** The pieces of the page that it is in, in page order. */
  readonly places: readonly string[];
}

/** Counts what is still open anywhere in a story, by its id, and says in which pieces of the page it stands. */
function openTalk(doc: Node, kinds: ReadonlySet<unknown>): OpenTalk {
  const ids = new Set<string>();
  const places = new Set<string>();
  const counts = new Map<string, number>();
  doc.forEach((piece) => {
    const name = piece.type.name;
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    const place = piece.type.isInGroup('block') ? `${name} ${number}` : name;
    const note = (node: Node) => {
      for (const mark of node.marks) {
        if (!kinds.has(mark.type)) continue;
        ids.add(mark.attrs['id'] as string);
        places.add(place);
      }
    };
    note(piece);
    piece.descendants(note);
  });
  return { count: ids.size, places: [...places] };
}

const MOST_PLACES = 6;
function told(places: readonly string[]): Words {
  const first = places.slice(0, MOST_PLACES).join(', ');
  const more = places.length - MOST_PLACES;
  return more > 0
    ? words(`${first} dan ${more} tempat lain`, `${first} and ${more} more places`)
    : words(first, first);
}

/** Everybody who passed the text exactly as it is now. */
function approvers({ subject }: Survey): ReadonlySet<string> {
  if (subject.approvals.length === 0) return new Set();
  const hash = contentHash(subject.doc, subject.fields);
  return new Set(subject.approvals.filter((approval) => approval.contentHash === hash).map(({ by }) => by));
}

function statusRule(id: string, status: Status, title: Words, message: Words): Rule {
  return {
    id,
    level: 'stop',
    title,
    find: ({ subject }) => raiseIf(subject.status === status, STORY_PLACE, message),
  };
}

function flagRule(flag: Flag, level: Level, title: Words, message: Words): Rule {
  return {
    id: `flag.${flag}`,
    level,
    title,
    find: ({ subject }) => raiseIf(subject.fields.flags[flag], fieldPlace(`flags.${flag}`), message),
  };
}

export const reviewRules: readonly Rule[] = [
  {
    id: 'changes.open',
    level: 'stop',
    title: words('Usulan perubahan masih terbuka', 'Tracked changes open'),
    find: ({ subject }) => {
      const { count, places } = openTalk(subject.doc, CHANGES);
      const where = told(places);
      return raiseIf(
        count > 0,
        STORY_PLACE,
        words(
          `${count} usulan perubahan belum diterima atau ditolak (${where.id}); putuskan satu per satu.`,
          `${count} tracked ${count === 1 ? 'change is' : 'changes are'} neither accepted nor rejected (${where.en}); decide on each.`,
        ),
      );
    },
  },
  {
    id: 'comments.open',
    level: 'advise',
    title: words('Komentar masih terbuka', 'Comments open'),
    find: ({ subject }) => {
      const { count, places } = openTalk(subject.doc, COMMENTS);
      const where = told(places);
      return raiseIf(
        count > 0,
        STORY_PLACE,
        words(
          `${count} komentar belum selesai (${where.id}); komentar tidak ikut terkirim, tetapi mungkin masih perlu dijawab.`,
          `${count} ${count === 1 ? 'comment is' : 'comments are'} open (${where.en}); comments never leave the house, but may want an answer.`,
        ),
      );
    },
  },
  {
    id: 'approval.missing',
    level: 'stop',
    title: words('Belum disahkan', 'Not signed off'),
    find: ({ subject }) =>
      raiseIf(
        subject.origin === 'archive' && subject.approvals.length === 0,
        STORY_PLACE,
        words(
          'Belum ada yang mengesahkan naskah ini; mintalah pengesahan.',
          'Nobody has signed this text off; have it approved.',
        ),
      ),
  },
  {
    id: 'approval.stale',
    level: 'stop',
    title: words('Pengesahan kedaluwarsa', 'Approval out of date'),
    find: (survey) => {
      const { subject } = survey;
      const last = subject.approvals.at(-1);
      if (subject.origin !== 'archive' || !last || approvers(survey).size > 0) return [];
      const at = toldInstant(last.at, subject.house.timeZone);
      return raiseIf(
        true,
        STORY_PLACE,
        words(
          `${last.by} mengesahkan naskah sebelumnya pada ${at.id}; sejak itu ada yang berubah. Mintalah pengesahan ulang.`,
          `${last.by} signed off an earlier text on ${at.en}; it has changed since. Have it approved again.`,
        ),
      );
    },
  },
  {
    id: 'embargo.future',
    level: 'advise',
    title: words('Embargo masih berlaku', 'Under embargo'),
    find: ({ subject: { fields, now, house } }) => {
      if (fields.embargo === null || Date.parse(fields.embargo) <= Date.parse(now)) return [];
      const until = toldInstant(fields.embargo, house.timeZone);
      return raiseIf(
        true,
        fieldPlace('embargo'),
        words(
          `Embargo sampai ${until.id}; paket membawa keterangan ini, pastikan penerima mematuhinya.`,
          `Embargoed until ${until.en}; the package carries it, make sure the receiver keeps it.`,
        ),
      );
    },
  },
  flagRule(
    'legal',
    'stop',
    words('Menunggu bagian hukum', 'Legal has not cleared it'),
    words(
      'Bagian hukum belum meloloskan naskah ini; tunggu keputusannya, lalu lepas tandanya.',
      'Legal has not cleared this story; wait for the decision, then take the flag off.',
    ),
  ),
  flagRule(
    'pictureDesk',
    'advise',
    words('Menunggu meja foto', 'Picture desk is not done'),
    words(
      'Meja foto belum selesai; pastikan fotonya sudah final, lalu lepas tandanya.',
      'The picture desk is not done; make sure the pictures are final, then take the flag off.',
    ),
  ),
  {
    id: 'flag.sensitive',
    level: 'stop',
    title: words('Perlu mata kedua', 'Needs a second look'),
    find: (survey) =>
      raiseIf(
        survey.subject.fields.flags.sensitive && approvers(survey).size < 2,
        fieldPlace('flags.sensitive'),
        words(
          'Naskah sensitif: periksa nama, foto, alamat dan sekolah korban atau anak (KEJ pasal 5, PPRA), lalu mintalah orang kedua mengesahkannya.',
          'Sensitive: check names, pictures, addresses and schools of victims and children, then have a second person sign it off.',
        ),
      ),
  },
  flagRule(
    'sponsored',
    'advise',
    words('Berita berbayar', 'Sponsored'),
    words(
      'Berita ini berbayar; pastikan pembaca melihat label iklan atau advertorial.',
      'This story is paid for; make sure readers see that it is advertising.',
    ),
  ),
  flagRule(
    'unverified',
    'advise',
    words('Belum terverifikasi', 'Unverified'),
    words(
      'Belum terverifikasi: cantumkan di naskah bahwa verifikasi masih diupayakan (Pedoman Media Siber butir 2).',
      'Not verified yet: say in the copy that verification is under way (Pedoman Media Siber, point 2).',
    ),
  ),
  statusRule(
    'status.held',
    'held',
    words('Ditahan', 'On hold'),
    words(
      'Naskah sedang ditahan; lepaskan dulu sebelum dikirim.',
      'The story is on hold; release it before it is sent.',
    ),
  ),
  statusRule(
    'status.spiked',
    'spiked',
    words('Dibatalkan', 'Spiked'),
    words(
      'Naskah sudah dibatalkan; kembalikan ke meja bila memang akan dikirim.',
      'The story is spiked; bring it back to the desk if it is to be sent.',
    ),
  ),
  statusRule(
    'status.killed',
    'kill',
    words('Dicabut', 'Killed'),
    words(
      'Berita ini sudah dicabut dan tidak boleh dikirim lagi.',
      'This story has been killed and must not be sent again.',
    ),
  ),
];
