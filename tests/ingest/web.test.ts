import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ingestWebPage, isWebPage } from '../../shared/ingest/web/ingest-web';
import { pageText } from '../../shared/ingest/web/page-text';
import { parsePage } from '../../shared/ingest/web/page-tree';
import { fieldsSchema } from '../../shared/story/fields';
import { printedLines, readStory } from '../../shared/story/reading';
import { Refusal } from '../../shared/story/refusal';
import { CERTAIN, LAST, LEAD } from './scrape';

const read = (source: string) => {
  const draft = ingestWebPage(source, CERTAIN);
  return { ...draft, story: readStory(draft.doc) };
};

const HEADLINE = 'Tanggul Ditambal Warga';
const webPage = (body: string, head = '') =>
  `<!DOCTYPE html><html><head><title>${HEADLINE} - Harian Contoh</title>${head}</head><body>${body}</body></html>`;
const article = (...parts: readonly string[]) =>
  webPage(`<article><h1>${HEADLINE}</h1>${parts.join('\n')}</article>`);
const para = (text: string) => `<p>${text}</p>`;
const bodyOf = (source: string) => read(source).story.body.map(({ type, text }) => `${type}: ${text}`);

describe('the parts of a page', () => {
  it('that it hides within its copy are no copy, and are in the report', () => {
    const made = read(
      article(
        para(LEAD),
        para(
          'Air <span style="display:none">tak tampak</span>surut <b hidden>pun tidak</b>di jalan utama desa.',
        ),
        '<div hidden><div class="ad">IKLAN</div></div>',
        para(LAST),
      ),
    );
    expect(made.story.body.map(({ text }) => text)).toEqual([LEAD, 'Air surut di jalan utama desa.', LAST]);
    expect(made.report.filter(({ as }) => as === 'hidden').map(({ text }) => text)).toEqual([
      'tak tampak',
      'pun tidak',
      'IKLAN',
    ]);
    expect(made.findings).toEqual([]);
  });

  it('are told by its own marks: navigation, beside, foot, hidden', () => {
    const made = read(
      webPage(
        `<nav><a href="/">Beranda</a></nav><article><h1>${HEADLINE}</h1>${para(LEAD)}<aside>Terpopuler</aside>
        <p hidden>Tersembunyi</p>${para(LAST)}</article><footer>Tentang kami</footer>`,
      ),
    );
    expect(made.story.body.map(({ text }) => text)).toEqual([LEAD, LAST]);
    expect(
      made.report.filter(({ fate }) => fate === 'dropped').map(({ as, text }) => `${as}: ${text}`),
    ).toEqual([
      `duplicateHeadline: ${HEADLINE} - Harian Contoh`,
      'navigation: Beranda',
      'aside: Terpopuler',
      'hidden: Tersembunyi',
      'pageFooter: Tentang kami',
    ]);
    expect(made.fields.publisher).toBe('Harian Contoh');
  });

  it('keep links, bold and italic words where they were', () => {
    const { doc } = read(
      article(
        para(`${LEAD} <b>Tebal</b> dan <a href="https://example.org/a"><i>miring</i></a>.`),
        para(LAST),
      ),
    );
    const marked: string[] = [];
    doc.descendants((node) => {
      for (const mark of node.marks) marked.push(`${mark.type.name}: ${node.text}`);
    });
    expect(marked.sort()).toEqual(['em: miring', 'link: miring', 'strong: Tebal']);
  });

  it('become crossheads, lists, quotes and tables as the page says', () => {
    expect(
      bodyOf(
        article(
          para(LEAD),
          '<h2>Tiga regu</h2>',
          '<ol><li>karung pasir</li><li>bambu</li></ol>',
          '<blockquote><p>Air surut.</p><footer>— Sutarno</footer></blockquote>',
          '<table><tr><th>Regu</th><th>Jam</th></tr><tr><td>Satu</td><td>4</td></tr></table>',
          para(LAST),
        ),
      ),
    ).toEqual([
      `paragraph: ${LEAD}`,
      'crosshead: Tiga regu',
      'list: karung pasir\nbambu',
      'quote: Air surut.',
      'table: Regu\tJam\nSatu\t4',
      `paragraph: ${LAST}`,
    ]);
  });

  it('bring a picture with its caption, credit line, alt text and address, and one that has no caption', () => {
    const { story, doc } = read(
      article(
        '<figure><img src="https://example.org/a.jpg" alt="Tanggul" width="800" height="500"><figcaption>Warga menambal tanggul. <span class="credit">Galih/Harian Contoh</span></figcaption></figure>',
        para(LEAD),
        '<figure><img src="//example.org/b.jpg" alt="Kali"></figure><img src="https://example.org/icon.png" width="16" height="16">',
        para(LAST),
      ),
    );
    const pictures = story.body.filter(({ type }) => type === 'picture');
    expect(pictures.map(({ caption, creditLine, altText }) => [caption, creditLine, altText])).toEqual([
      ['Warga menambal tanggul.', 'Galih/Harian Contoh', 'Tanggul'],
      ['', '', 'Kali'],
    ]);
    const addresses: unknown[] = [];
    doc.forEach((node) => {
      if (node.type.name === 'picture') addresses.push(node.attrs['address']);
    });
    expect(addresses).toEqual(['https://example.org/a.jpg', 'https://example.org/b.jpg']);
  });

  it('give related links their addresses', () => {
    const links = read(
      article(
        para(LEAD),
        '<p>Baca juga: <a href="https://example.org/satu">Banjir Surut</a></p>',
        '<p><strong>Simak juga:</strong></p><ul><li><a href="https://example.org/dua">Jalan Dibuka</a></li><li><a href="https://example.org/tiga">Harga Beras Turun</a></li></ul>',
        para(LAST),
      ),
    ).story.body.filter(({ type }) => type === 'relatedLink');
    expect(links.map(({ label, title, href }) => [label, title, href])).toEqual([
      ['Baca juga', 'Banjir Surut', 'https://example.org/satu'],
      ['Simak juga', 'Jalan Dibuka', 'https://example.org/dua'],
      ['Simak juga', 'Harga Beras Turun', 'https://example.org/tiga'],
    ]);
  });

  it('may lack everything: the title is then the headline, and the longest prose the story', () => {
    const made = read(`<title>${HEADLINE}</title><div>${LEAD}<br><br>${LAST}</div>`);
    expect(made.story.headline).toBe(HEADLINE);
    expect(made.story.body.map(({ text }) => text)).toEqual([LEAD, LAST]);
  });
});

describe('what a page says about itself', () => {
  const about = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const story = `<article><h1>${HEADLINE}</h1>${para(LEAD)}${para(LAST)}</article>`;

  it('fills the fields from JSON-LD, in a graph or not', () => {
    const thing = {
      '@type': ['NewsArticle'],
      headline: HEADLINE,
      datePublished: '2026-11-20T19:30:00+0700',
      articleSection: 'Nusantara',
      keywords: 'banjir, tanggul',
      publisher: { name: 'Harian Contoh' },
    };
    for (const value of [thing, [thing], { '@graph': [{ '@type': 'WebPage' }, thing] }])
      expect(read(webPage(story, about(value))).fields).toMatchObject({
        publishedAt: '2026-11-20T12:30:00Z',
        section: 'Nusantara',
        keywords: ['banjir', 'tanggul'],
        publisher: 'Harian Contoh',
      });
  });

  it('is left out where it is broken, or no instant', () => {
    const broken = webPage(
      story,
      '<script type="application/ld+json">{"@type":</script><meta property="article:published_time" content="2026-11-20 19:30">',
    );
    expect(read(broken).fields.publishedAt).toBeNull();
  });

  it('puts no word into the story that the page does not print', () => {
    const made = read(
      webPage(
        story,
        about({
          '@type': 'NewsArticle',
          headline: HEADLINE,
          description: 'Kata rahasia',
          author: { name: 'Siapa Saja' },
        }),
      ),
    );
    expect(printedLines(made.story).join(' ')).not.toMatch(/rahasia|Siapa/);
  });
});

/** All text of a page's tree but what no browser shows, read in the plainest way: to compare with. */
function plainWords(source: string): string {
  const texts: string[] = [];
  const unseen =
    /^(?:script|style|template|noscript|iframe|object|embed|svg|math|canvas|audio|video|datalist|map|meta|link)$/;
  interface Plain {
    readonly nodeName: string;
    readonly value?: string;
    readonly childNodes?: readonly Plain[];
  }
  const walk = (node: Plain): void => {
    if (node.nodeName === '#text') texts.push(node.value ?? '');
    if (!unseen.test(node.nodeName)) node.childNodes?.forEach(walk);
  };
  walk(parsePage(source) as unknown as Plain);
  return texts.join('').replace(/\s+/g, '');
}

/** What must hold of any page whatever. */
function expectAccounted(source: string): void {
  const draft = ingestWebPage(source, CERTAIN);
  const told = draft.report.map(({ text }) => text).join('');
  expect(told.replace(/\s+/g, '')).toBe(plainWords(source));
  draft.doc.check();
  v.parse(fieldsSchema, draft.fields);
}

const TAGS = [
  'p',
  'div',
  'h1',
  'h2',
  'ul',
  'ol',
  'li',
  'a',
  'b',
  'em',
  'figure',
  'figcaption',
  'table',
  'tr',
  'td',
  'th',
  'blockquote',
  'footer',
  'aside',
  'nav',
  'article',
  'main',
  'pre',
  'span',
  'time',
  'form',
  'button',
  'title',
  'br',
  'img',
  'header',
  'section',
  'svg',
  'script',
  'noscript',
  'textarea',
  'select',
  'option',
] as const;

describe('no page loses a character', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'Baca juga: Banjir Surut',
      'Editor: Nirmala Hadi',
      '(AFP/Z-3)',
      'ADVERTISEMENT',
      'Oleh Galih Santika',
      LEAD,
      LAST,
      '&amp;',
      '&nbsp;',
      '\u0001',
      '\n',
      ' ',
      'SavitriEditor: Ani',
      'Selasa, 12 September 2023 | 10:10 WIB',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('element')),
    element: fc
      .tuple(
        fc.constantFrom(...TAGS),
        fc.constantFrom(
          '',
          ' class="share"',
          ' hidden',
          ' href="https://example.org/"',
          ' class="credit"',
          ' itemprop="articleBody"',
        ),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, attribute, inner]) => `<${tag}${attribute}>${inner.join('')}</${tag}>`),
  }));

  it('made of any elements in any order', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 8 }), (nodes) => expectAccounted(nodes.join(''))),
      { numRuns: 500 },
    );
  });

  it('that is nothing but characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), expectAccounted), {
      numRuns: 200,
    });
  });

  it('and the account of it can come out short (control)', () => {
    const source = article(para(LEAD));
    expect(pageText(parsePage(source)).cleaned.text.replace(/\s+/g, '')).not.toBe(
      plainWords(`${source}<p>satu lagi</p>`),
    );
  });
});

describe('a hostile page', () => {
  it.each([
    ['nested too deeply', '<div>'.repeat(100_000)],
    ['of too many elements', '<br>'.repeat(400_000)],
    [
      'that makes the parser repeat itself',
      `${Array.from({ length: 600 }, (_, n) => `<font color=${n}>`).join('')}${'<p>x'.repeat(20_000)}`,
    ],
  ])('%s is refused in words', (_, source) => {
    expect(() => read(source)).toThrow(Refusal);
  });

  it.each([
    ['one long line', `<p>${'kata '.repeat(400_000)}`],
    ['10,000 paragraphs', `<article>${'<p>Baris pendek saja.</p>'.repeat(10_000)}</article>`],
    ['10,000 items', `<article><ul>${'<li>satu hal</li>'.repeat(10_000)}</ul></article>`],
    [
      '10,000 links',
      `<article>${'<p><a href="https://example.org/">Judul lain</a></p>'.repeat(10_000)}</article>`,
    ],
    [
      '5,000 pictures',
      `<article>${'<figure><img src="https://example.org/a.jpg"><figcaption>Satu.</figcaption></figure>'.repeat(5_000)}</article>`,
    ],
  ])('with %s is read, and accounted for', (_, source) => {
    const { report } = ingestWebPage(source, CERTAIN);
    expect(
      report
        .map(({ text }) => text)
        .join('')
        .replace(/\s+/g, '') === plainWords(source),
    ).toBe(true);
  });

  it('brings no address but of the web, and no script', () => {
    const { doc } = read(
      article(
        para(`${LEAD} <a href="javascript:alert(1)">klik</a>`),
        '<figure><img src="javascript:alert(1)" onerror="alert(1)"></figure>',
        para(LAST),
      ),
    );
    expect(JSON.stringify(doc.toJSON())).not.toContain('javascript');
  });
});

describe('a web page is known by how it begins', () => {
  it.each([
    '<!DOCTYPE html><p>',
    '  \n<html lang="id">',
    '\ufeff<!doctype html>',
    '<!-- saved from url=(0023)https://example.org/ -->\n<html>',
    '<article>',
  ])('%j is one', (text) => {
    expect(isWebPage(text)).toBe(true);
  });
  it.each(['Judul <b>tebal</b>', '<p class', 'Ia menulis <html> di papan.', '<?xml version="1.0"?><nitf>'])(
    '%j is none',
    (text) => {
      expect(isWebPage(text)).toBe(false);
    },
  );
});
