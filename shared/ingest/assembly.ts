import type { Node } from 'prosemirror-model';
import { item, list, p, picture, relatedLink, sectionBreak, story } from '../story/builders';
import type { Credit } from '../story/credit';
import type { FieldChange } from '../story/fields';
import type { DatelineFound } from './datelines';
import { stretches, type CopyItem, type Stretch } from './copy';
import { GatheredFields } from './gathered-fields';
import type { Claim } from './ledger';
import type { Line } from './lines';
import { claimsOf, closingCut, nodeOf, openingCut, uncut, type Paragraph } from './paragraphs';
import type { RecognisedPage } from './recognise';
import { part, type PlainBlock } from './recognised';
import { words } from '../story/words';

/** A story put together, and the claims that account for all of it. */
export interface Assembled {
  readonly doc: Node;
  /** Where the pictures of the story are inside the file that was read, by the id of the picture's node. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly headline: string;
  readonly signOff: string;
  readonly credits: readonly Credit[];
  readonly fields: FieldChange;
  readonly claims: readonly Claim[];
}

/** A sign-off with a desk code is certain enough to be taken off one of the last paragraphs, not only the very last. */
const LAST_PARAGRAPHS = 5;

/** True for a paragraph from whose ends things may be cut: nobody vouches for it as it stands. */
const mayCut = (lines: readonly Line[], { vouched }: RecognisedPage) =>
  !lines.some((line) => vouched.has(line));

type Piece = Stretch | { readonly is: 'cut'; readonly paragraph: Paragraph };

/** Cuts dateline or lead-in from the first paragraph. */
function cutOpening(pieces: Piece[], page: RecognisedPage, body: string, language: string): void {
  const at = pieces.findIndex((piece) => piece.is === 'paragraph');
  const piece = pieces[at];
  if (piece?.is === 'paragraph' && mayCut(piece.lines, page))
    pieces[at] = { is: 'cut', paragraph: openingCut(uncut(piece.lines), page, body, language) };
}

/** Cuts sign-off or credits from the last paragraph. */
function cutClosing(pieces: Piece[], page: RecognisedPage): void {
  let seen = 0;
  for (let at = pieces.length - 1; at >= 0 && seen < LAST_PARAGRAPHS; at--) {
    const piece = pieces[at];
    if (piece?.is !== 'paragraph' && piece?.is !== 'cut') continue;
    if (!mayCut(piece.is === 'cut' ? piece.paragraph.lines : piece.lines, page)) {
      seen++;
      continue;
    }
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
  const isFound = ({ address, file }: typeof block) => address !== undefined || file !== undefined;
  if (isFound(before) && isFound(block)) return null;
  const caption = before.caption && block.caption ? null : before.caption || block.caption;
  const creditLine = before.creditLine && block.creditLine ? null : before.creditLine || block.creditLine;
  if (caption === null || creditLine === null) return null;
  return {
    type: 'picture',
    caption,
    creditLine,
    altText: before.altText || block.altText,
    address: before.address ?? block.address,
    file: before.file ?? block.file,
  };
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
            why: words(
              'tanda butir daftar; daftar mencetak tandanya sendiri',
              'the mark of a list item; the list prints its own',
            ),
          }),
        ]
      : []),
    part(line, index === 0 ? marker : 0, line.text.length, {
      fate: 'kept',
      as: 'listItem',
      why: words(
        'satu dari deretan baris berbutir atau bernomor',
        'one of a run of lines with bullets or numbers',
      ),
    }),
  ]);
}

/** A dateline is printed as it stands, whatever the fields hold already. */
function datelineTaken(
  gathered: GatheredFields,
  { fields }: DatelineFound,
  claims: readonly Claim[],
): Claim[] {
  gathered.take(fields, []);
  return [...claims];
}

/** Puts the story together from a recognised page. `copy` is all of its copy; `language` what the copy is written in; `given` what is known of it otherwise. */
export function assemble(
  page: RecognisedPage,
  copy: string,
  language: string,
  given: FieldChange = {},
): Assembled {
  const pieces: Piece[] = stretches(page);
  cutOpening(pieces, page, copy, language);
  let signOff = [...page.marks.values()].find((mark) => mark.signOff !== undefined)?.signOff ?? '';
  if (signOff === '') cutClosing(pieces, page);

  const blocks: (Node | PlainBlock)[] = [];
  const claims: Claim[] = [];
  const credits: Credit[] = [];
  const gathered = new GatheredFields(given);
  let kicker = '';
  let headline = '';
  let standfirst = '';
  let byline = '';
  let dateline = '';
  for (const piece of pieces) {
    if (piece.is === 'marked') {
      const { mark } = piece;
      claims.push(...(mark.fields ? gathered.take(mark.fields, mark.claims) : mark.claims));
      credits.push(...(mark.credits ?? []));
      kicker ||= mark.kicker ?? '';
      headline ||= mark.headline ?? '';
      standfirst ||= mark.standfirst ?? '';
      byline ||= mark.byline ?? '';
      dateline ||= mark.dateline ?? '';
      if (!mark.block) continue;
      const before = blocks.at(-1);
      const merged = before && 'marks' in before ? null : mergePicture(before, mark.block);
      if (merged) blocks[blocks.length - 1] = merged;
      else blocks.push(mark.block);
    } else if (piece.is === 'list') {
      blocks.push(
        list(
          piece.items.map((one) => item(p(itemText(one)))),
          piece.ordered,
        ),
      );
      for (const one of piece.items) claims.push(...itemClaims(one));
    } else {
      const paragraph = piece.is === 'cut' ? piece.paragraph : uncut(piece.lines);
      const node = nodeOf(paragraph);
      if (node) blocks.push(node);
      const made = claimsOf(paragraph, page);
      claims.push(...(paragraph.dateline ? datelineTaken(gathered, paragraph.dateline, made) : made));
      credits.push(...paragraph.credits);
      dateline ||= paragraph.dateline?.text ?? '';
      signOff ||= paragraph.signOff?.signOff.text ?? '';
    }
  }
  const { body, pictures } = numbered(blocks);
  return {
    pictures,
    doc: story({ kicker, headline, standfirst, byline, dateline, body, signOff, credits }),
    headline,
    signOff,
    credits,
    fields: gathered.fields,
    claims,
  };
}

/** Gives pictures and related links their ids, in page order: `picture-1`, `link-1`. */
function numbered(blocks: readonly (Node | PlainBlock)[]): Pick<Assembled, 'pictures'> & { body: Node[] } {
  const files = new Map<string, string>();
  let pictures = 0;
  let links = 0;
  const body = blocks.map((block) => {
    if ('marks' in block) return block;
    switch (block.type) {
      case 'picture': {
        const id = `picture-${++pictures}`;
        if (block.file) files.set(id, block.file);
        return picture({
          id,
          caption: block.caption,
          creditLine: block.creditLine,
          altText: block.altText,
          address: block.address,
        });
      }
      case 'made':
        return block.node;
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
  return { body, pictures: files };
}
