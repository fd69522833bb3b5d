import type { Correction } from '../../../shared/ingest/corrections';
import { binaryFormatOf } from '../../../shared/ingest/binary-formats';
import { decode } from '../../../shared/ingest/decode';
import type { Draft, Reading } from '../../../shared/ingest/draft';
import { readDocx } from '../../../shared/ingest/files/docx/docx';
import type { FilePage, Parts } from '../../../shared/ingest/files/file-page';
import { damaged, fileRefusal, noStories, xmlRefusal } from '../../../shared/ingest/files/file-refusals';
import { ingestFilePage } from '../../../shared/ingest/files/ingest-file-page';
import { readOdt } from '../../../shared/ingest/files/odt/odt';
import { readFilePages } from '../../../shared/ingest/files/read-file';
import { XmlFault } from '../../../shared/ingest/files/xml-tree';
import { ingestInput } from '../../../shared/ingest/input';
import type { IngestRules } from '../../../shared/ingest/rules/all-rules';
import { isEditablePackage } from '../../../shared/publish/editable-layout';
import { Refusal, type RefusalNotice } from '../../../shared/story/refusal';
import { words, type Words } from '../../../shared/story/words';
import { PackageRefusal, type PackageFault } from '../packages/package-fault';
import { isPackage, readPackageStory } from './package-input';
import { unzipped } from './unzipped';

/** A story that an input holds: its draft, and the bytes that it was made of. */
export interface ReadStory {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly draft: Draft;
  /** Which of the stories of `bytes` it is, from 0. */
  readonly place: number;
  /** What a person said of its pieces. */
  readonly corrections: readonly Correction[];
}

/** What a person says of the pieces of the story at a place, counted from 0, among those of an input. */
export type StoryCorrections = (place: number) => readonly Correction[];

/** What an input holds: its stories, and what in it could not be read. */
export interface ReadInput {
  readonly stories: readonly ReadStory[];
  readonly refused: readonly { readonly name: string; readonly notice: RefusalNotice }[];
}

/** Office documents and feeds say their encoding themselves, and were read by it. */
const CERTAIN: Reading = { encoding: 'utf-8', certain: true };

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** The reader of an office document; null for a zip of anything else. */
function officeReader(parts: Parts): ((parts: Parts) => FilePage) | null {
  if (parts.has('word/document.xml')) return readDocx;
  const mimetype = Buffer.from(parts.get('mimetype') ?? []).toString('latin1');
  if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) return readOdt;
  const isOffice = parts.has('[Content_Types].xml') || mimetype !== '';
  if (isOffice)
    throw fileRefusal(
      'input.unknown',
      words(
        'dokumen Office ini bukan naskah: lembar hitung atau presentasi',
        'this Office document is no story: a spreadsheet or a presentation',
      ),
      words(
        'salin bagian yang diperlukan lalu tempel di naskah',
        'copy what is needed and paste it into a story',
      ),
    );
  return null;
}

/** What a file with an office document's name should be. */
const OFFICE: Readonly<Record<string, Words>> = {
  docx: words('dokumen Word', 'Word document'),
  odt: words('dokumen OpenDocument', 'OpenDocument text'),
};
const officeNamed = (name: string): Words | null =>
  OFFICE[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

/** What befalls a zip on its way, in an editor, a mail or a chat; the other faults are somebody's doing. */
const BROKEN: readonly PackageFault[] = [
  'package.notAZip',
  'package.truncated',
  'package.directory',
  'package.countMismatch',
  'package.damaged',
  'package.crc',
];

/** Runs a reading; a document that was cut or garbled is called what its name says it is, and neither a package nor a text. */
async function asNamed<Read>(
  name: string,
  bytes: Uint8Array,
  read: () => Read | Promise<Read>,
): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    const kind = officeNamed(name);
    const isBroken =
      error instanceof PackageRefusal
        ? BROKEN.includes(error.fault)
        : error instanceof Refusal && error.notice.code === 'input.binary' && !binaryFormatOf(bytes);
    throw kind && isBroken ? damaged(name, kind) : error;
  }
}

/** Hidden files and folders that systems leave in a zip. */
const isSystemFile = (name: string) => /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/.test(name);

/**
 * Reads an input of any format: text, web page, office document, news feed, mail, a package of ours, or a zip of several
 * files, each of which is an input of its own. A zip within a zip is not opened.
 * @throws Refusal where nothing of it can be read.
 */
export async function readInput(
  name: string,
  bytes: Uint8Array,
  rules: IngestRules,
  corrections: StoryCorrections = () => [],
): Promise<ReadInput> {
  if (isEditablePackage(bytes)) throw editablePackage(name);
  return readFrom(name, bytes, { rules, corrections, next: 0 }, 0);
}

/** A colleague's journal is merged; read as a file, it would come to a second story without its history. */
const editablePackage = (name: string) =>
  fileRefusal(
    'input.editablePackage',
    words(
      `${name} adalah paket kerja dengan jurnal naskah`,
      `${name} is an editable package with a story’s journal`,
    ),
    words('gabungkan: redaksi merge', 'merge it: redaksi merge'),
  );

/** What one reading goes by; `next`: the place of the story that is read next. */
interface Bench {
  readonly rules: IngestRules;
  readonly corrections: StoryCorrections;
  next: number;
}

async function readFrom(name: string, bytes: Uint8Array, bench: Bench, depth: number): Promise<ReadInput> {
  const { rules } = bench;
  const one = (make: readonly ((corrections: readonly Correction[]) => Draft)[]): ReadInput => ({
    stories: make.map((draft, place) => {
      const corrections = bench.corrections(bench.next++);
      return { name, bytes, draft: draft(corrections), place, corrections };
    }),
    refused: [],
  });
  if (isZip(bytes)) {
    const parts = await asNamed(name, bytes, () => unzipped(bytes));
    if (depth === 0 && isPackage(parts)) {
      const draft = await readPackageStory(bytes);
      return one([() => draft]);
    }
    const read = officeReader(parts);
    if (!read && depth > 0)
      throw fileRefusal('input.nested', words(`${name}: zip di dalam zip`, `${name}: a zip within a zip`));
    if (!read) return readAll(name, parts, bench);
    try {
      return one([(said) => ingestFilePage(read(parts), CERTAIN, rules, said)]);
    } catch (error) {
      throw error instanceof XmlFault ? xmlRefusal(name, error) : error;
    }
  }
  const pages = await asNamed(name, bytes, () => readFilePages(name, bytes));
  if (!pages) return one([(said) => ingestInput(name, bytes, rules, said)]);
  const reading = readingOf(name, bytes);
  return one(pages.map((page) => (said) => ingestFilePage(page, reading, rules, said)));
}

/** How a file that is text was read; rich text and XML name their encoding themselves. */
function readingOf(name: string, bytes: Uint8Array): Reading {
  try {
    return decode(bytes, name).reading;
  } catch (error) {
    if (error instanceof Refusal) return CERTAIN;
    throw error;
  }
}

async function readAll(name: string, parts: Parts, bench: Bench): Promise<ReadInput> {
  const stories: ReadStory[] = [];
  const refused: ReadInput['refused'][number][] = [];
  for (const [path, bytes] of parts) {
    if (isSystemFile(path)) continue;
    const inner = path.split('/').at(-1) ?? path;
    try {
      const read = await readFrom(inner, bytes, bench, 1);
      stories.push(...read.stories);
      refused.push(...read.refused);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ name: path, notice: error.notice });
    }
  }
  const [first] = refused;
  if (stories.length === 0) throw first ? new Refusal(first.notice) : noStories(name);
  return { stories, refused };
}
