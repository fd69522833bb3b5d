/** What an RTF file is made of (Rich Text Format Specification 1.9.1, "RTF Syntax"). */
export type RtfToken =
  | { readonly is: 'open' | 'close' }
  /** `\par`, `\u8364`: `value` is null where no number stands behind the word. */
  | { readonly is: 'word'; readonly word: string; readonly value: number | null }
  /** `\~`, `\*` */
  | { readonly is: 'symbol'; readonly symbol: string }
  /** One byte in the file's code page: `\'e9`, or a character as it stands. */
  | { readonly is: 'byte'; readonly byte: number }
  | { readonly is: 'binary'; readonly length: number };

const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const HEX = /\\'([0-9a-fA-F]{2})/y;

/** The tokens of an RTF text, read as one character a byte (U+0000..U+00FF). */
export function* rtfTokens(text: string): Generator<RtfToken, void, undefined> {
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    if (character === '{' || character === '}') {
      yield { is: character === '{' ? 'open' : 'close' };
      at += 1;
    } else if (character === '\r' || character === '\n') {
      at += 1;
    } else if (character === '\\') {
      WORD.lastIndex = HEX.lastIndex = at;
      const hex = HEX.exec(text);
      const word = hex ? null : WORD.exec(text);
      if (hex) {
        yield { is: 'byte', byte: parseInt(hex[1] ?? '0', 16) };
        at = HEX.lastIndex;
      } else if (word) {
        at = WORD.lastIndex;
        const value = word[2] === undefined ? null : Number(word[2]);
        if (word[1] === 'bin') {
          const length = Math.max(0, Math.min(value ?? 0, text.length - at));
          yield { is: 'binary', length };
          at += length;
        } else yield { is: 'word', word: word[1] ?? '', value };
      } else {
        const symbol = text.charAt(at + 1);
        // A backslash before a line break is a paragraph's end.
        if (symbol === '\r' || symbol === '\n') yield { is: 'word', word: 'par', value: null };
        else if (symbol !== '') yield { is: 'symbol', symbol };
        at += 2;
      }
    } else {
      yield { is: 'byte', byte: text.charCodeAt(at) & 0xff };
      at += 1;
    }
  }
}
