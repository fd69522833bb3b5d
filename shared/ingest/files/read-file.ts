import MarkdownIt from 'markdown-it';
import { words } from '../../story/words';
import { decode } from '../decode';
import { isWebPage } from '../web/ingest-web';
import { isAns, readAns } from './feeds/ans';
import { isNewsMl, readNewsMl } from './feeds/newsml';
import { isNinjs, readNinjs } from './feeds/ninjs';
import { nitfPage } from './feeds/nitf';
import { entriesOf, isSyndication, readEntry } from './feeds/syndication';
import { filePage, type FilePage } from './file-page';
import { damaged, noStories, unknownFormat, xmlRefusal } from './file-refusals';
import { isMail, readMail } from './mail';
import { readRtf, RtfFault } from './rtf/rtf';
import { xmlText } from './xml-text';
import { readXml, XmlFault, type XmlElement } from './xml-tree';

/** Markdown as CommonMark has it, with tables; HTML in it is HTML, which the page reads as carefully as any. */
const markdown = new MarkdownIt({ html: true });

const ROOT =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+(?!html)|<(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|rss|feed|entry|RDF)[\s>])/i;
const DECLARED = /^\s*<\?xml[\s\S]{0,200}?\?>/;

function xmlPages(name: string, bytes: Uint8Array): FilePage[] {
  let root: XmlElement;
  try {
    root = readXml(xmlText(bytes));
  } catch (error) {
    throw error instanceof XmlFault ? xmlRefusal(name, error) : error;
  }
  if (root.name === 'nitf') return [nitfPage(root)];
  if (isNewsMl(root)) return [readNewsMl(root)];
  if (isSyndication(root)) {
    const entries = entriesOf(root);
    if (entries.length === 0) throw noStories(name);
    return entries.map((entry) => readEntry(entry, root));
  }
  throw unknownFormat(name, 'XML');
}

/** JSON of a news format: one item, or a list of them under one of the names that feeds use. Null for JSON that is none. */
function jsonPages(name: string, text: string): FilePage[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // A text may well begin with a bracket; only a file that calls itself JSON is a damaged one.
    if (/\.json$/i.test(name)) throw damaged(name, words('berkas JSON', 'JSON file'));
    return null;
  }
  const record = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const several = [json, record['items'], record['_items'], record['content_elements']].find(
    Array.isArray,
  ) as unknown[] | undefined;
  const items = isAns(json) || isNinjs(json) ? [json] : (several ?? []);
  const pages = items.flatMap((item) =>
    isAns(item) ? [readAns(item)] : isNinjs(item) ? [readNinjs(item)] : [],
  );
  if (pages.length > 0) return pages;
  throw unknownFormat(name, 'JSON');
}

/**
 * The stories of a file in one of the formats that are text: ninjs, ANS, NewsML-G2, NITF, RSS, Atom, WXR, mail, rich text,
 * Markdown. Null for a file of none of them, which is plain text or a web page. What it is, is told by what stands in it.
 * @throws Refusal of kind `no`: `input.damaged`, `input.hostile`, `input.unknown`, `input.empty`, and those of `decode`.
 */
export async function readFilePages(name: string, bytes: Uint8Array): Promise<readonly FilePage[] | null> {
  if (String.fromCharCode(...bytes.subarray(0, 5)) === '{\\rtf') {
    try {
      return [readRtf(bytes)];
    } catch (error) {
      throw error instanceof RtfFault ? damaged(name, words('dokumen RTF', 'RTF document')) : error;
    }
  }
  const { text } = decode(bytes, name);
  if (/^\s*[[{]/.test(text)) return jsonPages(name, text);
  if (ROOT.test(text.slice(0, 5000)) || (DECLARED.test(text) && !isWebPage(text)))
    return xmlPages(name, bytes);
  if (isMail(text)) return [await readMail(bytes)];
  if (/\.(md|markdown)$/i.test(name)) return [filePage({ is: 'html', markup: markdown.render(text) })];
  return null;
}
