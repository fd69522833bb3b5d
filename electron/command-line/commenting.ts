import type { PlacedThread } from '../../shared/review/anchoring';
import { words, type Tongue } from '../../shared/story/words';
import type { Command } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** Comments from scripts: saying, listing, answering, settling. */

function threadText({ thread, where, quote }: PlacedThread, tongue: Tongue): string {
  const about = quote ? `${where} “${quote.replace(/\s+/g, ' ')}”` : where;
  const state = thread.resolved ? ` (${words('selesai', 'resolved')[tongue]})` : '';
  const remarks = thread.remarks.map(({ by, at, text }) => `  ${at}  ${by || '—'}: ${text}`);
  return [`${thread.id}  ${about}${state}`, ...remarks].join('\n');
}

export const comment: Command = async (run) => {
  const { line } = run;
  const { say: text, on } = line;
  if (!text?.trim() || line.as === undefined)
    throw wrongUse('comment perlu --say TEKS dan --as NAMA', 'comment needs --say TEXT and --as NAME');
  return withDesk(run, async (desk) => {
    const said = await desk.call('comment', {
      id: line.operands[0] ?? '',
      text,
      ...(on !== undefined && { on }),
    });
    run.print(said, said.thread);
    return 0;
  });
};

export const comments: Command = async (run) => {
  const { line } = run;
  const id = line.operands[0] ?? '';
  const asked = [line.reply, line.resolve, line.reopen].filter((one) => one !== undefined);
  if (asked.length > 1)
    throw wrongUse(
      'hanya satu dari --reply, --resolve, --reopen',
      'only one of --reply, --resolve, --reopen',
    );
  const [thread] = asked;
  if (thread !== undefined && line.as === undefined)
    throw wrongUse('comments perlu --as NAMA', 'comments needs --as NAME');
  const text = line.say;
  if ((line.reply !== undefined) !== (text !== undefined))
    throw wrongUse('--reply perlu --say TEKS', '--reply needs --say TEXT');
  return withDesk(run, async (desk) => {
    if (text !== undefined) await desk.call('reply', { id, thread: thread ?? '', text });
    else if (thread !== undefined)
      await desk.call('resolve', { id, thread, isResolved: line.resolve !== undefined });
    const list = await desk.call('threads', { id });
    const told = thread === undefined ? list : list.filter((one) => one.thread.id === thread);
    run.print(told, told.map((one) => threadText(one, run.tongue)).join('\n'));
    return 0;
  });
};
