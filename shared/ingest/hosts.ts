/** Names of hosts as they stand in scraped text: `mediaindonesia.com`, `www.kompas.com`. */

const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,5}(?:[a-z]{2,24})$/i;

/** Endings that tell a host from two words with a full stop between them. */
const ENDINGS = new Set(
  'com co id net org info tv news web my sg uk us au nz ph in jp kr cn hk tw th vn eu de fr nl io me app press media asia biz'.split(
    ' ',
  ),
);

/** Hosts of services that every outlet points to; none of them is the outlet. */
const SERVICES =
  /(?:^|\.)(?:google|whatsapp|telegram|facebook|instagram|twitter|youtube|youtu|tiktok|linkedin|threads|x|t|bit|wa)\.(?:com|me|ly|be|net|co|id|org)(?:\.\p{L}{2})?$/iu;

/** True for a host's name standing alone. In lower case or with an ending that is known. */
export function isHost(text: string): boolean {
  const ending = text.slice(text.lastIndexOf('.') + 1).toLowerCase();
  return text.length <= 253 && HOST.test(text) && ENDINGS.has(ending);
}

/** The host of an http(s) address, or null. */
export function hostOf(address: string): string | null {
  const host = /^https?:\/\/([^/?#:@\s]+)(?=[/?#:]|$)/i.exec(address)?.[1];
  return host !== undefined && isHost(host) ? host : null;
}

/** The first host named in a text that is not one of the services everybody is on. */
export function outletIn(text: string): string | null {
  const words = text
    .split(/[\s,;()"“”]+/)
    .map((word) => word.replace(/^https?:\/\//i, '').replace(/[/.!?:]+$/, ''));
  return words.find((word) => isHost(word) && !SERVICES.test(word)) ?? null;
}
