import { words } from '../../story/words';
import { STATUS_LABELS } from '../../story/status';
import type { Raised, Rule } from '../rule';
import type { LinkedStory } from '../subject';
import type { PlacedLink, Survey } from '../survey';

/** Related links, links in the copy, and embeds. */

/**
 * True for a story that readers may know of: one that has left the house, or that came in from the web, where it stood. What is
 * withdrawn or under embargo is not theirs to know, wherever it has been.
 */
function isPublic({ status, address, publishedAt, embargo }: LinkedStory, now: string): boolean {
  const instant = Date.parse(now);
  const isPast = (at: string) => Date.parse(at) <= instant;
  if (status === 'kill' || (embargo !== null && !isPast(embargo))) return false;
  return (
    status === 'sent' ||
    status === 'correction' ||
    (address !== null && publishedAt !== null && isPast(publishedAt))
  );
}

/** A link to a story of ours that nobody may read yet. Where one of those it may lead to is public, it leads to that one. */
function leakOf({ subject }: Survey, link: PlacedLink): Raised | null {
  const stories = subject.linkedStories(link.href, link.text);
  const [hidden] = stories;
  if (!hidden || stories.some((story) => isPublic(story, subject.now))) return null;
  const { title, status } = hidden;
  const label = STATUS_LABELS[status];
  const isSent = status === 'sent' || status === 'correction';
  const [why, whyEn] = isSent ? ['embargo', 'embargo'] : [label.id, label.en];
  return {
    place: link,
    message: words(
      `"${link.text}" menuju naskah kita "${title}" yang belum terbuka untuk pembaca (${why}); mereka akan tahu sebelum waktunya. Kirim dulu naskah itu, atau hapus tautannya.`,
      `"${link.text}" leads to our story "${title}", which is not public (${whyEn}); readers would learn of it too early. Send that story first, or delete the link.`,
    ),
  };
}

export const linkRules: readonly Rule[] = [
  {
    id: 'link.address',
    level: 'advise',
    title: words('Tautan terkait tanpa alamat', 'Related link has no address'),
    find: ({ relatedLinks }) =>
      relatedLinks
        .filter(({ href }) => href === null)
        .map((place) => ({
          place,
          message: words(
            `"${place.text}" belum punya alamat dan akan dicetak sebagai teks biasa; isi alamatnya.`,
            `"${place.text}" has no address and will be printed as plain text; fill the address in.`,
          ),
        })),
  },
  {
    id: 'link.title',
    level: 'advise',
    title: words('Tautan terkait tanpa judul', 'Related link has no title'),
    find: ({ relatedLinks }) =>
      relatedLinks
        .filter(({ text }) => text === '')
        .map((place) => ({
          place,
          message: words(
            'Tautan terkait ini tidak berjudul; isi judulnya atau hapus.',
            'This related link has no title; fill it in or delete it.',
          ),
        })),
  },
  {
    id: 'link.unpublished',
    level: 'stop',
    title: words('Tautan ke naskah yang belum terbit', 'Link to an unpublished story'),
    find: (survey) =>
      [...survey.relatedLinks, ...survey.linkedWords].flatMap((link) => leakOf(survey, link) ?? []),
  },
  {
    id: 'embed.address',
    level: 'advise',
    title: words('Sematan tanpa alamat', 'Embed has no address'),
    find: ({ embeds }) =>
      embeds
        .filter(({ href }) => href === null)
        .map((place) => ({
          place,
          message: words(
            'Sematan ini tidak punya alamat, jadi pembaca tidak menemukan apa-apa; isi alamatnya atau hapus.',
            'This embed has no address, so readers will find nothing; fill the address in or delete it.',
          ),
        })),
  },
];
