import type { ClearedStory } from '../preflight/clearance';
import type { PictureInfo } from '../preflight/finding';
import { slugOf } from '../story/fields';
import { Refusal } from '../story/refusal';
import { words, type Tongue } from '../story/words';
import { folded, plainText } from './copy';
import { possessions, type Possession } from './features';
import { FORMATS, type Format } from './formats';
import type { Manuscript, PictureFile } from './manuscript';
import { readManuscript } from './manuscript-reader';
import { jsonFile } from './ninjs';
import { storyFile } from './story-file';
import { storyUrn } from './uri';

/** Something that a format could not carry, in the language of the house. */
export interface Loss {
  /** Id of the format. */
  readonly format: string;
  readonly what: string;
}

/** One file of a package: its text, or the SHA-256 of the picture whose bytes it is. Paths use `/` and are relative. */
export type LaidOutFile =
  { readonly path: string; readonly content: string } | { readonly path: string; readonly picture: string };

/** A package before it is zipped. The same cleared story gives the same layout, byte for byte, at any time in any zone. */
export interface PackageLayout {
  /** Name of its base directory, and of its file without `.zip`: lower-case ASCII letters, digits and hyphens. */
  readonly name: string;
  /** In the order of docs/package.md. */
  readonly files: readonly LaidOutFile[];
  /** Ids of the formats in it. */
  readonly formats: readonly string[];
  readonly lost: readonly Loss[];
  /** What `bag-info.txt` says, under the labels of RFC 8493; one line each. */
  readonly info: Readonly<Record<string, string>>;
}

export interface LayoutOptions {
  /** Ids of the formats wanted; every one if absent. */
  readonly formats?: readonly string[];
  /** The story's journal as JSON lines, for a package that can be edited on. */
  readonly journal?: string;
}

const EXTENSIONS: Readonly<Record<PictureInfo['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

function formatsNamed(wanted: readonly string[] | undefined): readonly Format[] {
  const known = FORMATS.map(({ id }) => id).join(', ');
  const unknown = wanted?.filter((id) => !FORMATS.some((format) => format.id === id)) ?? [];
  if (unknown.length > 0 || wanted?.length === 0) {
    const which = unknown.join(', ');
    throw new Refusal({
      kind: 'use',
      code: 'format.unknown',
      what: which
        ? words(`Format ${which} tidak dikenal`, `There is no format called ${which}`)
        : words('Tidak ada format yang diminta', 'No format was asked for'),
      kept: words('belum ada yang ditulis', 'nothing was written'),
      todo: words(`pilih dari: ${known}`, `choose from: ${known}`),
    });
  }
  return FORMATS.filter(({ id }) => wanted === undefined || wanted.includes(id));
}

const LONGEST_NAME = 60;

function asciiName(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
}

/** Slug, or the headline's, or the beginning of the id: something to call the files by. */
function nameOf({ fields, reading, id }: ClearedStory): string {
  return (
    asciiName(fields.slug) || asciiName(slugOf(reading.headline)) || `story-${asciiName(id).slice(0, 8)}`
  );
}

/** Each picture once, numbered as it is first shown. */
function pictureFiles(cleared: ClearedStory): ReadonlyMap<string, PictureFile> {
  const name = nameOf(cleared);
  return new Map(
    cleared.pictures.map((info, index) => [
      info.sha256,
      { ...info, path: `media/${name}-${index + 1}.${EXTENSIONS[info.type]}` },
    ]),
  );
}

function lossesOf(formats: readonly Format[], owned: readonly Possession[], tongue: Tongue): readonly Loss[] {
  return formats.flatMap(({ id, drops }) =>
    owned.filter(({ feature }) => drops.has(feature)).map(({ what }) => ({ format: id, what: what[tongue] })),
  );
}

function bagInfo(
  cleared: ClearedStory,
  manuscript: Manuscript,
  name: string,
): Readonly<Record<string, string>> {
  const { fields, house, version } = cleared;
  const said = {
    'Source-Organization': house.name || fields.publisher,
    'External-Description': plainText(manuscript.headline),
    'External-Identifier': storyUrn(cleared),
    'Internal-Sender-Identifier': name,
    'Internal-Sender-Description': `${fields.slug || name}, version ${version}`,
  };
  const lines = Object.entries(said).map(
    ([label, value]) => [label, folded(value.replace(/[\u2028\u2029]/g, ' '))] as const,
  );
  return Object.fromEntries(lines.filter(([, value]) => value !== ''));
}

/**
 * Lays a package out: what each file is called and what is in it. Throws Refusal (`use`, `format.unknown`) for a format that this
 * build does not have.
 */
export function layOut(
  cleared: ClearedStory,
  { formats: wanted, journal }: LayoutOptions = {},
): PackageLayout {
  const formats = formatsNamed(wanted);
  const files = pictureFiles(cleared);
  const manuscript = readManuscript(cleared, files);
  const name = `${nameOf(cleared)}-v${cleared.version}`;
  const tongue = /^(id|ms|jv|su)(-|$)/i.test(cleared.house.language) ? 'id' : 'en';
  const lost = lossesOf(formats, possessions(manuscript, cleared), tongue);
  const report = { format: 'redaksi-loss-report', lost, schema: 1, waivers: cleared.waivers };
  return {
    name,
    files: [
      ...formats.map(({ file, write }) => ({ path: file, content: write(manuscript, cleared) })),
      { path: 'story.redaksi.json', content: storyFile(cleared, [...files.values()]) },
      { path: 'loss-report.json', content: jsonFile(report) },
      ...(journal === undefined ? [] : [{ path: 'journal.jsonl', content: journal }]),
      ...[...files.values()].map(({ path, sha256 }) => ({ path, picture: sha256 })),
    ],
    formats: formats.map(({ id }) => id),
    lost,
    info: bagInfo(cleared, manuscript, name),
  };
}
