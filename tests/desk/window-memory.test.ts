import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { WindowMemories } from '../../electron/desk/window-memory';
import type { KeysFile, RememberedWindow, WindowMemory } from '../../shared/contract';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** What lies in the home for windows: what they remember, and the person's keys. */

const STORY = '00000000-0000-4000-8000-000000000001';
const memory = (top: number): WindowMemory => ({
  tabs: [{ story: STORY, anchor: 4, head: 9, top }],
  shown: STORY,
  choices: { 'pane.queue': '300 open' },
});

it('is there again for a desk that opens the home later, the last changed first', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  await desk.call('rememberWindow', { window: 'one', memory: memory(1) });
  await desk.call('rememberWindow', { window: 'two', memory: memory(2) });
  await desk.call('rememberWindow', { window: 'one', memory: memory(3) });
  const later = await scratchDesk(home);
  const recalled = await later.call('recallWindows', {});
  expect(recalled.map(({ window, memory: { tabs } }) => [window, tabs[0]?.top])).toEqual([
    ['one', 3],
    ['two', 2],
  ]);
  await later.call('forgetWindow', { window: 'one' });
  expect(((await (await scratchDesk(home)).call('recallWindows', {})) as unknown[]).length).toBe(1);
});

it('is on disk when the call comes back, also where many come at once', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const calls = Array.from({ length: 30 }, (_, top) =>
    desk.call('rememberWindow', { window: 'one', memory: memory(top) }),
  );
  await Promise.all(calls);
  expect(readFileSync(path.join(home, 'windows-browser.json'), 'utf8')).toContain('"top":29');
});

it('keeps the windows of two programs on one home, of one door or of two', async () => {
  const home = path.join(scratch(), 'home');
  const [one, two] = [await scratchDesk(home), await scratchDesk(home)];
  const app = new WindowMemories(home, 'electron');
  await one.call('rememberWindow', { window: 'one', memory: memory(1) });
  await two.call('rememberWindow', { window: 'two', memory: memory(2) });
  await app.remember('app', memory(3));
  await one.call('rememberWindow', { window: 'one', memory: memory(4) });
  const names = (windows: readonly RememberedWindow[]) => windows.map(({ window }) => window);
  for (const desk of [one, two, await scratchDesk(home)])
    expect(names(await desk.call('recallWindows', {}))).toEqual(['one', 'two']);
  expect(names(new WindowMemories(home, 'electron').all)).toEqual(['app']);
  await two.call('forgetWindow', { window: 'two' });
  expect(names(await one.call('recallWindows', {}))).toEqual(['one']);
});

it('is offered again after the disk refused it', async () => {
  const home = path.join(scratch(), 'home');
  mkdirSync(home, { recursive: true });
  const file = path.join(home, 'windows-electron.json');
  // No file can get the name of a folder.
  mkdirSync(file);
  const windows = new WindowMemories(home, 'electron');
  await expect(windows.remember('one', memory(1))).rejects.toThrow();
  expect(windows.all).toHaveLength(1);
  rmSync(file, { recursive: true });
  await windows.remember('two', memory(2));
  expect(new WindowMemories(home, 'electron').all).toHaveLength(2);
});

it('starts as new from a file that is not what was written', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  await desk.call('rememberWindow', { window: 'one', memory: memory(1) });
  writeFileSync(path.join(home, 'windows-browser.json'), '[{"window":');
  expect(await (await scratchDesk(home)).call('recallWindows', {})).toEqual([]);
});

it('tells of keys.json when it comes, changes and goes, and never makes it', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  const file = path.join(home, 'keys.json');
  expect(await desk.call('keysFile', {})).toEqual({ file, text: null, trouble: null });
  expect(existsSync(file)).toBe(false);
  const next = () =>
    new Promise<KeysFile>((resolve) => {
      const stop = desk.on('keysFile', (keys) => {
        stop();
        resolve(keys);
      });
    });
  for (const text of ['{ "block.quote": ["F8"] }', '{']) {
    const told = next();
    writeFileSync(file, text);
    expect((await told).text).toBe(text);
  }
  const told = next();
  rmSync(file);
  expect((await told).text).toBeNull();
});

it('says why a keys.json that is far too long is not read', async () => {
  const home = path.join(scratch(), 'home');
  const desk = await scratchDesk(home);
  writeFileSync(path.join(home, 'keys.json'), ' '.repeat(300_000));
  expect(await desk.call('keysFile', {})).toMatchObject({ text: null, trouble: { code: 'keys.tooLong' } });
});
