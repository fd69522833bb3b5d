import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../shared/publish/package-layout';
import {
  em,
  foreign,
  item,
  leadIn,
  lineBreak,
  link,
  list,
  p,
  relatedLink,
  row,
  story,
  strong,
  table,
} from '../../shared/story/builders';
import type { Node } from 'prosemirror-model';
import { schema } from '../../shared/story/schema';
import { arbitraryStory, HOSTILE } from './arbitrary-story';
import { folded, hasPandoc, pandocTargets } from './reading-back';
import { clearedAnyway, fullStory, subject } from './subjects';

function markdown(doc: Node): string {
  const file = layOut(clearedAnyway(subject(doc)), { formats: ['md'] }).files.find(
    ({ path }) => path === 'article.md',
  );
  return file && 'content' in file ? file.content : '';
}
/** The Markdown of some paragraphs under no headline. */
const paragraphs = (...body: Node[]) => markdown(story({ body }));

const pandoc = (text: string, to: string) =>
  execFileSync('pandoc', ['-f', 'commonmark_x', '-t', to, '--wrap=none'], { input: text, encoding: 'utf8' });

describe('escapes', () => {
  it.each([
    ['# judul', '\\# judul\n'],
    ['1. satu', '1\\. satu\n'],
    ['- strip', '\\- strip\n'],
    ['*bintang* dan _garis_', '\\*bintang\\* dan \\_garis\\_\n'],
    ['nama_berkas tetap', 'nama_berkas tetap\n'],
    ['<b>&amp;', '\\<b>\\&amp;\n'],
    ['Rp750.000, 10.10 WIB (AFP/Z-3) - 50%', 'Rp750.000, 10.10 WIB (AFP/Z-3) - 50%\n'],
    ['https://x.example/a_b', 'https://x.example/a_b\n'],
    ['https://x.example/*a*', 'https\\://x.example/\\*a\\*\n'],
  ])('only what would mean something: %s', (text, expected) => {
    expect(paragraphs(p(text))).toBe(expected);
  });

  it
    .skipIf(!hasPandoc)
    .each(HOSTILE.filter((text) => !/[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text)))(
    'so that pandoc reads back exactly: %j (needs pandoc)',
    (text) => {
      expect(folded(pandoc(paragraphs(p(text)), 'plain'))).toBe(folded(text));
    },
  );
});

describe('looks', () => {
  it('uses asterisks where they are sure to work', () => {
    expect(paragraphs(p('kata ', strong('tebal'), ' dan ', em('miring'), '.'))).toBe(
      'kata **tebal** dan *miring*.\n',
    );
  });

  it('takes spaces out of emphasis', () => {
    expect(paragraphs(p('kata', strong(' tebal '), 'lagi'))).toBe('kata **tebal** lagi\n');
  });

  it('uses elements where asterisks would be read as text', () => {
    expect(paragraphs(p('kata', strong('(tebal)'), 'lagi', em('a'), strong('b')))).toBe(
      'kata<strong>(tebal)</strong>lagi<em>a</em>**b**\n',
    );
  });

  it.skipIf(!hasPandoc)('are read back by pandoc whatever stands around them (needs pandoc)', () => {
    const edge = fc.constantFrom('', 'a', ' ', '.', '"', '*', '_', '!', '(', '語', '\u00a0', '😀', '\\');
    const words = fc
      .tuple(edge, fc.constantFrom('x', 'x y', '語', '"x"'), edge)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(edge, words, fc.boolean()), { minLength: 1, maxLength: 3 }), (spans) => {
        const body = spans.flatMap(([between, text, isStrong]) => [
          ...(between === '' ? [] : [schema.text(between)]),
          isStrong ? strong(text) : em(text),
        ]);
        const markup = pandoc(paragraphs(p('Awal ', body, ' akhir')), 'html');
        // Asterisks that were not read as emphasis would show up as text beyond those that the story has.
        const stars = (text: string) => text.match(/\*/g)?.length ?? 0;
        expect(stars(markup)).toBe(stars(body.map((node) => node.text).join('')));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the opening capitals and foreign words in plain words', () => {
    expect(paragraphs(p(leadIn('Hujan'), ' deras ', foreign('on air', 'en')))).toBe('Hujan deras on air\n');
  });

  it('breaks lines hard, and keeps the next line from opening a block', () => {
    expect(paragraphs(p('satu', lineBreak(), '1. dua', lineBreak(), '- tiga'))).toBe(
      'satu\\\n1\\. dua\\\n\\- tiga\n',
    );
  });

  it('does not make a picture of a link after an exclamation mark', () => {
    expect(paragraphs(p('Awas!', link('baca', 'https://x.example/')))).toBe(
      'Awas\\![baca](<https://x.example/>)\n',
    );
  });
});

describe('blocks', () => {
  it('keeps two lists of a kind apart', () => {
    expect(paragraphs(list([item('a')]), list([item('b')]), list([item('c')], true))).toBe(
      '- a\n\n<!-- -->\n\n- b\n\n1. c\n',
    );
  });

  it('writes a table with its header, and one without', () => {
    const cells = [row(['Desa', 'Rumah'], true), row(['Sayung | utara', '412'])];
    expect(paragraphs(table(...cells))).toBe('| Desa | Rumah |\n| --- | --- |\n| Sayung \\| utara | 412 |\n');
    expect(paragraphs(table(row(['a', 'b'])))).toBe('|  |  |\n| --- | --- |\n| a | b |\n');
  });

  it('puts furniture in its place and credits as printed', () => {
    const lines = markdown(fullStory()).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'BANJIR PESISIR',
      '',
      '# Tanggul Jebol, *Rob* Genangi Tiga Desa',
      '',
      'Warga mengungsi ke sekolah; dredging baru mulai pekan depan.',
      '',
      'Oleh Siti Rahma dan Budi Santoso',
      '',
    ]);
    expect(lines.slice(-6)).toEqual([
      '',
      'Penulis: Siti Rahma\\',
      'Pewarta: Budi Santoso\\',
      'Penulis \\| Editor: Dewi Lestari\\',
      'Foto: Andi Foto',
      '',
    ]);
  });

  it('escapes a number sign that would close a heading', () => {
    expect(markdown(story({ headline: 'Belajar C#', body: [p('Isi.')] }))).toBe('# Belajar C\\#\n\nIsi.\n');
  });
});

describe.skipIf(!hasPandoc)('addresses, as pandoc reads them (needs pandoc)', () => {
  it('leads every link where the story does, in random stories', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        const expected = new Set<string>();
        doc.descendants((node) => {
          const isLinked = node.type === schema.nodes.relatedLink && node.attrs['href'] !== null;
          const isShown = node.type !== schema.nodes.relatedLink || node.textContent.trim() !== '';
          if (isLinked && isShown) expected.add(node.attrs['href'] as string);
          const mark = schema.marks.link.isInSet(node.marks);
          if (mark && (node.text ?? '').trim() !== '') expected.add(mark.attrs['href'] as string);
        });
        const found = new Set(
          pandocTargets(markdown(doc)).map(({ target }) => decodeURI(escapePercent(target))),
        );
        expect(
          [...expected].map((one) => decodeURI(escapePercent(one))).filter((one) => !found.has(one)),
        ).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('shows each picture with its alt text', () => {
    const pictures = pandocTargets(markdown(fullStory())).filter(({ kind }) => kind === 'Image');
    expect(pictures.map(({ words, target }) => [words, target])).toEqual([
      [
        'Seorang warga mendorong sepeda di jalan "tergenang" <air>',
        'media/tanggul-jebol-rob-genangi-tiga-1.jpg',
      ],
      ['Peta tiga desa di pesisir Demak', 'media/tanggul-jebol-rob-genangi-tiga-2.png'],
    ]);
  });

  it('follows a related link to the page that it names', () => {
    const doc = story({
      headline: 'J',
      body: [relatedLink({ id: 't', title: 'Judul [lain]', href: 'https://x.example/a?b=1&copy;=2' })],
    });
    expect(pandocTargets(markdown(doc))).toEqual([
      { kind: 'Link', words: 'Judul [lain]', target: 'https://x.example/a?b=1&copy;=2' },
    ]);
  });
});

/** A stray percent sign, made safe to decode. */
function escapePercent(address: string): string {
  return address.replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}
