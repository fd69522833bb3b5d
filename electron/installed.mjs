// Brings node_modules to what the lock file says, where it is not: `npm start` and `npm test` are then the only commands that
// a fresh clone needs. Runs before anything is installed, so it uses nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const hidden = path.join(root, 'node_modules', '.package-lock.json');

/** True if every package of the lock file is installed at its version (optional ones of other systems aside). */
function isInstalled() {
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || have[place]?.version === version,
  );
}

if (!isInstalled()) {
  process.stderr.write('redaksi: memasang paket / installing packages …\n');
  // npm passes its own path to scripts; under it, the same npm installs.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  // stdout belongs to the command that follows (`redaksi list --json`).
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: false,
  });
  if (status !== 0) {
    process.stderr.write(
      'redaksi: paket tidak terpasang; tidak ada yang diubah; periksa sambungan lalu jalankan lagi\n' +
        'redaksi: the packages could not be installed; nothing was changed; check the connection and run it again\n',
    );
    process.exit(3);
  }
}
