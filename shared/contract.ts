import * as v from 'valibot';
import { correctionSchema } from './ingest/corrections';
import { houseRuleSchema } from './ingest/rules/house-rules';
import type { HistoryLine } from './journal/history-lines';
import { proposedEntrySchema, type Entry } from './journal/entry';
import type { PlacedThread } from './review/anchoring';
import type { PictureInfo } from './preflight/finding';
import { CHANGE_KINDS } from './review/changes';
import { TAKES } from './review/merge-differences';
import { FIELD_NAMES, fieldsSchema, FLAGS } from './story/fields';
import { QUEUE_TABS } from './queue';
import type { RefusalNotice } from './story/refusal';
import type { KnownSignOff } from './story/sign-off-registry';
import { STATUSES } from './story/status';
import type {
  StoryId,
  StoryRow,
  QueuePage,
  OpenedStory,
  Appended,
  CheckResult,
  KnownPerson,
  LinkableStory,
  PastStory,
  StoryProvenance,
  ChangeList,
  DecidedChanges,
  ReplacedWords,
  StoryLedger,
} from './contract/stories';
import type {
  Duplicates,
  Inspected,
  Reimported,
  Imported,
  ImportReport,
  ProposedRule,
  KeptRules,
  WireStanding,
  WirePeek,
} from './contract/inputs';
import type {
  Exported,
  Verified,
  ComparedStory,
  ComparedSides,
  MergedPackage,
  PackageLook,
} from './contract/packages';
import type { Settings, Greeting, HouseDeskRules, KeysFile } from './contract/house';
import { settingsSchema } from './contract/house';
import type { RememberedWindow } from './contract/windows';
import { storyId, place, windowMemorySchema, menuSchema } from './contract/windows';

export type * from './contract/stories';
export type * from './contract/inputs';
export type * from './contract/packages';
export {
  houseSchema,
  settingsSchema,
  type Greeting,
  type House,
  type HouseDeskRules,
  type KeysFile,
  type Settings,
} from './contract/house';
export {
  menuSchema,
  windowMemorySchema,
  type MenuTable,
  type RememberedWindow,
  type TabPlace,
  type WindowMemory,
} from './contract/windows';

/**
 * THE boundary: every call a door may make of the desk and every notice the desk sends back, as one typed table.
 * Arguments are checked on arrival with the schemas below; results are plain JSON values (and bytes), typed here.
 */

// ---------------------------------------------------------------- calls

/** The number of an entry in a story's journal. */
const seq = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const job = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
const windowName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
/** A file's own name, never a path: only shown and stored. */
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const packageName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.zip$/));
const signOffCode = v.pipe(v.string(), v.trim(), v.regex(/^[A-Z]{1,3}-\d{1,2}$/));
const threadId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const commentText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10_000));
const personName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const MAX_INPUT_BYTES = 64 * 1024 * 1024;
const bytes = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_INPUT_BYTES,
  'bytes, at most 64 MiB',
);

/** A story of the archive, as it is or after entry `seq`; or a package, or the file of it that tells its story. */
const side = v.union([
  v.strictObject({ id: storyId, seq: v.optional(seq) }),
  v.strictObject({ name: fileName, bytes }),
]);

/** What a person says of the pieces of an input: of the story at a place, from 0, among those that it holds. */
const corrections = v.optional(
  v.pipe(
    v.array(v.strictObject({ story: place, said: v.pipe(v.array(correctionSchema), v.maxLength(2000)) })),
    v.maxLength(2000),
  ),
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
/** Stories in the bin are listed and found only where they are asked for. */
const where = v.optional(v.picklist(['queue', 'bin', 'everywhere']));

export const calls = {
  hello: call<Greeting>()(nothing),
  saveSettings: call<Settings>()(settingsSchema),

  listStories: call<readonly StoryRow[]>()(
    v.strictObject({ status: v.optional(v.picklist(STATUSES)), where }),
  ),
  /** The queue as a tab shows it to the person at this desk, newest work first. */
  queue: call<QueuePage>()(
    v.strictObject({
      tab: v.picklist(QUEUE_TABS),
      desk: v.nullable(v.pipe(v.string(), v.maxLength(80))),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    }),
  ),
  searchStories: call<readonly StoryRow[]>()(
    v.strictObject({ words: v.pipe(v.string(), v.maxLength(500)), where }),
  ),
  /** Stories to link to: those that hold these words, or the one that stands at this address. */
  linkableStories: call<readonly LinkableStory[]>()(
    v.strictObject({ words: v.pipe(v.string(), v.maxLength(2000)) }),
  ),
  /** Everybody credited in the archive, the most often credited first. */
  people: call<readonly KnownPerson[]>()(nothing),
  signOffs: call<readonly KnownSignOff[]>()(nothing),
  /** The person at this desk says who a sign-off's code stands for. */
  confirmSignOff: call<readonly KnownSignOff[]>()(
    v.strictObject({ code: signOffCode, name: personName, what: v.picklist(['person', 'desk']) }),
  ),
  forgetSignOff: call<readonly KnownSignOff[]>()(v.strictObject({ code: signOffCode })),
  openStory: call<OpenedStory>()(v.strictObject({ id: storyId })),
  newStory: call<{ readonly id: StoryId }>()(v.strictObject({ fields: v.optional(v.partial(fieldsSchema)) })),
  /** Reads an input and stores nothing. */
  inspect: call<Inspected>()(v.strictObject({ name: fileName, bytes, corrections })),
  importStory: call<Imported>()(v.strictObject({ name: fileName, bytes, corrections })),
  /** The stories that others are like, each pair once; only this story, where one is named. Those in the bin do not count. */
  duplicates: call<readonly Duplicates[]>()(v.strictObject({ id: v.optional(storyId) })),
  /** The person at this desk says that two stories which are alike both stay: they are not told to be alike again. */
  keepBoth: call<null>()(v.strictObject({ id: storyId, other: storyId })),
  /** What is said of one piece as a rule of the house: shown and tried, not kept. */
  proposeRule: call<ProposedRule>()(
    v.strictObject({ name: fileName, bytes, story: place, said: correctionSchema }),
  ),
  keepRule: call<KeptRules>()(v.strictObject({ rule: houseRuleSchema })),
  forgetRule: call<KeptRules>()(v.strictObject({ id: v.pipe(v.string(), v.maxLength(80)) })),
  keptRules: call<KeptRules>()(nothing),
  wire: call<WireStanding>()(nothing),
  /** Looks at a folder before it is watched; nothing is taken. */
  peekWire: call<WirePeek>()(
    v.strictObject({ folder: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)) }),
  ),
  /** Reads the input of an imported story again; what differs comes as tracked changes. */
  reimport: call<Reimported>()(v.strictObject({ id: storyId })),
  /** How the story came in, null for one that was written here. */
  importReport: call<ImportReport | null>()(v.strictObject({ id: storyId })),

  /** Looks at an editable package and stores nothing; null for any other file. */
  lookAtPackage: call<PackageLook | null>()(v.strictObject({ name: fileName, bytes })),
  /** Brings a colleague's work in from an editable package: the story whole, or merged into what is here. */
  mergePackage: call<MergedPackage>()(
    v.strictObject({
      name: fileName,
      bytes,
      /** Of the look that the choices were made by; what has changed since is refused. */
      token: v.optional(v.pipe(v.string(), v.maxLength(200))),
      /** Which side stands, difference by difference; the others stand as merged. */
      takes: v.optional(
        v.pipe(v.array(v.strictObject({ difference: seq, take: v.picklist(TAKES) })), v.maxLength(100_000)),
      ),
      fields: v.optional(
        v.array(
          v.strictObject({ name: v.pipe(v.string(), v.maxLength(60)), take: v.picklist(['ours', 'theirs']) }),
        ),
      ),
    }),
  ),
  /** Takes the last merge of a story back; what was written since stays. */
  undoMerge: call<Appended>()(v.strictObject({ id: storyId })),

  /** Appends if nobody was first: `base` must be the story's last entry. */
  append: call<Appended>()(
    v.strictObject({
      story: storyId,
      base: v.pipe(v.number(), v.integer(), v.minValue(1)),
      entries: v.pipe(v.array(proposedEntrySchema), v.minLength(1), v.maxLength(1000)),
    }),
  ),
  /** Puts a story into the bin. Nothing of it is removed. */
  bin: call<Appended>()(
    v.strictObject({ id: storyId, why: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)) }),
  ),
  unbin: call<Appended>()(v.strictObject({ id: storyId })),
  /** Newest first: at most `most` lines (500 if it is left out) that ended before entry `before`. */
  history: call<readonly HistoryLine[]>()(
    v.strictObject({
      id: storyId,
      before: v.optional(seq),
      most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    }),
  ),
  ledger: call<StoryLedger>()(v.strictObject({ id: storyId })),
  storyAt: call<PastStory>()(v.strictObject({ id: storyId, seq })),
  compare: call<ComparedStory>()(v.strictObject({ id: storyId, before: seq, after: seq })),
  /** Any two stories: of the archive as they are or were, or of a package. */
  compareSides: call<ComparedSides>()(v.strictObject({ before: side, after: side })),
  /**
   * Takes differences between a story as it is (`seq`: its last entry when it was compared) and another into it: those with these
   * ids, all of them where none are named; as tracked changes, or at once.
   */
  takeDifferences: call<Appended>()(
    v.strictObject({
      id: storyId,
      seq,
      from: side,
      changes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(20_000))),
      fields: v.optional(v.array(v.picklist(FIELD_NAMES))),
      how: v.picklist(['changes', 'text']),
    }),
  ),
  /** Brings the story of entry `seq` back as a new entry; `piece`, counted from 0, only that piece of it. */
  restore: call<Appended>()(
    v.strictObject({ id: storyId, seq, piece: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  ),
  provenance: call<StoryProvenance>()(v.strictObject({ id: storyId })),

  /** The open tracked changes in page order, and the changes of fields. */
  changes: call<ChangeList>()(v.strictObject({ id: storyId })),
  /** Accepts or rejects those with these ids, of this person, of this kind; all of them where nothing of that is said. */
  decideChanges: call<DecidedChanges>()(
    v.strictObject({
      id: storyId,
      decision: v.picklist(['accept', 'reject']),
      ids: v.optional(v.array(v.pipe(v.string(), v.maxLength(128)))),
      author: v.optional(v.pipe(v.string(), v.maxLength(200))),
      kind: v.optional(v.picklist(CHANGE_KINDS)),
    }),
  ),
  /** Replaces words in the whole story: as tracked changes, or at once where `isDirect`. */
  replaceWords: call<ReplacedWords>()(
    v.strictObject({
      id: storyId,
      query: v.strictObject({
        find: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
        isPattern: v.boolean(),
        matchesCase: v.boolean(),
        wholeWords: v.boolean(),
        kind: v.nullable(v.pipe(v.string(), v.maxLength(60))),
      }),
      template: v.pipe(v.string(), v.maxLength(10_000), v.regex(/^[^\u0000-\u001f]*$/, 'one line of text')),
      isDirect: v.boolean(),
    }),
  ),

  /** Comments with their places, in page order; those about the whole story come first. */
  threads: call<readonly PlacedThread[]>()(v.strictObject({ id: storyId })),
  /** Comments on the first place where the words `on` stand, or on the whole story. `node`: on the piece with this id. */
  comment: call<{ readonly seq: number; readonly thread: string }>()(
    v.strictObject({
      id: storyId,
      on: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
      node: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
      text: commentText,
    }),
  ),
  reply: call<{ readonly seq: number }>()(
    v.strictObject({ id: storyId, thread: threadId, text: commentText }),
  ),
  /** Says that a thread is settled, or opens it again. */
  resolve: call<{ readonly seq: number }>()(
    v.strictObject({ id: storyId, thread: threadId, isResolved: v.boolean() }),
  ),

  /** Keeps a picture's bytes in the archive and says what they are. */
  keepPicture: call<PictureInfo>()(v.strictObject({ name: fileName, bytes })),
  pictures: call<readonly PictureInfo[]>()(v.strictObject({ sha256s: v.array(sha256) })),

  check: call<CheckResult>()(v.strictObject({ id: storyId })),
  /** Passes the exact text that is stored now. */
  approve: call<Appended>()(v.strictObject({ id: storyId })),
  /** Passes the exact text that is stored now as far as a flag of it goes. */
  clear: call<Appended>()(v.strictObject({ id: storyId, flag: v.picklist(FLAGS) })),
  /** Who may do what; the notice `deskRules` tells when the house's file changes. */
  deskRules: call<HouseDeskRules>()(nothing),
  exportStory: call<Exported>()(
    v.strictObject({
      id: storyId,
      job,
      formats: v.optional(v.array(v.string())),
      /** The story's journal for a colleague instead, whatever its standing; no version of it has left the house then. */
      editable: v.optional(v.boolean()),
    }),
  ),
  /** Reads a package in the packages folder back and checks every byte of it. */
  verifyPackage: call<Verified>()(v.strictObject({ package: packageName })),
  /** Copies a package to a place the person chooses: a dialog in Electron, a download in the browser (there, null). */
  savePackageAs: call<{ readonly path: string } | null>()(v.strictObject({ package: packageName })),
  cancel: call<{ readonly cancelled: boolean }>()(v.strictObject({ job })),

  /** The person's own keys; the notice `keysFile` tells when the file changes. */
  keysFile: call<KeysFile>()(nothing),
  rememberWindow: call<null>()(v.strictObject({ window: windowName, memory: windowMemorySchema })),
  /** Every window of this door that is remembered, the one that changed last first. */
  recallWindows: call<readonly RememberedWindow[]>()(nothing),
  /** The person has closed it and goes on in others. */
  forgetWindow: call<null>()(v.strictObject({ window: windowName })),

  // What only the Electron door can do; the desk itself does nothing about it.
  /** Opens a window, on a story or on none. `opened` is false in the browser, where the page does it itself. */
  openWindow: call<{ readonly opened: boolean }>()(v.strictObject({ story: v.nullable(storyId) })),
  /** The menu of the window that asks. */
  showMenu: call<null>()(menuSchema),
  /** The person chose to stay in a window that was about to close: whoever was quitting is not any more. */
  stay: call<null>()(nothing),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Arguments<Name extends CallName> = v.InferInput<Calls[Name]['arguments']>;
export type Result<Name extends CallName> =
  NonNullable<Calls[Name]['result']> | Extract<Calls[Name]['result'], null>;

export const callNames = Object.keys(calls) as readonly CallName[];

// ---------------------------------------------------------------- notices

/**
 * What the desk tells every window without being asked. Notices say that something changed; they never steer, but for
 * `chosen`, by which the app tells one window what its person chose in the native menu.
 */
export interface Notices {
  /** Entries were appended to a story (also one's own: a window knows its entries by their ids). */
  readonly appended: { readonly story: StoryId; readonly entries: readonly Entry[]; readonly row: StoryRow };
  /** The rows of stories that are like another one now, or no more. */
  readonly alike: { readonly rows: readonly StoryRow[] };
  readonly progress: {
    readonly job: string;
    readonly done: number;
    readonly of: number;
    readonly step: string;
  };
  readonly settings: Settings;
  readonly keysFile: KeysFile;
  readonly deskRules: HouseDeskRules;
  /** The desk's trusted time, whenever the computer's clock has jumped away from it or come back. */
  readonly clock: { readonly now: string };
  readonly chosen: { readonly command: string };
  /** What people should know of disk, clock and archive has changed; nothing, on a good day. */
  readonly standing: readonly RefusalNotice[];
  /** Something came in through the wire folder, or how it stands with it has changed. */
  readonly wire: WireStanding;
  /** The desk's process died and was started again: notices of its last moments may be missing. */
  readonly restarted: Record<string, never>;
  /** Development only: the pages were rebuilt. */
  readonly reload: Record<string, never>;
}
export type NoticeName = keyof Notices;
export const noticeNames: readonly NoticeName[] = [
  'appended',
  'alike',
  'progress',
  'settings',
  'keysFile',
  'deskRules',
  'clock',
  'chosen',
  'standing',
  'wire',
  'restarted',
  'reload',
];

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
