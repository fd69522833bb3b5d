import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import * as valid from './attributes';
import { CREDIT_ROLES } from './credit';

/**
 * The one document schema of a story (DESIGN.md section 3): furniture and copy are nodes of one tree, so that undo, tracked
 * changes, comments, search and merging treat a caption or a credit exactly as they treat the body.
 *
 * `toDOM` is what the page and the clipboard show; `parseDOM` reads our own clipboard and clean HTML. Nothing an attribute
 * holds ever becomes a live address on the page: links carry `data-href`, pictures are drawn by their node view.
 */

const TRACKED = 'insertion deletion modification';
const COPY = `${TRACKED} strong em link leadIn foreign comment`;
const LINE = `${TRACKED} em foreign comment`;
const PLAIN = `${TRACKED} comment`;

/** One line of furniture: inline content, isolated so that Backspace at its start never swallows the piece before it. */
function line(tag: string, className: string, marks: string, content = 'text*'): NodeSpec {
  return {
    content,
    marks,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: `${tag}.${className}` }],
    toDOM: (): DOMOutputSpec => [tag, { class: className, dir: 'auto' }, 0],
  };
}

const read = (dom: unknown, name: string): string | null => {
  const element = dom as { getAttribute(name: string): string | null };
  return element.getAttribute(name);
};

/** Drops attributes that are null, so that they do not appear in the DOM as "null". */
function attrs(values: Record<string, string | number | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  );
}

const inlineCopy = '(text | lineBreak)*';

const nodes = {
  story: {
    content: 'kicker? headline standfirst? byline? dateline? block* signOff? credits',
    marks: TRACKED,
  },
  kicker: line('p', 'kicker', PLAIN),
  headline: line('h1', 'headline', LINE),
  standfirst: line('p', 'standfirst', LINE),
  byline: line('p', 'byline', PLAIN),
  dateline: line('p', 'dateline', PLAIN),

  paragraph: {
    group: 'block',
    content: inlineCopy,
    marks: COPY,
    parseDOM: [{ tag: 'p' }],
    toDOM: (): DOMOutputSpec => ['p', { dir: 'auto' }, 0],
  },
  crosshead: {
    group: 'block',
    content: 'text*',
    marks: LINE,
    defining: true,
    parseDOM: [{ tag: 'h2' }, { tag: 'h3' }, { tag: 'h4' }, { tag: 'h5' }, { tag: 'h6' }],
    toDOM: (): DOMOutputSpec => ['h2', { class: 'crosshead', dir: 'auto' }, 0],
  },
  quote: {
    group: 'block',
    content: 'paragraph+ attribution',
    marks: TRACKED,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: (): DOMOutputSpec => ['blockquote', { class: 'quote' }, 0],
  },
  attribution: line('cite', 'attribution', PLAIN),
  list: {
    group: 'block',
    content: 'listItem+',
    marks: TRACKED,
    attrs: { ordered: { default: false, validate: valid.yesNo } },
    parseDOM: [
      { tag: 'ul', attrs: { ordered: false } },
      { tag: 'ol', attrs: { ordered: true } },
    ],
    toDOM: (node): DOMOutputSpec => [node.attrs['ordered'] ? 'ol' : 'ul', { class: 'list' }, 0],
  },
  listItem: {
    content: 'paragraph (paragraph | list)*',
    marks: TRACKED,
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: (): DOMOutputSpec => ['li', 0],
  },
  picture: {
    group: 'block',
    content: 'caption creditLine',
    marks: TRACKED,
    isolating: true,
    draggable: true,
    attrs: {
      id: { validate: valid.id },
      /** SHA-256 of the picture's bytes in the archive; null while the file is missing. */
      picture: { default: null, validate: valid.sha256OrNull },
      altText: { default: '', validate: valid.text(2000) },
      crop: { default: null, validate: valid.cropOrNull },
      rights: { default: '', validate: valid.text(1000) },
      /** Where the picture was found. Kept for the record and shown as text; nothing is ever fetched from it. */
      address: { default: null, validate: valid.addressOrNull },
    },
    parseDOM: [
      {
        tag: 'figure.picture',
        getAttrs: (dom) => ({
          id: read(dom, 'data-id') ?? 'pasted',
          picture: read(dom, 'data-picture'),
          altText: read(dom, 'data-alt') ?? '',
          rights: read(dom, 'data-rights') ?? '',
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      'figure',
      attrs({
        class: 'picture',
        'data-id': node.attrs['id'] as string,
        'data-picture': node.attrs['picture'] as string | null,
        'data-alt': node.attrs['altText'] as string,
        'data-rights': node.attrs['rights'] as string,
      }),
      0,
    ],
  },
  caption: line('figcaption', 'caption', COPY, inlineCopy),
  creditLine: line('p', 'creditLine', PLAIN),
  relatedLink: {
    group: 'block',
    content: 'text*',
    marks: LINE,
    defining: true,
    isolating: true,
    attrs: {
      id: { validate: valid.id },
      /** The words before the title, without their colon: "Baca juga". */
      label: { default: 'Baca juga', validate: valid.text(60) },
      href: { default: null, validate: valid.addressOrNull },
    },
    parseDOM: [
      {
        tag: 'p.relatedLink',
        getAttrs: (dom) => ({
          id: read(dom, 'data-id') ?? 'pasted',
          label: read(dom, 'data-label') ?? 'Baca juga',
          href: read(dom, 'data-href'),
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      'p',
      attrs({
        class: 'relatedLink',
        'data-id': node.attrs['id'] as string,
        'data-label': node.attrs['label'] as string,
        'data-href': node.attrs['href'] as string | null,
      }),
      0,
    ],
  },
  factBox: {
    group: 'block',
    content: 'factBoxTitle (paragraph | list)+',
    marks: TRACKED,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: 'aside.factBox' }],
    toDOM: (): DOMOutputSpec => ['aside', { class: 'factBox' }, 0],
  },
  factBoxTitle: line('h3', 'factBoxTitle', LINE),
  table: {
    group: 'block',
    content: 'tableRow+',
    marks: TRACKED,
    tableRole: 'table',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: (): DOMOutputSpec => ['table', ['tbody', 0]],
  },
  tableRow: {
    content: '(tableCell | tableHeader)*',
    marks: TRACKED,
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: (): DOMOutputSpec => ['tr', 0],
  },
  tableCell: cell('td', 'cell'),
  tableHeader: cell('th', 'header_cell'),
  embed: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: {
      id: { validate: valid.id },
      address: { default: null, validate: valid.addressOrNull },
      title: { default: '', validate: valid.text(500) },
    },
    parseDOM: [
      {
        tag: 'div.embed',
        getAttrs: (dom) => ({
          id: read(dom, 'data-id') ?? 'pasted',
          address: read(dom, 'data-address'),
          title: read(dom, 'data-title') ?? '',
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      'div',
      attrs({
        class: 'embed',
        'data-id': node.attrs['id'] as string,
        'data-address': node.attrs['address'] as string | null,
        'data-title': node.attrs['title'] as string,
      }),
    ],
  },
  break: {
    group: 'block',
    atom: true,
    parseDOM: [{ tag: 'hr' }],
    toDOM: (): DOMOutputSpec => ['hr', { class: 'break' }],
  },

  signOff: line('p', 'signOff', PLAIN),
  credits: {
    content: 'credit*',
    marks: TRACKED,
    isolating: true,
    defining: true,
    parseDOM: [{ tag: 'footer.credits' }],
    toDOM: (): DOMOutputSpec => ['footer', { class: 'credits' }, 0],
  },
  credit: {
    content: 'text*',
    marks: PLAIN,
    defining: true,
    attrs: {
      role: { default: 'editor', validate: valid.oneOf(CREDIT_ROLES) },
      label: { default: 'Editor', validate: valid.text(60) },
    },
    parseDOM: [
      {
        tag: 'p.credit',
        getAttrs: (dom) => ({
          role: read(dom, 'data-role') ?? 'other',
          label: read(dom, 'data-label') ?? '',
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      'p',
      attrs({
        class: 'credit',
        'data-role': node.attrs['role'] as string,
        'data-label': node.attrs['label'] as string,
        dir: 'auto',
      }),
      0,
    ],
  },

  text: { group: 'inline' },
  lineBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: (): DOMOutputSpec => ['br'],
    leafText: () => '\n',
  },
} satisfies Record<string, NodeSpec>;

function cell(tag: 'td' | 'th', role: 'cell' | 'header_cell'): NodeSpec {
  return {
    content: 'paragraph+',
    marks: TRACKED,
    tableRole: role,
    isolating: true,
    attrs: {
      colspan: { default: 1, validate: valid.whole(1, 100) },
      rowspan: { default: 1, validate: valid.whole(1, 1000) },
      colwidth: { default: null, validate: valid.columnWidthsOrNull },
    },
    parseDOM: [
      {
        tag,
        getAttrs: (dom) => ({
          colspan: Math.min(100, Number(read(dom, 'colspan')) || 1),
          rowspan: Math.min(1000, Number(read(dom, 'rowspan')) || 1),
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => {
      const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
      return [
        tag,
        attrs({ colspan: colspan === 1 ? null : colspan, rowspan: rowspan === 1 ? null : rowspan }),
        0,
      ];
    },
  };
}

/**
 * Who made a tracked change, where and when. Ids are unique across devices: what names the device and its window, plus a
 * counter. One change may stand in several places; all of them carry its id and are decided together.
 */
const changeAttrs = {
  id: { validate: valid.id },
  author: { default: '', validate: valid.text(200) },
  /** The device it was made on; empty where the mark does not say. */
  device: { default: '', validate: valid.text(128) },
  at: { default: '1970-01-01T00:00:00Z', validate: valid.instant },
  /** Why, where a rule made it: "House style 114". */
  cause: { default: '', validate: valid.text(300) },
  note: { default: '', validate: valid.text(2000) },
};

/**
 * Their order is the order in which their elements stand in one another on the page, the first outermost. What is proposed comes
 * first, so that one change is one element whatever lies in it: bold, a link, a comment (docs/decisions/010).
 */
const marks = {
  /**
   * Words or whole nodes that somebody proposes. Several changes may lie on one another (what one proposes another strikes):
   * what is marked stands if every insertion on it is accepted and no deletion is (shared/story/decisions.ts).
   */
  insertion: {
    attrs: changeAttrs,
    inclusive: false,
    excludes: '',
    parseDOM: [],
    toDOM: (mark, inline): DOMOutputSpec => [
      inline ? 'ins' : 'div',
      { class: 'insertion', 'data-change': mark.attrs['id'] as string },
      0,
    ],
  },
  deletion: {
    attrs: changeAttrs,
    inclusive: false,
    excludes: '',
    parseDOM: [],
    toDOM: (mark, inline): DOMOutputSpec => [
      inline ? 'del' : 'div',
      { class: 'deletion', 'data-change': mark.attrs['id'] as string },
      0,
    ],
  },
  /**
   * A proposed change of form. `mark`, `attribute` and `type` hold what was before and what is now, in the order in which they
   * were made. `split` and `join` stand on the second of two neighbours and speak of the break before it: proposed, or to go.
   */
  modification: {
    attrs: {
      ...changeAttrs,
      kind: {
        default: 'mark',
        validate: valid.oneOf(['mark', 'attribute', 'type', 'split', 'join']),
      },
      /** Of the mark or the attribute. */
      name: { default: '', validate: valid.text(60) },
      before: { default: null, validate: valid.json },
      after: { default: null, validate: valid.json },
    },
    inclusive: false,
    excludes: '',
    parseDOM: [],
    toDOM: (mark, inline): DOMOutputSpec => [
      inline ? 'span' : 'div',
      {
        class: `modification ${mark.attrs['kind'] as string}`,
        'data-change': mark.attrs['id'] as string,
      },
      0,
    ],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: (): DOMOutputSpec => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: (): DOMOutputSpec => ['em', 0] },
  link: {
    attrs: { href: { validate: valid.address } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => {
          const href = read(dom, 'href');
          return valid.isAddress(href) ? { href } : false;
        },
      },
      {
        tag: 'span.link[data-href]',
        getAttrs: (dom) => {
          const href = read(dom, 'data-href');
          return valid.isAddress(href) ? { href } : false;
        },
      },
    ],
    toDOM: (mark): DOMOutputSpec => [
      'a',
      { href: mark.attrs['href'] as string, rel: 'noopener noreferrer' },
      0,
    ],
  },
  /** The capitals that open a story. The text beneath is in normal case; how it is shown belongs to the house. */
  leadIn: {
    inclusive: false,
    parseDOM: [{ tag: 'span.leadIn' }],
    toDOM: (): DOMOutputSpec => ['span', { class: 'leadIn' }, 0],
  },
  foreign: {
    attrs: { language: { default: 'en', validate: valid.language } },
    parseDOM: [
      {
        tag: 'span.foreign',
        getAttrs: (dom) => ({ language: read(dom, 'lang') ?? 'en' }),
      },
    ],
    toDOM: (mark): DOMOutputSpec => ['span', { class: 'foreign', lang: mark.attrs['language'] as string }, 0],
  },
  comment: {
    attrs: { id: { validate: valid.id } },
    inclusive: false,
    excludes: '',
    parseDOM: [],
    toDOM: (mark): DOMOutputSpec => [
      'span',
      { class: 'comment', 'data-comment': mark.attrs['id'] as string },
      0,
    ],
  },
} satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodes;
export type MarkName = keyof typeof marks;

/** The version of the schema that a journal entry was written with. Rises by one with every change that old entries must be read through. */
export const SCHEMA_VERSION = 3;

export const schema = new Schema<NodeName, MarkName>({ nodes, marks, topNode: 'story' });
