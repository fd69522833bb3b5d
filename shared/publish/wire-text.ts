import type { ClearedStory } from '../preflight/clearance';
import { creditText } from '../story/credit';
import { plainText, type Copy } from './copy';
import type { Block, List, Manuscript, Paragraph, Picture, Table } from './manuscript';
import { bracketed, dashAfter, printedLabel } from './punctuation';

/**
 * `article.txt`: the story as a desk sends it by wire. UTF-8, line feeds, a blank line between paragraphs, capitals where the page
 * prints capitals, captions in square brackets, sign-off and credits each on a line of their own.
 */

/** Indonesian and Malay desks call a picture a Foto. */
const pictureWord = (language: string) => (/^(id|ms)(-|$)/i.test(language) ? 'Foto' : 'Picture');

const RULE = '-'.repeat(20);

const linesOf = (copy: Copy) =>
  copy
    .map((line) => line.map(({ text, isLeadIn }) => (isLeadIn ? text.toUpperCase() : text)).join(''))
    .join('\n');

const indented = (text: string, by: string) => text.replace(/\n(?!\n|$)/g, `\n${by}`);
const said = (parts: readonly string[], between: string) => parts.filter((part) => part !== '').join(between);

class WireDesk {
  constructor(private readonly language: string) {}

  blocks(blocks: readonly Block[]): string {
    return said(
      blocks.map((block) => this.#block(block)),
      '\n\n',
    );
  }

  #block(block: Block): string {
    switch (block.type) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'crosshead':
        return linesOf(block.copy);
      case 'quote':
        return said([...block.paragraphs.map(linesOf), block.attribution && `- ${block.attribution}`], '\n');
      case 'list':
        return this.#list(block);
      case 'picture':
        return this.#picture(block);
      case 'relatedLink':
        return said([printedLabel(block), plainText(block.title) || (block.href ?? '')], ' ');
      case 'factBox':
        return said([RULE, plainText(block.title), this.blocks(block.blocks), RULE], '\n');
      case 'table':
        return this.#table(block);
      case 'embed':
        return said([block.title, block.address ?? ''], ': ');
      case 'break':
        return '***';
    }
  }

  #paragraph({ dateline, copy }: Paragraph): string {
    const text = linesOf(copy);
    return dateline !== '' && text !== ''
      ? `${dateline}${dashAfter(dateline)}${text}`
      : said([dateline, text], '');
  }

  #list({ isOrdered, items }: List): string {
    return items
      .map((item, index) => {
        const marker = isOrdered ? `${index + 1}. ` : '- ';
        const text = said(
          item.map((block) => this.#block(block)),
          '\n',
        );
        return `${marker}${indented(text, ' '.repeat(marker.length))}`.trimEnd();
      })
      .join('\n');
  }

  #picture({ number, caption, creditLine }: Picture): string {
    const label = `${pictureWord(this.language)} ${number}`;
    const text = said([linesOf(caption), bracketed(creditLine)], ' ');
    return `[${said([label, text], ': ')}]`;
  }

  #table({ rows }: Table): string {
    return rows
      .map((cells) =>
        cells
          .map(({ paragraphs }) => paragraphs.map((copy) => plainText(copy)).join(' / '))
          .join(' | ')
          .trimEnd(),
      )
      .join('\n');
  }
}

/** Writes wire text. */
export function writeWireText(manuscript: Manuscript, { fields }: ClearedStory): string {
  const parts = [
    manuscript.kicker,
    plainText(manuscript.headline),
    linesOf(manuscript.standfirst),
    manuscript.byline,
    new WireDesk(fields.language).blocks(manuscript.blocks),
    manuscript.signOff,
    manuscript.credits.map(creditText).join('\n'),
  ];
  return `${said(parts, '\n\n')}\n`;
}
