import type { RefusalNotice } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';
import type { ArchiveStanding } from './archive/archive';
import { freeBytes, LOW_SPACE_BYTES } from './archive/ballast';
import type { DoctorReport } from './care/doctor-report';
import type { ClockStanding } from './trusted-clock';

const SAVED = words('semua yang sudah tersimpan tetap aman', 'everything saved before is safe');

/** What people at this desk should know of its disk, its clock and its archive. Nothing, on a good day. */
export function standingNotices(
  folder: string,
  archive: ArchiveStanding,
  clock: ClockStanding,
  restored: DoctorReport | null,
): RefusalNotice[] {
  const notices: RefusalNotice[] = [];
  const say = (
    code: string,
    what: RefusalNotice['what'],
    kept: RefusalNotice['kept'],
    todo: RefusalNotice['todo'],
  ) => notices.push({ kind: 'io', code, what, kept, todo });
  if (archive.readOnly) notices.push(archive.readOnly.notice);
  if (archive.far)
    say(
      'place.far',
      words(
        `arsip ada di ${archive.far}, bukan di disk komputer ini`,
        `the archive lies on ${archive.far}, not on a disk of this computer`,
      ),
      words('Redaksi memegangnya sendirian', 'Redaksi holds it alone'),
      words('lebih aman di disk sendiri', 'a disk of its own is safer'),
    );
  const free = freeBytes(folder);
  if (archive.ballastReleased)
    say(
      'disk.lastSpace',
      words('disk penuh; ruang cadangan sudah dipakai', 'the disk is full; the reserve has been used'),
      SAVED,
      words('kosongkan ruang disk sekarang', 'free some disk space now'),
    );
  else if (free !== null && free < LOW_SPACE_BYTES) {
    const mib = Math.floor(free / 2 ** 20);
    say(
      'disk.low',
      words(`sisa ruang disk ${mib} MB`, `${mib} MB of disk space left`),
      SAVED,
      words('kosongkan ruang disk', 'free some disk space'),
    );
  }
  if (archive.secondCopyBehind)
    say(
      'copy.behind',
      words('salinan kedua tertinggal', 'the second copy is behind'),
      SAVED,
      words('Redaksi menyusulkannya begitu bisa', 'Redaksi brings it up as soon as it can'),
    );
  if (archive.rescued)
    say(
      'archive.rescued',
      words('folder arsip dihapus selagi dipakai', 'the archive’s folder was removed while in use'),
      words('naskah sudah ditulis lagi; foto tidak', 'the stories were written again; pictures were not'),
      words('periksa siapa yang menghapusnya', 'see who removed it'),
    );
  if (clock !== 'right')
    say(
      'clock.jumped',
      clock === 'ahead'
        ? words('jam komputer melompat maju', 'the computer’s clock jumped ahead')
        : words('jam komputer mundur', 'the computer’s clock went back'),
      words(
        'embargo tetap dihitung dengan waktu yang bisa dipercaya',
        'embargoes still go by the time that can be trusted',
      ),
      words(
        'betulkan jam; bila sudah benar, mulai ulang komputer atau jalankan: redaksi doctor --trust-clock',
        'put the clock right; if it is, restart the computer or run: redaksi doctor --trust-clock',
      ),
    );
  if (restored && isToBeTold(restored)) {
    const aside = restored.movedAside.join(', ');
    say(
      restored.ok ? 'archive.restored' : 'archive.damaged',
      restored.ok
        ? words(
            'arsip rusak dan sudah dipulihkan dari salinan kedua',
            'the archive was damaged and has been restored from its second copy',
          )
        : words('sebagian arsip rusak di semua salinan', 'part of the archive is damaged in every copy'),
      words(`berkas lama disimpan: ${aside}`, `the old files are kept: ${aside}`),
      words('periksa disk; lihat: redaksi doctor', 'check the disk; see: redaksi doctor'),
    );
  }
  return notices;
}

/** False for a look that found nothing to mend. */
const isToBeTold = ({ ok, checks, movedAside }: DoctorReport): boolean =>
  !ok || movedAside.length > 0 || checks.some(({ state }) => state === 'mended');
