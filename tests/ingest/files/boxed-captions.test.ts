import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import type { FilePage } from '../../../shared/ingest/files/file-page';
import { ingestFilePage } from '../../../shared/ingest/files/ingest-file-page';
import { readOdt } from '../../../shared/ingest/files/odt/odt';
import { readStory } from '../../../shared/story/reading';
import { docx, odt, r, wp } from './office';

/** Captions that stand in a box beside or beneath their picture, as Word and LibreOffice make them. */

const UTF8 = { encoding: 'utf-8', certain: true } as const;
const LEAD =
  'Air Kali Tuntang meluap pada Selasa malam dan merendam tiga desa di Kabupaten Demak, Jawa Tengah.';
const MORE = 'Warga mengungsi ke balai desa sejak pukul 21.00 WIB, kata Kepala Desa Wonosari, Sutarno.';
const CAPTION = 'Gambar 1: Warga menambal tanggul, Rabu (4/11/2026). (ANTARA FOTO/Aji/foc.)';

function story(page: FilePage) {
  const draft = ingestFilePage(page, UTF8);
  const report = draft.report.map(({ text }) => text).join('');
  return { ...readStory(draft.doc), pictures: [...draft.pictures.values()], report };
}

/** One picture with its caption and credit, and the copy around it in its order. */
function expectCaptioned(page: FilePage, source: string) {
  const read = story(page);
  expect(read.body.map(({ type }) => type).sort()).toEqual(['paragraph', 'paragraph', 'picture']);
  expect(read.body.find(({ type }) => type === 'picture')).toMatchObject({
    caption: 'Gambar 1: Warga menambal tanggul, Rabu (4/11/2026).',
    creditLine: 'ANTARA FOTO/Aji/foc.',
    altText: 'Karung pasir',
  });
  expect(read.body.filter(({ type }) => type === 'paragraph').map(({ text }) => text)).toEqual([LEAD, MORE]);
  expect(read.pictures).toEqual([source]);
  for (const words of [CAPTION, LEAD, MORE]) expect(read.report).toContain(words);
}

// ------------------------------------------------------------ Word

const blip = '<a:blip r:embed="rId5"/>';
const docPr = '<wp:docPr id="1" name="x" descr="Karung pasir"/>';
const picture = `<w:r><w:drawing><wp:inline>${docPr}${blip}</wp:inline></w:drawing></w:r>`;
const txbx = (content: string) => `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>`;
const vml = (content: string) =>
  `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`;
/** A text box twice, as Word writes it: for itself and for its elders. */
const box = (content: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Text Box 2"/>${txbx(content)}</wp:anchor></w:drawing></mc:Choice><mc:Fallback>${vml(content)}</mc:Fallback></mc:AlternateContent></w:r>`;

const word = (body: string) =>
  readDocx(
    docx({
      body: `${wp('Tanggul Jebol', 'Title')}${body}`,
      relations: [['rId5', 'image', 'media/foto.jpg']],
      files: { 'word/media/foto.jpg': new Uint8Array([1]) },
    }),
  );

describe('a caption in a box of a Word document', () => {
  it.each([
    [
      'beside a floating picture, as Insert Caption makes it',
      wp(LEAD) + wp(picture + box(wp(CAPTION, 'Keterangan')) + r(MORE)),
    ],
    [
      'with its picture in the same paragraph, as LibreOffice saves it',
      wp(LEAD) + wp(box(wp(picture + r(CAPTION))) + r(MORE)),
    ],
    ['beneath its picture, a paragraph each', wp(LEAD) + wp(box(wp(picture) + wp(CAPTION)) + r(MORE))],
    ['above its picture', wp(LEAD) + wp(box(wp(CAPTION) + wp(picture)) + r(MORE))],
    [
      'drawn in one group with its picture',
      wp(LEAD) +
        wp(
          `<w:r><w:drawing><wp:anchor>${docPr}<wpg:wgp><pic:pic>${blip}</pic:pic><wps:wsp>${txbx(wp(CAPTION))}</wps:wsp></wpg:wgp></wp:anchor></w:drawing></w:r>${r(MORE)}`,
        ),
    ],
  ])('%s', (_, body) => expectCaptioned(word(body), 'file:word/media/foto.jpg'));

  it('in a box of a Word that knew no other (VML)', () => {
    const old = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${wp(`<w:r><w:pict><v:shape alt="Karung pasir"><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r>${r(CAPTION)}`)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    expectCaptioned(word(wp(LEAD) + wp(old + r(MORE))), 'file:word/media/foto.jpg');
  });

  it('stays copy where the box says more, or stands by no picture', () => {
    const two = story(word(wp(LEAD) + wp(box(wp(picture) + wp(CAPTION) + wp(MORE)))));
    expect(two.body.map(({ type, text }) => [type, type === 'picture' ? '' : text])).toContainEqual([
      'paragraph',
      MORE,
    ]);
    const none = story(word(wp(box(wp('Tiga desa terendam sejak Selasa malam.'))) + wp(LEAD) + wp(MORE)));
    expect(none.report).toContain('Tiga desa terendam');
    expect(none.body.map(({ type }) => type)).not.toContain('picture');
  });
});

// ------------------------------------------------------------ LibreOffice

const p = (content: string, style = 'Standard') => `<text:p text:style-name="${style}">${content}</text:p>`;
const image =
  '<draw:frame draw:name="Image1"><draw:image xlink:href="Pictures/foto.jpg"/><svg:desc>Karung pasir</svg:desc></draw:frame>';
const frame = (content: string) =>
  `<draw:frame draw:name="Frame1"><draw:text-box>${content}</draw:text-box></draw:frame>`;
const sequenced = `<text:sequence text:name="Illustration">Gambar 1</text:sequence>${CAPTION.slice('Gambar 1'.length)}`;

const writer = (body: string) =>
  readOdt(odt(p('Tanggul Jebol', 'P2') + body, { 'Pictures/foto.jpg': new Uint8Array([1]) }));

describe('a caption in a frame of a LibreOffice document', () => {
  it.each([
    ['with its picture, as Insert Caption makes it', p(LEAD) + p(frame(p(image + sequenced, 'P1')) + MORE)],
    ['beneath its picture, a paragraph each', p(LEAD) + p(frame(p(image) + p(sequenced, 'P1')) + MORE)],
    ['above its picture', p(LEAD) + p(frame(p(sequenced, 'P1') + p(image)) + MORE)],
    [
      'in a frame of its own, in the style of captions',
      p(LEAD) + p(image + frame(p(sequenced, 'P1')) + MORE),
    ],
    ['in the style of captions after its picture', p(LEAD) + p(image) + p(sequenced, 'P1') + p(MORE)],
    [
      'in a shape, in one group with its picture',
      p(LEAD) + p(`<draw:g>${image}<draw:custom-shape>${p(CAPTION)}</draw:custom-shape></draw:g>${MORE}`),
    ],
  ])('%s', (_, body) => expectCaptioned(writer(body), 'file:Pictures/foto.jpg'));

  it('says the words of a shape as paragraphs of their own', () => {
    const read = story(
      writer(
        p(LEAD) + p(`<draw:custom-shape>${p('Satu kotak.')}${p('Dua baris.')}</draw:custom-shape>${MORE}`),
      ),
    );
    expect(read.body.map(({ text }) => text)).toEqual([LEAD, MORE, 'Satu kotak.', 'Dua baris.']);
  });
});
