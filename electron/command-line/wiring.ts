import path from 'node:path';
import type { WireLine } from '../../shared/contract';
import { Refusal, refusalLine, type RefusalNotice } from '../../shared/story/refusal';
import { words } from '../../shared/story/words';
import { EXIT, type Command, type Run } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** One file that came in, for people. */
function lineText({ name, stories, known }: WireLine, { tongue }: Run): string {
  const lines = stories.map(({ id, headline }) => `${id}  ${name}  ${headline}`);
  if (known > 0) lines.push(words(`${name}: sudah ada di arsip`, `${name}: in the archive already`)[tongue]);
  return lines.join('\n');
}

/** `redaksi wire [FOLDER] [--once]`: takes what arrives in the wire folder; with `--once` what is whole now, and ends. */
export const wire: Command = (run) => {
  const { line, settings, say, print, tongue } = run;
  const [given] = line.operands;
  const folder = given === undefined ? settings.house.wire.folder : path.resolve(given);
  if (folder === '')
    throw wrongUse(
      'belum ada folder kiriman: sebutkan foldernya, atau pasang di Pengaturan',
      'no wire folder is set: name it, or set it in Settings',
    );
  let worst = 0;
  const refuse = (notice: RefusalNotice) => {
    say(refusalLine(notice, tongue));
    worst = Math.max(worst, EXIT[notice.kind]);
  };
  return withDesk(
    run,
    async (desk) => {
      const { refused } = await desk.call('peekWire', { folder });
      if (refused) throw new Refusal(refused);
      if (line.once) {
        const { lines, waiting } = await desk.wire.settled();
        for (const one of lines) for (const { notice } of one.refused) refuse(notice);
        const { trouble } = desk.wire.standing;
        if (trouble) refuse(trouble);
        if (waiting > 0 && !trouble)
          say(
            words(
              `${waiting} berkas masih ditulis; ditinggalkan`,
              `${waiting} files are still being written; left there`,
            )[tongue],
          );
        print(lines, lines.map((one) => lineText(one, run)).join('\n'));
        return worst;
      }
      const told = new Set<WireLine>();
      desk.on('wire', ({ lines, trouble }) => {
        for (const one of [...lines].reverse()) {
          if (told.has(one)) continue;
          told.add(one);
          for (const { notice } of one.refused) refuse(notice);
          print(one, lineText(one, run));
        }
        if (trouble) say(refusalLine(trouble, tongue));
      });
      desk.wire.watch();
      say(words(`mengamati ${folder}; Ctrl+C untuk berhenti`, `watching ${folder}; Ctrl+C to stop`)[tongue]);
      // The watch alone does not keep the process: its timers let it end.
      const waiting = setInterval(() => undefined, 60_000);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      clearInterval(waiting);
      await desk.wire.stop();
      return worst;
    },
    { wire: folder },
  );
};
