import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import type { Parts } from '../../../shared/ingest/files/file-page';
import { unzipped } from '../../../electron/desk/inputs/unzipped';
import { hasTool, root, scratch } from '../../builders';
import { docx, r, wp, zip, type DocxParts } from './office';
import { wordsOfHtml, wordsOfPage } from './page-words';

/** Word documents read by three programs that have no line in common: ours, mammoth and pandoc. The words must be the same. */

const ADA = 'w:author="Ratri" w:date="2026-11-02T08:15:00Z"';
const ours = (parts: Parts) => wordsOfPage(readDocx(parts));
/** mammoth leads back from a note with an arrow. */
const byMammoth = async (bytes: Buffer) =>
  wordsOfHtml((await mammoth.convertToHtml({ buffer: bytes })).value).filter((word) => word !== '↑');

function byPandoc(bytes: Buffer): string[] {
  const file = path.join(scratch(), 'naskah.docx');
  writeFileSync(file, bytes);
  return wordsOfHtml(execFileSync('pandoc', ['-t', 'html', file], { encoding: 'utf8' }));
}

const item = (text: string, level = 0) =>
  wp(text, '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${wp(text)}</w:tc>`;
const GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>';
const field = (address: string, shown: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "${address}" </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A reporter's document with all that a desk meets. */
const DESK: DocxParts = {
  body:
    wp('Tanggul Jebol di Demak', 'Title') +
    wp('Tiga desa terendam', 'Anak') +
    wp(
      `${r('Air ')}<w:ins w:id="1" ${ADA}>${r('sudah ')}</w:ins><w:del w:id="2" ${ADA}><w:r><w:delText>belum </w:delText></w:r></w:del>${r('surut')}${r(' di ', '<w:b/>')}<w:commentRangeStart w:id="0"/>${r('Wonosari')}<w:commentRangeEnd w:id="0"/>${r('.')}`,
    ) +
    wp('Kronologi', 'Judul2') +
    item('Wonosari') +
    item('Dukuh Krajan', 1) +
    item('Bedono') +
    wp(
      `<w:hyperlink r:id="rId1">${r('BPBD')}</w:hyperlink>${r(' dan ')}${field('https://b.example/', 'BMKG')}${r('.')}`,
    ) +
    `<w:tbl>${GRID}<w:tr>${cell('Desa', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('Wonosari', '<w:vMerge w:val="restart"/>')}${cell('120')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('84')}</w:tr></w:tbl>` +
    wp(`${r('Café naïve ')}<w:r><w:t>東京</w:t><w:br/><w:t>العربية</w:t><w:tab/><w:t>x</w:t></w:r>`) +
    wp(
      `${r('Data BPBD')}<w:smartTag>${r(' Demak')}</w:smartTag><w:sdt><w:sdtContent>${r(' kemarin')}</w:sdtContent></w:sdt>`,
    ),
  comments: `<w:comment w:id="0" ${ADA}>${wp('Tanggal?')}</w:comment>`,
  relations: [['rId1', 'hyperlink', 'https://a.example/', 'outside']],
};

const word = fc.constantFrom('air', 'naik', 'Demak,', 'é', '&amp;', '&lt;b&gt;', '2026', '“kata”', ' ', '  ');
const texts = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
const run = fc
  .tuple(texts, fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:b w:val="0"/>', '<w:u w:val="single"/>'))
  .map(([text, properties]) => r(text, properties));
const inline = fc.oneof(
  { weight: 4, arbitrary: run },
  run.map((one) => `<w:ins w:id="1" ${ADA}>${one}</w:ins>`),
  texts.map((text) => `<w:del w:id="2" ${ADA}><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
  run.map((one) => `<w:hyperlink r:id="rId1">${one}</w:hyperlink>`),
  fc.constantFrom('air', 'naik').map((shown) => field('https://b.example/', shown)),
  run.map((one) => `<w:smartTag>${one}</w:smartTag>`),
  run.map((one) => `<w:commentRangeStart w:id="0"/>${one}<w:commentRangeEnd w:id="0"/>`),
  fc.constantFrom('<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>'),
);
const paragraph = fc
  .tuple(
    fc.array(inline, { maxLength: 5 }),
    fc.constantFrom('', 'Judul2', 'Kutipan', 'Keterangan', 'HouseHead'),
  )
  .map(
    ([runs, style]) => `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}</w:pPr>${runs.join('')}</w:p>`,
  );
const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  fc.tuple(texts, fc.nat(1)).map(([text, level]) => item(text, level)),
  fc
    .array(fc.tuple(texts, texts), { minLength: 1, maxLength: 3 })
    .map(
      (rows) => `<w:tbl>${GRID}${rows.map(([a, b]) => `<w:tr>${cell(a)}${cell(b)}</w:tr>`).join('')}</w:tbl>`,
    ),
);
const anyDocument = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks): DocxParts => ({
  ...DESK,
  body: blocks.join(''),
}));

describe('one Word document, several readers', () => {
  it('mammoth reads the words that we read', async () => {
    const parts = docx(DESK);
    expect(ours(parts)).toEqual(await byMammoth(await zip(parts)));
    expect(ours(parts).join(' ')).toContain('Air sudah surut di Wonosari.');
  });

  it.skipIf(!hasTool('pandoc'))('and so does pandoc (pandoc)', async () => {
    const parts = docx(DESK);
    expect(ours(parts)).toEqual(byPandoc(await zip(parts)));
  });

  it('any document: mammoth reads the words that we read', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const parts = docx(document);
        expect(ours(parts)).toEqual(await byMammoth(await zip(parts)));
      }),
      { numRuns: 100 },
    );
  });

  it.skipIf(!hasTool('pandoc'))('all three read what pandoc wrote (pandoc)', async () => {
    const folder = scratch();
    const [source, file] = [path.join(folder, 'naskah.md'), path.join(folder, 'naskah.docx')];
    writeFileSync(source, readFileSync(path.join(root, 'docs/reliability.md'), 'utf8'));
    execFileSync('pandoc', ['-s', '-f', 'gfm', source, '-o', file]);
    const bytes = readFileSync(file);
    const read = ours(await unzipped(bytes));
    expect(read.length).toBeGreaterThan(500);
    expect(read).toEqual(await byMammoth(bytes));
    expect(read).toEqual(byPandoc(bytes));
  });
});
