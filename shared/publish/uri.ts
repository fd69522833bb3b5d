import { sha256Text } from '../story/content-hash';
import type { ClearedStory } from '../preflight/clearance';
import { printable } from '../preflight/unprintables';

/** Names and addresses in the strict form that the machine formats demand: RFC 3986, absolute, ASCII. */

const URI =
  /^(?:https?:\/\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+(?:\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*)?|mailto:(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})+)(?:\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?$/;
const PORT = /^https?:\/\/(?:[^/?#@]*@)?[^/?#:@]+(?::\d*)?(?=[/?#]|$)/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A web or mail address as a URI: what is not ASCII becomes percent escapes. Null where no URI can be made of it. */
export function asUri(address: string): string | null {
  const ascii = printable(address)
    .replace(/[^\u0021-\u007e]+/g, (run) => encodeURIComponent(run))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[[\]]/g, (char) => encodeURIComponent(char));
  const isWeb = /^https?:/i.test(ascii);
  const uri = ascii.replace(/^[A-Za-z]+:/, (scheme) => scheme.toLowerCase());
  return URI.test(uri) && (!isWeb || PORT.test(uri)) ? uri : null;
}

/** True for an address on the web, as against one for mail. */
export function isWebAddress(address: string | null): address is string {
  return address !== null && /^https?:/i.test(address);
}

/**
 * A name that never changes for a thing that has no address: a UUID of version 8 (RFC 9562, section 5.8) made of the first 128
 * bits of the SHA-256 of what it names.
 */
export function urnOf(...parts: readonly string[]): string {
  const hash = sha256Text(JSON.stringify(parts));
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The story's own id as a URN. */
export function storyUrn({ id }: Pick<ClearedStory, 'id'>): string {
  return UUID.test(id) ? `urn:uuid:${id}` : urnOf('story', id);
}

/** The story's URI: its address on the web, or a name under the house's, or a URN while neither is known. */
export function storyUri({ id, fields, house }: Pick<ClearedStory, 'id' | 'fields' | 'house'>): string {
  const own = isWebAddress(fields.address) ? asUri(fields.address) : null;
  const named =
    house.address === '' ? null : asUri(`${house.address.replace(/\/+$/, '')}/${encodeURIComponent(id)}`);
  return own ?? named ?? storyUrn({ id });
}

/**
 * Where a file of the package will stand on the web if `article.html` stands at the story's address: what its relative links
 * then mean. Null while the story has no address.
 */
export function addressInPackage(path: string, { fields }: Pick<ClearedStory, 'fields'>): string | null {
  if (!isWebAddress(fields.address)) return null;
  const page = asUri(fields.address)?.replace(/[?#].*$/, '');
  if (page === undefined) return null;
  return /^https?:\/\/[^/]+$/.test(page)
    ? `${page}/${path}`
    : `${page.slice(0, page.lastIndexOf('/'))}/${path}`;
}
