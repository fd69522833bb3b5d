import { mayDo, type Act } from '../../story/desk-rules';
import { whoMay } from '../../story/desk-rules-file';
import { FLAGS, type Flag } from '../../story/fields';
import { words, type Words } from '../../story/words';
import { timeLeft, toldInstant } from '../house-time';
import { raiseIf, type Rule } from '../rule';
import { fieldPlace, STORY_PLACE, type Survey } from '../survey';

/** Whether the story was passed, by people who may, as it stands now: approvals, clearances of its flags, the embargo. */

const APPROVE: Act = { do: 'approve' };

/** Those who passed exactly the text as it is now. */
const standing = <One extends { readonly contentHash: string }>(
  passed: readonly One[],
  { contentHash }: Survey,
): readonly One[] => (passed.length === 0 ? [] : passed.filter((one) => one.contentHash === contentHash()));

/** Everybody who passed the text as it is now and may. */
function approvers(survey: Survey): ReadonlySet<string> {
  const { approvals, deskRules } = survey.subject;
  const names = standing(approvals, survey).map(({ by }) => by);
  return new Set(names.filter((by) => mayDo(deskRules, by, APPROVE)));
}

/** Everybody who cleared a flag for the text as it is now and may. A sensitive story needs other eyes than those that signed it off. */
function clearers(survey: Survey, flag: Flag): ReadonlySet<string> {
  const { clearances, deskRules } = survey.subject;
  const names = standing(clearances, survey)
    .filter((one) => one.flag === flag && mayDo(deskRules, one.by, { do: 'clear', flag }))
    .map(({ by }) => by);
  if (flag !== 'sensitive') return new Set(names);
  const passed = approvers(survey);
  return new Set(names.filter((by) => !passed.has(by) || passed.size > 1));
}

interface FlagWords {
  readonly title: Words;
  /** What has to be done before the flag is cleared. */
  readonly ask: Words;
}

const FLAG_WORDS: Readonly<Record<Flag, FlagWords>> = {
  legal: {
    title: words('Menunggu bagian hukum', 'Legal has not cleared it'),
    ask: words(
      'Bagian hukum belum meloloskan teks ini; tunggu keputusannya.',
      'Legal has not cleared this text; wait for the decision.',
    ),
  },
  pictureDesk: {
    title: words('Menunggu meja foto', 'Picture desk is not done'),
    ask: words(
      'Meja foto belum selesai; pastikan fotonya sudah final.',
      'The picture desk is not done; make sure the pictures are final.',
    ),
  },
  sensitive: {
    title: words('Perlu mata kedua', 'Needs a second look'),
    ask: words(
      'Naskah sensitif: periksa nama, foto, alamat dan sekolah korban atau anak (KEJ pasal 5, PPRA), lalu mintalah orang lain dari yang mengesahkan meloloskannya.',
      'Sensitive: check names, pictures, addresses and schools of victims and children, then have somebody other than who signed it off clear it.',
    ),
  },
  sponsored: {
    title: words('Berita berbayar', 'Sponsored'),
    ask: words(
      'Berita ini berbayar; pastikan pembaca melihat label iklan atau advertorial.',
      'This story is paid for; make sure readers see that it is advertising.',
    ),
  },
  unverified: {
    title: words('Belum terverifikasi', 'Unverified'),
    ask: words(
      'Belum terverifikasi: cantumkan di naskah bahwa verifikasi masih diupayakan (Pedoman Media Siber butir 2).',
      'Not verified yet: say in the copy that verification is under way (Pedoman Media Siber, point 2).',
    ),
  },
};

/** What a flag still asks for: who may clear it, and who cleared an earlier text. */
function flagMessage({ subject }: Survey, flag: Flag): Words {
  const { ask } = FLAG_WORDS[flag];
  const act: Act = { do: 'clear', flag };
  const isLeftToSome = subject.deskRules.clearances[flag] !== undefined;
  const may = isLeftToSome ? whoMay(subject.deskRules, act) : null;
  const last = subject.clearances.findLast((one) => one.flag === flag);
  const at = last && toldInstant(last.at, subject.house.timeZone);
  const parts = (tongue: 'id' | 'en') => [
    ask[tongue],
    may && words(`Yang boleh meloloskan: ${may.id}.`, `Who may clear it: ${may.en}.`)[tongue],
    last &&
      at &&
      words(
        `Yang diloloskan ${last.by} pada ${at.id} bukan teks ini, atau belum cukup.`,
        `What ${last.by} cleared on ${at.en} is not this text, or is not enough.`,
      )[tongue],
  ];
  const joined = (tongue: 'id' | 'en') => parts(tongue).filter(Boolean).join(' ');
  return words(joined('id'), joined('en'));
}

const flagRules: readonly Rule[] = FLAGS.map((flag) => ({
  id: `flag.${flag}`,
  level: 'stop',
  title: FLAG_WORDS[flag].title,
  find: (survey) =>
    survey.subject.fields.flags[flag] && clearers(survey, flag).size === 0
      ? raiseIf(true, fieldPlace(`flags.${flag}`), flagMessage(survey, flag))
      : [],
}));

export const passingRules: readonly Rule[] = [
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
      if (subject.origin !== 'archive' || !last || standing(subject.approvals, survey).length > 0) return [];
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
    id: 'approval.role',
    level: 'stop',
    title: words('Disahkan oleh yang tidak berwenang', 'Signed off by somebody who may not'),
    find: (survey) => {
      const last = standing(survey.subject.approvals, survey).at(-1);
      if (!last || approvers(survey).size > 0) return [];
      const may = whoMay(survey.subject.deskRules, APPROVE);
      return raiseIf(
        true,
        STORY_PLACE,
        words(
          `${last.by} mengesahkan teks ini, tetapi menurut berkas peran rumah ini tidak boleh; mintalah kepada ${may.id}.`,
          `${last.by} signed this text off, but the house’s file of roles does not allow it; ask ${may.en}.`,
        ),
      );
    },
  },
  {
    id: 'embargo.future',
    level: 'stop',
    title: words('Embargo masih berlaku', 'Under embargo'),
    find: ({ subject: { fields, now, house } }) => {
      if (fields.embargo === null || Date.parse(fields.embargo) <= Date.parse(now)) return [];
      const until = toldInstant(fields.embargo, house.timeZone);
      const left = timeLeft(fields.embargo, now);
      return raiseIf(
        true,
        fieldPlace('embargo'),
        words(
          `Embargo sampai ${until.id}, ${left.id} lagi; tunggu, atau beri pengecualian bila penerima harus mendapatnya lebih dulu (paket membawa keterangan embargo).`,
          `Embargoed until ${until.en}, ${left.en} from now; wait, or waive it where the receiver must have it before (the package carries the embargo).`,
        ),
      );
    },
  },
  ...flagRules,
];
