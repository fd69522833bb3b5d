import { FLAG_LABELS } from '../story/desk-rules';
import { STATUS_LABELS } from '../story/status';
import { words, type Words } from '../story/words';
import type { Deed } from './desk-ledger';

/** What the ledger says, for people: after the name of who did it. */

const HOW: Readonly<Record<NonNullable<Extract<Deed, { did: 'wrote' }>['how']>, Words>> = {
  paste: words('menempelkan teks', 'pasted text'),
  drop: words('menyeret teks ke naskah', 'dropped text into it'),
  import: words('membaca ulang berkas asal', 'read the imported file again'),
  rule: words('mengubah lewat aturan', 'changed it by a rule'),
  archive: words('mengisi dari arsip', 'filled it from the archive'),
  undo: words('menyunting teks', 'edited the text'),
  restore: words('mengembalikan teks lama', 'restored an earlier text'),
  comment: words('menandai kata', 'marked words'),
  review: words('memutuskan usulan', 'decided on tracked changes'),
  take: words('mengambil dari naskah atau paket lain', 'took text from another story or package'),
  merge: words('menulis di tempat lain, digabung', 'wrote elsewhere, merged in'),
};

const FROM: Readonly<Record<Extract<Deed, { did: 'created' }>['from'], Words>> = {
  new: words('memulai naskah', 'began the story'),
  sample: words('memulai dari contoh', 'began it from a sample'),
  import: words('mengimpor naskah', 'imported the story'),
};

const because = ({ id, en }: Words, why: string | null): Words =>
  why === null ? words(id, en) : words(`${id}: ${why}`, `${en}: ${why}`);

const named = ({ id, en }: Words, name: string): Words =>
  name === '' ? words(id, en) : words(`${id} (${name})`, `${en} (${name})`);

export function deedWords(deed: Deed): Words {
  switch (deed.did) {
    case 'created':
      return named(FROM[deed.from], deed.name);
    case 'wrote':
      return deed.how === null ? HOW.undo : HOW[deed.how];
    case 'set':
      return named(words('mengubah isian', 'changed fields'), deed.fields.join(', '));
    case 'moved': {
      const { id, en } = STATUS_LABELS[deed.to];
      return because(words(`memindahkan ke ${id}`, `moved it to ${en}`), deed.why);
    }
    case 'movedElsewhere': {
      const { id, en } = STATUS_LABELS[deed.to];
      return words(
        `memindahkan ke ${id} di mejanya sendiri: tidak diikuti saat digabung`,
        `moved it to ${en} on a desk of their own: not followed when it was merged`,
      );
    }
    case 'assigned':
      return deed.to === null
        ? words('mengembalikannya kepada semua orang', 'gave it back to everybody')
        : words(
            `menugaskan kepada ${deed.to.kind === 'desk' ? 'meja ' : ''}${deed.to.name}`,
            `assigned it to ${deed.to.kind === 'desk' ? 'desk ' : ''}${deed.to.name}`,
          );
    case 'approved':
      return words('mengesahkan teks', 'signed the text off');
    case 'cleared':
      return words(
        `meloloskan tanda ${FLAG_LABELS[deed.flag].id}`,
        `cleared the flag ${FLAG_LABELS[deed.flag].en}`,
      );
    case 'waived':
      return because(words(`mengecualikan ${deed.rule}`, `waived ${deed.rule}`), deed.reason);
    case 'named':
      return named(words('menyimpan revisi', 'saved a revision'), deed.name);
    case 'merged':
      return named(words('menggabung kerja rekan', 'merged a colleague’s work'), deed.name);
    case 'handedOver':
      return named(
        words('membuat paket kerja untuk rekan', 'made an editable package for a colleague'),
        deed.name,
      );
    case 'sent':
      return words(`membuat paket versi ${deed.version}`, `made package version ${deed.version}`);
    case 'binned':
      return because(words('membuang ke tempat sampah', 'put it into the bin'), deed.why);
    case 'unbinned':
      return words('mengambil dari tempat sampah', 'took it out of the bin');
  }
}
