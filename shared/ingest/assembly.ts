import type { Node } from 'prosemirror-model';
import { item, list, p, picture, relatedLink, sectionBreak, story } from '../story/builders';
import type { Credit } from '../story/credit';
import type { FieldChange } from '../story/fields';
import { stretches, type CopyItem, type Stretch } from './copy';
import type { Claim } from './ledger';
import { claimsOf, closingCut, nodeOf, openingCut, uncut, type Paragraph } from './paragraphs';
import type { RecognisedPage } from './recognise';
import { part, type PlainBlock } from './recognised';

/** A story put together, and the claims that account for all of it. */
export interface Assembled {
  readonly doc: Node;
  readonly headline: string;
  readonly signOff: string;
  readonly credits: readonly Credit[];
  readonly fields: FieldChange;
  readonly claims: readonly Claim[];
}

/** A sign-off with a desk code is certain enough to be taken off one of the last paragraphs, not only the very last. */
const LAST_PARAGRAPHS = 5;

type Piece = Stretch | { readonly is: 'cut'; readonly paragraph: Paragraph };

/** Cuts dateline or lead-in from the first paragraph. */
function cutOpening(pieces: Piece[], page: RecognisedPage, body: string, language: string): void {
  const at = pieces.findIndex((piece) => piece.is === 'paragraph');
  const piece = pieces[at];
  if (piece?.is === 'paragraph')
    pieces[at] = { is: 'cut', paragraph: openingCut(uncut(piece.lines), page, body, language) };
}

/** Cuts sign-off or credits from the last paragraph. */
function cutClosing(pieces: Piece[], page: RecognisedPage): void {
  let seen = 0;
  for (let at = pieces.length - 1; at >= 0 && seen < LAST_PARAGRAPHS; at--) {
    const piece = pieces[at];
    if (piece?.is !== 'paragraph' && piece?.is !== 'cut') continue;
    const paragraph = closingCut(piece.is === 'cut' ? piece.paragraph : uncut(piece.lines), page);
    const found = paragraph.signOff ?? paragraph.credits[0];
    if (found && (seen === 0 || paragraph.signOff?.signOff.desk)) {
      pieces[at] = { is: 'cut', paragraph };
      return;
    }
    seen++;
  }
}

/** A picture's caption and its credit line may come as two lines; together they are one picture. */
function mergePicture(before: PlainBlock | undefined, block: PlainBlock): PlainBlock | null {
  if (before?.type !== 'picture' || block.type !== 'picture') return null;
  const caption = before.caption && block.caption ? null : before.caption || block.caption;
  const creditLine = before.creditLine && block.creditLine ? null : before.creditLine || block.creditLine;
  return caption === null || creditLine === null ? null : { type: 'picture', caption, creditLine };
}

function itemText({ lines, marker }: CopyItem): string {
  return lines.map(({ text }, index) => text.slice(index === 0 ? marker : 0)).join(' ');
}

function itemClaims({ lines, marker }: CopyItem): Claim[] {
  return lines.flatMap((line, index) => [
    ...(index === 0
      ? [
          part(line, 0, marker, {
            fate: 'moved',
            as: 'listMarker',
            why: 'the mark of a list item; the list prints its own',
          }),
        ]
      : []),
    part(line, index === 0 ? marker : 0, line.text.length, {
      fate: 'kept',
      as: 'listItem',
      why: 'one of a run of lines with bullets or numbers',
    }),
  ]);
}

/** Puts the story together from a recognised page. `body` is all of its copy; `language` what the copy is written in. */
export function assemble(page: RecognisedPage, body: string, language: string): Assembled {
  const pieces: Piece[] = stretches(page);
  cutOpening(pieces, page, body, language);
  let signOff = [...page.marks.values()].find((mark) => mark.signOff !== undefined)?.signOff ?? '';
  if (signOff === '') cutClosing(pieces, page);

  const blocks: (Node | PlainBlock)[] = [];
  const claims: Claim[] = [];
  const credits: Credit[] = [];
  const fields: FieldChange[] = [];
  let headline = '';
  let dateline = '';
  for (const piece of pieces) {
    if (piece.is === 'marked') {
      const { mark } = piece;
      claims.push(...mark.claims);
      credits.push(...(mark.credits ?? []));
      if (mark.fields) fields.push(mark.fields);
      headline ||= mark.headline ?? '';
      if (!mark.block) continue;
      const before = blocks.at(-1);
      const merged = before && 'marks' in before ? null : mergePicture(before, mark.block);
      if (merged) blocks[blocks.length - 1] = merged;
      else blocks.push(mark.block);
    } else if (piece.is === 'list') {
      blocks.push(list(piece.items.map((one) => item(p(itemText(one)))), piece.ordered)); // prettier-ignore
      for (const one of piece.items) claims.push(...itemClaims(one));
    } else {
      const paragraph = piece.is === 'cut' ? piece.paragraph : uncut(piece.lines);
      const node = nodeOf(paragraph);
      if (node) blocks.push(node);
      claims.push(...claimsOf(paragraph, page));
      credits.push(...paragraph.credits);
      dateline ||= paragraph.dateline?.text ?? '';
      if (paragraph.dateline) fields.push(paragraph.dateline.fields);
      signOff ||= paragraph.signOff?.signOff.text ?? '';
    }
  }
  return {
    doc: story({ headline, dateline, body: numbered(blocks), signOff, credits }),
    headline,
    signOff,
    credits,
    // The first to name something is right: what stands higher on a page is nearer to the story.
    fields: Object.assign({}, ...fields.reverse()) as FieldChange,
    claims,
  };
}

/** Gives pictures and related links their ids, in page order: `picture-1`, `link-1`. */
function numbered(blocks: readonly (Node | PlainBlock)[]): Node[] {
  let pictures = 0;
  let links = 0;
  return blocks.map((block) => {
    if ('marks' in block) return block;
    switch (block.type) {
      case 'picture':
        return picture({ id: `picture-${++pictures}`, caption: block.caption, creditLine: block.creditLine });
      case 'relatedLink':
        return relatedLink({
          id: `link-${++links}`,
          label: block.label,
          title: block.title,
          href: block.href,
        });
      case 'break':
        return sectionBreak();
    }
  });
}
