import { words } from '../../shared/story/words';
import type { Command } from './command';
import { withDesk } from './with-desk';

/** `redaksi reimport ID`: the story's input read again by the rules as they are now. */
export const reimport: Command = (run) =>
  withDesk(run, async (desk) => {
    const done = await desk.call('reimport', { id: run.line.operands[0] ?? '' });
    const told = [
      words(`${done.changes} usulan baru`, `${done.changes} new tracked changes`),
      words(`isian: ${done.fields.join(', ') || '—'}`, `fields: ${done.fields.join(', ') || '—'}`),
      ...(done.lost > 0
        ? [
            words(
              `${done.lost} perbedaan tak punya tempat lagi di naskah ini`,
              `${done.lost} differences have no place in the story any more`,
            ),
          ]
        : []),
    ];
    run.print(done, told.map((line) => line[run.tongue]).join('\n'));
    return 0;
  });
