import { primaryLanguage, type HouseWriting } from '../../shared/style/writing';

/**
 * What is printed for what a keyboard has: quotation marks of the language, dashes, the ellipsis, rupiah. Rules look at the
 * text before the caret with what was just typed at its end; `pattern` ends there, and its groups say what is put in place.
 */
export interface MarkRule {
  readonly pattern: RegExp;
  /** What stands in place of the whole match; null to leave it as it was typed. */
  readonly print: (match: readonly string[], language: string, house: HouseWriting) => string | null;
}

interface Quotes {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
}

const CURLY: Quotes = { double: ['“', '”'], single: ['‘', '’'] };
const QUOTES: Readonly<Record<string, Quotes>> = {
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  fr: { double: ['«\u00a0', '\u00a0»'], single: ['‘', '’'] },
  es: { double: ['«', '»'], single: ['‘', '’'] },
};

/** Scripts with marks of their own, on keys of their own: nothing is changed under their writers' hands. */
const LEFT_ALONE = new Set(['ar', 'fa', 'ur', 'he', 'zh', 'ja', 'ko', 'yue']);

const isLeftAlone = (language: string): boolean => {
  const script = /-([A-Z][a-z]{3})(?:-|$)/.exec(language)?.[1];
  // Malay and Javanese are also written in Arabic letters: ms-Arab is Jawi.
  return LEFT_ALONE.has(primaryLanguage(language)) || (script !== undefined && script !== 'Latn');
};

const quotesOf = (language: string): Quotes => QUOTES[primaryLanguage(language)] ?? CURLY;

/** What a mark opens after: nothing, a space, a bracket, a dash, another opening mark. */
const OPENS_AFTER = /^$|[\s\ufffc\p{Ps}\p{Pi}„‚—–/-]/u;

const quoteRule = (typed: '"' | "'", kind: keyof Quotes): MarkRule => ({
  pattern: new RegExp(`(^|.)${typed}$`, 'su'),
  print: ([, before = ''], language) => {
    const [open, close] = quotesOf(language)[kind];
    return before + (OPENS_AFTER.test(before) ? open : close);
  },
});

export const MARK_RULES: readonly MarkRule[] = [
  quoteRule('"', 'double'),
  quoteRule("'", 'single'),
  {
    // '90-an: letters or figures are left out, nothing is quoted.
    pattern: /(^|[\s\p{Ps}])‘(\d)$/u,
    print: ([, before = '', digit = '']) => `${before}’${digit}`,
  },
  { pattern: /(^|[^.])\.\.\.$/su, print: ([, before = '']) => `${before}…` },
  {
    // Between figures and between spaces the short dash, between words the long one.
    pattern: /(^|[^-])--$/su,
    print: ([, before = '']) => `${before}${/[\s\d]/.test(before) ? '–' : '—'}`,
  },
  { pattern: /–-$/u, print: () => '—' },
  {
    pattern: /(^|[^\p{L}\p{N}])Rp([ \u00a0]?)(\d)$/u,
    print: ([, before = '', space = '', digit = ''], _language, { rupiah }) => {
      const wanted = { asTyped: space, joined: '', spaced: '\u00a0' }[rupiah];
      return wanted === space ? null : `${before}Rp${wanted}${digit}`;
    },
  },
];

/** The end of an address, or of what may become one: `https://contoh.id/a`, `www.contoh`, `rini@contoh`. */
const ADDRESS_AT_END = /(?:[a-z][a-z\d+.-]*:\/\/|mailto:|www\.|[\p{L}\d._+-]@)[^\s<>«»“”"]*$/iu;

/** True if what is typed after this text must stay as it is typed: it goes on an address, or the script has its own marks. */
export const staysAsTyped = (before: string, language: string): boolean =>
  isLeftAlone(language) || ADDRESS_AT_END.test(before);
