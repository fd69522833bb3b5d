import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { openBrowserDoor } from '../../electron/serve';
import { decodeMessage, encodeMessage } from '../../shared/wire';
import { scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';

/** The browser door, asked as a browser would ask, and as a stranger would. */

async function aDoor() {
  const folder = scratch();
  const pages = path.join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>redaksi</title>');
  writeFileSync(path.join(folder, 'secret.html'), 'not for the pages');
  const desk = await scratchDesk(path.join(folder, 'home'));
  const door = await openBrowserDoor({ desk, home: desk.home, pages, port: 0 });
  onTestFinished(() => door.close());
  const get = (place: string, headers: http.OutgoingHttpHeaders = {}) =>
    new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
      // Not fetch: it would tidy the path and refuse the Host that a stranger sends.
      const request = http.request(
        { host: '127.0.0.1', port: door.port, path: place, headers },
        (response) => {
          let body = '';
          response.on('data', (data) => (body += String(data)));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        },
      );
      request.on('error', reject);
      request.end();
    });
  const enter = async () => {
    const answer = await get(new URL(door.address).pathname + new URL(door.address).search);
    return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  };
  return { desk, door, get, enter };
}

/** Tries to open the desk's socket; resolves to the socket or the status it was refused with. */
function dial(port: number, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => resolve(0));
  });
}

describe('the browser door', () => {
  it('lets in who has the token, once', async () => {
    const { door, get, enter } = await aDoor();
    const cookie = await enter();
    expect(cookie).toMatch(/^redaksi-\d+=.{40,}$/);
    expect(await get('/', { cookie })).toMatchObject({
      status: 200,
      body: expect.stringContaining('redaksi') as string,
    });
    const { search } = new URL(door.address);
    expect((await get(`/${search}`)).status).toBe(403);
  });

  it('keeps everybody else out', async () => {
    const { get } = await aDoor();
    expect((await get('/')).status).toBe(403);
    expect((await get('/?token=guess')).status).toBe(403);
    expect((await get('/', { cookie: 'redaksi=1' })).status).toBe(403);
  });

  it('answers to its own name only, so that no other name can be bound to it', async () => {
    const { get, enter } = await aDoor();
    const cookie = await enter();
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421);
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { door, get } = await aDoor();
    const answer = await get(`/${new URL(door.address).search}`);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('serves pages under the policy, and nothing beside them', async () => {
    const { get, enter } = await aDoor();
    const cookie = await enter();
    expect((await get('/', { cookie })).headers['content-security-policy']).toContain("default-src 'none'");
    for (const place of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '//etc/passwd',
      '/picture/../../archive.sqlite',
      '/package/..%2farchive.sqlite',
    ]) {
      expect((await get(place, { cookie })).status, place).toBe(404);
    }
  });

  it('gives the socket only to our own pages', async () => {
    const { door, enter } = await aDoor();
    const cookie = await enter();
    const origin = `http://127.0.0.1:${door.port}`;
    expect(await dial(door.port, { origin })).toBe(403);
    expect(await dial(door.port, { cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await dial(door.port, { cookie })).toBe(403);
    expect(await dial(door.port, { cookie, origin })).toBeInstanceOf(WebSocket);
  });

  it('answers calls and passes notices on', async () => {
    const { door, enter } = await aDoor();
    const socket = (await dial(door.port, {
      cookie: await enter(),
      origin: `http://127.0.0.1:${door.port}`,
    })) as WebSocket;
    const heard: unknown[] = [];
    const enough = new Promise<void>((resolve) =>
      socket.on('message', (data) => {
        heard.push(decodeMessage((data as Buffer).toString()));
        if (heard.length === 3) resolve();
      }),
    );
    socket.send(
      encodeMessage({
        id: 1,
        call: 'importStory',
        args: { name: 'a.txt', bytes: Buffer.from('Judul\n\nKalimat pertama.\n') },
      }),
    );
    socket.send(encodeMessage({ id: 2, call: 'openStory', args: { id: '../../etc/passwd' } }));
    await enough;
    expect(heard).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ notice: 'appended' }),
        expect.objectContaining({ id: 1, answer: expect.objectContaining({ ok: true }) as unknown }),
        expect.objectContaining({
          id: 2,
          answer: expect.objectContaining({
            ok: false,
            refusal: expect.objectContaining({ code: 'call.arguments' }) as unknown,
          }) as unknown,
        }),
      ]),
    );
  });

  it('hangs up on what is not a message', async () => {
    const { door, enter } = await aDoor();
    const socket = (await dial(door.port, {
      cookie: await enter(),
      origin: `http://127.0.0.1:${door.port}`,
    })) as WebSocket;
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('{"call": 7}');
    expect(await closed).toBe(1003);
  });

  it('says so when its port is taken', async () => {
    const { desk, door } = await aDoor();
    await expect(
      openBrowserDoor({ desk, home: desk.home, pages: '/nowhere', port: door.port }),
    ).rejects.toThrow(/serve\.port/);
  });
});
