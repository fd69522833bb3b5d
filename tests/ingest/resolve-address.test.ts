import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { ingestWebPage } from '../../shared/ingest/web/ingest-web';
import { resolveAddress } from '../../shared/ingest/web/resolve-address';
import { readStory } from '../../shared/story/reading';
import { CERTAIN, LAST, LEAD } from './scrape';

const BASE = 'https://a.example/b/c/d?q';

describe('an address that a page prints', () => {
  // RFC 3986, section 5.4, with a scheme and a host of ours.
  it.each([
    ['g', 'https://a.example/b/c/g'],
    ['./g', 'https://a.example/b/c/g'],
    ['g/', 'https://a.example/b/c/g/'],
    ['/g', 'https://a.example/g'],
    ['//g.example', 'https://g.example'],
    ['?y', 'https://a.example/b/c/d?y'],
    ['g?y#s', 'https://a.example/b/c/g?y#s'],
    [';x', 'https://a.example/b/c/;x'],
    ['.', 'https://a.example/b/c/'],
    ['..', 'https://a.example/b/'],
    ['../g', 'https://a.example/b/g'],
    ['../../g', 'https://a.example/g'],
    ['../../../../g', 'https://a.example/g'],
    ['g;x=1/../y', 'https://a.example/b/c/y'],
    [' foto banjir.jpg\n', 'https://a.example/b/c/foto%20banjir.jpg'],
    ['https://lain.example/x', 'https://lain.example/x'],
  ])('%s', (printed, whole) => {
    expect(resolveAddress(printed, BASE)).toBe(whole);
  });

  it.each([
    '',
    '#atas',
    'javascript:alert(1)',
    'data:image/png;base64,x',
    'file:///etc/passwd',
    'java\nscript:x',
    '\u0001javascript:x',
  ])('is none: %j', (printed) => {
    expect(resolveAddress(printed, BASE)).toBeNull();
  });

  it('is whole by itself where nobody says where the page stood, or none', () => {
    expect(resolveAddress('/foto.jpg', null)).toBeNull();
    expect(resolveAddress('//a.example/foto.jpg', null)).toBe('https://a.example/foto.jpg');
  });

  it('is what a browser makes of it', () => {
    const step = fc.constantFrom('a', 'b.jpg', '..', '.', 'foto banjir', 'x;y=1');
    const printed = fc
      .tuple(
        fc.constantFrom('', '/'),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '?w=640&h=2', '#x'),
      )
      .map(([start, steps, end]) => `${start}${steps.join('/')}${end}`);
    fc.assert(
      fc.property(
        printed,
        fc.constantFrom(BASE, 'https://a.example', 'http://a.example/b/'),
        (href, base) => {
          expect(resolveAddress(href, base)).toBe(new URL(href, base).href);
        },
      ),
    );
  });
});

/** Where the pictures of a story were found. */
function picturesOf(doc: Node): unknown[] {
  const found: unknown[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'picture') found.push(node.attrs['address']);
  });
  return found;
}

describe('pictures and links of a page', () => {
  const page = (head: string) =>
    `<!DOCTYPE html><html><head><title>Tanggul</title>${head}</head><body><article><h1>Tanggul Ditambal Warga</h1>
    <figure><img src="/foto/a.jpg"><figcaption>Warga menambal tanggul.</figcaption></figure><p>${LEAD}</p>
    <p>Baca juga: <a href="../lain/b">Banjir Surut</a></p><p>${LAST}</p></article></body></html>`;
  const read = (head: string) => {
    const { doc } = ingestWebPage(page(head), CERTAIN);
    return [picturesOf(doc), readStory(doc).body.find(({ type }) => type === 'relatedLink')?.href];
  };

  it.each([
    ['the address it gives for itself', '<link rel="canonical" href="https://c.example/berita/2026/x">'],
    ['Open Graph', '<meta property="og:url" content="https://c.example/berita/2026/x">'],
    ['a base', '<base href="https://c.example/berita/2026/">'],
    [
      'a base that is itself relative',
      '<link rel="canonical" href="https://c.example/"><base href="/berita/2026/">',
    ],
  ])('have whole addresses by %s', (_, head) => {
    expect(read(head)).toEqual([['https://c.example/foto/a.jpg'], 'https://c.example/berita/lain/b']);
  });

  it('have whole addresses by what the browser that kept the page wrote above it', () => {
    const { doc } = ingestWebPage(
      `<!DOCTYPE html><!-- saved from url=(0031)https://c.example/berita/2026/x -->${page('').replace('<!DOCTYPE html>', '')}`,
      CERTAIN,
    );
    expect(picturesOf(doc)).toEqual(['https://c.example/foto/a.jpg']);
  });

  it('have none where nobody says where the page stood', () => {
    expect(read('')).toEqual([[null], null]);
  });
});
