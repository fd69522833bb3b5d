import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Crop } from './attributes';
import type { Credit } from './credit';
import { schema, type NodeName } from './schema';

/**
 * Builders: a story in a few lines, for ingest, for samples and for tests.
 *
 *     story({ headline: 'Tanggul Jebol', body: [p(leadIn('Hujan'), ' deras ...'), relatedLink('Banjir Demak')] })
 */

/** Inline copy: a plain string, or text nodes with marks. */
export type Inline = string | Node | readonly Node[];

function inlines(parts: readonly Inline[]): Node[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return part === '' ? [] : [schema.text(part)];
    return Array.isArray(part) ? [...(part as readonly Node[])] : [part as Node];
  });
}

function make(name: NodeName, parts: readonly Inline[], attrs?: Record<string, unknown>): Node {
  return schema.nodes[name].createChecked(attrs ?? null, Fragment.from(inlines(parts)));
}

const marked = (mark: Mark) => (text: string) => schema.text(text, [mark]);

export const strong = marked(schema.marks.strong.create());
export const em = marked(schema.marks.em.create());
export const leadIn = marked(schema.marks.leadIn.create());
export const link = (text: string, href: string) => schema.text(text, [schema.marks.link.create({ href })]);
export const foreign = (text: string, language: string) =>
  schema.text(text, [schema.marks.foreign.create({ language })]);
export const lineBreak = () => schema.nodes.lineBreak.create();

export const p = (...parts: Inline[]) => make('paragraph', parts);
export const crosshead = (...parts: Inline[]) => make('crosshead', parts);
export const quote = (paragraphs: readonly Node[], attribution = '') =>
  make('quote', [paragraphs, make('attribution', [attribution])]);
export const item = (...parts: (string | Node)[]) =>
  make(
    'listItem',
    parts.map((part) => (typeof part === 'string' ? p(part) : part)),
  );
export const list = (items: readonly Node[], ordered = false) => make('list', [items], { ordered });
export const factBox = (title: string, blocks: readonly Node[]) =>
  make('factBox', [make('factBoxTitle', [title]), blocks]);
export const sectionBreak = () => make('break', []);
export const row = (cells: readonly string[], header = false) =>
  make(
    'tableRow',
    cells.map((cell) => make(header ? 'tableHeader' : 'tableCell', [p(cell)])),
  );
export const table = (...rows: Node[]) => make('table', rows);
export const embed = (id: string, address: string | null, title = '') =>
  make('embed', [], { id, address, title });

/** A picture. `id` is its stable id in the story; `picture` the SHA-256 of its bytes, absent while the file is missing. */
export interface PictureParts {
  readonly id: string;
  readonly picture?: string | null;
  readonly altText?: string;
  readonly crop?: Crop | null;
  readonly rights?: string;
  readonly address?: string | null;
  readonly caption?: Inline;
  readonly creditLine?: string;
}

export function picture({ caption = '', creditLine = '', ...attrs }: PictureParts): Node {
  return make('picture', [make('caption', [caption]), make('creditLine', [creditLine])], attrs);
}

/** A related link. `label` is printed before the title with a colon. */
export interface RelatedLinkParts {
  readonly id: string;
  readonly title: string;
  readonly label?: string;
  readonly href?: string | null;
}

export function relatedLink({ title, ...attrs }: RelatedLinkParts): Node {
  return make('relatedLink', [title], attrs);
}

export const credit = ({ name, role, label }: Credit) => make('credit', [name], { role, label });

/** The pieces of a story. Missing furniture is present but empty, so that it can be clicked and filled. */
export interface StoryParts {
  readonly kicker?: string;
  readonly headline?: Inline;
  readonly standfirst?: Inline;
  readonly byline?: string;
  readonly dateline?: string;
  readonly body?: readonly Node[];
  readonly signOff?: string;
  readonly credits?: readonly Credit[];
}

export function story(parts: StoryParts = {}): Node {
  return schema.nodes.story.createChecked(null, [
    make('kicker', [parts.kicker ?? '']),
    make('headline', [parts.headline ?? '']),
    make('standfirst', [parts.standfirst ?? '']),
    make('byline', [parts.byline ?? '']),
    make('dateline', [parts.dateline ?? '']),
    ...(parts.body?.length ? parts.body : [p()]),
    make('signOff', [parts.signOff ?? '']),
    make('credits', [(parts.credits ?? []).map(credit)]),
  ]);
}
