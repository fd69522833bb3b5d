import { creditText } from '../story/credit';
import { plainText, type Copy, type Span } from './copy';
import type { Block, Cell, Manuscript, Picture, RelatedLink, Table } from './manuscript';
import { element, NOTHING, row, voidElement, words, type Dialect, type Markup } from './markup';
import { dashAfter, printedLabel } from './punctuation';
import { asUri } from './uri';

/** The blocks of a story as HTML, for `article.html`, and as XHTML, for the bodies of both ninjs files. */

/** Addresses as typed by people may hold what no URL may; a page that is to be valid holds the URL that they mean. */
const hrefOf = (address: string) => asUri(address) ?? address;

function spanMarkup(span: Span): Markup {
  let markup = words(span.text);
  if (span.isLeadIn) markup = element('span', { class: 'lead-in' }, markup);
  if (span.foreign !== null) markup = element('span', { lang: span.foreign }, markup);
  if (span.isEmphasis) markup = element('em', {}, markup);
  if (span.isStrong) markup = element('strong', {}, markup);
  if (span.link !== null) markup = element('a', { href: hrefOf(span.link) }, markup);
  return markup;
}

/** Writes one story in one dialect. */
export class MarkupBody {
  readonly #boxNames = new Set<string>();

  constructor(private readonly dialect: Dialect) {}

  copy(copy: Copy): Markup {
    const lineEnd = voidElement('br', {}, this.dialect);
    return row(
      copy.map((line) => row(line.map(spanMarkup))),
      lineEnd,
    );
  }

  /** Every block on its own line. */
  blocks(blocks: readonly Block[]): Markup {
    return row(
      blocks.map((block) => this.#block(block)),
      '\n',
    );
  }

  signOff({ signOff }: Manuscript): Markup {
    return signOff === '' ? NOTHING : element('p', { class: 'sign-off' }, words(signOff));
  }

  credits({ credits }: Manuscript): Markup {
    if (credits.length === 0) return NOTHING;
    const lines = credits.map((credit) =>
      element('p', { class: 'credit', 'data-role': credit.role }, words(creditText(credit))),
    );
    return element('footer', { class: 'credits' }, row(lines, '\n'));
  }

  #block(block: Block): Markup {
    switch (block.type) {
      case 'paragraph':
        return element('p', {}, this.#dateline(block.dateline, block.copy), this.copy(block.copy));
      case 'crosshead':
        return element('h2', { class: 'crosshead' }, this.copy(block.copy));
      case 'quote':
        return this.#quote(block.paragraphs, block.attribution);
      case 'list': {
        const items = block.items.map((item) => element('li', {}, this.#item(item)));
        return element(block.isOrdered ? 'ol' : 'ul', {}, row(items, '\n'));
      }
      case 'picture':
        return this.#picture(block);
      case 'relatedLink':
        return this.#relatedLink(block);
      case 'factBox':
        return this.#factBox(block.title, this.blocks(block.blocks));
      case 'table':
        return this.#table(block);
      case 'embed': {
        const shown = words(block.title || (block.address ?? ''));
        return element(
          'p',
          { class: 'embed' },
          block.address === null ? shown : element('a', { href: hrefOf(block.address) }, shown),
        );
      }
      case 'break':
        return voidElement('hr', {}, this.dialect);
    }
  }

  #dateline(dateline: string, copy: Copy): Markup {
    if (dateline === '') return NOTHING;
    return row([
      element('span', { class: 'dateline' }, words(dateline)),
      words(copy.length > 0 ? dashAfter(dateline) : ''),
    ]);
  }

  /** A single paragraph needs no element of its own. */
  #item(blocks: readonly Block[]): Markup {
    const [only] = blocks;
    return blocks.length === 1 && only?.type === 'paragraph' ? this.copy(only.copy) : this.blocks(blocks);
  }

  #quote(paragraphs: readonly Copy[], attribution: string): Markup {
    const said = element(
      'blockquote',
      {},
      row(
        paragraphs.map((copy) => element('p', {}, this.copy(copy))),
        '\n',
      ),
    );
    const by = attribution === '' ? NOTHING : element('figcaption', {}, words(attribution));
    return element('figure', { class: 'pull-quote' }, paragraphs.length > 0 ? said : NOTHING, by);
  }

  #picture({ number, file, altText, caption, creditLine }: Picture): Markup {
    const shown = file
      ? voidElement(
          'img',
          { src: file.path, alt: altText, width: file.width, height: file.height },
          this.dialect,
        )
      : NOTHING;
    const lines = [
      caption.length > 0 ? element('span', { class: 'caption' }, this.copy(caption)) : NOTHING,
      creditLine !== '' ? element('span', { class: 'credit-line' }, words(creditLine)) : NOTHING,
    ].filter((line) => line !== NOTHING);
    const figcaption = lines.length > 0 ? element('figcaption', {}, row(lines, ' ')) : NOTHING;
    return element('figure', { class: 'picture', id: `picture-${number}` }, shown, figcaption);
  }

  #relatedLink(link: RelatedLink): Markup {
    const label = printedLabel(link);
    const title = this.copy(link.title);
    const shown = title === NOTHING && link.href !== null ? words(link.href) : title;
    const target = link.href === null ? shown : element('a', { href: hrefOf(link.href) }, shown);
    const parts = [label === '' ? NOTHING : element('span', { class: 'label' }, words(label)), target];
    return element(
      'p',
      { class: 'related-link' },
      row(
        parts.filter((part) => part !== NOTHING),
        ' ',
      ),
    );
  }

  /** An aside is a landmark, and landmarks need names of their own; a box without one is a plain box. */
  #factBox(title: Copy, content: Markup): Markup {
    const name = plainText(title);
    if (name === '' || this.#boxNames.has(name)) {
      const heading = name === '' ? NOTHING : element('h2', {}, this.copy(title));
      return element('div', { class: 'fact-box' }, heading, content);
    }
    this.#boxNames.add(name);
    const id = `fact-box-${this.#boxNames.size}`;
    return element(
      'aside',
      { class: 'fact-box', 'aria-labelledby': id },
      element('h2', { id }, this.copy(title)),
      content,
    );
  }

  #table({ rows }: Table): Markup {
    const lines = rows.map((cells, index) =>
      element('tr', {}, ...cells.map((cell) => this.#cell(cell, index === 0))),
    );
    return element('table', {}, element('tbody', {}, row(lines, '\n')));
  }

  #cell({ isHeader, columns, rows, paragraphs }: Cell, isFirstRow: boolean): Markup {
    const [only] = paragraphs;
    const content =
      paragraphs.length === 1 && only
        ? this.copy(only)
        : row(paragraphs.map((copy) => element('p', {}, this.copy(copy))));
    const spans = { colspan: columns === 1 ? null : columns, rowspan: rows === 1 ? null : rows };
    return isHeader
      ? element('th', { scope: isFirstRow ? 'col' : 'row', ...spans }, content)
      : element('td', spans, content);
  }
}
