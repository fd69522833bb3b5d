import { ZipFile } from 'yazl';
import type { Parts } from '../../../shared/ingest/files/file-page';

/** Word documents as Word's own files have them, written part by part. */

const utf8 = (text: string) => new TextEncoder().encode(text);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const DRAWING =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const ALL = `${W} ${R} ${W14} ${DRAWING}`;

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const STYLES: readonly (readonly [id: string, name: string, basedOn?: string])[] = [
  ['Title', 'Title'],
  ['Judul1', 'heading 1'],
  ['Judul2', 'heading 2'],
  ['Anak', 'Subtitle'],
  ['Keterangan', 'caption'],
  ['Kutipan', 'Quote'],
  ['HouseHead', 'Rumah Judul', 'Judul2'],
  ['Kuat', 'Strong'],
];

export interface DocxParts {
  readonly body: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly footnotes?: string;
  readonly header?: string;
  /** id, kind, target, and `outside` where it is an address. */
  readonly relations?: readonly (readonly [id: string, kind: string, target: string, outside?: 'outside'])[];
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

export function docx({
  body,
  comments,
  commentsExtended,
  footnotes,
  header,
  relations = [],
  files = {},
}: DocxParts): Parts {
  const styles = STYLES.map(
    ([id, name, basedOn]) =>
      `<w:style w:styleId="${id}"><w:name w:val="${name}"/>${basedOn ? `<w:basedOn w:val="${basedOn}"/>` : ''}</w:style>`,
  );
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const given = [...relations, ...(header ? [['rIdH', 'header', 'header1.xml'] as const] : [])].map(
    ([id, kind, target, outside]) =>
      `<Relationship Id="${id}" Type="${TYPES}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
  );
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${ALL}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${styles.join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}>${numbering}</w:numbering>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${given.join('')}</Relationships>`,
    ...(comments && { 'word/comments.xml': `<w:comments ${ALL}>${comments}</w:comments>` }),
    ...(commentsExtended && {
      'word/commentsExtended.xml': `<w15:commentsEx ${W15}>${commentsExtended}</w15:commentsEx>`,
    }),
    ...(footnotes && { 'word/footnotes.xml': `<w:footnotes ${ALL}>${footnotes}</w:footnotes>` }),
    ...(header && { 'word/header1.xml': `<w:hdr ${W}><w:p><w:r><w:t>${header}</w:t></w:r></w:p></w:hdr>` }),
    ...files,
  };
  return new Map(
    Object.entries(texts).map(([path, part]) => [path, typeof part === 'string' ? utf8(part) : part]),
  );
}

/** A run. `properties` as in `<w:b/>`. */
export const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs or of one text, in a style. */
export const wp = (content: string, style = '', properties = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>${content.startsWith('<') ? content : r(content)}</w:p>`;

/** A zip of files, as any program makes one. */
export async function zip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const made = new ZipFile();
  for (const [name, bytes] of files) made.addBuffer(Buffer.from(bytes), name);
  made.end();
  const pieces: Buffer[] = [];
  for await (const piece of made.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** An OpenDocument text as LibreOffice writes one. `styles`: automatic styles by name, with the style that each is based on. */
export function odt(body: string, files: Readonly<Record<string, Uint8Array>> = {}): Parts {
  const names = ['office', 'text', 'draw', 'style', 'table'].map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
  );
  const all = `${names.join(' ')} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  const style = (name: string, parent: string) =>
    `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}"/>`;
  return new Map([
    ['mimetype', utf8('application/vnd.oasis.opendocument.text')],
    [
      'content.xml',
      utf8(
        `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${all}><office:automatic-styles>${style('P1', 'Illustration')}${style('P2', 'Title')}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ),
    ],
    [
      'styles.xml',
      utf8(
        `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${all}><office:styles>${style('Caption', 'Standard')}${style('Illustration', 'Caption')}${style('Title', 'Heading')}</office:styles></office:document-styles>`,
      ),
    ],
    ...Object.entries(files),
  ]);
}
