import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileSubject, send } from '../../electron/desk/sending';
import { check } from '../../electron/desk/sending';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { NO_WIRE } from '../../shared/ingest/wire-setting';
import { USUAL_HOUSE_PAGE } from '../../shared/style/house-page';
import { USUAL_WRITING } from '../../shared/style/writing';
import type { Bench } from './bench';
import { scraped } from './copy';

const house = {
  name: 'Harian Contoh',
  address: '',
  language: 'id',
  timeZone: 'Asia/Jakarta',
  desks: [],
  copyrightNotice: '',
  writing: USUAL_WRITING,
  page: USUAL_HOUSE_PAGE,
  wire: NO_WIRE,
};

/** A whole package against pandoc making two of its files. */
export const exportBench: Bench = {
  name: 'export',
  title: 'Export a story of 1,000 words',
  baseline: 'pandoc: HTML and Markdown of the same text',
  prepare: (isQuick) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'redaksi-bench-'));
    const bytes = Buffer.from(scraped(1, 1000));
    const { text, reading } = decode(bytes, 'naskah.txt');
    const draft = ingestText(text, reading);
    const now = '2026-01-05T01:00:00.000Z';
    const open = check(fileSubject(draft, bytes, [], house, now));
    const rules = new Set(open.findings.filter(({ level }) => level === 'stop').map(({ rule }) => rule));
    const waivers = [...rules].map((rule) => ({ rule, reason: 'benchmark', by: 'Rini S.', at: null }));
    const subject = fileSubject(draft, bytes, waivers, house, now);
    const source = path.join(folder, 'naskah.md');
    writeFileSync(source, text);
    const pandoc = (to: string) => {
      const ran = spawnSync('pandoc', [
        '-f',
        'markdown',
        '-t',
        to,
        '-s',
        '-o',
        path.join(folder, `pandoc.${to}`),
        source,
      ]);
      if (ran.error) throw new RangeError('this benchmark needs pandoc');
    };
    const pictureFile = () => {
      throw new RangeError('no pictures here');
    };
    const export_ = (formats: readonly string[] | undefined) => (n: number) =>
      send(subject, { to: () => path.join(folder, `paket-${n}.zip`), formats, pictureFile }).then(
        () => undefined,
      );
    return {
      about: 'Preflight, layout, zip, fsync, rename, read back and verified; pandoc only makes its two files',
      rounds: isQuick ? 2 : 8,
      perRound: isQuick ? 3 : 8,
      end: () => rmSync(folder, { recursive: true, force: true }),
      cases: [
        {
          name: 'pandoc: HTML and Markdown of the same text',
          run: () => {
            pandoc('html');
            pandoc('gfm');
          },
        },
        { name: 'package with HTML and Markdown, verified', run: export_(['html', 'md']) },
        { name: 'package with every text format, verified', run: export_(undefined) },
      ],
    };
  },
};
