import type { ClearedStory } from '../preflight/clearance';
import { Refusal } from '../story/refusal';
import { words, type Tongue } from '../story/words';
import { folded, plainText } from './copy';
import { possessions, type Possession } from './features';
import { FORMATS, type Format } from './formats';
import { ledgerFile, ledgerText } from './ledger-file';
import type { Manuscript } from './manuscript';
import { readManuscript } from './manuscript-reader';
import { jsonFile } from './ninjs';
import { pictureFiles, STORY_FILE, storyName } from './package-name';
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
}

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

const nameOf = ({ fields, reading, id }: ClearedStory) =>
  storyName({ id, slug: fields.slug, headline: reading.headline });

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
export function layOut(cleared: ClearedStory, { formats: wanted }: LayoutOptions = {}): PackageLayout {
  const formats = formatsNamed(wanted);
  const files = pictureFiles(nameOf(cleared), cleared.pictures);
  const manuscript = readManuscript(cleared, files);
  const name = `${nameOf(cleared)}-v${cleared.version}`;
  const tongue = /^(id|ms|jv|su)(-|$)/i.test(cleared.house.language) ? 'id' : 'en';
  const lost = lossesOf(formats, possessions(manuscript, cleared), tongue);
  const report = { format: 'redaksi-loss-report', lost, schema: 1, waivers: cleared.waivers };
  return {
    name,
    files: [
      ...formats.map(({ file, write }) => ({ path: file, content: write(manuscript, cleared) })),
      { path: STORY_FILE, content: storyFile(cleared, [...files.values()]) },
      { path: 'loss-report.json', content: jsonFile(report) },
      { path: 'ledger.json', content: ledgerFile(cleared) },
      {
        path: 'ledger.txt',
        content: ledgerText(
          plainText(manuscript.headline),
          cleared.ledger.lines,
          tongue,
          cleared.house.timeZone,
        ),
      },
      ...[...files.values()].map(({ path, sha256 }) => ({ path, picture: sha256 })),
    ],
    formats: formats.map(({ id }) => id),
    lost,
    info: bagInfo(cleared, manuscript, name),
  };
}
