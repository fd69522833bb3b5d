import fc from 'fast-check';

/** HTML of every kind, in which every part may be what is lost. */

const text = fc
  .array(
    fc.constantFrom('Air', 'naik', 'di', 'Demak.', '&amp;', '&lt;b&gt;', '&nbsp;', '&eacute;', 'ban\u200bjir', '&#8212;', 'é', '東京', ' ', '\n', '\t', '(AFP)', 'x'), // prettier-ignore
    { minLength: 1, maxLength: 6 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((between) => parts.join(between)));

const elements = (names: string, children: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...names.split(' ')), children)
    .map(([name, inner]) => `<${name}>${inner}</${name}>`);

const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    elements('b em i span a strong u sub sup mark small code cite q label', tie('inline')),
    fc.constantFrom('<br>', '<wbr>', '<img alt="Foto">', '<input value="x">', '<span hidden>tersembunyi</span>', '<script>let x = 1</script>', '<style>p { color: red }</style>', '<template>tak tampak</template>', '<!-- tak tampak -->', '<span style="display: block">baris</span>', '<noscript>tak tampak</noscript>'), // prettier-ignore
    fc.array(tie('inline'), { maxLength: 3 }).map((parts) => parts.join('')),
  ),
}));

// A button stands in the line for a browser; for us it is never a part of the words beside it.
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    inline,
    elements('p h1 h2 h3 pre', inline),
    elements('div section article main aside nav header footer blockquote figure form center address details fieldset', tie('block')), // prettier-ignore
    elements('ul ol', elements('li', tie('block'))),
    elements('dl', elements('dt dd', inline)),
    elements('table', elements('tr', elements('td th', tie('block')))),
    elements('figure', elements('figcaption', inline)),
    fc.array(tie('block'), { maxLength: 4 }).map((parts) => parts.join('')),
  ),
}));

/**
 * A line end beside a place where a word may be broken (`<wbr>`) is taken away when a page is shown (CSS Text 3, 4.1.3), and two
 * words become one. For us it goes on parting them; so such pages have spaces in place of line ends.
 */
const parted = (body: string) => (body.includes('<wbr>') ? body.replaceAll('\n', ' ') : body);

/** The copy of a page: any elements in any order, and words beside them. */
export const anyBody = block;

/** A page with such copy. */
export const anyPage = fc
  .tuple(fc.constantFrom('', 'Judul'), block)
  .map(
    ([title, body]) =>
      `<!doctype html><html><head><title>${title}</title></head><body>${parted(body)}</body></html>`,
  );
