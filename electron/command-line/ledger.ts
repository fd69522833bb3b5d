import { ledgerText } from '../../shared/publish/ledger-file';
import type { Command } from './command';
import { withDesk } from './with-desk';

/** `ledger ID`: who did what to a story and when, oldest first, without what was said about it. */
export const ledger: Command = (run) =>
  withDesk(run, async (desk) => {
    const read = await desk.call('ledger', { id: run.line.operands[0] ?? '' });
    const { timeZone } = run.settings.house;
    run.print(read, ledgerText(read.headline, read.lines, run.tongue, timeZone).trimEnd());
    return 0;
  });
