import { NewsDesk } from '../../electron/desk/desk';
import { AT_ONCE } from './pace';

/**
 * A desk that takes what lies in a wire folder, and dies on the way.
 *
 *   child HOME FOLDER [claimed | stored | forgetful | holding]
 *
 * `claimed`: it is killed when its first file is its own and nothing of it stored; `stored`: when its first story is on disk and the
 * file still stands where it stood. `forgetful`: it lives, and does not know what it has stored before (the control). `holding`: it
 * has claimed its first file, says so, and does nothing more until it is killed.
 */

const [home = '', wire = '', fault = ''] = process.argv.slice(2);
const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', wire, wirePace: AT_ONCE });
const take = desk.importing.takeIn.bind(desk.importing);
desk.importing.takeIn = async (...given) => {
  if (fault === 'claimed') process.kill(process.pid, 'SIGKILL');
  if (fault === 'holding') {
    process.stdout.write('holding\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  }
  const taken = await take(...given);
  if (fault === 'stored') process.kill(process.pid, 'SIGKILL');
  return taken;
};
if (fault === 'forgetful') desk.archive.raw.isStored = () => false;
await desk.wire.once();
await desk.wire.once();
desk.close();
