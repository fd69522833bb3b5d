import { isAddress } from '../../../shared/story/attributes';

/** Services that put their own address in front of every link; the address that was meant is one of its parameters. */
const WRAPPERS: readonly { readonly host: RegExp; readonly path: RegExp; readonly parameter: string }[] = [
  { host: /^(www\.)?google\.(com|co\.id)$/, path: /^\/url$/, parameter: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^l\.(facebook|instagram|wl)\.com$/, path: /^\//, parameter: 'u' },
];

function unwrapped(url: URL): string {
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const meant = wrapper && url.searchParams.get(wrapper.parameter);
  return meant && isAddress(meant) ? meant : url.href;
}

/**
 * An address from a page as the schema takes it, whole and without a service in front of it; null for anything else, such as
 * `javascript:`, `file:`, or an address that means something on its own page only. `base` is the page's own address.
 */
export function addressFrom(given: string | null, base: string | null): string | null {
  // An address without a scheme is a secure one, whatever the page it stood on was.
  const written = (given?.trim() ?? '').replace(/^\/\/(?=[^/])/, 'https://');
  if (written === '' || written.length > 2048 || written.startsWith('#')) return null;
  const url = URL.parse(written) ?? (base === null ? null : URL.parse(written, base));
  if (url === null) return null;
  const address = /^https?:$/.test(url.protocol) ? unwrapped(url) : url.href;
  if (!isAddress(address)) return null;
  // What was written is kept letter by letter where it is an address already.
  return address === url.href && isAddress(written as unknown) ? written : address;
}
