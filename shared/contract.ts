import * as v from 'valibot';
import type { Draft } from './ingest/draft';
import type { ReportPiece } from './ingest/report';
import { proposedEntrySchema, type Entry } from './journal/entry';
import type { Approval, Sending, Waiver } from './journal/replay';
import type { Finding, PictureInfo } from './preflight/finding';
import { fieldsSchema, type Fields } from './story/fields';
import type { StoryReading } from './story/reading';
import type { RefusalNotice } from './story/refusal';
import { STATUSES, type Status } from './story/status';

/**
 * THE boundary: every call a door may make of the desk and every notice the desk sends back, as one typed table.
 * Arguments are checked on arrival with the schemas below; results are plain JSON values (and bytes), typed here.
 */

// ---------------------------------------------------------------- what travels

export type StoryId = string;

/** A story in the queue. */
export interface StoryRow {
  readonly id: StoryId;
  readonly slug: string;
  readonly headline: string;
  readonly status: Status;
  readonly desk: string;
  readonly language: string;
  readonly wordCount: number;
  readonly commissionedLength: number | null;
  readonly embargo: string | null;
  readonly flags: Fields['flags'];
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Where a search found its words: a piece of text with the hits between U+0002 and U+0003. */
  readonly snippet?: string;
}

/** An open story, as JSON. `doc` is the document of entry `seq`. */
export interface OpenedStory {
  readonly id: StoryId;
  readonly seq: number;
  readonly doc: unknown;
  readonly fields: Fields;
  readonly status: Status;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  readonly sendings: readonly Sending[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  /** Pictures that the story shows and the archive holds. */
  readonly pictures: readonly PictureInfo[];
}

/** `seq` after the append; or, where others were first, the entries that this writer has not seen and must rebase over. */
export type Appended =
  | { readonly stored: true; readonly seq: number; readonly at: string; readonly entries: readonly Entry[] }
  | { readonly stored: false; readonly entries: readonly Entry[] };

export interface Imported {
  readonly id: StoryId;
  readonly headline: string;
  readonly wordCount: number;
  /** Pieces of the input that are not in the story. */
  readonly dropped: number;
}

/** What the importer made of an input, before or after it is stored. */
export interface ImportReport {
  readonly name: string;
  readonly encoding: Draft['reading']['encoding'];
  readonly certain: boolean;
  readonly raw: string;
  readonly pieces: readonly ReportPiece[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** How many findings stop the story, waived ones not counted. */
  readonly stops: number;
  readonly advice: number;
}

/** Something that a format could not carry. */
export interface Loss {
  readonly format: string;
  readonly what: string;
}

export interface Exported {
  /** File name in the packages folder, or the path given on the command line. */
  readonly package: string;
  readonly sha256: string;
  readonly version: number;
  readonly formats: readonly string[];
  readonly lost: readonly Loss[];
}

export interface Verified {
  readonly ok: boolean;
  readonly problems: readonly { readonly where: string; readonly what: string }[];
}

/** One line of a story's history. */
export interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly author: string;
  readonly kind: Entry['kind'];
  /** Entries of one person's uninterrupted typing are told as one line; `count` says how many they were. */
  readonly count: number;
  /** Status moved to, revision name, rule waived, package sent, fields set. */
  readonly detail: string;
}

export const houseSchema = v.strictObject({
  /** The paper's name: publisher of every story that names no other. */
  name: v.pipe(v.string(), v.maxLength(200)),
  /** Where its stories stand on the web, such as https://example.org; empty while it has none. */
  address: v.union([
    v.literal(''),
    v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+(\/\S*)?$/), v.maxLength(500)),
  ]),
  /** BCP 47 language of its copy. */
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)),
  /** IANA time zone that printed dates are read in. */
  timeZone: v.pipe(v.string(), v.maxLength(60)),
  desks: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), v.maxLength(100)),
  copyrightNotice: v.pipe(v.string(), v.maxLength(400)),
});
export type House = v.InferOutput<typeof houseSchema>;

export const settingsSchema = v.strictObject({
  house: houseSchema,
  person: v.strictObject({
    name: v.pipe(v.string(), v.maxLength(200)),
    desk: v.pipe(v.string(), v.maxLength(80)),
  }),
  tongue: v.picklist(['id', 'en']),
  theme: v.picklist(['light', 'dark', 'system']),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export interface Greeting {
  readonly version: string;
  readonly door: 'electron' | 'browser';
  readonly settings: Settings;
  /** Formats that this build can export, in the order of their files. */
  readonly formats: readonly string[];
}

// ---------------------------------------------------------------- calls

const storyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const job = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
/** A file's own name, never a path: only shown and stored. */
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const packageName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.zip$/));
const MAX_INPUT_BYTES = 64 * 1024 * 1024;
const bytes = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_INPUT_BYTES,
  'bytes, at most 64 MiB',
);

interface Call<Arguments extends v.GenericSchema, Result> {
  readonly arguments: Arguments;
  /** Type only. */
  readonly result?: Result;
}

function call<Result>() {
  return <const Arguments extends v.GenericSchema>(schema: Arguments): Call<Arguments, Result> => ({
    arguments: schema,
  });
}

const nothing = v.strictObject({});

export const calls = {
  hello: call<Greeting>()(nothing),
  saveSettings: call<Settings>()(settingsSchema),

  listStories: call<readonly StoryRow[]>()(v.strictObject({ status: v.optional(v.picklist(STATUSES)) })),
  searchStories: call<readonly StoryRow[]>()(v.strictObject({ words: v.pipe(v.string(), v.maxLength(500)) })),
  openStory: call<OpenedStory>()(v.strictObject({ id: storyId })),
  newStory: call<{ readonly id: StoryId }>()(v.strictObject({ fields: v.optional(v.partial(fieldsSchema)) })),
  /** Reads an input and stores nothing. */
  inspect: call<{ readonly story: StoryReading; readonly report: ImportReport }>()(
    v.strictObject({ name: fileName, bytes }),
  ),
  importStory: call<Imported>()(v.strictObject({ name: fileName, bytes })),
  /** How the story came in, null for one that was written here. */
  importReport: call<ImportReport | null>()(v.strictObject({ id: storyId })),

  /** Appends if nobody was first: `base` must be the story's last entry. */
  append: call<Appended>()(
    v.strictObject({
      story: storyId,
      base: v.pipe(v.number(), v.integer(), v.minValue(1)),
      entries: v.pipe(v.array(proposedEntrySchema), v.minLength(1), v.maxLength(1000)),
    }),
  ),
  history: call<readonly HistoryLine[]>()(v.strictObject({ id: storyId })),

  /** Keeps a picture's bytes in the archive and says what they are. */
  keepPicture: call<PictureInfo>()(v.strictObject({ name: fileName, bytes })),
  pictures: call<readonly PictureInfo[]>()(v.strictObject({ sha256s: v.array(sha256) })),

  check: call<CheckResult>()(v.strictObject({ id: storyId })),
  /** Passes the exact text that is stored now. */
  approve: call<Appended>()(v.strictObject({ id: storyId })),
  exportStory: call<Exported>()(
    v.strictObject({
      id: storyId,
      job,
      formats: v.optional(v.array(v.string())),
      editable: v.optional(v.boolean()),
    }),
  ),
  /** Reads a package in the packages folder back and checks every byte of it. */
  verifyPackage: call<Verified>()(v.strictObject({ package: packageName })),
  /** Copies a package to a place the person chooses: a dialog in Electron, a download in the browser (there, null). */
  savePackageAs: call<{ readonly path: string } | null>()(v.strictObject({ package: packageName })),
  cancel: call<{ readonly cancelled: boolean }>()(v.strictObject({ job })),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Arguments<Name extends CallName> = v.InferInput<Calls[Name]['arguments']>;
export type Result<Name extends CallName> =
  NonNullable<Calls[Name]['result']> | Extract<Calls[Name]['result'], null>;

export const callNames = Object.keys(calls) as readonly CallName[];

// ---------------------------------------------------------------- notices

/** What the desk tells every window without being asked. Notices say that something changed; they never steer. */
export interface Notices {
  /** Entries were appended to a story (also one's own: a window knows its entries by their ids). */
  readonly appended: { readonly story: StoryId; readonly entries: readonly Entry[]; readonly row: StoryRow };
  readonly progress: {
    readonly job: string;
    readonly done: number;
    readonly of: number;
    readonly step: string;
  };
  readonly settings: Settings;
  /** Development only: the pages were rebuilt. */
  readonly reload: Record<string, never>;
}
export type NoticeName = keyof Notices;
export const noticeNames: readonly NoticeName[] = ['appended', 'progress', 'settings', 'reload'];

/** The desk as a door sees it. */
export interface Desk {
  call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>>;
  /** Registers a listener; the returned function takes it away again. */
  on<Name extends NoticeName>(name: Name, listener: (notice: Notices[Name]) => void): () => void;
}

/** The answer to a call as it travels between processes. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: RefusalNotice }
  | { readonly ok: false; readonly defect: string };
