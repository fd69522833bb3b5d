import { printable } from '../preflight/unprintables';

/** HTML and XHTML as strings that are safe by type: only the functions here make `Markup`, and all of them escape. */

declare const escaped: unique symbol;

/** Markup that is well formed and complete in itself. */
export type Markup = string & { readonly [escaped]: true };

/** `html`: void elements stay open (`<br>`). `xhtml`: everything is closed, so that an XML parser reads it too. */
export type Dialect = 'html' | 'xhtml';

/** Attributes in the order given; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Words as markup. `>` is escaped too: `]]>` must not stand in XML text. */
export function words(text: string): Markup {
  return printable(text).replace(/[&<>]/g, (char) => REPLACEMENTS[char] ?? char) as Markup;
}

function attributeText(value: string): string {
  return printable(value).replace(/[&<>"]/g, (char) => REPLACEMENTS[char] ?? char);
}

/** Pieces of markup in a row, with something between them. */
export function row(pieces: readonly Markup[], between = ''): Markup {
  return pieces.join(between) as Markup;
}

export const NOTHING = '' as Markup;
export const NEWLINE = '\n' as Markup;

/** Pieces of markup, each on its own line; empty ones leave no line. */
export function lines(...pieces: readonly Markup[]): Markup {
  return pieces.filter((piece) => piece !== NOTHING).join('\n') as Markup;
}

function startTag(name: string, attributes: Attributes): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${attributeText(String(value))}"`],
  );
  return `<${name}${given.join('')}`;
}

/** An element with its content. */
export function element(name: string, attributes: Attributes, ...content: readonly Markup[]): Markup {
  return `${startTag(name, attributes)}>${content.join('')}</${name}>` as Markup;
}

/** An element that can have no content: `br`, `hr`, `img`, `meta`, `link`. */
export function voidElement(name: string, attributes: Attributes, dialect: Dialect): Markup {
  return `${startTag(name, attributes)}${dialect === 'xhtml' ? '/' : ''}>` as Markup;
}

/**
 * A value as JSON inside a `<script>` element: nothing in it can end the script, open a comment or end a line for an old parser.
 */
export function jsonScript(type: string, value: unknown): Markup {
  const unsafe = /[<>&\u2028\u2029]/g;
  const json = JSON.stringify(value, null, 2).replace(
    unsafe,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="${type}">\n${json}\n</script>` as Markup;
}

/** A style sheet of our own writing; never anybody's words. */
export function styleSheet(rules: readonly string[]): Markup {
  return `<style>\n${rules.join('\n')}\n</style>` as Markup;
}
