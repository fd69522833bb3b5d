import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import { XmlFault } from '../../../shared/ingest/files/xml-tree';
import { docx, r, wp, type DocxParts } from './office';

const read = (given: DocxParts) => readDocx(docx(given));
const page = (body: string, given: Omit<DocxParts, 'body'> = {}) => {
  const { body: read_ } = read({ body, ...given });
  return read_.is === 'document' ? read_.markup.split('\n') : [];
};
const ADA = 'w:author="Ratri" w:date="2026-11-02T08:15:00Z"';

describe('a Word document becomes a page', () => {
  it('with its title, standfirst, headings and paragraphs', () => {
    expect(
      page(
        wp('Tanggul Jebol', 'Title') +
          wp('Tiga desa terendam', 'Anak') +
          wp('Kronologi', 'Judul2') +
          wp('Air naik.'),
      ),
    ).toEqual([
      '<h1>Tanggul Jebol</h1>',
      '<p class="standfirst">Tiga desa terendam</p>',
      '<h2>Kronologi</h2>',
      '<p>Air naik.</p>',
    ]);
  });

  it('knows a heading by what its style is based on, and by an outline level of its own', () => {
    expect(
      page(
        wp('Kronologi', 'HouseHead') +
          wp('Data', '', '<w:outlineLvl w:val="2"/>') +
          wp('Isi', '', '<w:outlineLvl w:val="9"/>'),
      ),
    ).toEqual(['<h2>Kronologi</h2>', '<h3>Data</h3>', '<p>Isi</p>']);
  });

  it('keeps emphasis, by hand or by style, and what switches it off', () => {
    const off = '<w:b w:val="0"/>';
    expect(
      page(
        wp(
          r('tebal', '<w:b/>') +
            r(' biasa', off) +
            r(' miring', '<w:i/>') +
            r(' kuat', '<w:rStyle w:val="Kuat"/>'),
        ),
      ),
    ).toEqual(['<p><strong>tebal</strong> biasa<em> miring</em><strong> kuat</strong></p>']);
  });

  it('keeps links, whether Word wrote them as elements or as fields', () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('dua')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      page(wp(`<w:hyperlink r:id="rId1">${r('satu')}</w:hyperlink>${r(' dan ')}${field}${r('.')}`), {
        relations: [['rId1', 'hyperlink', 'https://a.example/?x=1&amp;y=2', 'outside']],
      }),
    ).toEqual([
      '<p><a href="https://a.example/?x=1&amp;y=2">satu</a> dan <a href="https://b.example/">dua</a>.</p>',
    ]);
  });

  it('keeps lists in lists, and stays out of a list that is switched off', () => {
    const on = (list: number, level: number) =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
    expect(
      page(
        wp('satu', '', on(1, 0)) +
          wp('dalam', '', on(1, 1)) +
          wp('dua', '', on(1, 0)) +
          wp('bukan', '', on(0, 0)) +
          wp('pertama', '', on(2, 0)),
      ),
    ).toEqual([
      '<ul><li><p>satu</p><ol><li><p>dalam</p></li></ol></li><li><p>dua</p></li></ul>',
      '<p>bukan</p>',
      '<ol><li><p>pertama</p></li></ol>',
    ]);
  });

  it('keeps tables with headers and merged cells', () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${wp(text)}</w:tc>`;
    const table =
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Desa', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('A', '<w:vMerge w:val="restart"/>')}${cell('1')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('2')}</w:tr></w:tbl>`;
    expect(page(table)).toEqual([
      '<table><tr><th colspan="2"><p>Desa</p></th></tr><tr><td rowspan="2"><p>A</p></td><td><p>1</p></td></tr><tr><td><p>2</p></td></tr></table>',
    ]);
  });

  it('keeps a picture with its alt text, and the caption that follows it', () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Karung pasir"/><a:graphic><a:blip r:embed="rId5"/></a:graphic></wp:inline></w:drawing></w:r>';
    const bytes = new Uint8Array([1, 2, 3]);
    const { body, files } = read({
      body: wp(drawing) + wp('Warga menambal tanggul. (Antara)', 'Keterangan') + wp('Isi.'),
      relations: [['rId5', 'image', 'media/foto.jpg']],
      files: { 'word/media/foto.jpg': bytes },
    });
    expect(body).toMatchObject({
      markup:
        '<figure><img src="file:word/media/foto.jpg" alt="Karung pasir"><figcaption>Warga menambal tanggul. (Antara)</figcaption></figure>\n<p>Isi.</p>',
    });
    expect(files.get('file:word/media/foto.jpg')).toEqual({ name: 'foto.jpg', bytes });
  });

  it('takes one of the two halves that Word writes for newer and older versions', () => {
    const box = (text: string) => `<w:txbxContent>${wp(text)}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('Boks')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('Boks')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(page(wp(r('Sebelum') + both) + wp('Sesudah'))).toEqual([
      '<p>Sebelum</p>',
      '<p>Boks</p>',
      '<p>Sesudah</p>',
    ]);
  });

  it('keeps quotations together, and breaks inside a line', () => {
    expect(
      page(
        wp('Satu', 'Kutipan') +
          wp('Dua', 'Kutipan') +
          wp('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/></w:r>'),
      ),
    ).toEqual(['<blockquote><p>Satu</p><p>Dua</p></blockquote>', '<p>a<br>b\t\u2011</p>']);
  });

  it('lets no word be markup', () => {
    expect(page(wp('&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; "kutip"'))).toEqual([
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &quot;kutip&quot;</p>',
    ]);
  });
});

describe('tracked changes of a Word document', () => {
  it('come with author and time: inserted, deleted, moved', () => {
    const at = 'data-author="Ratri" data-at="2026-11-02T08:15:00Z"';
    expect(
      page(
        wp(
          `${r('Air ')}<w:ins w:id="1" ${ADA}>${r('sudah ')}</w:ins><w:del w:id="2" ${ADA}><w:r><w:delText>belum </w:delText></w:r></w:del>` +
            `<w:moveFrom w:id="3" ${ADA}>${r('lama')}</w:moveFrom><w:moveTo w:id="4" ${ADA}>${r('baru')}</w:moveTo>`,
        ),
      ),
    ).toEqual([
      `<p>Air <ins ${at}>sudah </ins><del ${at}>belum </del><del ${at}>lama</del><ins ${at}>baru</ins></p>`,
    ]);
  });

  it('tell of a break between paragraphs that was put in or taken out', () => {
    const end = (kind: string) => `<w:rPr><w:${kind} w:id="1" ${ADA}/></w:rPr>`;
    const by = 'data-author="Ratri" data-at="2026-11-02T08:15:00Z"';
    expect(page(wp('satu', '', end('ins')) + wp('dua', '', end('del')) + wp('tiga'))).toEqual([
      '<p>satu</p>',
      `<p data-break="ins" ${by}>dua</p>`,
      `<p data-break="del" ${by}>tiga</p>`,
    ]);
  });
});

describe('comments of a Word document', () => {
  const comment = (id: string, paragraph: string, text: string) =>
    `<w:comment w:id="${id}" ${ADA}><w:p w14:paraId="${paragraph}">${r(text)}</w:p></w:comment>`;

  it('keep their range, over runs and paragraphs alike', () => {
    expect(
      page(
        wp(`${r('Hari ')}<w:commentRangeStart w:id="7"/>${r('Selasa')}`) +
          wp(`${r('pagi')}<w:commentRangeEnd w:id="7"/>${r('.')}`),
        { comments: comment('7', 'AA', 'Tanggal?') },
      ),
    ).toEqual([
      '<p>Hari <mark data-comment="7">Selasa</mark></p>',
      '<p><mark data-comment="7">pagi</mark>.</p>',
    ]);
  });

  it('keep their threads, and which of them are done', () => {
    const { comments } = read({
      body: wp('x'),
      comments: comment('0', 'AA', 'Tanggal?') + comment('1', 'BB', '12/9.'),
      commentsExtended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>',
    });
    expect(comments).toEqual([
      {
        id: '0',
        author: 'Ratri',
        at: '2026-11-02T08:15:00Z',
        text: 'Tanggal?',
        replyTo: null,
        isResolved: true,
      },
      {
        id: '1',
        author: 'Ratri',
        at: '2026-11-02T08:15:00Z',
        text: '12/9.',
        replyTo: '0',
        isResolved: false,
      },
    ]);
  });
});

describe('what a Word document holds beside its copy', () => {
  it('stands after it, where it is a footnote', () => {
    expect(
      page(wp(`${r('Dua desa')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('.')}`), {
        footnotes: `<w:footnote w:id="2">${wp('Data BPBD.')}</w:footnote>`,
      }),
    ).toEqual(['<p>Dua desa[1].</p>', '<ol><li><p>Data BPBD.</p></li></ol>']);
  });

  it('is listed, where the story cannot hold it', () => {
    const { left } = read({ body: wp(r('Isi') + r('rahasia', '<w:vanish/>')), header: 'RANCANGAN' });
    expect(left.map(({ what, text }) => [what.en, text])).toEqual([
      ['hidden text', 'rahasia'],
      ['a page header or footer', 'RANCANGAN'],
    ]);
  });

  it('is said to be damaged, and the copy is read all the same', () => {
    const { body, left } = read({ body: wp('Isi.'), files: { 'word/comments.xml': '<w:comments>' } });
    expect(body).toMatchObject({ markup: '<p>Isi.</p>' });
    expect(left.map(({ what }) => what.en)).toEqual(['a damaged part: word/comments.xml']);
  });

  it('cannot be read without its main part', () => {
    expect(() => readDocx(new Map())).toThrow(XmlFault);
    expect(() => read({ body: '<w:p>' })).toThrow(XmlFault);
  });
});
