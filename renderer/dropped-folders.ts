import { packed, sortOut } from '../shared/publish/unpacked';
import type { ChosenFile } from './import-run';

/** Folders dropped on the window, as the files that the import screen takes. */

/** What was dropped, while the event lasts: afterwards nobody can ask for folders. Null where there is none among it. */
export function foldersIn(data: DataTransfer): readonly FileSystemEntry[] | null {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some((entry) => entry.isDirectory) ? entries : null;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** The file of an entry. One that cannot be had is a file that cannot be read: its line in the import says so. */
const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<ChosenFile>((resolve) => entry.file(resolve, () => resolve(unreadable(entry.name))));

const unreadable = (name: string): ChosenFile => ({
  name,
  size: 0,
  arrayBuffer: () => Promise.reject(new DOMException(`${name} cannot be read`, 'NotReadableError')),
});

type Found = readonly [path: string, file: ChosenFile];

/** All files in a folder and in those within it, by path. A folder that cannot be looked at counts as one unreadable file. */
async function filesIn(folder: FileSystemDirectoryEntry, path: string): Promise<Found[]> {
  const reader = folder.createReader();
  const found: Found[] = [];
  for (;;) {
    // A reader gives a hundred at a time, and none when it is done.
    const some = await new Promise<FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (some === null) return [...found, [`${path}${folder.name}`, unreadable(folder.name)]];
    if (some.length === 0) return found;
    for (const entry of some) {
      if (isFile(entry)) found.push([`${path}${entry.name}`, await fileOf(entry)]);
      else if (isFolder(entry)) found.push(...(await filesIn(entry, `${path}${entry.name}/`)));
    }
  }
}

/**
 * The files of what was dropped, in the order of their names; a package that lies unpacked in a folder is one file, packed when it
 * is read. A folder with nothing in it cannot be read, and its line says so.
 */
export async function filesOfDropped(entries: readonly FileSystemEntry[]): Promise<readonly ChosenFile[]> {
  const all: ChosenFile[] = [];
  for (const entry of entries) {
    if (isFile(entry)) all.push(await fileOf(entry));
    else if (isFolder(entry)) all.push(...(await filesOfFolder(entry)));
  }
  return all;
}

async function filesOfFolder(folder: FileSystemDirectoryEntry): Promise<readonly ChosenFile[]> {
  const files = new Map(await filesIn(folder, ''));
  const { packages, loose } = sortOut([...files.keys()]);
  const one = (path: string) => files.get(path) ?? unreadable(path);
  const named = [
    ...loose.map((path) => ({ path, file: one(path) })),
    ...packages.map(({ folder: inner, paths }) => {
      const base = inner === '' ? '' : `${inner}/`;
      const name = inner.split('/').at(-1) || folder.name;
      return {
        path: inner,
        file: packageFile(
          name,
          paths.map((path) => [path, one(base + path)]),
        ),
      };
    }),
  ];
  const sorted = named.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ file }) => file);
  return sorted.length > 0 ? sorted : [unreadable(folder.name)];
}

/** An unpacked package as the zip that it was: as large as its files until somebody reads it. */
const packageFile = (name: string, files: readonly Found[]): ChosenFile => ({
  name: `${name}.zip`,
  size: files.reduce((sum, [, file]) => sum + file.size, 0),
  arrayBuffer: async () => {
    const contents = files.map(
      async ([path, file]) => [path, new Uint8Array(await file.arrayBuffer())] as const,
    );
    return packed(name, await Promise.all(contents)).buffer;
  },
});
