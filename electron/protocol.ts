import { protocol, type Session } from 'electron';
import { pageAnswer } from './page-files';

/** The pages' own scheme: a standard, secure origin that no file:// and no network address shares. */
export const SCHEME = 'redaksi';
export const ORIGIN = `${SCHEME}://desk`;

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves pages and pictures to windows of this session. */
export function servePages(session: Session, pages: string, pictures: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'desk' || request.method !== 'GET') return new Response(null, { status: 404 });
    const { status, headers, body } = await pageAnswer(decodeURIComponent(url.pathname), pages, pictures);
    return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
  });
}
