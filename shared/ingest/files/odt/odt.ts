import { words } from '../../../story/words';
import {
  filePage,
  instantOf,
  type FileComment,
  type FileInside,
  type FilePage,
  type Parts,
} from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { XmlParts } from '../xml-text';
import { child, descendants, elementsOf, lineOf, textOf, type XmlElement, type XmlNode } from '../xml-tree';
import { captionedFigure, hasWords, SHAPES, withCaptions } from './captions';
import { OdtStyles } from './styles';

interface Change {
  readonly kind: 'ins' | 'del';
  readonly author: string;
  readonly at: string | null;
  /** What was deleted. */
  readonly content: XmlElement | null;
}

/** A paragraph's content, and what it carries along that stands on its own: pictures and text boxes. */
interface Inline {
  readonly content: PageMarkup;
  readonly after: readonly PageMarkup[];
}

/**
 * Reads an OpenDocument text (ISO/IEC 26300): paragraphs, headings, lists, tables, links, pictures, tracked changes, comments and
 * notes. Throws XmlFault where it is damaged.
 */
export function readOdt(files: Parts): FilePage {
  return new OdtReading(files).page();
}

class OdtReading {
  readonly #files: Parts;
  readonly #parts: XmlParts;
  readonly #styles: OdtStyles;
  readonly #content: XmlElement;
  readonly #changes = new Map<string, Change>();
  readonly #openChanges: string[] = [];
  readonly #comments: FileComment[] = [];
  readonly #commentIds = new Map<string, string>();
  readonly #openComments = new Set<string>();
  readonly #notes: XmlElement[] = [];

  constructor(files: Parts) {
    this.#files = files;
    this.#parts = new XmlParts(files);
    this.#content = this.#parts.needed('content.xml');
    this.#styles = new OdtStyles(this.#parts.optional('styles.xml'), this.#content);
    for (const region of descendants(this.#content, 'changed-region')) this.#learn(region);
    // A comment is found by the name that its range and its answers use.
    for (const note of descendants(this.#content, 'annotation'))
      this.#commentIds.set(note.attributes['name'] ?? '', String(this.#commentIds.size + 1));
  }

  page(): FilePage {
    const text = child(child(this.#content, 'body'), 'text');
    const body = text ? this.#blocks(text) : said('');
    const notes = this.#notes.map((note) => tag('li', {}, this.#blocks(note)));
    const headings = [...descendants(this.#parts.optional('styles.xml') ?? this.#content, 'header')];
    const footers = [...descendants(this.#parts.optional('styles.xml') ?? this.#content, 'footer')];
    const markup = joined(notes.length > 0 ? [body, tag('ol', {}, ...notes)] : [body], '\n');
    return filePage(
      { is: 'document', markup },
      {
        comments: this.#comments,
        files: this.#pictures(),
        left: [
          ...[...headings, ...footers].flatMap((part) => {
            const line = [...descendants(part, 'p')].map(lineOf).join('\n').trim();
            return line
              ? [{ what: words('kepala atau kaki halaman', 'a page header or footer'), text: line }]
              : [];
          }),
          ...this.#parts.damaged.map((path) => ({
            what: words(`bagian yang rusak: ${path}`, `a damaged part: ${path}`),
            text: '',
          })),
        ],
      },
    );
  }

  #pictures(): ReadonlyMap<string, FileInside> {
    const pictures = new Map<string, FileInside>();
    for (const [path, bytes] of this.#files)
      if (path.startsWith('Pictures/'))
        pictures.set(`file:${path}`, { name: path.slice('Pictures/'.length), bytes });
    return pictures;
  }

  #learn(region: XmlElement): void {
    const id = region.attributes['id'] ?? '';
    for (const [name, kind] of [
      ['insertion', 'ins'],
      ['deletion', 'del'],
    ] as const) {
      const change = child(region, name);
      const info = child(change, 'change-info');
      if (change)
        this.#changes.set(id, {
          kind,
          author: textOf(child(info, 'creator')).trim(),
          at: instantOf(textOf(child(info, 'date')).trim()),
          content: kind === 'del' ? change : null,
        });
    }
  }

  // ---------------------------------------------------------------- blocks

  #blocks(container: XmlElement): PageMarkup {
    const out: PageMarkup[] = [];
    let quoted: PageMarkup[] = [];
    const endQuote = () => {
      if (quoted.length > 0) out.push(tag('blockquote', {}, ...quoted));
      quoted = [];
    };
    for (const element of elementsOf(container)) {
      const style = element.attributes['style-name'];
      if (element.name === 'p' && this.#styles.isA(style, /quot(e|ation)s?$/i)) {
        const { content, after } = this.#inline(element);
        quoted.push(tag('p', {}, content), ...after);
        continue;
      }
      endQuote();
      out.push(...this.#block(element));
    }
    endQuote();
    return joined(withCaptions(out), '\n');
  }

  #block(element: XmlElement): PageMarkup[] {
    const style = element.attributes['style-name'];
    switch (element.name) {
      case 'p': {
        const { content, after } = this.#inline(element);
        const name = this.#styles.isA(style, /^title$/i) ? 'h1' : 'p';
        const role = this.#styles.isA(style, /^subtitle$/i)
          ? 'standfirst'
          : this.#styles.isA(style, /caption$|^illustration$/i)
            ? 'caption'
            : null;
        return content === '' && after.length > 0
          ? [...after]
          : [tag(name, { class: name === 'p' ? role : null }, content), ...after];
      }
      case 'h': {
        const { content, after } = this.#inline(element);
        const level = Math.min(6, Math.max(1, Number(element.attributes['outline-level'] ?? 1) || 1));
        return [tag(`h${level}`, {}, content), ...after];
      }
      case 'list':
        return [this.#list(element, style, 1)];
      case 'table':
        return [this.#table(element)];
      case 'section':
      case 'index-body':
      case 'text-box':
        return [this.#blocks(element)];
      case 'change-start':
      case 'change-end':
      case 'change':
        return this.#mark(element).map((content) => tag('p', {}, content));
      default:
        return this.#isDrawn(element) ? this.#drawn(element) : [];
    }
  }

  #list(list: XmlElement, inherited: string | undefined, level: number): PageMarkup {
    const style = list.attributes['style-name'] ?? inherited;
    const items = elementsOf(list).filter(({ name }) => name === 'list-item' || name === 'list-header');
    return tag(
      this.#styles.isOrdered(style, level) ? 'ol' : 'ul',
      {},
      ...items.map((item) =>
        tag(
          'li',
          {},
          ...elementsOf(item).flatMap((one) =>
            one.name === 'list' ? [this.#list(one, style, level + 1)] : this.#block(one),
          ),
        ),
      ),
    );
  }

  #table(table: XmlElement): PageMarkup {
    const rows = (container: XmlElement, isHeader: boolean): PageMarkup[] =>
      elementsOf(container).flatMap((element) => {
        if (element.name === 'table-header-rows') return rows(element, true);
        if (element.name === 'table-rows' || element.name === 'table-row-group')
          return rows(element, isHeader);
        return element.name === 'table-row' ? [this.#row(element, isHeader)] : [];
      });
    return tag('table', {}, ...rows(table, false));
  }

  #row(row: XmlElement, isHeader: boolean): PageMarkup {
    return tag(
      'tr',
      {},
      ...elementsOf(row, 'table-cell').map((cell) => {
        const { 'number-columns-spanned': columns, 'number-rows-spanned': spanned } = cell.attributes;
        return tag(
          isHeader ? 'th' : 'td',
          {
            colspan: columns && columns !== '1' ? columns : null,
            rowspan: spanned && spanned !== '1' ? spanned : null,
          },
          this.#blocks(cell),
        );
      }),
    );
  }

  /** A frame holds a picture, or a box with a picture and its caption, or words. */
  #frame(frame: XmlElement): PageMarkup[] {
    const box = child(frame, 'text-box');
    const image = child(frame, 'image');
    const altText = lineOf(child(frame, 'desc')) || lineOf(child(frame, 'title'));
    if (image) {
      const address = image.attributes['href'] ?? '';
      const source = this.#files.has(address) ? `file:${address}` : /^https?:/.test(address) ? address : null;
      return [tag('figure', {}, tag('img', { src: source, alt: altText }))];
    }
    return box ? this.#box(box) : [];
  }

  /** What a box holds: a picture and one paragraph of words are a picture with its caption. */
  #box(box: XmlElement): PageMarkup[] {
    const parts = elementsOf(box);
    const isCaptioned =
      parts.every(({ name }) => name === 'p') &&
      parts.filter(hasWords).length === 1 &&
      [...descendants(box, 'image')].length === 1;
    if (!isCaptioned) return [this.#blocks(box)];
    const read = parts.map((part) => this.#inline(part));
    const caption = joined(read.map(({ content }) => content));
    const [figure = said(''), ...rest] = read.flatMap(({ after }) => after);
    return [captionedFigure(figure, caption), ...rest];
  }

  #isDrawn({ name, children }: XmlElement): boolean {
    return name === 'frame' || name === 'g' || (SHAPES.has(name) && children.length > 0);
  }

  /** What is drawn on the page: a frame, a shape with words in it, or a group of those. */
  #drawn(element: XmlElement): PageMarkup[] {
    if (element.name === 'frame') return this.#frame(element);
    if (element.name !== 'g') return [this.#blocks(element)];
    const parts = elementsOf(element).flatMap((part) => (this.#isDrawn(part) ? this.#drawn(part) : []));
    const shown = parts.filter((part) => part !== '');
    const figure = shown.find((part) => part.startsWith('<figure>'));
    const words = shown.find((part) => part !== figure);
    const caption = /^<p(?: class="caption")?>(.*)<\/p>$/s.exec(words ?? '')?.[1];
    return figure && shown.length === 2 && caption !== undefined && !caption.includes('</p>')
      ? [captionedFigure(figure, caption as PageMarkup)]
      : shown;
  }

  // ---------------------------------------------------------------- inline

  #inline(element: XmlElement): Inline {
    const after: PageMarkup[] = [];
    return { content: this.#nodes(element.children, after), after };
  }

  #nodes(nodes: readonly XmlNode[], after: PageMarkup[]): PageMarkup {
    return joined(
      nodes.map((node) => {
        // White space is collapsed; what is meant to stand is written as `text:s` (section 6.1.2).
        if (typeof node === 'string') return this.#said(node.replace(/[ \t\r\n]+/g, ' '));
        return this.#one(node, after);
      }),
    );
  }

  #said(text: string): PageMarkup {
    let content = said(text);
    if (text === '') return content;
    for (const id of this.#openChanges) content = this.#tracked(id, content);
    for (const id of this.#openComments) content = tag('mark', { 'data-comment': id }, content);
    return content;
  }

  #tracked(id: string, content: PageMarkup): PageMarkup {
    const change = this.#changes.get(id);
    return change
      ? tag(change.kind, { 'data-author': change.author, 'data-at': change.at }, content)
      : content;
  }

  #one(element: XmlElement, after: PageMarkup[]): PageMarkup {
    const { name, attributes, children } = element;
    switch (name) {
      case 'span': {
        const { isStrong, isEm } = this.#styles.emphasisOf(attributes['style-name']);
        let content = this.#nodes(children, after);
        if (content === '') return content;
        if (isEm) content = tag('em', {}, content);
        if (isStrong) content = tag('strong', {}, content);
        return content;
      }
      case 'a': {
        const content = this.#nodes(children, after);
        return attributes['href'] ? tag('a', { href: attributes['href'] }, content) : content;
      }
      case 's':
        return this.#said(' '.repeat(Math.min(1000, Number(attributes['c'] ?? 1) || 1)));
      case 'tab':
        return this.#said('\t');
      case 'line-break':
        return tag('br', {});
      case 'note':
        this.#notes.push(child(element, 'note-body') ?? element);
        return this.#said(`[${this.#notes.length}]`);
      case 'annotation':
        this.#comment(element);
        return said('');
      case 'annotation-end':
        this.#openComments.delete(this.#commentIds.get(attributes['name'] ?? '') ?? '');
        return said('');
      case 'change-start':
      case 'change-end':
      case 'change':
        return joined(this.#mark(element));
      case 'bookmark':
      case 'bookmark-start':
      case 'bookmark-end':
      case 'soft-page-break':
      case 'tracked-changes':
        return said('');
      default:
        if (this.#isDrawn(element)) {
          after.push(...this.#drawn(element));
          return said('');
        }
        // Fields (dates, page numbers, references) show the words they hold.
        return this.#nodes(children, after);
    }
  }

  /** The mark of a tracked change: where it starts and ends, or the place that something was deleted from. */
  #mark({ name, attributes }: XmlElement): PageMarkup[] {
    const id = attributes['change-id'] ?? '';
    if (name === 'change-start') this.#openChanges.push(id);
    if (name === 'change-end') {
      const at = this.#openChanges.lastIndexOf(id);
      if (at >= 0) this.#openChanges.splice(at, 1);
    }
    const deleted = name === 'change' ? this.#changes.get(id)?.content : null;
    if (!deleted) return [];
    const paragraphs = elementsOf(deleted).filter((one) => one.name === 'p' || one.name === 'h');
    const lines = paragraphs.map((one) => said(textOf(one))).filter((line) => line !== '');
    return lines.length > 0 ? [this.#tracked(id, joined(lines, ' '))] : [];
  }

  #comment(annotation: XmlElement): void {
    const { name = '', 'parent-name': parent, resolved } = annotation.attributes;
    const id = this.#commentIds.get(name) ?? String(this.#comments.length + 1);
    const paragraphs = [...descendants(annotation, 'p')];
    this.#comments.push({
      id,
      author: textOf(child(annotation, 'creator')).trim(),
      at: instantOf(textOf(child(annotation, 'date')).trim()),
      text: paragraphs.map(lineOf).join('\n'),
      replyTo: this.#commentIds.get(parent ?? '-') ?? null,
      isResolved: resolved === 'true',
    });
    if (name) this.#openComments.add(id);
  }
}
