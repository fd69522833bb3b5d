import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import { filePage, type FilePage } from '../../../shared/ingest/files/file-page';
import { readNinjs } from '../../../shared/ingest/files/feeds/ninjs';
import { ingestFilePage } from '../../../shared/ingest/files/ingest-file-page';
import { ingestWebPage } from '../../../shared/ingest/web/ingest-web';
import { readStory } from '../../../shared/story/reading';
import { anyBody } from '../any-page';
import { docx, r, wp, type DocxParts } from './office';

const UTF8 = { encoding: 'utf-8', certain: true } as const;
const ADA = 'w:author="Ratri" w:date="2026-11-02T08:15:00Z"';
const draft = (page: FilePage) => ingestFilePage(page, UTF8);
const fromWord = (given: DocxParts) => draft(readDocx(docx(given)));
const LEAD =
  'Air Kali Tuntang meluap pada Selasa malam dan merendam tiga desa di Kabupaten Demak, Jawa Tengah.';
const MORE = 'Warga mengungsi ke balai desa sejak pukul 21.00 WIB, kata Kepala Desa Wonosari, Sutarno.';

/** The words of a document and the marks on them. */
const marked = (doc: Node) => {
  const found: [string, string[]][] = [];
  doc.descendants((node) => {
    if (node.isText && node.marks.length > 0)
      found.push([
        node.text ?? '',
        node.marks.map(({ type, attrs }) =>
          [type.name, attrs['author'] ?? attrs['href']].filter(Boolean).join(' '),
        ),
      ]);
  });
  return found;
};

describe('a Word document becomes a story', () => {
  it('with its headline, standfirst, crossheads, picture, related link, sign-off and credit', () => {
    const drawing =
      '<w:r><w:drawing><wp:docPr id="1" name="x" descr="Karung pasir"/><a:blip r:embed="rId5"/></w:drawing></w:r>';
    const made = fromWord({
      body:
        wp('Tanggul Jebol, Tiga Desa Terendam', 'Title') +
        wp('Warga mengungsi ke balai desa', 'Anak') +
        wp(drawing) +
        wp('Warga menambal tanggul, Rabu (4/11/2026). (ANTARA FOTO/Aji/foc.)', 'Keterangan') +
        wp(LEAD) +
        wp('Baca juga: Banjir Demak Surut') +
        wp('Kronologi', 'Judul2') +
        wp(`${MORE} (Ant/H-2)`) +
        wp('Editor: Thalatie Yani'),
      relations: [['rId5', 'image', 'media/foto.jpg']],
      files: { 'word/media/foto.jpg': new Uint8Array([1]) },
    });
    const story = readStory(made.doc);
    expect(story.headline).toBe('Tanggul Jebol, Tiga Desa Terendam');
    expect(story.standfirst).toBe('Warga mengungsi ke balai desa');
    expect(story.body.map(({ type }) => type)).toEqual([
      'picture',
      'paragraph',
      'relatedLink',
      'crosshead',
      'paragraph',
    ]);
    expect(story.body[0]).toMatchObject({
      caption: 'Warga menambal tanggul, Rabu (4/11/2026).',
      creditLine: 'ANTARA FOTO/Aji/foc.',
      altText: 'Karung pasir',
    });
    expect(story.signOff?.text).toBe('(Ant/H-2)');
    expect(story.credits).toEqual([{ role: 'editor', label: 'Editor', name: 'Thalatie Yani' }]);
    expect([...made.pictures]).toEqual([['picture-1', 'file:word/media/foto.jpg']]);
    expect(made.files?.get('file:word/media/foto.jpg')?.bytes).toEqual(new Uint8Array([1]));
  });

  it('keeps tracked changes as ours, with their author and time', () => {
    const made = fromWord({
      body:
        wp('Tanggul Jebol', 'Title') +
        wp(
          `${r('Air ')}<w:ins w:id="1" ${ADA}>${r('sudah ')}</w:ins><w:del w:id="2" ${ADA}><w:r><w:delText>belum </w:delText></w:r></w:del>${r('surut di tiga desa, kata Sutarno pada Selasa malam.')}`,
        ) +
        wp(LEAD, '', `<w:rPr><w:ins w:id="3" ${ADA}/></w:rPr>`) +
        wp(MORE),
    });
    expect(marked(made.doc)).toEqual([
      ['sudah ', ['insertion Ratri']],
      ['belum ', ['deletion Ratri']],
    ]);
    const broken: unknown[] = [];
    made.doc.forEach((node) =>
      node.marks.forEach((mark) =>
        broken.push([
          node.textContent.slice(0, 5),
          mark.attrs['kind'],
          mark.attrs['author'],
          mark.attrs['at'],
        ]),
      ),
    );
    expect(broken).toEqual([['Warga', 'split', 'Ratri', '2026-11-02T08:15:00Z']]);
    expect(readStory(made.doc).body[0]?.text).toBe(
      'Air sudah surut di tiga desa, kata Sutarno pada Selasa malam.',
    );
  });

  it('keeps comments, and marks what they are about', () => {
    const made = fromWord({
      body:
        wp('Tanggul Jebol', 'Title') +
        wp(
          `${r('Air naik pada ')}<w:commentRangeStart w:id="0"/>${r('Selasa')}<w:commentRangeEnd w:id="0"/>${r(' malam dan merendam tiga desa di Demak.')}`,
        ),
      comments: `<w:comment w:id="0" ${ADA}>${wp('Tanggal?')}</w:comment>`,
    });
    expect(marked(made.doc)).toEqual([['Selasa', ['comment']]]);
    expect(made.comments).toMatchObject([{ id: '0', text: 'Tanggal?' }]);
  });

  it('says every word of the document in its report, what was left out included', () => {
    const made = fromWord({
      body: wp('Tanggul Jebol', 'Title') + wp(LEAD) + wp(r('rahasia', '<w:vanish/>')),
      header: 'RANCANGAN',
    });
    const text = made.report.map((piece) => piece.text).join('');
    for (const part of ['Tanggul Jebol', LEAD, 'rahasia', 'RANCANGAN']) expect(text).toContain(part);
    expect(
      made.report.filter(({ fate }) => fate === 'dropped').map(({ text: dropped }) => dropped.trim()),
    ).toEqual(['rahasia', 'RANCANGAN']);
  });

  it('loses no picture, wherever it stands', () => {
    const drawing = (id: string) =>
      `<w:r><w:drawing><wp:docPr id="1" name="x"/><a:blip r:embed="${id}"/></w:drawing></w:r>`;
    const made = fromWord({
      body: wp(drawing('a')) + wp('Tanggul Jebol', 'Title') + wp(LEAD + '') + wp(drawing('b')),
      relations: [
        ['a', 'image', 'media/a.jpg'],
        ['b', 'image', 'media/b.jpg'],
      ],
    });
    expect([...made.pictures.values()]).toEqual(['file:word/media/a.jpg', 'file:word/media/b.jpg']);
  });
});

describe('the copy of a feed, in HTML', () => {
  const account = ({ report }: { readonly report: readonly { readonly text: string }[] }) =>
    report.map(({ text }) => text.replace(/\s+/g, '')).join('');

  it('may have no element around it', () => {
    const made = draft(filePage({ is: 'html', markup: `${LEAD}<br><br>${MORE} <b>Air surut.</b>` }));
    expect(
      readStory(made.doc).headline +
        readStory(made.doc)
          .body.map(({ text }) => text)
          .join(' '),
    ).toBe(`${LEAD}${MORE} Air surut.`);
  });

  it('loses no character that a page of the same HTML keeps, whatever it is', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const made = draft(filePage({ is: 'html', markup: body }));
        expect(account(made)).toBe(account(ingestWebPage(`<body>${body}</body>`, UTF8)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a feed item becomes a story', () => {
  const ITEM = {
    uri: 'urn:x',
    headline: 'Tanggul Jebol, Tiga Desa Terendam',
    description_text: 'Warga mengungsi ke balai desa',
    byline: 'Ratri Wulandari',
    language: 'id',
    slugline: 'TANGGUL JEBOL',
    body_xhtml: `<p>${LEAD}</p><p>${MORE}</p>`,
    infosource: [{ name: 'Thalatie Yani', rel: 'http://cv.iptc.org/newscodes/contentprodpartyrole/editor' }],
    associations: {
      mainpic: {
        type: 'picture',
        byline: 'Aji/Antara',
        description_text: 'Warga menambal tanggul.',
        body_text: 'Karung pasir',
        renditions: { original: { href: 'https://x.example/a.jpg' } },
      },
      rel: { type: 'text', uri: 'https://x.example/1', headline: 'Banjir Demak Surut' },
    },
  };

  it('with exactly the furniture that it names', () => {
    const made = draft(readNinjs(ITEM));
    const story = readStory(made.doc);
    expect(story).toMatchObject({
      headline: 'Tanggul Jebol, Tiga Desa Terendam',
      standfirst: 'Warga mengungsi ke balai desa',
      byline: 'Ratri Wulandari',
      credits: [{ role: 'editor', name: 'Thalatie Yani' }],
    });
    expect(story.body).toMatchObject([
      {
        type: 'picture',
        caption: 'Warga menambal tanggul.',
        creditLine: 'Aji/Antara',
        altText: 'Karung pasir',
      },
      { type: 'paragraph', text: LEAD },
      { type: 'paragraph', text: MORE },
      { type: 'relatedLink', label: 'Baca juga', title: 'Banjir Demak Surut', href: 'https://x.example/1' },
    ]);
    expect(made.fields).toMatchObject({ language: 'id' });
  });

  it('once, where the copy repeats what stands beside it', () => {
    const made = draft(
      readNinjs({
        ...ITEM,
        body_xhtml: `<h1>${ITEM.headline}</h1><figure><img src="https://x.example/a.jpg" alt="Karung pasir"><figcaption>Warga menambal tanggul.</figcaption></figure><p>${LEAD}</p><p>${MORE}</p>`,
      }),
    );
    const story = readStory(made.doc);
    expect(story.body.filter(({ type }) => type === 'picture')).toHaveLength(1);
    expect(story.headline).toBe(ITEM.headline);
    expect(story.body.some(({ text }) => text === ITEM.headline)).toBe(false);
  });

  it('whose copy cannot pass for furniture that the file does not name', () => {
    const made = draft(
      readNinjs({
        ...ITEM,
        byline: '',
        body_xhtml: `<p data-piece="byline">${LEAD}</p><p><ins data-author="x">${MORE}</ins> <mark data-comment="1">x</mark></p>`,
      }),
    );
    expect(readStory(made.doc).byline).toBe('');
    expect(marked(made.doc)).toEqual([]);
  });

  it('of plain text, with its line breaks as paragraphs', () => {
    const { body_xhtml: _, ...bare } = ITEM;
    const story = readStory(draft(readNinjs({ ...bare, body_text: `${LEAD}\n\n${MORE}` })).doc);
    expect(story.body.filter(({ type }) => type === 'paragraph').map(({ text }) => text)).toEqual([
      LEAD,
      MORE,
    ]);
  });
});

describe('a text with nothing beside it', () => {
  it('is read as every plain text is', () => {
    const made = draft(filePage({ is: 'text', text: `Tanggul Jebol\n\n${LEAD}\n\nEditor: Thalatie Yani` }));
    expect(readStory(made.doc)).toMatchObject({
      headline: 'Tanggul Jebol',
      credits: [{ name: 'Thalatie Yani' }],
    });
  });
});
