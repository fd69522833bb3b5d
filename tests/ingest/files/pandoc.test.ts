import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import type { FilePage } from '../../../shared/ingest/files/file-page';
import { readOdt } from '../../../shared/ingest/files/odt/odt';
import { readRtf } from '../../../shared/ingest/files/rtf/rtf';
import { unzipped } from '../../../electron/desk/inputs/unzipped';
import { hasTool, root, scratch } from '../../builders';
import { wordsOfHtml, wordsOfPage } from './page-words';

/** Documents that pandoc makes of one text, read by us and read back by pandoc: the words must be the same. */

const TEXT = `# Tanggul Jebol di Demak

*Tiga desa* terendam sejak **Selasa** malam, kata Sutarno; "air naik" dan [warga mengungsi](https://example.org/a?b=1&c=2).

## Kronologi {#k}

Air mulai naik pukul 21.00 WIB —\\
lalu tanggul jebol. Café, naïve, Erdoğan, 東京, العربية.

- Wonosari
- Tambaklorok
    - Tambakmulyo

1. pertama
2. kedua

> Belum pernah setinggi ini.

| Desa     | Rumah |
|----------|-------|
| Wonosari | 120   |
| Bedono   | 84    |

Sumur &lt;b&gt; bukan tebal & tidak pula ini.
`;

const READERS: Readonly<Record<string, (file: string) => Promise<FilePage>>> = {
  docx: async (file) => readDocx(await unzipped(readFileSync(file))),
  odt: async (file) => readOdt(await unzipped(readFileSync(file))),
  rtf: async (file) => readRtf(readFileSync(file)),
};

describe.skipIf(!hasTool('pandoc'))('documents that pandoc makes (pandoc)', () => {
  it.each(Object.keys(READERS))('%s: the same words as in the text it was made of', async (format) => {
    const folder = scratch();
    const [source, file] = [path.join(folder, 'naskah.md'), path.join(folder, `naskah.${format}`)];
    writeFileSync(source, TEXT);
    execFileSync('pandoc', ['-s', '-f', 'markdown-smart', '-M', 'lang=id', source, '-o', file]);
    const page = await READERS[format]?.(file);
    const html = execFileSync('pandoc', ['-f', 'markdown-smart', '-t', 'html', source], { encoding: 'utf8' });
    // RTF has no list structure of its own in pandoc's hands: bullets and numbers stand in the text.
    const bare = (words: string[]) => words.filter((word) => !/^([•–-]|\d\.)$/.test(word));
    expect(page && bare(wordsOfPage(page))).toEqual(bare(wordsOfHtml(html)));
  });

  it.each(['odt', 'rtf'])('%s: the words of a long document', async (format) => {
    const file = path.join(scratch(), `naskah.${format}`);
    execFileSync('pandoc', ['-s', '-f', 'gfm', path.join(root, 'docs/reliability.md'), '-o', file]);
    const page = await READERS[format]?.(file);
    // Held against what pandoc wrote them from: it reads no RTF, and loses the head of a table in the ODT that it wrote itself.
    const source = path.join(root, 'docs/reliability.md');
    const html = execFileSync('pandoc', ['-f', 'gfm', '-t', 'html', source], { encoding: 'utf8' });
    const bare = (words: string[]) => words.filter((word) => !/^([•–-]|\d+\.)$/.test(word));
    expect(wordsOfHtml(html).length).toBeGreaterThan(500);
    expect(page && bare(wordsOfPage(page))).toEqual(bare(wordsOfHtml(html)));
  });

  it.each(['docx', 'odt'])(
    '%s: headings, lists, quotation, table and link are what they were',
    async (format) => {
      const folder = scratch();
      const [source, file] = [path.join(folder, 'naskah.md'), path.join(folder, `naskah.${format}`)];
      writeFileSync(source, TEXT);
      execFileSync('pandoc', ['-s', '-f', 'markdown-smart', source, '-o', file]);
      const page = await READERS[format]?.(file);
      const markup = page?.body.is === 'document' ? page.body.markup : '';
      expect(markup).toContain('<h1>Tanggul Jebol di Demak</h1>');
      expect(markup).toContain('<h2>Kronologi</h2>');
      expect(markup).toContain('<em>Tiga desa</em> terendam sejak <strong>Selasa</strong>');
      expect(markup).toContain('<a href="https://example.org/a?b=1&amp;c=2">warga mengungsi</a>');
      expect(markup).toContain(
        '<ul><li><p>Wonosari</p></li><li><p>Tambaklorok</p><ul><li><p>Tambakmulyo</p></li></ul></li></ul>',
      );
      expect(markup).toContain('<ol><li><p>pertama</p></li><li><p>kedua</p></li></ol>');
      expect(markup).toContain('<blockquote><p>Belum pernah setinggi ini.</p></blockquote>');
      expect(markup).toContain('<tr><th><p>Desa</p></th><th><p>Rumah</p></th></tr>');
    },
  );

  it('docx: tracked changes and comments as pandoc writes them', async () => {
    const folder = scratch();
    const [source, file] = [path.join(folder, 'naskah.md'), path.join(folder, 'naskah.docx')];
    writeFileSync(
      source,
      'Air [sudah]{.insertion author="Ratri" date="2026-11-02T08:15:00Z"}[belum]{.deletion author="Adi" date="2026-11-02T09:00:00Z"} naik [Tanggal?]{.comment-start id="0" author="Rini" date="2026-11-02T10:00:00Z"}Selasa[]{.comment-end id="0"}.\n',
    );
    execFileSync('pandoc', ['-f', 'markdown', source, '-o', file]);
    const page = await READERS['docx']?.(file);
    expect(page?.body).toMatchObject({
      markup:
        '<p>Air <ins data-author="Ratri" data-at="2026-11-02T08:15:00Z">sudah</ins><del data-author="Adi" data-at="2026-11-02T09:00:00Z">belum</del> naik <mark data-comment="0">Selasa</mark>.</p>',
    });
    expect(page?.comments).toMatchObject([{ id: '0', author: 'Rini', text: 'Tanggal?' }]);
  });
});
