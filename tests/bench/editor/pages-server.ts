import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves the built bench pages and the copies on loopback, for as long as the bench runs. */
export async function servePages(folder: string, copies: ReadonlyMap<string, string>) {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const copy = copies.get(/^\/copy\/(.+)\.json$/.exec(pathname)?.[1] ?? '');
      const file = path.join(folder, pathname);
      try {
        const body = copy ?? (file.startsWith(folder) ? await readFile(file) : null);
        response.writeHead(body === null ? 404 : 200, {
          'Content-Type': copy
            ? 'application/json'
            : (TYPES[path.extname(file)] ?? 'application/octet-stream'),
        });
        response.end(body);
      } catch {
        // No such file: a favicon, a source map.
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, end: () => void server.close() };
}
