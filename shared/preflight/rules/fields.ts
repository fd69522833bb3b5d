import { words } from '../../story/words';
import { raiseIf, type Rule } from '../rule';
import { fieldPlace, type Survey } from '../survey';

/** The fields beside the story. Only those that a receiver misses when they are empty. */

/** A host without `www.`, from a host, an address or a publisher that is called by its host; null for a plain name. */
function hostIn(text: string): string | null {
  const host = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?:[:/].*)?$/iu.exec(
    text.trim(),
  )?.[1];
  return host?.toLowerCase() ?? null;
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** True if the host is the publisher's own, whether the publisher is known by its host or by its name. */
function belongsTo(host: string, publisher: string): boolean {
  const own = hostIn(publisher);
  if (own !== null) return host === own || host.endsWith(`.${own}`);
  return host.split('.').some((label) => letters(label) === letters(publisher));
}

function strangeHost({ subject: { fields, house } }: Survey): boolean {
  const host = hostIn(fields.scrapeHost);
  if (host === null) return fields.scrapeHost !== '';
  const publisher = fields.publisher || house.name;
  return !belongsTo(host, publisher) && !(fields.publisher === '' && belongsTo(host, house.address));
}

/** A story of the house's own with its author named has no other source; anything else came from somewhere. */
function needsSource({ subject: { fields }, reading }: Survey): boolean {
  const isOurs =
    reading.byline !== '' || reading.credits.some(({ role }) => role === 'author' || role === 'reporter');
  const isTaken = fields.scrapeHost !== '' || (reading.signOff?.sources.length ?? 0) > 0;
  return fields.source === '' && (isTaken || !isOurs);
}

export const fieldRules: readonly Rule[] = [
  {
    id: 'field.language',
    level: 'stop',
    title: words('Bahasa belum diketahui', 'Language unknown'),
    find: ({ subject: { fields } }) =>
      raiseIf(
        fields.language === '' || /^und(-|$)/i.test(fields.language),
        fieldPlace('language'),
        words(
          'Bahasa naskah belum diisi; pembaca layar dan mesin pencari memerlukannya.',
          'The language of the copy is not set; screen readers and search engines need it.',
        ),
      ),
  },
  {
    id: 'field.slug',
    level: 'advise',
    title: words('Slug belum ada', 'No slug'),
    find: ({ subject: { fields } }) =>
      raiseIf(
        fields.slug === '',
        fieldPlace('slug'),
        words(
          'Slug kosong; nama paket akan diambil dari judul.',
          'The slug is empty; the package will be named after the headline.',
        ),
      ),
  },
  {
    id: 'field.source',
    level: 'advise',
    title: words('Sumber belum diisi', 'No source'),
    find: (survey) =>
      raiseIf(
        needsSource(survey),
        fieldPlace('source'),
        words(
          'Sumber naskah belum diisi; sebutkan agensi atau media asalnya.',
          'The source is empty; name the agency or outlet the copy came from.',
        ),
      ),
  },
  {
    id: 'field.publisher',
    level: 'advise',
    title: words('Penerbit belum diisi', 'No publisher'),
    find: ({ subject: { fields, house } }) =>
      raiseIf(
        fields.publisher === '' && house.name === '',
        fieldPlace('publisher'),
        words(
          'Penerbit tidak diketahui; isi di sini atau beri nama media Anda di pengaturan.',
          'The publisher is unknown; fill it in here, or name your paper in the settings.',
        ),
      ),
  },
  {
    id: 'field.section',
    level: 'advise',
    title: words('Rubrik belum diisi', 'No section'),
    find: ({ subject: { fields } }) =>
      raiseIf(
        fields.section === '',
        fieldPlace('section'),
        words(
          'Rubrik kosong; pilih agar berita masuk halaman yang benar.',
          'The section is empty; choose one, so that the story lands on the right page.',
        ),
      ),
  },
  {
    id: 'field.keywords',
    level: 'advise',
    title: words('Kata kunci belum diisi', 'No keywords'),
    find: ({ subject: { fields } }) =>
      raiseIf(
        fields.keywords.length === 0,
        fieldPlace('keywords'),
        words(
          'Belum ada kata kunci; isi beberapa agar berita mudah ditemukan.',
          'There are no keywords; add a few, so that the story can be found.',
        ),
      ),
  },
  {
    id: 'field.scrapeHost',
    level: 'advise',
    title: words('Salinan milik siapa?', 'Who owns this copy?'),
    find: (survey) => {
      const { fields, house } = survey.subject;
      const publisher = fields.publisher || house.name;
      return raiseIf(
        strangeHost(survey),
        fieldPlace('scrapeHost'),
        words(
          `Ditemukan di ${fields.scrapeHost}, sedangkan penerbitnya ${publisher || 'tidak diketahui'}: siapa pemilik naskah ini? Pastikan haknya.`,
          `Found on ${fields.scrapeHost}, publisher ${publisher ? `says ${publisher}` : 'unknown'}: who owns this copy? Make sure of the rights.`,
        ),
      );
    },
  },
];
