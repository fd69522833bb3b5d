import { isAddress } from '../../../shared/story/attributes';
import type { Source } from '../../../shared/journal/source';

/** Where pasted words came from, as far as the clipboard tells. */
export type Arrival = Pick<Extract<Source, { kind: 'paste' }>, 'program' | 'address' | 'story'>;

export interface HtmlOrigin {
  readonly program: string;
  readonly address: string | null;
  /** True for a page made for readers; false for a program that people write with. */
  readonly isPage: boolean;
  /** The HTML without the header that Windows puts before it. */
  readonly html: string;
}

/** Signs of this kind stand near the start; a long paste is not searched to its end. */
const HEAD = 20_000;

const HEADER = /^\s*Version:[\d.]+\s[^<]{0,2000}/;
const SOURCE_URL = /^SourceURL:\s*(\S+)\s*$/m;

const metaOf = (head: string, name: string): string | null => {
  const tag =
    new RegExp(`<meta\\s[^>]{0,200}name=["']?${name}["'\\s>][^>]{0,300}>`, 'i').exec(head)?.[0] ?? '';
  const [, quoted, bare] = /content=(?:["']([^"']{0,200})["']|([^\s>]{1,200}))/i.exec(tag) ?? [];
  return quoted ?? bare ?? null;
};

interface Sign {
  readonly program: string;
  readonly sign: RegExp;
}

/** Programs that people write with, by what only they write. The first that fits is the one. */
const PROGRAMS: readonly Sign[] = [
  { program: 'Google Sheets', sign: /<google-sheets-html-origin|data-sheets-(root|value)/i },
  { program: 'Google Docs', sign: /id="?docs-internal-guid-/i },
  { program: 'Microsoft Word (web)', sign: /class="[^"]{0,200}\bSCXW\d+|data-ccp-props=/i },
  { program: 'Notion', sign: /<!-- notionvc:/i },
  {
    program: 'Slack',
    sign: /data-stringify-type=|class="[^"]{0,200}\bc-mrkdwn__|p-rich_text_(section|list)/i,
  },
  {
    program: 'WhatsApp',
    sign: /data-pre-plain-text=|class="[^"]{0,200}\bselectable-text\b[^"]{0,100}\bcopyable-text\b/i,
  },
  {
    program: 'Telegram',
    sign: /class="[^"]{0,200}\b(text-content clearfix|translatable-message|tgme_widget_message)/i,
  },
  { program: 'Gmail', sign: /class="?(gmail_|gmail-)|class="adn ads"/i },
  {
    program: 'Outlook (web)',
    sign: /class="[^"]{0,200}\b(elementToProof|x_Mso\w+|x_elementToProof)|divtagdefaultwrapper|data-ogsc=/i,
  },
];

/** Programs by the name that they write into the head of their HTML. */
function namedIn(head: string): string | null {
  const [id, generator] = [metaOf(head, 'ProgId'), metaOf(head, 'Generator')];
  if (generator && /^(Microsoft|LibreOffice|OpenOffice)/i.test(generator)) {
    const suite = generator.replace(/\s*\([^)]*\)\s*$/, '').trim();
    return /^Microsoft \w+ \(filtered/.test(suite) ? suite.replace(/\s*\(.*/, '') : suite;
  }
  if (id && /^(Word|Excel|PowerPoint|OneNote)\./.test(id)) return `Microsoft ${id.replace(/\..*/, '')}`;
  if (generator && /^Cocoa HTML Writer/i.test(generator)) return 'Apple';
  return null;
}

/** The browser that a page was copied in, where it leaves its mark. */
function browserOf(head: string): string {
  if (/^\s*<meta charset='utf-8'>/i.test(head)) return 'Chromium';
  if (/^\s*<meta http-equiv="content-type" content="text\/html; charset=utf-8">/i.test(head))
    return 'Firefox';
  return '';
}

/** The page's own word about where it is. */
function addressIn(head: string): string | null {
  const [, canonical] =
    /<link\s[^>]{0,200}rel=["']?canonical["']?[^>]{0,50}href=["']([^"']{1,2000})["']/i.exec(head) ?? [];
  const [, base] = /<base\s[^>]{0,100}href=["']([^"']{1,2000})["']/i.exec(head) ?? [];
  const named = [canonical, base].find((address) => address?.startsWith('http') && isAddress(address));
  return named ?? null;
}

/** Reads where HTML came from. What is not told is empty, never guessed. */
export function originOf(html: string): HtmlOrigin {
  const header = HEADER.exec(html)?.[0] ?? '';
  const bare = html.slice(header.length);
  const head = bare.slice(0, HEAD);
  const told = SOURCE_URL.exec(header)?.[1];
  const address = told && /^https?:/i.test(told) && isAddress(told) ? told : addressIn(head);
  const program = PROGRAMS.find(({ sign }) => sign.test(head))?.program ?? namedIn(head);
  return {
    program: (program ?? browserOf(head)).slice(0, 100),
    address: address === null || address.length > 2000 ? null : address,
    isPage: program === null,
    html: bare,
  };
}

/** Chat programs that put who said it, and when, before every message they copy. */
const CHATS: readonly Sign[] = [
  {
    program: 'WhatsApp',
    sign: /^\u200e?\[\d{1,2}[:.]\d\d(?:[:.]\d\d)?,? \d{1,2}[/.]\d{1,2}[/.]\d{2,4}\] [^\n:]{1,60}: /m,
  },
  {
    program: 'WhatsApp',
    sign: /^\u200e?\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: [AP]M)?(?:\] | - )[^\n:]{1,60}: /m,
  },
  {
    program: 'Telegram',
    sign: /^[^\n[\]]{1,60}, \[\d{1,2}[/. ](?:\d{1,2}|\w{3})[/. ]\d{2,4},? \d{1,2}[:.]\d\d\]$/m,
  },
];

/** The program that a plain text came from, where its form tells. */
export function programOfText(text: string): string {
  const head = text.slice(0, HEAD).replace(/\r\n?/g, '\n');
  return CHATS.find(({ sign }) => sign.test(head))?.program ?? '';
}
