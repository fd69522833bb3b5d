import type { Duplicates } from '../../shared/contract';
import { words, type Tongue } from '../../shared/story/words';
import type { Command } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

const ALIKE = { same: words('sama', 'same'), related: words('mirip', 'like it') } as const;

/** A line for each story, and one beneath for every one that it is like. */
function duplicatesText(found: readonly Duplicates[], tongue: Tongue): string {
  return found
    .flatMap(({ id, headline, alike }) => [
      `${id}  ${headline}`,
      ...alike.map(
        (one) =>
          `  ${ALIKE[one.alike][tongue]}, ${Math.round(one.share * 100)} %: ${one.id}  ${one.headline}`,
      ),
    ])
    .join('\n');
}

/** `redaksi duplicates [ID]`: the stories whose copy is in the archive more than once; `keep ID ID`: both of the two stay. */
export const duplicates: Command = (run) =>
  withDesk(run, async (desk) => {
    const { operands } = run.line;
    if (operands[0] === 'keep') {
      const [, id, other] = operands;
      if (id === undefined || other === undefined)
        throw wrongUse('duplicates keep perlu dua ID naskah', 'duplicates keep needs the ids of two stories');
      run.print(await desk.call('keepBoth', { id, other }), '');
      return 0;
    }
    if (operands.length > 1)
      throw wrongUse('duplicates: jumlah argumen keliru', 'duplicates: the wrong number of arguments');
    const [id] = operands;
    const found = await desk.call('duplicates', id === undefined ? {} : { id });
    run.print(found, duplicatesText(found, run.tongue));
    return 0;
  });
