import { createHash, randomUUID } from 'node:crypto';
import type { Exported, House } from '../../shared/contract';
import type { Draft } from '../../shared/ingest/draft';
import { outgoingLedger, type LedgerLine } from '../../shared/journal/desk-ledger';
import { foreignPassages } from '../../shared/journal/passages';
import { versionOf, type StoryState, type Waiver } from '../../shared/journal/replay';
import { clearance } from '../../shared/preflight/clearance';
import type { PictureInfo } from '../../shared/preflight/finding';
import { countAdvice, countStops, preflight } from '../../shared/preflight/preflight';
import type { Subject } from '../../shared/preflight/subject';
import { layOut } from '../../shared/publish/package-layout';
import { OPEN_DESK, type DeskRules } from '../../shared/story/desk-rules';
import { contentHash } from '../../shared/story/content-hash';
import type { Archive } from './archive/archive';
import type { Attributions } from './attributions';
import { refusals } from './desk-refusals';
import { writePackage } from './packages/package-writer';
import { linkedStories } from './linkable';
import type { Stories } from './stories';

/** A story of the archive as preflight sees it. */
export async function archiveSubject(
  stories: Stories,
  archive: Archive,
  attributions: Attributions,
  id: string,
  house: House,
  deskRules: DeskRules,
  now: string,
): Promise<Subject> {
  stories.state(id);
  const passages = foreignPassages(await attributions.of(id), id);
  const state = stories.state(id);
  const hash = contentHash(state.doc, state.fields);
  return {
    ...subjectParts(state, house, now),
    deskRules,
    ledger: () =>
      outgoingLedger(
        archive.journal.headers(id).filter(({ seq }) => seq <= state.seq),
        hash,
      ),
    origin: 'archive',
    version: versionOf(state, hash),
    pictures: bySha256(stories.picturesOf(state.doc)),
    passages,
    imported: archive.raw.report(id)?.findings ?? [],
    linkedStories: (href, title) => linkedStories(stories, archive, id, { href, title }),
  };
}

function subjectParts(state: StoryState, house: House, now: string) {
  const { id, doc, fields, status, approvals, clearances, waivers, threads, createdAt, updatedAt } = state;
  return {
    id,
    doc,
    fields,
    status,
    approvals,
    clearances,
    waivers,
    threads,
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
  pictures: ReadonlyMap<string, PictureInfo> = new Map(),
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
    clearances: [],
    deskRules: OPEN_DESK,
    ledger: () => ({ through: null, lines: waivers.map(waiverLine) }),
    waivers,
    threads: [],
    version: 1,
    createdAt: null,
    updatedAt: null,
    pictures,
    passages: [],
    linkedStories: () => [],
    house: sendingHouse(house),
    imported: draft.findings,
    now,
  };
}

/** A waiver of a story straight from a file, as its ledger tells it: that is all that was done to it. */
function waiverLine({ rule, reason, by, at }: Waiver): LedgerLine {
  return { did: 'waived', rule, reason, by, at, since: at, seq: null, first: null, count: 1 };
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
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, step: string) => void;
  /** The file that holds a picture, or its bytes where no file does. */
  readonly pictureFile: (info: PictureInfo) => string | Uint8Array;
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
  const layout = layOut(result.cleared, { formats: options.formats });
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
      const lies = options.pictureFile(info);
      return typeof lies === 'string'
        ? { path: file.path, from: lies, sha256: info.sha256 }
        : { path: file.path, content: lies };
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
