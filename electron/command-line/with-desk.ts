import { NewsDesk, type DeskOptions } from '../desk/desk';
import { homeFolder } from '../desk/home';
import type { Run } from './command';

declare const REDAKSI_VERSION: string;

/** Opens the desk of the home that the command line names, and closes it again. */
export async function withDesk(
  run: Run,
  work: (desk: NewsDesk) => number | Promise<number>,
  more: Pick<DeskOptions, 'wire'> = {},
): Promise<number> {
  const { line } = run;
  const desk = await NewsDesk.open({
    home: homeFolder(line.home),
    door: 'browser',
    version: REDAKSI_VERSION,
    ...(line.as !== undefined && { as: line.as }),
    ...more,
  });
  try {
    return await work(desk);
  } finally {
    desk.close();
  }
}
