import { createHash, randomUUID } from 'node:crypto';
import type { Exported, House } from '../../shared/contract';
import type { Draft } from '../../shared/ingest/draft';
import { versionOf, type StoryState, type Waiver } from '../../shared/journal/replay';
import { clearance } from '../../shared/preflight/clearance';
import type { PictureInfo } from '../../shared/preflight/finding';
import { countAdvice, countStops, preflight } from '../../shared/preflight/preflight';
import type { Subject } from '../../shared/preflight/subject';
import { layOut } from '../../shared/publish/package-layout';
import { contentHash } from '../../shared/story/content-hash';
import type { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import { writePackage } from './packages/package-writer';
import type { Stories } from './stories';

/** A story of the archive as preflight sees it. */
export function archiveSubject(
  stories: Stories,
  archive: Archive,
  id: string,
  house: House,
  now: string,
): Subject {
  const state = stories.state(id);
  const hash = contentHash(state.doc, state.fields);
  return {
    ...subjectParts(state, house, now),
    origin: 'archive',
    version: versionOf(state, hash),
    pictures: bySha256(stories.picturesOf(state.doc)),
    imported: archive.raw.report(id)?.findings ?? [],
  };
}

function subjectParts(state: StoryState, house: House, now: string) {
  const { id, doc, fields, status, approvals, waivers, createdAt, updatedAt } = state;
  return {
    id,
    doc,
    fields,
    status,
    approvals,
    waivers,
    createdAt,
    updatedAt,
    house: sendingHouse(house),
    now,
  };
}

function sendingHouse(house: House): Subject['house'] {
  return { ...house, address: house.address.replace(/\/+$/, '') };
}

function bySha256(pictures: readonly PictureInfo[]): Map<string, PictureInfo> {
  return new Map(pictures.map((picture) => [picture.sha256, picture]));
}

/**
 * A story straight from a file as preflight sees it. Its id is made of the file's bytes, so that the same file gives the
 * same package; there is no journal, hence no times and no approvals.
 */
export function fileSubject(
  draft: Draft,
  bytes: Uint8Array,
  waivers: readonly Waiver[],
  house: House,
  now: string,
): Subject {
  const hex = createHash('sha256').update(bytes).digest('hex');
  // A name-based id in the form of RFC 9562 version 8.
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return {
    id,
    doc: draft.doc,
    fields: draft.fields,
    status: 'writing',
    origin: 'file',
    approvals: [],
    waivers,
    version: 1,
    createdAt: null,
    updatedAt: null,
    pictures: new Map(),
    house: sendingHouse(house),
    imported: draft.findings,
    now,
  };
}

/** What preflight says of a subject, with the stops counted that nobody has waived. */
export function check(subject: Subject) {
  const findings = preflight(subject);
  const stops = countStops(findings);
  return { findings, stops, advice: countAdvice(findings) };
}

export interface SendingOptions {
  /** Where the package goes: its full path, or a function that names it once the story's own name is known. */
  readonly to: (name: string) => string;
  readonly formats?: readonly string[];
  /** The journal as JSON lines, to travel inside. */
  readonly journal?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, step: string) => void;
  /** Where a picture's bytes lie. */
  readonly pictureFile: (info: PictureInfo) => string;
}

/** Preflight, clearance, layout, package, verified by reading it back. Refuses with the rules that stop the story. */
export async function send(subject: Subject, options: SendingOptions): Promise<Exported> {
  const result = clearance(subject);
  if (!result.cleared) {
    const stopping = result.findings.filter(
      (finding) => finding.level === 'stop' && finding.waivedBy === undefined,
    );
    throw refusals.stopped([...new Set(stopping.map((finding) => finding.rule))]);
  }
  const layout = layOut(result.cleared, { formats: options.formats, journal: options.journal });
  const to = options.to(layout.name);
  const { signal, onProgress } = options;
  if (signal?.aborted) throw refusals.cancelled();
  const { sha256 } = await writePackage({
    to,
    name: layout.name,
    info: layout.info,
    files: layout.files.map((file) => {
      if ('content' in file) return file;
      const info = subject.pictures.get(file.picture);
      if (!info)
        throw new RangeError(`The layout names a picture that the archive does not hold: ${file.picture}`);
      return { path: file.path, from: options.pictureFile(info), sha256: info.sha256 };
    }),
    ...(signal && { signal }),
    onProgress: (done, of) => onProgress?.(done, of, 'package'),
  });
  return { package: to, sha256, version: subject.version, formats: layout.formats, lost: layout.lost };
}

/** Writes into the journal that a package left the house. */
export function recordSending(stories: Stories, subject: Subject, sent: Exported, packageName: string): void {
  const { sha256, version, formats } = sent;
  const hash = contentHash(subject.doc, subject.fields);
  stories.add(subject.id, [
    {
      id: `exported-${randomUUID()}`,
      kind: 'exported',
      payload: { package: packageName, sha256, version, contentHash: hash, formats: [...formats] },
    },
  ]);
}

/**
 * The journal of a story as JSON lines, for a package that can be merged back. Entries after the last change of the story
 * that only record sendings are left out, so that sending the same story twice gives the same package.
 */
export function journalLines(archive: Archive, id: string): string {
  const entries = archive.journal.after(id, 0);
  const last = entries.findLastIndex((entry) => entry.kind !== 'exported');
  return entries
    .slice(0, last + 1)
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}
