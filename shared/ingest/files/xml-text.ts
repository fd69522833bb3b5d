import { utf16, windows1252 } from '../code-pages';
import { strictUtf8 } from '../encoding-standard';
import { readXml, XmlFault, type XmlElement } from './xml-tree';

/** Encodings that agree with windows-1252 on everything printable; what else a declaration may name is not read. */
const LATIN = new Set(['windows-1252', 'iso-8859-1', 'latin1', 'us-ascii', 'ascii', 'cp1252']);

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/**
 * The text of an XML file, by the rule of XML 1.0 appendix F: the byte order mark, then the declaration, then UTF-8.
 * Throws XmlFault (`form`) for an encoding we do not read and for bytes that are not what they say.
 */
export function xmlText(bytes: Uint8Array): string {
  if (begins(bytes, 0xff, 0xfe)) return utf16(bytes.subarray(2), 'le').text;
  if (begins(bytes, 0xfe, 0xff)) return utf16(bytes.subarray(2), 'be').text;
  const bare = begins(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  const declaration = String.fromCharCode(...bare.subarray(0, 200));
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1]?.toLowerCase();
  if (declared && LATIN.has(declared)) return windows1252(bare);
  if (declared && declared !== 'utf-8' && declared !== 'utf8')
    throw new XmlFault('form', 1, `encoding ${declared}`);
  const text = strictUtf8(bare);
  if (text === null) throw new XmlFault('form', 1, 'not UTF-8');
  return text;
}

/** The parts of a document that is a zip of XML files. What is damaged is remembered, so that it can be said. */
export class XmlParts {
  readonly damaged: string[] = [];

  constructor(readonly files: ReadonlyMap<string, Uint8Array>) {}

  /** A part the document is nothing without. Throws XmlFault where it is damaged or absent. */
  needed(path: string): XmlElement {
    const bytes = this.files.get(path);
    if (!bytes) throw new XmlFault('form', 0, `no ${path}`);
    return readXml(xmlText(bytes));
  }

  /** A part the document can be read without: null where there is none, and where it is damaged, which `damaged` then says. */
  optional(path: string): XmlElement | null {
    const bytes = this.files.get(path);
    if (!bytes) return null;
    try {
      return readXml(xmlText(bytes));
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.damaged.push(path);
      return null;
    }
  }
}
