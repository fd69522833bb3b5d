import { isAddress } from '../../story/attributes';

/** Addresses as a page prints them, made whole against the page's own (RFC 3986, section 5.2). Nothing is fetched. */

const PARTS = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

interface Parts {
  readonly scheme: string | undefined;
  readonly host: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

function partsOf(address: string): Parts {
  const [, scheme, host, path = '', query, fragment] = PARTS.exec(address) ?? [];
  return { scheme, host, path, query, fragment };
}

/** Takes `.` and `..` out of a path; nothing climbs above its root. */
function withoutDots(path: string): string {
  const steps = path.split('/');
  const last = steps.at(-1);
  const out: string[] = [];
  for (const step of steps) {
    if (step === '..') {
      if (out.length > 1) out.pop();
    } else if (step !== '.') out.push(step);
  }
  return last === '.' || last === '..' ? `${out.join('/')}/` : out.join('/');
}

/** Characters that stand in no address, as browsers write them; line breaks and tabs within one are nothing. */
const written = (printed: string) =>
  printed
    .replace(/^[\u0000- ]+|[\u0000- ]+$/g, '')
    .replace(/[\t\n\r]/g, '')
    .replace(/[\u0000- "<>\\^`{|}]/g, (one) => encodeURIComponent(one));

function whole(href: string, base: string): string {
  const own = partsOf(href);
  const { scheme = 'https', host, path, query } = partsOf(base);
  if (own.host !== undefined) return `${scheme}:${href}`;
  const isSamePlace = own.path === '';
  const merged = own.path.startsWith('/')
    ? own.path
    : `${path.slice(0, path.lastIndexOf('/') + 1) || '/'}${own.path}`;
  return [
    `${scheme}://${host ?? ''}`,
    isSamePlace ? path || '/' : withoutDots(merged),
    isSamePlace ? (own.query ?? query ?? '') : (own.query ?? ''),
    own.fragment ?? '',
  ].join('');
}

/**
 * An absolute http(s) or mailto address as a link or a picture may have, from what a page prints; null for anything else. Without
 * `base`, the page's own address, only what is whole already is one. A place on the page itself (`#atas`) is no address.
 */
export function resolveAddress(printed: string | null, base: string | null): string | null {
  const href = written(printed ?? '');
  if (href === '' || href.startsWith('#')) return null;
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return checked(href);
  // Whatever page it stands on: a page that leaves the scheme out means its own, which is https nowadays.
  if (base === null) return href.startsWith('//') ? checked(`https:${href}`) : null;
  return checked(whole(href, base));
}

const checked = (address: string) => (isAddress(address) ? address : null);
