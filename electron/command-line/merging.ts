import type { MergedPackage, PackageLook } from '../../shared/contract';
import { contributors } from '../../shared/journal/contributors';
import { replay } from '../../shared/journal/replay';
import { EDITABLE_WARNING } from '../../shared/publish/editable-layout';
import { moveWords } from '../../shared/review/merge-moves';
import { readStory } from '../../shared/story/reading';
import { words, type Tongue } from '../../shared/story/words';
import { refusals } from '../desk/desk-refusals';
import { readInputFile } from '../desk/inputs/input-file';
import { mergeRefusals } from '../desk/merge-refusals';
import { readEditable } from '../desk/packages/editable-package';
import { readPackageBytes } from '../desk/packages/package-reader';
import type { Command, Run } from './command';
import { withDesk } from './with-desk';

/** `redaksi merge F.zip`: a colleague's work from an editable package; `redaksi unmerge ID`. */

const OUTCOMES = {
  new: words('naskah baru, diambil utuh dengan riwayatnya', 'a new story, taken whole with its history'),
  merged: words('digabung', 'merged'),
  known: words('semua isinya sudah ada di sini', 'everything in it is here already'),
} as const;

const RELATIONS = {
  new: words(
    'belum ada di sini: akan masuk utuh dengan riwayatnya',
    'not known here: it would come in whole, with its history',
  ),
  known: OUTCOMES.known,
  shared: words('akan digabung', 'would be merged'),
  strange: words(
    'tidak punya riwayat bersama: bandingkan dengan redaksi compare',
    'has no history in common: compare it with redaksi compare',
  ),
} as const;

/** `--look`: what a package would bring, piece by piece. */
function lookText(look: PackageLook, tongue: Tongue): string {
  const pieces = (look.merge?.differences ?? []).map(({ kind, where, makers, ours, theirs }) => {
    const by = makers.map(({ author, at }) => `${author} ${at}`).join(', ');
    return `${kind === 'clash' ? '!' : ' '} ${where}  [-${ours.text}-] [+${theirs.text}+]  ${by}`;
  });
  return [`${look.story}  ${look.headline}`, RELATIONS[look.relation][tongue], ...pieces].join('\n');
}

function mergedText(merged: MergedPackage, tongue: Tongue): string {
  const { id, headline, outcome, authors, taken, returned, fields, moves, words: proved } = merged;
  const say = (idText: string, en: string) => words(idText, en)[tongue];
  const value = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one));
  const lines = [`${id}  ${headline}`, OUTCOMES[outcome][tongue]];
  if (outcome === 'merged') {
    lines.push(
      say(
        `${taken} catatan dari ${authors.join(', ')}; ${returned.length} kembali sebagai usulan`,
        `${taken} entries by ${authors.join(', ')}; ${returned.length} came back as tracked changes`,
      ),
      say(
        `tidak ada kata yang hilang (${proved} kata kedua pihak diperiksa)`,
        `no word was lost (${proved} words of both sides checked)`,
      ),
    );
    for (const { name, ours, theirs, author } of fields)
      lines.push(
        say(
          `${name}: tetap ${value(ours)}; ${author} mengisi ${value(theirs)}`,
          `${name}: stays ${value(ours)}; ${author} set ${value(theirs)}`,
        ),
      );
  }
  for (const move of moves) {
    const told = moveWords(move);
    if (told) lines.push(told[tongue]);
  }
  return lines.join('\n');
}

/** `redaksi inspect` of an editable package: that it is one, and whose work lies in it. Nothing is stored. */
export async function inspectEditable(run: Run, bytes: Uint8Array): Promise<number> {
  const { files, sums } = await readPackageBytes(bytes);
  const { story, entries } = readEditable(files, sums);
  const state = replay(entries);
  if (!state) throw new RangeError('A journal has a first entry');
  const { headline } = readStory(state.doc);
  const people = contributors(entries);
  const say = words('Paket kerja', 'Editable package')[run.tongue];
  const lines = people.map(({ author, entries: count, last }) => `  ${author || '—'}  ${count}  ${last}`);
  run.print(
    { kind: 'editable', story, headline, entries: entries.length, people },
    [`${say}: ${story}  ${headline}`, ...lines, EDITABLE_WARNING[run.tongue]].join('\n'),
  );
  return 0;
}

export const mergePackage: Command = (run) => (run.line.look ? lookAtPackage(run) : takePackage(run));

const takePackage: Command = (run) =>
  withDesk(run, async (desk) => {
    if (!desk.person) throw refusals.nameless();
    const file = await readInputFile(run.line.operands[0] ?? '');
    const merged = await desk.call('mergePackage', file);
    run.print(merged, mergedText(merged, run.tongue));
    return 0;
  });

/** `redaksi merge F.zip --look`: stores nothing. */
const lookAtPackage: Command = (run) =>
  withDesk(run, async (desk) => {
    const file = await readInputFile(run.line.operands[0] ?? '');
    const look = await desk.call('lookAtPackage', file);
    if (!look) throw mergeRefusals.notEditable(file.name);
    run.print(look, lookText(look, run.tongue));
    return 0;
  });

/** `redaksi unmerge ID`: the last merge of a story taken back. */
export const undoMerge: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    const appended = await desk.call('undoMerge', { id });
    const seq = appended.stored ? appended.seq : null;
    run.print({ id, seq }, words('penggabungan dibatalkan', 'the merge was taken back')[run.tongue]);
    return 0;
  });
