import { words } from '../../../story/words';
import { windows1252 } from '../../code-pages';
import { filePage, type FileInside, type FilePage } from '../file-page';
import { joined, said, tag, type PageMarkup } from '../page-markup';
import { rtfTokens, type RtfToken } from './tokens';

/** An RTF file that does not begin as one, or whose groups do not close. */
export class RtfFault extends Error {
  constructor(readonly why: 'start' | 'depth') {
    super(`RTF: ${why}`);
    this.name = 'RtfFault';
  }
}

/** What a group inherits and may change for itself. */
interface State {
  readonly isStrong: boolean;
  readonly isEm: boolean;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  readonly isInserted: boolean;
  /** Where words go: to the page, to a picture, to the text of a field's instruction, or nowhere. */
  readonly into: 'page' | 'nowhere' | 'picture' | 'instruction' | 'left';
  /** Address of the link that these words show. */
  readonly link: string | null;
  /** Bytes that stand behind a `\u` for readers without Unicode. */
  readonly skip: number;
}

const START: State = {
  isStrong: false,
  isEm: false,
  isHidden: false,
  isDeleted: false,
  isInserted: false,
  into: 'page',
  link: null,
  skip: 1,
};

/** Groups whose words are not copy. A group that begins with `\*` and is not known here is passed over, as the format asks. */
const NOWHERE = new Set(
  `fonttbl colortbl stylesheet info listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles
  datastore xmlnstbl mmathPr pgdsctbl listtext pntext pnseclvl nonshppict shpinst bkmkstart bkmkend fldtype filetbl revtbl
  objdata panose falt wgrffmtfilter`.split(/\s+/),
);
const LEFT = new Set(
  'header headerl headerr headerf footer footerl footerr footerf annotation footnote'.split(' '),
);

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

const MOST_DEPTH = 500;

/** What a paragraph is set as. */
interface Setting {
  readonly outline: number | null;
  readonly isListed: boolean;
  readonly isInTable: boolean;
}
const PLAIN: Setting = { outline: null, isListed: false, isInTable: false };

/** Reads a rich text file, the basic part of it: paragraphs, headings by outline level, lists, tables, emphasis, links, pictures. */
export function readRtf(bytes: Uint8Array): FilePage {
  const head = String.fromCharCode(...bytes.subarray(0, 5));
  if (head !== '{\\rtf') throw new RtfFault('start');
  return new RtfReading().page(bytes);
}

class RtfReading {
  #state: State = START;
  readonly #stack: State[] = [];
  #setting: Setting = PLAIN;
  #run = '';
  #runState: State = START;
  #bytes: number[] = [];
  #skipping = 0;
  #isStarred = false;
  #codePage = 1252;
  #hasForeignBytes = false;
  #content: PageMarkup[] = [];
  #figures: PageMarkup[] = [];
  #instruction = '';
  #hex = '';
  #pictureType: 'jpg' | 'png' | null = null;
  #left = '';
  readonly #blocks: PageMarkup[] = [];
  readonly #lefts: string[] = [];
  readonly #hidden: string[] = [];
  readonly #pictures = new Map<string, FileInside>();
  #items: PageMarkup[] = [];
  #cell: PageMarkup[] = [];
  #cells: PageMarkup[] = [];
  #rows: PageMarkup[] = [];

  page(bytes: Uint8Array): FilePage {
    // One character a byte: what the bytes mean depends on where they stand.
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    for (const token of rtfTokens(text)) this.#take(token);
    this.#endParagraph();
    this.#endList();
    this.#endTable();
    const codePage = this.#codePage;
    const markup = joined(this.#blocks, '\n');
    return filePage(
      { is: 'document', markup },
      {
        files: this.#pictures,
        left: [
          ...this.#lefts.map((line) => ({
            what: words(
              'kepala halaman, kaki halaman, catatan kaki, atau komentar',
              'a page header, footer, footnote or comment',
            ),
            text: line,
          })),
          ...this.#hidden.map((line) => ({ what: words('teks tersembunyi', 'hidden text'), text: line })),
          ...(this.#hasForeignBytes
            ? [
                {
                  what: words(
                    `huruf dari halaman kode ${codePage}, dibaca sebagai Windows-1252; periksa huruf beraksen`,
                    `letters of code page ${codePage}, read as Windows-1252; check accents`,
                  ),
                  text: '',
                },
              ]
            : []),
        ],
      },
    );
  }

  #take(token: RtfToken): void {
    if (token.is !== 'byte') this.#endBytes();
    switch (token.is) {
      case 'open':
        if (this.#stack.length >= MOST_DEPTH) throw new RtfFault('depth');
        this.#stack.push(this.#state);
        this.#skipping = 0;
        break;
      case 'close':
        this.#close();
        break;
      case 'symbol':
        if (token.symbol === '*') this.#isStarred = true;
        else if (SYMBOLS[token.symbol] !== undefined) this.#say(SYMBOLS[token.symbol] ?? '');
        break;
      case 'word':
        this.#word(token.word, token.value);
        this.#isStarred = false;
        break;
      case 'byte':
        if (this.#skipping > 0) this.#skipping -= 1;
        else this.#bytes.push(token.byte);
        break;
      case 'binary':
        this.#skipping = 0;
    }
  }

  #endBytes(): void {
    if (this.#bytes.length === 0) return;
    if (this.#codePage !== 1252 && this.#bytes.some((byte) => byte >= 0x80)) this.#hasForeignBytes = true;
    const text = windows1252(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#say(text);
  }

  #say(text: string): void {
    switch (this.#state.into) {
      case 'page':
        if (this.#state !== this.#runState) this.#endRun();
        this.#runState = this.#state;
        this.#run += text;
        break;
      case 'picture':
        this.#hex += text;
        break;
      case 'instruction':
        this.#instruction += text;
        break;
      case 'left':
        this.#left += text;
    }
  }

  #endRun(): void {
    const { isStrong, isEm, isHidden, isDeleted, isInserted, link } = this.#runState;
    const text = this.#run;
    this.#run = '';
    if (text === '') return;
    if (isHidden) {
      this.#hidden.push(text);
      return;
    }
    let content = said(text);
    if (isEm) content = tag('em', {}, content);
    if (isStrong) content = tag('strong', {}, content);
    if (link) content = tag('a', { href: link }, content);
    if (isDeleted) content = tag('del', {}, content);
    else if (isInserted) content = tag('ins', {}, content);
    this.#content.push(content);
  }

  #close(): void {
    const closed = this.#state;
    const before = this.#stack.pop();
    if (!before) return;
    this.#state = before;
    this.#skipping = 0;
    if (closed.into === 'picture' && before.into !== 'picture') this.#endPicture();
    if (closed.into === 'left' && before.into !== 'left') {
      if (this.#left.trim()) this.#lefts.push(this.#left.trim());
      this.#left = '';
    }
  }

  #word(word: string, value: number | null): void {
    const isOn = value !== 0;
    const isStarred = this.#isStarred;
    if (NOWHERE.has(word)) this.#set({ into: 'nowhere' });
    else if (LEFT.has(word)) this.#set({ into: 'left' });
    else if (CHARACTERS[word] !== undefined) this.#say(CHARACTERS[word] ?? '');
    else
      switch (word) {
        case 'ansicpg':
          this.#codePage = value ?? 1252;
          break;
        case 'uc':
          this.#set({ skip: Math.max(0, value ?? 1) });
          break;
        case 'u':
          this.#say(String.fromCharCode((value ?? 0xfffd) & 0xffff));
          this.#skipping = this.#state.skip;
          break;
        case 'b':
          this.#set({ isStrong: isOn });
          break;
        case 'i':
          this.#set({ isEm: isOn });
          break;
        case 'v':
          this.#set({ isHidden: isOn });
          break;
        case 'deleted':
          this.#set({ isDeleted: isOn });
          break;
        case 'revised':
          this.#set({ isInserted: isOn });
          break;
        case 'plain':
          this.#set({ isStrong: false, isEm: false, isHidden: false, isDeleted: false, isInserted: false });
          break;
        case 'line':
          if (this.#state.into === 'page') {
            this.#endRun();
            this.#content.push(tag('br', {}));
          }
          break;
        case 'pard':
          this.#setting = PLAIN;
          break;
        case 'outlinelevel':
          this.#setting = { ...this.#setting, outline: value };
          break;
        case 'ls':
          this.#setting = { ...this.#setting, isListed: isOn };
          break;
        case 'intbl':
          this.#setting = { ...this.#setting, isInTable: true };
          break;
        case 'par':
        case 'sect':
          if (this.#state.into === 'page') this.#endParagraph();
          else this.#say('\n');
          break;
        case 'cell':
          this.#endParagraph();
          this.#cells.push(tag('td', {}, ...this.#cell));
          this.#cell = [];
          break;
        case 'row':
          this.#rows.push(tag('tr', {}, ...this.#cells));
          this.#cells = [];
          break;
        case 'fldinst':
          this.#instruction = '';
          this.#set({ into: 'instruction' });
          break;
        case 'fldrslt':
          this.#set({ link: /^\s*HYPERLINK\s+"([^"]+)"/i.exec(this.#instruction)?.[1] ?? this.#state.link });
          break;
        case 'pict':
          this.#hex = '';
          this.#pictureType = null;
          this.#set({ into: 'picture' });
          break;
        case 'jpegblip':
          this.#pictureType = 'jpg';
          break;
        case 'pngblip':
          this.#pictureType = 'png';
          break;
        case 'shppict':
          break;
        default:
          if (isStarred) this.#set({ into: 'nowhere' });
      }
  }

  #set(change: Partial<State>): void {
    // What lies inside a group that goes nowhere goes nowhere.
    const into = this.#state.into === 'nowhere' ? 'nowhere' : (change.into ?? this.#state.into);
    this.#state = { ...this.#state, ...change, into };
  }

  #endPicture(): void {
    const hex = this.#hex.replace(/[^0-9a-fA-F]/g, '');
    const type = this.#pictureType;
    this.#hex = '';
    if (type === null || hex.length < 2) {
      this.#lefts.push('[WMF]');
      return;
    }
    const bytes = Uint8Array.from({ length: hex.length >> 1 }, (_, index) =>
      parseInt(hex.slice(2 * index, 2 * index + 2), 16),
    );
    const name = `picture-${this.#pictures.size + 1}.${type}`;
    this.#pictures.set(`file:${name}`, { name, bytes });
    this.#figures.push(tag('figure', {}, tag('img', { src: `file:${name}`, alt: '' })));
  }

  #endParagraph(): void {
    this.#endRun();
    const content = joined(this.#content);
    const figures = this.#figures;
    const { outline, isListed, isInTable } = this.#setting;
    this.#content = [];
    this.#figures = [];
    if (content === '' && figures.length === 0) return;
    const paragraph = content === '' ? [] : [tag('p', {}, content)];
    if (isInTable) {
      this.#endList();
      this.#cell.push(...paragraph, ...figures);
      return;
    }
    this.#endTable();
    if (isListed && content !== '') {
      this.#items.push(tag('li', {}, ...paragraph, ...figures));
      return;
    }
    this.#endList();
    const isHeading = outline !== null && outline < 9;
    if (isHeading && content !== '') this.#blocks.push(tag(`h${Math.min(6, outline + 1)}`, {}, content));
    else this.#blocks.push(...paragraph);
    this.#blocks.push(...figures);
  }

  #endList(): void {
    if (this.#items.length > 0) this.#blocks.push(tag('ul', {}, ...this.#items));
    this.#items = [];
  }

  #endTable(): void {
    if (this.#rows.length > 0) this.#blocks.push(tag('table', {}, ...this.#rows));
    this.#rows = [];
  }
}
