import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../shared/journal/replay';
import { readStory } from '../../shared/story/reading';
import { Refusal } from '../../shared/story/refusal';
import { root } from '../builders';
import { docx, wp, zip } from '../ingest/files/office';
import { scratchDesk } from '../scratch-desk';

const LEAD =
  'Air Kali Tuntang meluap pada Selasa malam dan merendam tiga desa di Kabupaten Demak, Jawa Tengah.';
const JPEG = readFileSync(path.join(root, 'electron/desk/samples/harbour-tram.jpg'));

const drawing = (id: string) =>
  `<w:r><w:drawing><wp:docPr id="1" name="x" descr="Trem malam"/><a:blip r:embed="${id}"/></w:drawing></w:r>`;

const WORD = docx({
  body:
    wp('Tanggul Jebol di Demak', 'Title') +
    wp(drawing('a')) +
    wp('Trem malam kembali. (Antara)', 'Keterangan') +
    wp(LEAD) +
    wp(drawing('b')) +
    wp('Editor: Thalatie Yani'),
  relations: [
    ['a', 'image', 'media/a.jpg'],
    ['b', 'image', 'media/b.emf'],
  ],
  files: { 'word/media/a.jpg': new Uint8Array(JPEG), 'word/media/b.emf': 'not a picture that anybody knows' },
});

const text = (words: string) => Buffer.from(words);

describe('files of any format come to the desk', () => {
  it('a Word document with its picture in the archive and in the story', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', { name: 'naskah.docx', bytes: await zip(WORD) });
    const opened = await desk.call('openStory', { id });
    const story = readStory(readDocument(opened.doc));
    expect(story.headline).toBe('Tanggul Jebol di Demak');
    expect(opened.pictures).toMatchObject([{ type: 'image/jpeg', size: JPEG.length }]);
    expect(story.body[0]).toMatchObject({
      type: 'picture',
      picture: opened.pictures[0]?.sha256,
      altText: 'Trem malam',
      caption: 'Trem malam kembali.',
      creditLine: 'Antara',
    });
    expect(story.credits).toMatchObject([{ name: 'Thalatie Yani' }]);
  });

  it('and says of a picture that it cannot keep, that its place is empty', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', { name: 'naskah.docx', bytes: await zip(WORD) });
    const opened = await desk.call('openStory', { id });
    expect(
      readStory(readDocument(opened.doc))
        .body.filter(({ type }) => type === 'picture')
        .map(({ picture }) => picture),
    ).toEqual([expect.any(String), null]);
    const report = await desk.call('importReport', { id });
    expect(report?.pieces.filter(({ as }) => as === 'picture').map((piece) => piece.text.trim())).toEqual([
      'b.emf',
    ]);
    const { findings } = await desk.call('check', { id });
    expect(findings.map(({ rule }) => rule)).toContain('import.picture');
  });

  it('a zip of several: each file a story of its own, and what is none is said', async () => {
    const desk = await scratchDesk();
    const bytes = await zip(
      new Map([
        ['kiriman/satu.txt', text(`Judul Satu\n\n${LEAD}\n`)],
        ['kiriman/dua.docx', await zip(WORD)],
        ['kiriman/musik.mp3', text('ID3\u0003\0\0')],
        ['__MACOSX/kiriman/._satu.txt', text('x')],
      ]),
    );
    const { others, refused, headline } = await desk.call('importStory', { name: 'kiriman.zip', bytes });
    expect([headline, ...others.map((one) => one.headline)].sort()).toEqual([
      'Judul Satu',
      'Tanggul Jebol di Demak',
    ]);
    expect(refused.map(({ name }) => name)).toEqual(['kiriman/musik.mp3']);
    expect(await desk.call('listStories', {})).toHaveLength(2);
  });

  it('a feed of several items: a story each', async () => {
    const desk = await scratchDesk();
    const item = (title: string) => `<item><title>${title}</title><description>${LEAD}</description></item>`;
    const bytes = text(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Contoh</title>${item('Satu')}${item('Dua')}</channel></rss>`,
    );
    const { headline, others } = await desk.call('importStory', { name: 'umpan.xml', bytes });
    expect([headline, ...others.map((one) => one.headline)]).toEqual(['Satu', 'Dua']);
  });

  it.each([
    ['a document type', 'jahat.xml', '<!DOCTYPE nitf SYSTEM "file:///etc/passwd"><nitf/>', 'input.hostile'],
    ['XML that breaks off', 'rusak.xml', '<?xml version="1.0"?><nitf><body>', 'input.damaged'],
    ['XML of no news format', 'lain.xml', '<?xml version="1.0"?><svg/>', 'input.unknown'],
    ['JSON of no news format', 'package.json', '{"name":"x"}', 'input.unknown'],
    ['JSON that breaks off', 'rusak.json', '{"uri":', 'input.damaged'],
    ['an empty feed', 'kosong.xml', '<rss version="2.0"><channel/></rss>', 'input.empty'],
    ['rich text that never closes its groups', 'dalam.rtf', `{\\rtf1${'{'.repeat(600)}`, 'input.damaged'],
  ])('refuses %s with a reason, and stores nothing', async (_what, name, content, code) => {
    const desk = await scratchDesk();
    const refusal = await desk
      .call('importStory', { name, bytes: text(content) })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).notice.code).toBe(code);
    expect(await desk.call('listStories', {})).toEqual([]);
  });

  it('calls a document that was cut or garbled what its name says, and neither a package nor a text', async () => {
    const desk = await scratchDesk();
    const told = (name: string, bytes: Uint8Array) =>
      desk.call('importStory', { name, bytes }).then(
        () => 'stored',
        (error: unknown) => (error instanceof Refusal ? error.notice.what.en : String(error)),
      );
    const whole = await zip(WORD);
    expect(await told('naskah.docx', whole.slice(0, whole.length / 2))).toBe(
      'naskah.docx: this Word document is damaged',
    );
    // The same in the middle of the content, where only the sum tells.
    const garbled = Buffer.from(whole);
    const content = garbled.indexOf('word/document.xml') + 'word/document.xml'.length + 20;
    garbled.fill(0x55, content, content + 20);
    expect(await told('naskah.docx', garbled)).toBe('naskah.docx: this Word document is damaged');
    const noise = Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 7919) % 31));
    expect(await told('naskah.ODT', noise)).toBe('naskah.ODT: this OpenDocument text is damaged');
    // What is something else is called that, whatever its name is.
    expect(await told('naskah.docx', text('%PDF-1.7\n'))).toMatch(/PDF/);
    expect(await told('naskah.txt', noise)).toMatch(/is not text/);
    expect(await told('kiriman.zip', whole.slice(0, whole.length / 2))).toMatch(/cut short/);
    expect(await desk.call('listStories', {})).toEqual([]);
  });

  it('refuses a spreadsheet, a zip within a zip, and a hostile zip', async () => {
    const desk = await scratchDesk();
    const codeOf = (bytes: Uint8Array) =>
      desk.call('importStory', { name: 'x.zip', bytes }).then(
        () => 'stored',
        (error: unknown) => (error instanceof Refusal ? error.notice.code : String(error)),
      );
    expect(
      await codeOf(
        await zip(
          new Map([
            ['[Content_Types].xml', text('<Types/>')],
            ['xl/workbook.xml', text('<workbook/>')],
          ]),
        ),
      ),
    ).toBe('input.unknown');
    expect(
      await codeOf(
        await zip(new Map([['dalam.zip', await zip(new Map([['a.txt', text(`Judul\n\n${LEAD}`)]]))]])),
      ),
    ).toBe('input.nested');
    const good = Buffer.from(await zip(new Map([['a.txt', text(`Judul\n\n${LEAD}`)]])));
    expect(await codeOf(Buffer.concat([Buffer.from('MZ'), good]))).not.toBe('stored');
    expect(await codeOf(Buffer.concat([good, Buffer.from('x')]))).toBe('package.trailing');
  });

  it('a mail with its picture; who sent it is listed and not printed', async () => {
    const desk = await scratchDesk();
    const mail = [
      'From: Ratri <ratri@contoh.example>',
      'To: meja@contoh.example',
      'Subject: Re: Naskah revisi 2',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `Tanggul Jebol di Demak\n\n${LEAD}\n\nEditor: Thalatie Yani`,
      '--b',
      'Content-Type: image/jpeg; name=trem.jpg',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=trem.jpg',
      '',
      JPEG.toString('base64'),
      '--b--',
    ].join('\r\n');
    const { id } = await desk.call('importStory', { name: 'naskah.eml', bytes: text(mail) });
    const opened = await desk.call('openStory', { id });
    const story = readStory(readDocument(opened.doc));
    expect(story.headline).toBe('Tanggul Jebol di Demak');
    expect(opened.pictures).toMatchObject([{ type: 'image/jpeg' }]);
    const report = await desk.call('importReport', { id });
    expect(report?.pieces.filter(({ as }) => as === 'leftOut').map((piece) => piece.text.trim())).toEqual(
      expect.arrayContaining(['Ratri ratri@contoh.example', 'Re: Naskah revisi 2']),
    );
    expect(JSON.stringify(opened.doc)).not.toContain('ratri@contoh.example');
  });

  it('Markdown, with its marks', async () => {
    const desk = await scratchDesk();
    const { id } = await desk.call('importStory', {
      name: 'naskah.md',
      bytes: text(
        `# Tanggul Jebol\n\n**Air** naik. ${LEAD}\n\n## Kronologi\n\n- satu\n- dua\n\n<script>alert(1)</script>\n`,
      ),
    });
    const story = readStory(readDocument((await desk.call('openStory', { id })).doc));
    expect(story.headline).toBe('Tanggul Jebol');
    expect(story.body.map(({ type }) => type)).toEqual(['paragraph', 'crosshead', 'list']);
    expect(JSON.stringify(story)).not.toContain('alert');
  });
});
