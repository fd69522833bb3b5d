import { describe, expect, it } from 'vitest';
import { accelerator } from '../../electron/accelerators';
import { PageRevival } from '../../electron/page-revival';
import { Windows } from '../../electron/windows';
import { commandTable } from '../../renderer/command-table';
import { claimWindow } from '../../renderer/window-claim';
import type { Desk, RememberedWindow, WindowMemory } from '../../shared/contract';

/** Which windows there are, who each of them is, and what closing and quitting mean. */

const memory = (size: string): WindowMemory => ({ tabs: [], shown: null, choices: { 'page.size': size } });
const remembered: readonly RememberedWindow[] = [
  { window: 'kiri', door: 'browser', memory: memory('2') },
  { window: 'kanan', door: 'browser', memory: memory('1') },
];
const desk = { call: () => Promise.resolve(remembered) } as unknown as Desk;

/** A newcomer at an address, while others hold these names. */
async function come(
  address: string,
  held: readonly string[] = [],
  before: string | null = null,
  isReloaded = false,
) {
  const tried: string[] = [];
  const waits: number[] = [];
  const claimed = await claimWindow(desk, {
    address: new URL(address, 'http://127.0.0.1/'),
    before,
    isReloaded,
    newName: () => 'baru',
    take: (name, patienceMs) => {
      tried.push(name);
      waits.push(patienceMs);
      return Promise.resolve(!held.includes(name));
    },
  });
  return { name: claimed.window, size: claimed.memory.choices['page.size'], tried, waits };
}

describe('a window that opens', () => {
  it('is the one that was used last and is not open', async () => {
    expect(await come('/')).toMatchObject({ name: 'kiri', size: '2' });
    expect(await come('/', ['kiri'])).toMatchObject({ name: 'kanan', size: '1' });
  });

  it('is a new one, with the choices of the last, where all are open or it was asked for', async () => {
    expect(await come('/', ['kiri', 'kanan'])).toMatchObject({ name: 'baru', size: '2' });
    expect(await come('/?new#/story/x')).toMatchObject({ name: 'baru', size: '2', tried: ['baru'] });
  });

  it('is who the app says it is', async () => {
    expect(await come('/?window=kanan')).toMatchObject({ name: 'kanan', size: '1' });
  });

  it('stays who it was when it is loaded again, and a duplicate of it is somebody new', async () => {
    expect(await come('/', [], 'kanan')).toMatchObject({ name: 'kanan', size: '1' });
    expect(await come('/', ['kanan'], 'kanan')).toMatchObject({ name: 'baru' });
  });

  it('waits long for a name that is its own, and not for one that another may have', async () => {
    const [again] = (await come('/', [], 'kanan', true)).waits;
    const [doubtful] = (await come('/', [], 'kanan')).waits;
    expect(again).toBeGreaterThan(10_000);
    expect(doubtful).toBeLessThan(2_000);
    expect((await come('/?window=kanan')).waits).toEqual([again]);
    expect((await come('/')).waits).toEqual([0]);
  });
});

function anApp() {
  const forgotten: string[] = [];
  let quits = 0;
  let count = 0;
  const windows = new Windows<{ readonly name: string; readonly story: string | null }>({
    open: (name, story) => ({ name, story }),
    forget: (name) => forgotten.push(name),
    quit: () => (quits += 1),
    newName: () => `w${++count}`,
  });
  return { windows, forgotten, quits: () => quits };
}

describe('the windows of the app', () => {
  it('forget one that is closed while others stay', () => {
    const { windows, forgotten } = anApp();
    const [one, two] = [windows.open(null), windows.open('story')];
    windows.closed(one);
    expect(forgotten).toEqual(['w1']);
    windows.closed(two);
    expect(forgotten).toEqual(['w1']);
  });

  it('are all remembered when the app ends, and quitting goes on when one had to wait for the disk', () => {
    const { windows, forgotten, quits } = anApp();
    const [one, two] = [windows.open(null), windows.open(null)];
    windows.quitting();
    windows.closed(one);
    expect([forgotten, quits()]).toEqual([[], 1]);
    windows.closed(two);
    expect([forgotten, quits()]).toEqual([[], 1]);
  });

  it('go on when the person stays in one', () => {
    const { windows, forgotten, quits } = anApp();
    const [one] = [windows.open(null), windows.open(null)];
    windows.quitting();
    windows.stay();
    windows.closed(one);
    expect([forgotten, quits()]).toEqual([['w1'], 0]);
  });
});

describe('a key in the native menu', () => {
  it.each([
    ['Mod-Shift-e', false, 'CmdOrCtrl+Shift+E'],
    ['Mod--', false, 'CmdOrCtrl+-'],
    ['Mod-+', false, 'CmdOrCtrl+Plus'],
    ['Alt-ArrowUp', false, 'Alt+Up'],
    ['Meta-k', true, 'Cmd+K'],
    ['Mod-é', false, null],
  ])('%s is %s', (key, isMac, shown) => expect(accelerator(key, isMac)).toBe(shown));

  it('is there for every key of the table', () => {
    const keys = commandTable.flatMap((command) => command.keys);
    expect(keys.filter((key) => accelerator(key, false) === null)).toEqual([]);
  });
});

describe('a page whose process is gone', () => {
  function aPage() {
    const seen = { reloads: 0, time: 0, pauses: [] as number[] };
    const revival = new PageRevival({
      reload: () => (seen.reloads += 1),
      now: () => seen.time,
      wait: (then, ms) => {
        seen.pauses.push(ms);
        seen.time += ms;
        then();
      },
    });
    return { revival, seen };
  }

  it('is loaded again at once, whatever ended it', () => {
    const { revival, seen } = aPage();
    for (const reason of ['crashed', 'killed', 'oom']) {
      revival.gone(reason);
      seen.time += 60_000;
    }
    expect(seen).toMatchObject({ reloads: 3, pauses: [0, 0, 0] });
  });

  it('is left alone when it ended in peace, and given a pause when it dies again and again', () => {
    const { revival, seen } = aPage();
    revival.gone('clean-exit');
    expect(seen.reloads).toBe(0);
    for (let death = 0; death < 4; death++) {
      revival.gone('crashed');
      seen.time += 100;
    }
    expect(seen).toMatchObject({ reloads: 4, pauses: [0, 0, 0, 2_000] });
  });
});
