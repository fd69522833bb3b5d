import { words } from '../../../story/words';
import type { FieldChange } from '../../../story/fields';
import { filePage, type FileInside, type FilePage, type LeftOut, type Parts } from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { XmlParts } from '../xml-text';
import { child, descendants, elementsOf, lineOf, textOf, type XmlElement } from '../xml-tree';
import { Blocks } from './blocks';
import { commentsOf } from './comments';
import { relationsOf } from './relations';
import type { RunContext } from './runs';
import { Numbering, Styles } from './styles';

const MAIN = 'word/document.xml';

/**
 * Reads a Word document (ECMA-376, transitional and strict) as a page: paragraphs, headings, lists, tables, links, pictures with
 * their captions, tracked changes with author and time, comments with their threads. Throws XmlFault where it is damaged.
 */
export function readDocx(files: Parts): FilePage {
  const parts = new XmlParts(files);
  const main = mainPart(parts);
  const document = parts.needed(main);
  const relations = relationsOf(parts, main);
  const left: LeftOut[] = [];
  const context: RunContext = {
    styles: new Styles(parts.optional('word/styles.xml')),
    relations,
    openComments: new Set(),
    notes: [],
    pictures: [],
    boxes: [],
    hidden: [],
  };
  const numbering = new Numbering(parts.optional('word/numbering.xml'));
  const unread = (what: string) =>
    left.push({
      what: words(
        `bagian tertanam yang tidak dibaca (${what})`,
        `an embedded part that was not read (${what})`,
      ),
      text: '',
    });
  const blocks = new Blocks(context, numbering, unread);
  const body = child(document, 'body');
  const copy = body ? blocks.read(body) : said('');
  const notes = notesOf(parts, blocks, context.notes);
  const page = joined(notes === '' ? [copy] : [copy, notes], '\n');

  const comments = commentsOf(parts);
  const fields = fieldsOf(parts.optional('docProps/core.xml'));
  for (const text of context.hidden) left.push({ what: words('teks tersembunyi', 'hidden text'), text });
  for (const { kind, target } of relations.values()) {
    if (kind !== 'header' && kind !== 'footer') continue;
    const root = parts.optional(target);
    const text = root ? [...descendants(root, 'p')].map(lineOf).join('\n').trim() : '';
    if (text) left.push({ what: words('kepala atau kaki halaman', 'a page header or footer'), text });
  }
  for (const path of parts.damaged)
    left.push({ what: words(`bagian yang rusak: ${path}`, `a damaged part: ${path}`), text: '' });
  return filePage(
    { is: 'document', markup: page },
    {
      fields,
      comments,
      files: picturesOf(files),
      left,
    },
  );
}

/** The main part is what the package's own relationships call the office document; Word always has it at the same place. */
function mainPart(parts: XmlParts): string {
  for (const { kind, target } of relationsOf(parts, '').values())
    if (kind === 'officeDocument') return target;
  return MAIN;
}

/** Footnotes and endnotes, in the order of their references, after the copy. */
function notesOf(parts: XmlParts, blocks: Blocks, references: readonly string[]): PageMarkup {
  const found = new Map<string, XmlElement>();
  for (const kind of ['footnote', 'endnote']) {
    const root = parts.optional(`word/${kind}s.xml`);
    for (const note of root ? elementsOf(root, kind) : [])
      found.set(`${kind} ${note.attributes['id'] ?? ''}`, note);
  }
  if (references.length === 0) return said('');
  // Reading a note may meet no further reference: Word allows none inside a note.
  const read = (note: XmlElement | undefined) => (note ? blocks.read(note) : said(''));
  return tag('ol', {}, ...references.map((reference) => tag('li', {}, read(found.get(reference)))));
}

function picturesOf(files: Parts): ReadonlyMap<string, FileInside> {
  const pictures = new Map<string, FileInside>();
  for (const [path, bytes] of files)
    if (/^word\/media\//.test(path))
      pictures.set(`file:${path}`, { name: path.split('/').at(-1) ?? path, bytes });
  return pictures;
}

/** What the document's properties say that a story has a field for (Dublin Core in `docProps/core.xml`). */
function fieldsOf(core: XmlElement | null): FieldChange {
  const value = (name: string) =>
    textOf(child(core ?? undefined, name))
      .replace(/\s+/g, ' ')
      .trim();
  const keywords = value('keywords')
    .split(/[,;]/)
    .map((keyword) => keyword.trim().slice(0, 80))
    .filter(Boolean);
  return keywords.length > 0 ? { keywords: keywords.slice(0, 50) } : {};
}
