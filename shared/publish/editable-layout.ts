import type { PictureInfo } from '../preflight/finding';
import { words, type Words } from '../story/words';
import { jsonFile } from './ninjs';
import { pictureFiles, storyName } from './package-name';
import type { PackageLayout } from './package-layout';

/**
 * The package for a colleague: the story's whole journal and the pictures it shows, and nothing that a publisher could print. It
 * holds no article in any format, so that nobody sends it on by mistake, and needs no clearance, because it does not leave the
 * house's work on the story.
 */

/** What makes a package an editable one. */
export const EDITABLE_FILE = 'editable.json';
export const JOURNAL_FILE = 'journal.jsonl';
const WARNING_FILE = 'BACA-DULU-READ-FIRST.txt';
/** Rises with every change that older readers could not follow. */
export const EDITABLE_SCHEMA = 1;

/** What whoever makes or opens one must know. */
export const EDITABLE_WARNING: Words = words(
  'Paket kerja untuk rekan, bukan untuk terbit: di dalamnya seluruh jurnal naskah, termasuk setiap kata yang sudah dihapus, komentar, nama, dan waktu.',
  'A working package for colleagues, not for publication: it holds the story’s whole journal, with every deleted word, every comment, all names and times.',
);

export interface EditableStory {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** The journal as JSON lines, the number of its entries, and the hash of the last one. */
  readonly journal: string;
  readonly entries: number;
  readonly head: string;
  /** The pictures that the story shows, struck ones too, each once. */
  readonly pictures: readonly PictureInfo[];
}

/** Lays an editable package out. The same journal gives the same files. */
export function layOutEditable(story: EditableStory): Pick<PackageLayout, 'name' | 'files' | 'info'> {
  const base = storyName(story);
  const name = `${base}-editable-${story.entries}`;
  const files = [...pictureFiles(base, story.pictures).values()];
  const told = {
    format: 'redaksi-editable',
    schema: EDITABLE_SCHEMA,
    story: story.id,
    entries: story.entries,
    head: story.head,
    pictures: files.map(({ sha256, path }) => ({ picture: sha256, file: path })),
    warning: EDITABLE_WARNING,
  };
  return {
    name,
    files: [
      { path: WARNING_FILE, content: `${EDITABLE_WARNING.id}\n\n${EDITABLE_WARNING.en}\n` },
      { path: EDITABLE_FILE, content: jsonFile(told) },
      { path: JOURNAL_FILE, content: story.journal },
      ...files.map(({ path, sha256 }) => ({ path, picture: sha256 })),
    ],
    info: {
      'External-Description': 'Redaksi working package with the unpublished journal: NOT FOR PUBLICATION',
      'External-Identifier': `urn:uuid:${story.id}`,
      'Internal-Sender-Identifier': name,
    },
  };
}

/** Local and central headers of a zip: signature, where the name's length stands, where the name does. */
const HEADERS = [
  { signature: [0x50, 0x4b, 0x03, 0x04], length: 26, name: 30 },
  { signature: [0x50, 0x4b, 0x01, 0x02], length: 28, name: 46 },
] as const;

/**
 * True for a zip in which some header names the file of an editable package, be it sound or damaged: which of the two it is, is
 * for the strict reader to say, and nobody else is to make stories of what lies in it.
 */
export function isEditablePackage(bytes: Uint8Array): boolean {
  const wanted = [...`/data/${EDITABLE_FILE}`].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(0x50); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    const header = HEADERS.find(({ signature }) => signature.every((byte, i) => bytes[at + i] === byte));
    if (!header) continue;
    const length = (bytes[at + header.length] ?? 0) + 256 * (bytes[at + header.length + 1] ?? 0);
    const end = at + header.name + length;
    if (length > wanted.length && wanted.every((byte, i) => bytes[end - wanted.length + i] === byte))
      return true;
  }
  return false;
}
