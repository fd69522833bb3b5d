import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Answer, OpenedStory, StoryRow } from '../../shared/contract';
import { decodeMessage, encodeMessage } from '../../shared/wire';
import { root, scratch } from '../builders';

/** The browser door with its desk in a process of its own, as `redaksi serve` runs it. Needs the built program. */

interface Served {
  readonly child: ChildProcess;
  readonly port: number;
  readonly cookie: string;
}

async function serve(home: string, port = 0): Promise<Served> {
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'dist', 'cli.js'),
      'serve',
      '--no-open',
      '--json',
      '--home',
      home,
      '--port',
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = await new Promise<{ address: string; port: number }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    child.stdout.once('data', (data) =>
      resolve(JSON.parse(String(data)) as { address: string; port: number }),
    );
  });
  const entered = await fetch(said.address, { redirect: 'manual' });
  return { child, port: said.port, cookie: (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

/** A page's line to the desk, reduced to calls. */
function dial({ port, cookie }: Served) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
  });
  onTestFinished(() => socket.terminate());
  const waiting = new Map<number, (answer: Answer) => void>();
  const notices: string[] = [];
  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(data.toString()) as { id?: number; answer?: Answer; notice?: string };
    if (message.notice) notices.push(message.notice);
    else waiting.get(message.id ?? -1)?.(message.answer as Answer);
  });
  let id = 0;
  const opened = new Promise((resolve) => socket.once('open', resolve));
  const call = async (name: string, args: unknown): Promise<Answer> => {
    await opened;
    return new Promise((resolve) => {
      waiting.set(++id, resolve);
      socket.send(encodeMessage({ id, call: name, args }));
    });
  };
  return { call, notices };
}

const valueOf = (answer: Answer) => (answer as { value: unknown }).value;

/** The desk process that `serve` started. */
function deskOf(served: Served): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      if (Number(parent) === served.child.pid) return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new RangeError('serve has no desk process');
}

it.skipIf(process.platform !== 'linux')(
  'starts a killed desk again; the same entries sent again are stored once',
  async () => {
    const home = path.join(scratch(), 'home');
    const served = await serve(home);
    const page = dial(served);
    const [row] = valueOf(await page.call('listStories', {})) as StoryRow[];
    const { id, seq } = valueOf(await page.call('openStory', { id: row?.id })) as OpenedStory;
    const entries = [{ id: 'page-1', kind: 'revision', payload: { name: 'pagi' } }];
    const stored = await page.call('append', { story: id, base: seq, entries });
    expect(stored).toMatchObject({ ok: true, value: { stored: true, seq: seq + 1 } });
    process.kill(deskOf(served), 'SIGKILL');
    let again = await page.call('append', { story: id, base: seq, entries });
    while (!again.ok && 'refusal' in again) {
      expect(again.refusal.code).toBe('desk.gone');
      await new Promise((resolve) => setTimeout(resolve, 50));
      again = await page.call('append', { story: id, base: seq, entries });
    }
    expect(again).toMatchObject({ ok: true, value: { stored: true, seq: seq + 1 } });
    expect(page.notices).toContain('restarted');
  },
);

it.skipIf(process.platform !== 'linux')('goes on serving pages while its desk stands still', async () => {
  const served = await serve(path.join(scratch(), 'home'));
  const desk = deskOf(served);
  process.kill(desk, 'SIGSTOP');
  try {
    const page = await fetch(`http://127.0.0.1:${served.port}/`, { headers: { cookie: served.cookie } });
    expect(page.status).toBe(200);
  } finally {
    process.kill(desk, 'SIGCONT');
  }
});

it.skipIf(process.platform !== 'linux')(
  'takes its desk with it when it is killed, and leaves the home free',
  async () => {
    const home = path.join(scratch(), 'home');
    const served = await serve(home);
    const desk = deskOf(served);
    served.child.kill('SIGKILL');
    const isAlive = () => {
      try {
        process.kill(desk, 0);
        return true;
      } catch {
        return false;
      }
    };
    while (isAlive()) await new Promise((resolve) => setTimeout(resolve, 20));
    // The same port, the same home, at once.
    const again = await serve(home, served.port);
    expect(again.port).toBe(served.port);
    expect((valueOf(await dial(again).call('listStories', {})) as StoryRow[]).length).toBeGreaterThan(0);
  },
);
