import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../electron/desk/packages/zip-reader';
import { root, scratch } from '../builders';
import { docx, wp, zip } from '../ingest/files/office';
import { json, redaksi } from './redaksi';

const JPEG = readFileSync(path.join(root, 'electron/desk/samples/harbour-tram.jpg'));
const drawing =
  '<w:r><w:drawing><wp:docPr id="1" name="x" descr="Trem malam"/><a:blip r:embed="a"/></w:drawing></w:r>';
const WORD = docx({
  body:
    wp('Tanggul Jebol di Demak', 'Title') +
    wp(drawing) +
    wp('Trem malam kembali. (Antara)', 'Keterangan') +
    wp('Air Kali Tuntang meluap pada Selasa malam dan merendam tiga desa di Kabupaten Demak, Jawa Tengah.') +
    wp('Editor: Thalatie Yani'),
  relations: [['a', 'image', 'media/a.jpg']],
  files: { 'word/media/a.jpg': new Uint8Array(JPEG) },
});

describe('a document with a picture in it', () => {
  it('is checked and exported with the picture, and leaves nothing behind', async () => {
    const folder = scratch();
    const [home, file, out] = ['home', 'naskah.docx', 'paket.zip'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, await zip(WORD));
    const { findings } = json(await redaksi(home, ['check', file, '--json'])) as {
      findings: { rule: string; level: string }[];
    };
    expect(findings.map(({ rule }) => rule)).not.toContain('picture.file');
    const stops = new Set(findings.filter(({ level }) => level === 'stop').map(({ rule }) => rule));
    const waive = [...stops].flatMap((rule) => ['--waive', rule, '--reason', 'uji coba', '--as', 'Rini S.']);
    const ran = await redaksi(home, ['export', file, '--out', out, ...waive, '--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const packed = await readZip(out);
    const pictures = packed.entries.filter(({ name }) => /\/media\/.*\.jpg$/.test(name));
    expect(pictures).toHaveLength(1);
    const pieces: Uint8Array[] = [];
    for await (const piece of pictures[0]?.bytes() ?? []) pieces.push(piece);
    await packed.close();
    const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(Buffer.concat(pieces))).toBe(sha(JPEG));
    expect(await redaksi(home, ['verify', out])).toMatchObject({ code: 0 });
    expect(existsSync(home)).toBe(false);
  });
});
