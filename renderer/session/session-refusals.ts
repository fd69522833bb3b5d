import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';

/** What a session says no to by itself, before the desk is asked or after it has answered. */

export function changedMeanwhile(): Refusal {
  return new Refusal({
    kind: 'no',
    code: 'story.changedMeanwhile',
    what: words('naskah berubah saat akan disahkan', 'the story changed while it was being approved'),
    kept: words('semua perubahan tersimpan', 'every change is kept'),
    todo: words('baca lagi naskahnya, lalu sahkan', 'read it again, then approve it'),
  });
}

export function notAccepted(kind: string, issues: object): Refusal {
  const where = Object.keys(issues).join(', ') || kind;
  return new Refusal({
    kind: 'use',
    code: `${kind}.invalid`,
    what: words(`isian tidak dapat diterima: ${where}`, `not accepted: ${where}`),
    kept: words('isian sebelumnya tetap', 'what was there before stays'),
    todo: words('perbaiki lalu simpan lagi', 'correct it and save again'),
  });
}
