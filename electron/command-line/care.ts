import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';
import { makeBackup, readBack, stampOf } from '../desk/care/backups';
import { examine, refuseIfHeld, repair } from '../desk/care/doctor';
import type { CheckState, DoctorReport } from '../desk/care/doctor-report';
import { rebuildArchive } from '../desk/care/rebuild';
import { homeFolder, homePlaces, type Places } from '../desk/home';
import { TrustedClock } from '../desk/trusted-clock';
import type { Command, Run } from './command';

/** The commands that look after a home: they work where the desk itself could not open it. */

const now = () => new Date().toISOString();

function placesOf({ line }: Run): Places {
  const places = homePlaces(homeFolder(line.home));
  if (existsSync(places.folder)) return places;
  throw new Refusal({
    kind: 'io',
    code: 'disk.missing',
    what: words(`${places.folder}: tidak ada arsip di sini`, `${places.folder}: there is no archive here`),
    kept: words('tidak ada yang diubah', 'nothing was changed'),
    todo: words('periksa --home', 'check --home'),
  });
}

const SIGNS: Readonly<Record<CheckState, ReturnType<typeof words>>> = {
  good: words('baik', 'good'),
  advice: words('perhatikan', 'note'),
  mended: words('dipulihkan', 'restored'),
  bad: words('RUSAK', 'DAMAGED'),
};

function reportText({ checks, movedAside }: DoctorReport, { tongue }: Run): string {
  const lines = checks.map(
    ({ check, state, what }) => `${SIGNS[state][tongue].padEnd(11)} ${check.padEnd(12)} ${what[tongue]}`,
  );
  const kept = words('Berkas lama disimpan:', 'Old files are kept:')[tongue];
  if (movedAside.length > 0) lines.push(kept, ...movedAside.map((file) => `  ${file}`));
  return lines.join('\n');
}

export const doctor: Command = async (run) => {
  const places = placesOf(run);
  const at = now();
  if (run.line.trustClock) new TrustedClock(places.clock).trustWall();
  const report = run.line.repair ? await repair(places, at, stampOf(at)) : await examine(places, at);
  const checks = report.checks.map(({ what, ...line }) => ({ ...line, what: what[run.tongue] }));
  run.print({ ...report, checks }, reportText(report, run));
  return report.ok ? 0 : 1;
};

export const backup: Command = async (run) => {
  const made = makeBackup(placesOf(run), now());
  const text = words(
    `${made.stories} naskah, ${made.entries} entri`,
    `${made.stories} stories, ${made.entries} entries`,
  );
  run.print(made, `${made.file}  ${text[run.tongue]}`);
  return 0;
};

export const restore: Command = async (run) => {
  const places = placesOf(run);
  const file = path.resolve(run.line.operands[0] ?? '');
  if (!existsSync(file)) {
    throw new Refusal({
      kind: 'no',
      code: 'disk.missing',
      what: words(`${file}: tidak ada cadangan ini`, `${file}: there is no such backup`),
      kept: words('tidak ada yang diubah', 'nothing was changed'),
      todo: words(`lihat ${places.backups}`, `look in ${places.backups}`),
    });
  }
  readBack(file);
  refuseIfHeld(places.archive);
  const rebuilt = await rebuildArchive(places, stampOf(now()), file);
  const text = words(
    `${rebuilt.stories} naskah, ${rebuilt.entries} entri; yang lebih baru diambil dari salinan kedua`,
    `${rebuilt.stories} stories, ${rebuilt.entries} entries; what is newer came from the second copy`,
  );
  run.print(rebuilt, [text[run.tongue], rebuilt.movedAside].filter(Boolean).join('\n'));
  return rebuilt.lost === 0 ? 0 : 1;
};
