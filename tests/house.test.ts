import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The plan of the house (docs/architecture.md) as a test: what may import what, no cycle, no file outside the plan. */

const root = path.resolve(import.meta.dirname, '..');
const ROOMS = ['shared', 'electron', 'renderer', 'tests'] as const;
const TOP = [
  '.ci', '.editorconfig', '.gitignore', '.npmrc', '.prettierignore', '.prettierrc.json', 'CHANGELOG.md', 'LICENSE', 'README.md',
  'docs', 'electron', 'eslint.config.mjs', 'forge.config.ts', 'package-lock.json', 'package.json', 'renderer', 'shared', 'tests',
  'tsconfig.json',
]; // prettier-ignore
/** Made, never committed. */
const MADE = /^(\.git|node_modules|dist(\..*)?|\.types|\.bench|out|screenshots|coverage|.*\.log)$/;

/** Inside shared, a folder may import what stands left of it. */
const ORDER = ['story', 'style', 'journal', 'review', 'ingest', 'preflight', 'publish'];

/** The only files that may know Electron. */
const ELECTRON_FILES = ['main', 'preload', 'window', 'menu', 'protocol', 'security'].map(
  (name) => `electron/${name}.ts`,
);

interface Import {
  readonly from: string;
  /** A path inside the project, or a package's name. */
  readonly to: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(place) : [place];
  });
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const target = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  for (const candidate of [target, `${target}.ts`, `${target}/index.ts`]) {
    if (statSync(path.join(root, candidate), { throwIfNoEntry: false })?.isFile()) return candidate;
  }
  throw new RangeError(`${from} imports ${specifier}, which is not there`);
}

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({ from: file, to: resolve(file, fileName) }));
}

const sources = ROOMS.flatMap(filesUnder).filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'));
const imports = sources.flatMap(importsOf);
const inside = imports.filter(({ to }) => ROOMS.some((room) => to.startsWith(`${room}/`)));
const roomOf = (file: string) => file.split('/')[0];
const told = (list: readonly Import[]) => list.map(({ from, to }) => `${from} -> ${to}`);

describe('the house', () => {
  it('has nothing at its top but what the plan names', () => {
    const found = readdirSync(root).filter((name) => !MADE.test(name));
    expect(found.filter((name) => !TOP.includes(name))).toEqual([]);
  });

  it('keeps its rooms apart: renderer -> shared <- electron', () => {
    const allowed: Record<string, readonly string[]> = {
      shared: ['shared'],
      electron: ['electron', 'shared'],
      renderer: ['renderer', 'shared'],
      tests: ['tests', 'electron', 'renderer', 'shared'],
    };
    expect(
      told(inside.filter(({ from, to }) => !allowed[roomOf(from) ?? '']?.includes(roomOf(to) ?? ''))),
    ).toEqual([]);
  });

  it('lets a folder of shared import only what stands left of it', () => {
    const place = (file: string) =>
      roomOf(file) === 'shared' ? ORDER.indexOf(file.split('/')[1] ?? '') : -1;
    const wrong = inside.filter(({ from, to }) => place(from) !== -1 && place(to) > place(from));
    expect(told(wrong)).toEqual([]);
  });

  it('lets shared see the contract as types only', () => {
    const isContract = (file: string) => /^shared\/contract(\.ts|\/)/.test(file);
    const users = inside.filter(
      ({ from, to }) => from.startsWith('shared/') && !isContract(from) && isContract(to),
    );
    const asValue = users.filter(({ from }) => {
      const text = readFileSync(path.join(root, from), 'utf8');
      return /import\s+(?!type\b)[^;]*from\s+'[^']*contract(?:\/[^']*)?'/.test(text);
    });
    expect(told(asValue)).toEqual([]);
  });

  it('keeps shared pure: no package that needs a platform, no clock, no chance', () => {
    const pure =
      /^(prosemirror-(model|transform|changeset)|valibot|parse5|saxes|postal-mime|markdown-it|@noble\/hashes\/.*|@humanwhocodes\/momoa)$/;
    const packages = imports.filter(
      ({ from, to }) => from.startsWith('shared/') && !to.startsWith('shared/') && !pure.test(to),
    );
    expect(told(packages)).toEqual([]);
    const shared = sources.filter((file) => file.startsWith('shared/'));
    const impure = shared.filter((file) => {
      const code = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\.|\bprocess\./.test(
        code,
      );
    });
    expect(impure).toEqual([]);
  });

  it('lets only six files know Electron', () => {
    const users = imports.filter(
      ({ from, to }) => to === 'electron' && !from.startsWith('tests/') && !ELECTRON_FILES.includes(from),
    );
    expect(told(users)).toEqual([]);
  });

  it('ships nothing of the editors that it is measured against', () => {
    const rivals = imports.filter(
      ({ from, to }) =>
        /^(@tiptap|@lexical|lexical|quill|ckeditor5|@ckeditor)\b/.test(to) &&
        !from.startsWith('tests/bench/'),
    );
    expect(told(rivals)).toEqual([]);
  });

  it('keeps the desk inside its own walls', () => {
    const out = inside.filter(
      ({ from, to }) =>
        from.startsWith('electron/desk/') && to.startsWith('electron/') && !to.startsWith('electron/desk/'),
    );
    expect(told(out)).toEqual([]);
  });

  it('lets only the desk line of the renderer touch the bridge', () => {
    const bridge = sources.filter(
      (file) =>
        file.startsWith('renderer/') &&
        /\bwindow\.redaksi\b|new WebSocket\(/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(bridge.filter((file) => !/^renderer\/(desk|[a-z]+-desk)\.ts$/.test(file))).toEqual([]);
  });

  it('has no cycle', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of inside) edges.set(from, [...(edges.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of sources) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('speaks the newsroom’s words in names', () => {
    const banned = /(^|\/)(utils?|helpers?|manager|misc|common)(\.|\/|-)/;
    expect(sources.filter((file) => banned.test(file))).toEqual([]);
  });

  it('notices a wall that is crossed (control)', () => {
    const crossing = { from: 'renderer/main.ts', to: 'electron/desk/desk.ts' };
    expect(roomOf(crossing.from) !== roomOf(crossing.to) && roomOf(crossing.to) !== 'shared').toBe(true);
    expect(() => resolve('shared/story/words.ts', './nowhere')).toThrow(RangeError);
  });
});
