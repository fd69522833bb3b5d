import type { ClearedStory } from '../preflight/clearance';
import { creditText, ROLE_TERMS } from '../story/credit';
import { plainText } from './copy';
import type { Manuscript, Picture, RelatedLink } from './manuscript';
import { lines, type Markup } from './markup';
import { MarkupBody } from './markup-body';
import { asUri, urnOf } from './uri';

/** What ninjs 3.1 and 1.6 have in common: the XHTML body, names for things without an address, who had a hand in it. */

export const NINJS_SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_';
export const XHTML = 'application/xhtml+xml';
/** altIds role under which a picture says where it lies in the package; `href` must be absolute and so cannot. */
export const PACKAGE_PATH = 'package-path';
const DISTRIBUTOR = 'http://cv.iptc.org/newscodes/contentprodpartyrole/distributor';

/** Drops what is not known: undefined, null, empty texts and empty lists. */
export function known<T extends Readonly<Record<string, unknown>>>(properties: T): Partial<T> {
  const isKnown = (value: unknown) =>
    value != null && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => isKnown(value))) as Partial<T>;
}

/** The body with everything that is printed between byline and credits, the dateline and the sign-off included. */
export function xhtmlBody(manuscript: Manuscript): Markup {
  const body = new MarkupBody('xhtml');
  return lines(body.blocks(manuscript.blocks), body.signOff(manuscript));
}

/** `withheld` and `canceled` can only be reached by waiving the finding that stops a story on hold or killed. */
export function publicationStatus({
  status,
}: Pick<ClearedStory, 'status'>): 'usable' | 'withheld' | 'canceled' {
  if (status === 'kill') return 'canceled';
  return status === 'held' || status === 'spiked' ? 'withheld' : 'usable';
}

export interface Party {
  readonly name: string;
  /** Term of the IPTC vocabulary `cpprole`. */
  readonly role: string;
  /** The printed label; empty for those whom the fields name. */
  readonly label: string;
}

/** The credits, then the source and the publisher that the fields name. */
export function parties({ credits }: Manuscript, { fields, house }: ClearedStory): readonly Party[] {
  const publisher = fields.publisher || house.name;
  return [
    ...credits.map(({ name, role, label }) => ({ name, role: ROLE_TERMS[role], label })),
    ...(fields.source ? [{ name: fields.source, role: ROLE_TERMS.source, label: '' }] : []),
    ...(publisher ? [{ name: publisher, role: DISTRIBUTOR, label: '' }] : []),
  ];
}

export function pictures({ blocks }: Manuscript): readonly Picture[] {
  return blocks.filter((block): block is Picture => block.type === 'picture');
}

export function relatedLinks({ blocks }: Manuscript): readonly RelatedLink[] {
  return blocks.filter((block): block is RelatedLink => block.type === 'relatedLink');
}

export function pictureUrn({ id }: ClearedStory, picture: Picture): string {
  return urnOf(id, 'picture', picture.id);
}

/** A related link's address, or a lasting name for one that has none yet: its title travels either way. */
export function relatedUri({ id }: ClearedStory, link: RelatedLink): string {
  return (link.href === null ? null : asUri(link.href)) ?? urnOf(id, 'relatedLink', link.id);
}

/** "Baca juga: Kapal Selam Nuklir", as printed. */
export function relatedText({ label, title, href }: RelatedLink): string {
  const shown = plainText(title) || (href ?? '');
  return label === '' ? shown : `${label}: ${shown}`.trim();
}

/** The credits as printed, one to a line; the same people stand apart, with their roles, as information sources. */
export function printedCredits({ credits }: Manuscript): string {
  return credits.map(creditText).join('\n');
}

/** The copyright notice of the story, or the house's. */
export function copyrightNotice({ fields, house }: ClearedStory): string {
  return fields.copyrightNotice || house.copyrightNotice;
}

/** JSON as it is laid into a package: indented, with a line end. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
