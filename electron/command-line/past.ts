import type { PastStory } from '../../shared/contract';
import { readDocument } from '../../shared/journal/replay';
import { pieceNames } from '../../shared/story/places';
import { words } from '../../shared/story/words';
import { refusals } from '../desk/desk-refusals';
import type { CommandLine } from './arguments';
import type { Command } from './command';
import { blameJson, blameText, comparisonJson, comparisonText, historyText } from './history';
import { compareStories } from './comparing';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** The commands that go back in a story, and those of the bin. */

export const history: Command = (run) =>
  withDesk(run, async (desk) => {
    const lines = await desk.call('history', { id: run.line.operands[0] ?? '', most: 20_000 });
    run.print(lines, historyText(lines, run.tongue));
    return 0;
  });

/** The operand that is the number of an entry. */
function seqIn(line: CommandLine, place: number): number {
  const given = line.operands[place] ?? '';
  if (!/^[1-9]\d{0,9}$/.test(given))
    throw wrongUse(`"${given}" bukan nomor catatan`, `"${given}" is not the number of an entry`);
  return Number(given);
}

export const compareRevisions: Command = (run) => {
  if (run.line.operands.length === 2) return compareStories(run);
  return withDesk(run, async (desk) => {
    const { line } = run;
    const id = line.operands[0] ?? '';
    const compared = await desk.call('compare', { id, before: seqIn(line, 1), after: seqIn(line, 2) });
    run.print(comparisonJson(compared), comparisonText(compared, run.tongue));
    return 0;
  });
};

export const restoreStory: Command = (run) =>
  withDesk(run, async (desk) => {
    const [id = ''] = run.line.operands;
    const from = seqIn(run.line, 1);
    if (!desk.person) throw refusals.nameless();
    const { piece: name } = run.line;
    const at = { id, seq: from };
    const appended = await desk.call(
      'restore',
      name === undefined ? at : { ...at, piece: pieceNamed(await desk.call('storyAt', at), name) },
    );
    const seq = appended.stored ? appended.seq : null;
    const told =
      name === undefined
        ? words(`naskah kembali seperti catatan ${from}`, `the story is as it was at entry ${from}`)
        : words(`${name} kembali seperti catatan ${from}`, `${name} is as it was at entry ${from}`);
    run.print({ id, from, ...(name !== undefined && { piece: name }), seq }, told[run.tongue]);
    return 0;
  });

/** The piece of an earlier text by the name that `compare` calls it. */
function pieceNamed({ doc, seq }: PastStory, name: string): number {
  // An empty paragraph has the number of the one after it, which is meant.
  const piece = pieceNames(readDocument(doc)).lastIndexOf(name);
  if (piece === -1)
    throw wrongUse(`catatan ${seq} tidak punya bagian "${name}"`, `entry ${seq} has no piece "${name}"`);
  return piece;
}

export const blame: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    const provenance = await desk.call('provenance', { id });
    const { doc } = await desk.call('storyAt', { id, seq: provenance.seq });
    const pieces = blameJson(doc, provenance);
    run.print({ id, seq: provenance.seq, pieces }, blameText(pieces, run.tongue));
    return 0;
  });

export const bin: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    await desk.call('bin', { id, why: run.line.why ?? '' });
    run.print({ id }, words('masuk tempat sampah', 'put into the bin')[run.tongue]);
    return 0;
  });

export const unbin: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    await desk.call('unbin', { id });
    run.print({ id }, words('keluar dari tempat sampah', 'taken out of the bin')[run.tongue]);
    return 0;
  });
