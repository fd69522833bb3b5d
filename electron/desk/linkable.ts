import type { LinkableStory } from '../../shared/contract';
import { isAddress } from '../../shared/story/attributes';
import { readStory } from '../../shared/story/reading';
import type { LinkedStory } from '../../shared/preflight/subject';
import type { Archive } from './archive/archive';
import type { Stories } from './stories';

/** As many as a person looks through while linking. */
const MOST = 8;

/** An address without what does not change where it leads. */
const plain = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');

/** The archive's stories that a related link could lead to: those that hold these words, or the one at this address. */
export function linkableStories(stories: Stories, archive: Archive, words: string): LinkableStory[] {
  stories.catchUp();
  const isAt = isAddress(words.trim() as unknown);
  const sought = plain(words);
  const found = archive.index.search(isAt ? sought : words).map((row): LinkableStory => {
    const { doc, fields } = stories.state(row.id);
    return {
      id: row.id,
      title: readStory(doc).headline,
      address: fields.address,
      status: row.status,
      updatedAt: row.updatedAt,
    };
  });
  return found
    .filter(
      ({ title, address }) => title !== '' && (!isAt || (address !== null && plain(address) === sought)),
    )
    .slice(0, MOST);
}

/** Titles are the same whatever their capitals and spaces: a link may print them as it likes. */
const folded = (title: string): string =>
  title.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');

const plainFolded = (address: string): string => plain(address).toLowerCase();

/** An address with its query: sites that number their stories there have all of them at one path. */
const whole = (address: string): string => address.trim().replace(/#.*$/, '').toLowerCase();

/** The stories, other than `but`, that a link leads to: those at its address or, where it has none, those of its title; also in the bin. */
export function linkedStories(
  stories: Stories,
  archive: Archive,
  but: string,
  link: { readonly href: string | null; readonly title: string },
): LinkedStory[] {
  stories.catchUp();
  const { href, title } = link;
  const [held, key] =
    href === null
      ? [archive.index.titled(title), folded]
      : [archive.index.addressed(plain(href)), plainFolded];
  const sought = key(href ?? title);
  // Most of what holds the words is another story. Only what is meant is opened.
  const meant = held.filter(({ story, text }) => story !== but && key(text) === sought);
  const exact = meant.filter(({ text }) => href !== null && whole(text) === whole(href));
  return (exact.length > 0 ? exact : meant).map(({ story }) => {
    const { doc, fields, status } = stories.state(story);
    const { address, publishedAt, embargo } = fields;
    return { title: readStory(doc).headline, status, address, publishedAt, embargo };
  });
}
