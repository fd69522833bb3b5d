import type { Node } from 'prosemirror-model';
import { schema } from '../../../shared/story/schema';
import { newId } from '../identity';
import { addressFrom } from './addresses';
import { attribute, find, type Element } from './html-tree';
import { plainLine } from './plain-characters';

/** Hosts whose frames are part of a story; every other frame on a page is an advertisement or a counter until proven otherwise. */
const HOSTS = [
  'youtube.com', 'youtube-nocookie.com', 'youtu.be', 'vimeo.com', 'dailymotion.com', 'vidio.com', 'twitter.com', 'x.com',
  'instagram.com', 'facebook.com', 'tiktok.com', 'spotify.com', 'soundcloud.com', 'datawrapper.de', 'dwcdn.net', 'flourish.studio',
  'documentcloud.org',
]; // prettier-ignore

const isKnown = (address: string): boolean => {
  const host = URL.parse(address)?.hostname ?? '';
  return HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
};

/** A frame or a film as an embed: its address and title, never live. Null where it is none of the story's business. */
export function readEmbed(element: Element, base: string | null): Node | null {
  const source = find(element, ({ tagName }) => tagName === 'source');
  const given = attribute(element, 'src') ?? (source && attribute(source, 'src'));
  const address = addressFrom(given, base);
  if (!address?.startsWith('http') || (element.tagName !== 'video' && !isKnown(address))) return null;
  const title = plainLine(attribute(element, 'title') ?? '', 500);
  return schema.nodes.embed.create({ id: newId('embed'), address, title });
}
