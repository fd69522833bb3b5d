import type { ChangeList } from '../../shared/contract';
import type { Change } from '../../shared/review/changes';
import type { FindQuery } from '../../shared/story/find/query';
import { words, type Tongue } from '../../shared/story/words';
import type { CommandLine } from './arguments';
import type { Command } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** The copy desk's commands: what is proposed, deciding on it, replacing words in a whole story. */

const KINDS = {
  insertion: words('menyisipkan', 'inserts'),
  deletion: words('menghapus', 'deletes'),
  replacement: words('mengganti', 'replaces'),
  move: words('memindahkan', 'moves'),
  form: words('mengubah bentuk', 'changes the form'),
  split: words('memisah', 'splits'),
  join: words('menyatukan', 'joins'),
  type: words('mengubah jenis', 'changes the kind'),
  mark: words('mengubah huruf', 'changes the type'),
  attribute: words('mengubah keterangan', 'changes the details'),
} as const;

export function changeText(change: Change, tongue: Tongue): string {
  const { id, author, at, kind, where, removed, inserted, quoted, names, cause } = change;
  const quote = (text: string) => `“${text.replace(/\s+/g, ' ')}”`;
  const what =
    kind === 'move' || kind === 'form' || !removed || !inserted
      ? quote(inserted || removed || quoted)
      : `${quote(removed)} → ${quote(inserted)}`;
  const told = [KINDS[kind][tongue], where, names.join(', '), what, cause && `(${cause})`];
  return `${id}  ${at}  ${author || '—'}  ${told.filter(Boolean).join(' ')}`;
}

function listText({ changes, fields }: ChangeList, tongue: Tongue): string {
  const value = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one));
  return [
    ...changes.map((change) => changeText(change, tongue)),
    ...fields.map(
      ({ seq, at, author, name, before, after }) =>
        `#${seq}  ${at}  ${author || '—'}  ${name}: ${value(before)} → ${value(after)}`,
    ),
  ].join('\n');
}

export const changes: Command = (run) =>
  withDesk(run, async (desk) => {
    const list = await desk.call('changes', { id: run.line.operands[0] ?? '' });
    run.print(list, listText(list, run.tongue));
    return 0;
  });

function mustHaveAs({ as, command }: CommandLine): void {
  if (as === undefined) throw wrongUse(`${command} perlu --as NAMA`, `${command} needs --as NAME`);
}

/** `accept` and `reject`: one way of choosing, no more and no less. */
export const decide =
  (decision: 'accept' | 'reject'): Command =>
  async (run) => {
    const { line } = run;
    mustHaveAs(line);
    const ways = [line.changes.length > 0, line.author !== undefined, line.all].filter(Boolean);
    if (ways.length !== 1)
      throw wrongUse(
        `${decision} perlu satu dari --change C, --author A, --all`,
        `${decision} needs one of --change C, --author A, --all`,
      );
    return withDesk(run, async (desk) => {
      const chosen = line.all
        ? {}
        : line.author === undefined
          ? { ids: [...line.changes] }
          : { author: line.author };
      const done = await desk.call('decideChanges', { id: line.operands[0] ?? '', decision, ...chosen });
      const text =
        decision === 'accept'
          ? words(`${done.decided.length} usulan diterima`, `${done.decided.length} changes accepted`)
          : words(`${done.decided.length} usulan ditolak`, `${done.decided.length} changes rejected`);
      run.print(done, text[run.tongue]);
      return 0;
    });
  };

/** `--find TEXT`, or a pattern as `/re/` and, for any case, `/re/i`. */
function queryOf(find: string): FindQuery {
  const pattern = /^\/(.+)\/(i?)$/s.exec(find);
  return {
    find: pattern?.[1] ?? find,
    isPattern: pattern !== null,
    matchesCase: pattern?.[2] !== 'i',
    wholeWords: false,
    kind: null,
  };
}

export const replace: Command = async (run) => {
  const { line } = run;
  mustHaveAs(line);
  const { find, instead } = line;
  if (!find || instead === undefined)
    throw wrongUse('replace perlu --find TEKS --with TEKS', 'replace needs --find TEXT --with TEXT');
  return withDesk(run, async (desk) => {
    const call = { query: queryOf(find), template: instead, isDirect: line.direct };
    const done = await desk.call('replaceWords', { id: line.operands[0] ?? '', ...call });
    const lines = Object.entries(done.counts).map(([name, count]) => `${name}: ${count}`);
    const total = words(`${done.total} penggantian`, `${done.total} replaced`)[run.tongue];
    run.print(done, [total, ...lines].join('\n'));
    return done.total > 0 ? 0 : 1;
  });
};
