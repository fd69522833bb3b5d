import { SOURCES } from '../story/sign-off';
import { endsSentence, folded, isShort, type Line } from './lines';
import { part, whole, type Recognised } from './recognised';

/** A caption and the credit that ends it: no caption in a paper runs longer. */
const LONGEST_CAPTION = 600;

const BRACKETED = /\(([^()]{2,90})\)[.\s]{0,2}$/u;
const CREDIT_WORD =
  /^(?:foto|photo|photograph|dok(?:umen|umentasi)?|ist(?:imewa)?|handout|courtesy|screenshot|tangkapan layar|getty images|antara foto|afp photo|ap photo)\b/iu;
const LABEL = /^(?<label>foto|keterangan\s{1,4}(?:foto|gambar)|photo|caption)\s{0,4}:\s*/iu;

/** True for what stands in brackets at the end of a caption: an agency, an agency and a name, or `Foto: ...`. */
function isPictureCredit(text: string): boolean {
  if (CREDIT_WORD.test(text)) return true;
  const first = text.split('/')[0]?.trim().toLowerCase() ?? '';
  return SOURCES.some((source) => source.toLowerCase() === first) && !/-\d/.test(text);
}

/** The credit in brackets that ends a caption: its place in the text, and its words without brackets. */
function creditAtEnd(
  text: string,
): { readonly at: number; readonly to: number; readonly credit: string } | null {
  const tail = text.slice(-110);
  const found = BRACKETED.exec(tail);
  const credit = found?.[1]?.trim() ?? '';
  if (!found || !isPictureCredit(folded(credit))) return null;
  const at = text.length - tail.length + found.index;
  return { at, to: at + found[0].length, credit };
}

/** A caption that ends in a bracketed credit, or one with a label before it; null for anything else. */
export function readCaption(line: Line): Recognised | null {
  const { text } = line;
  if (text.length > LONGEST_CAPTION) return null;
  const label = LABEL.exec(text);
  const from = label?.[0].length ?? 0;
  const end = creditAtEnd(text);
  if (end && end.at >= from) {
    const caption = text.slice(from, end.at).trim();
    if (caption === '') return null;
    return {
      claims: [
        ...(label ? [labelClaim(line, from)] : []),
        part(line, from, end.at, {
          fate: 'kept',
          as: 'caption',
          why: 'stands under the headline and ends in a picture credit',
        }),
        part(line, end.at, end.to, {
          fate: 'moved',
          as: 'creditLine',
          why: 'in brackets at the end of the caption; cut from it',
        }),
      ],
      block: { type: 'picture', caption, creditLine: end.credit },
    };
  }
  if (!label || !isShort(line) || from === text.length) return null;
  const rest = text.slice(from);
  if (/^(?:foto|photo)\b/i.test(text) && !endsSentence(rest) && rest.split(/\s+/).length <= 6)
    return {
      claims: [
        whole(line, {
          fate: 'kept',
          as: 'creditLine',
          why: `under the headline, labelled "${label.groups?.['label'] ?? ''}"`,
        }),
      ],
      block: { type: 'picture', caption: '', creditLine: text },
    };
  return {
    claims: [
      labelClaim(line, from),
      part(line, from, text.length, {
        fate: 'kept',
        as: 'caption',
        why: 'stands under the headline with the label of a caption',
      }),
    ],
    block: { type: 'picture', caption: rest, creditLine: '' },
  };
}

function labelClaim(line: Line, to: number) {
  return part(line, 0, to, { fate: 'dropped', as: 'captionLabel', why: 'says that a caption follows' });
}
