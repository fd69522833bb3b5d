import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NewsDesk } from '../../electron/desk/desk';
import { hasTool, root, scratch } from '../builders';

/** The command line under a clock that somebody has set. */

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const canFake = hasTool('faketime');

/** A home with one story that may not leave before 2030. */
async function embargoed(): Promise<{ home: string; id: string }> {
  const home = path.join(scratch(), 'home');
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'test', as: 'Rini S.' });
  const { id } = await desk.call('newStory', { fields: { embargo: '2030-01-01T00:00:00.000Z' } });
  desk.close();
  return { home, id };
}

/** The rules that stop a story, under the clock `at` or the real one. */
function stops(home: string, id: string, at?: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist', 'cli.js'), 'check', id, '--home', home, '--json'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        ...(at && { LD_PRELOAD: LIBRARY, FAKETIME: at, FAKETIME_DONT_FAKE_MONOTONIC: '1' }),
      },
    },
  );
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
}

it.skipIf(!canFake)('an embargo does not open because the clock jumped ahead (faketime)', async () => {
  const { home, id } = await embargoed();
  expect(stops(home, id)).toContain('embargo.future');
  expect(stops(home, id, '2038-01-01 00:00:00')).toContain('embargo.future');
  expect(stops(home, id, '1999-01-01 00:00:00')).toContain('embargo.future');
  // A person says that the clock is right: then it is past.
  const doctor = [path.join(root, 'dist', 'cli.js'), 'doctor', '--trust-clock', '--home', home];
  spawnSync(process.execPath, doctor, {
    env: {
      ...process.env,
      LD_PRELOAD: LIBRARY,
      FAKETIME: '2038-01-01 00:00:00',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  });
  expect(stops(home, id, '2038-01-01 00:01:00')).not.toContain('embargo.future');
});
