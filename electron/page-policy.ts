/**
 * What the pages may do, the same in both doors: run our own scripts and styles, show our own pictures and fonts, talk to
 * our own desk. Nothing else, nowhere else. Trusted Types leave no way from a string to a script or to markup but Lit's
 * templates and ProseMirror's clipboard parser, whose output goes through the schema; the one worker reads text and answers.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html ProseMirrorClipboard redaksi-worker',
].join('; ');

/** Headers of every answer that a door gives to its pages. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
};

/** The media type of a page's file, by its extension; null for files that a page never needs. */
export function pageType(file: string): string | null {
  return TYPES[/\.([a-z0-9]+)$/.exec(file)?.[1] ?? ''] ?? null;
}
