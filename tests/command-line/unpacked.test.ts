import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../builders';
import { zipped } from '../desk/two-desks';
import { SAMPLE_NAME, samplePayload } from '../packages/sample-package';
import { unpack } from '../packages/unpacking';
import { json, redaksi } from './redaksi';

/** A package that somebody unzipped, given to a script. */

describe('a package unpacked into a folder, on the command line', () => {
  it('comes in as its one story, beside the loose files of the same folder, and is inspected as that', async () => {
    const home = path.join(scratch(), 'home');
    const into = scratch();
    const folder = await unpack(await zipped({ name: SAMPLE_NAME, files: samplePayload() }), into);
    writeFileSync(path.join(into, 'cabai.txt'), 'Harga Cabai Turun\n\nHarga cabai turun di pasar kota.\n');
    const inspected = await redaksi(home, ['inspect', folder, '--json']);
    expect(json(inspected)).toMatchObject({ headline: 'Banjir Demak Surut, Warga Mulai Pulang' });
    const ran = await redaksi(home, ['import', into, '--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect((json(ran) as { headline: string }[]).map(({ headline }) => headline)).toEqual([
      'Banjir Demak Surut, Warga Mulai Pulang',
      'Harga Cabai Turun',
    ]);
  });

  it('is refused whole where it was changed, and none of its files becomes a story', async () => {
    const home = path.join(scratch(), 'home');
    const into = scratch();
    const folder = await unpack(await zipped({ name: SAMPLE_NAME, files: samplePayload() }), into);
    appendFileSync(path.join(folder, 'data', 'article.txt'), 'Kalimat titipan.\n');
    const ran = await redaksi(home, ['import', folder, '--json']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(SAMPLE_NAME);
    expect(json(ran)).toEqual([]);
    expect(json(await redaksi(home, ['list', '--json']))).toEqual([]);
  });

  it('is merged where it is a colleague’s, and is no second story', async () => {
    const folder = scratch();
    const file = (name: string) => path.join(folder, name);
    writeFileSync(file('cabai.txt'), 'Harga Cabai Turun\n\nHarga cabai turun di pasar kota.\n');
    const id = (await redaksi(file('rini'), ['import', file('cabai.txt')])).out.trim();
    await redaksi(file('rini'), ['export', id, '--out', file('a.zip'), '--editable', '--as', 'Rini']);
    const unzipped = await unpack(readFileSync(file('a.zip')), folder);
    expect(await redaksi(file('budi'), ['import', unzipped])).toMatchObject({ code: 1, out: '' });
    const merged = await redaksi(file('budi'), ['merge', unzipped, '--as', 'Budi', '--json']);
    expect(json(merged)).toMatchObject({ id, outcome: 'new' });
  });
});
