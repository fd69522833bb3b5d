import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ListedKeys } from '../../electron/command-line/keys';
import { commandTable } from '../../renderer/command-table';
import { scratch } from '../builders';
import { json, redaksi } from './redaksi';

it('redaksi keys lists every command of the pages, and what in keys.json does not count', async () => {
  const home = path.join(scratch(), 'home');
  const usual = json(await redaksi(home, ['keys', '--json'])) as ListedKeys;
  expect(usual.commands.map(({ id, keys }) => [id, keys])).toEqual(
    commandTable.map(({ id, keys }) => [id, keys]),
  );
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'keys.json'), '{\n "block.quote": ["F8"],\n "block.qoute": ["F9"]\n}');
  const own = await redaksi(home, ['keys', '--json']);
  expect(own.code).toBe(1);
  const listed = JSON.parse(own.out) as ListedKeys;
  expect(listed.commands.find(({ id }) => id === 'block.quote')?.keys).toEqual(['F8']);
  expect(listed.problems).toMatchObject([{ line: 3 }]);
  expect(own.err).toMatch(/^redaksi: .*keys\.json:3: .*block\.qoute/);
  const text = await redaksi(home, ['keys']);
  expect(text.out).toMatch(/^block\.quote +F8 +\S/m);
});
