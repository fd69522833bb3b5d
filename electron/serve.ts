import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import { noticeNames, type Desk } from '../shared/contract';
import { decodeMessage, encodeMessage } from '../shared/wire';
import { Refusal } from '../shared/story/refusal';
import { words } from '../shared/story/words';
import type { Home } from './desk/home';
import { pageAnswer } from './page-files';
import { PAGE_HEADERS } from './page-policy';

/** What the door needs of a desk, wherever it runs. */
export interface ServedDesk {
  /** Answers a call with an `Answer` as text (wire.ts). */
  ask(call: string, args: unknown): Promise<string>;
  readonly on: Desk['on'];
}

export interface ServeOptions {
  readonly desk: ServedDesk;
  readonly home: Pick<Home, 'pictures' | 'packages'>;
  /** Folder of the built pages. */
  readonly pages: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface BrowserDoor {
  /** The address to open once: it carries the token that lets this browser in. */
  readonly address: string;
  readonly port: number;
  /** Tells every open page that the pages were rebuilt (development). */
  reload(): void;
  close(): Promise<void>;
}

const MAX_MESSAGE_BYTES = 96 * 1024 * 1024;
const HOST = '127.0.0.1';

const secret = () => randomBytes(32).toString('base64url');

function isSame(given: string, secretText: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secretText);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The browser door: the same pages and the same desk over HTTP and one WebSocket, on loopback only. The first address
 * carries a token that works once and is exchanged for a cookie that no script can read and no other site can send. Host
 * and Origin are checked, so that a page elsewhere cannot reach the desk by rebinding a name to this machine.
 */
export async function openBrowserDoor({ desk, home, pages, port }: ServeOptions): Promise<BrowserDoor> {
  let token: string | null = secret();
  const pass = secret();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      plain(response, 500, 'Redaksi: kesalahan di dalam. / Redaksi: an internal error.');
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });

  const cookieName = () => `redaksi-${(server.address() as AddressInfo).port}`;
  const origins = () => {
    const { port: bound } = server.address() as AddressInfo;
    return [`http://${HOST}:${bound}`, `http://localhost:${bound}`];
  };
  const isOurHost = (request: IncomingMessage) => origins().includes(`http://${request.headers.host}`);
  const hasPass = (request: IncomingMessage) =>
    (request.headers.cookie ?? '').split(/;\s*/).some((cookie) => isSame(cookie, `${cookieName()}=${pass}`));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    if (!isOurHost(request))
      return plain(
        response,
        421,
        'Redaksi hanya menjawab di komputer ini. / Redaksi answers on this computer only.',
      );
    if (request.method !== 'GET') return plain(response, 405, 'GET');
    const given = url.searchParams.get('token');
    if (given !== null && token !== null && isSame(given, token)) {
      token = null;
      response.writeHead(303, {
        ...PAGE_HEADERS,
        Location: '/',
        'Set-Cookie': `${cookieName()}=${pass}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
      return;
    }
    if (!hasPass(request)) {
      return plain(
        response,
        403,
        'Alamat ini sudah dipakai atau bukan yang terbaru. Jalankan lagi "redaksi serve" dan buka alamat yang dicetaknya.\n' +
          'This address was used before or is not the newest. Run "redaksi serve" again and open the address it prints.',
      );
    }
    const packageName = /^\/package\/([A-Za-z0-9][A-Za-z0-9._-]{0,120}\.zip)$/.exec(url.pathname)?.[1];
    if (packageName !== undefined) return download(response, packageName);
    const { status, headers, body } = await pageAnswer(
      decodeURIComponent(url.pathname),
      pages,
      home.pictures,
    );
    response.writeHead(status, headers);
    response.end(body);
  }

  function download(response: ServerResponse, name: string): void {
    const file = path.join(home.packages, name);
    if (!existsSync(file)) return plain(response, 404, 'Paket tidak ada. / There is no such package.');
    response.writeHead(200, {
      ...PAGE_HEADERS,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  server.on('upgrade', (request, socket, head) => {
    const isAllowed =
      request.url === '/desk' &&
      isOurHost(request) &&
      origins().includes(request.headers.origin ?? '') &&
      hasPass(request);
    if (!isAllowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      sockets.emit('connection', webSocket, request),
    );
  });
  sockets.on('connection', (socket) => converse(socket, desk));

  await listen(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${bound}/?token=${token}`,
    port: bound,
    reload: () => broadcast(sockets, encodeMessage({ notice: 'reload', value: {} })),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** One page's conversation: calls in, answers out, and every notice of the desk. */
function converse(socket: WebSocket, desk: ServedDesk): void {
  const sendText = (text: string) => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  };
  const stops = noticeNames.map((notice) =>
    desk.on(notice, (value) => sendText(encodeMessage({ notice, value }))),
  );
  socket.on('close', () => stops.forEach((stop) => stop()));
  socket.on('error', () => socket.terminate());
  socket.on('message', (data, isBinary) => {
    let message: { id?: unknown; call?: unknown; args?: unknown };
    try {
      if (isBinary) throw new RangeError('binary');
      message = decodeMessage((data as Buffer).toString('utf8')) as typeof message;
      if (typeof message?.id !== 'number' || typeof message.call !== 'string') throw new RangeError('shape');
    } catch {
      // Not a message of ours: whoever sent it has no business here.
      socket.close(1003);
      return;
    }
    const { id, call, args } = message;
    // The answer is text already, and goes into the message as it is.
    void desk.ask(call, args).then((answer) => sendText(`{"id":${JSON.stringify(id)},"answer":${answer}}`));
  });
}

function broadcast(sockets: WebSocketServer, text: string): void {
  for (const socket of sockets.clients) socket.send(text);
}

function plain(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        isTaken
          ? new Refusal({
              kind: 'io',
              code: 'serve.port',
              what: words(`porta ${port} sudah dipakai atau terlarang`, `port ${port} is taken or forbidden`),
              kept: words('tidak ada yang diubah', 'nothing was changed'),
              todo: words('pilih porta lain: --port N', 'choose another: --port N'),
            })
          : error,
      );
    });
    server.listen(port, HOST, resolve);
  });
}
