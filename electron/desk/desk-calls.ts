import { existsSync } from 'node:fs';
import type * as v from 'valibot';
import type { CallName, Calls, Result } from '../../shared/contract';
import type { Subject } from '../../shared/preflight/subject';
import type { Archive } from './archive/archive';
import type { GroupCommit } from './archive/group-commit';
import { comment, listThreads, reply, resolve } from './commenting';
import type { Comparing } from './comparing';
import { refusals } from './desk-refusals';
import type { Exporting } from './exporting';
import type { SettingsFile } from './home';
import type { Importing } from './inputs/importing';
import type { RuleKeeping } from './inputs/rule-keeping';
import { linkableStories } from './linkable';
import type { Merging } from './merging';
import type { NoticeBoard } from './notice-board';
import { verifyPackage } from './packages/verify';
import type { Past } from './past';
import { decide, listChanges, replace, type Hand } from './reviewing';
import { check } from './sending';
import type { SignOffs } from './sign-offs';
import type { Stories } from './stories';
import type { WatchedFiles } from './watched-files';
import type { WindowMemories } from './window-memory';
import type { Wire } from './wire/wire';

/** What answers each call of the contract, given arguments that have been checked. */
export type Handlers = {
  [Name in CallName]: (args: v.InferOutput<Calls[Name]['arguments']>) => Result<Name> | Promise<Result<Name>>;
};

/** The rooms of the desk, and what they share. */
export interface Rooms {
  readonly archive: Archive;
  readonly stories: Stories;
  readonly settings: SettingsFile;
  readonly notices: NoticeBoard;
  readonly group: GroupCommit;
  readonly importing: Importing;
  readonly ruleKeeping: RuleKeeping;
  readonly wire: Wire;
  readonly merging: Merging;
  readonly past: Past;
  readonly comparing: Comparing;
  readonly exporting: Exporting;
  readonly signOffs: SignOffs;
  readonly windows: WindowMemories;
  readonly files: WatchedFiles;
  readonly desk: {
    /** Who sits at this desk; empty until they have said. */
    readonly person: string;
    hello(): Result<'hello'>;
    now(): string;
    /** Whoever sits at this desk, now. */
    hand(): Hand;
    /** Who can be called on by name. */
    names(): readonly string[];
    packagePath(name: string): string;
    /** A story of the archive as preflight sees it. */
    subject(id: string): Promise<Subject>;
  };
}

/** The contract, answered by the rooms. */
export function deskCalls(rooms: Rooms): Handlers {
  const { archive, stories, settings, notices, group, importing, ruleKeeping, wire, merging } = rooms;
  const { past, comparing, exporting, signOffs, windows, files, desk } = rooms;
  return {
    hello: () => desk.hello(),
    saveSettings: async (changed) => {
      const saved = await settings.save(changed);
      notices.post('settings', saved);
      wire.look();
      return saved;
    },
    listStories: ({ status, where }) => archive.index.list(status, where),
    queue: ({ most, ...filter }) => archive.queue.page(filter, desk.person, most),
    searchStories: ({ words, where }) => {
      stories.catchUp();
      return archive.index.search(words, where);
    },
    linkableStories: ({ words }) => linkableStories(stories, archive, words),
    people: () => {
      stories.catchUp();
      return archive.people.list();
    },
    signOffs: () => signOffs.list(),
    confirmSignOff: (pair) => signOffs.confirm(pair),
    forgetSignOff: ({ code }) => signOffs.forget(code),
    openStory: ({ id }) => stories.opened(id),
    newStory: ({ fields }) => ({ id: stories.create(fields, settings.current.house) }),
    inspect: (input) => importing.inspect(input),
    importStory: (input) => importing.import(input),
    duplicates: ({ id }) => importing.duplicates(id),
    keepBoth: ({ id, other }) => {
      stories.keepBoth(id, other);
      return null;
    },
    proposeRule: (asked) => ruleKeeping.propose(asked),
    keepRule: ({ rule }) => ruleKeeping.keep(rule, settings.current.house.name),
    forgetRule: ({ id }) => ruleKeeping.forget(id, settings.current.house.name),
    keptRules: () => ruleKeeping.kept,
    wire: () => wire.standing,
    peekWire: ({ folder }) => wire.peek(folder),
    reimport: ({ id }) => importing.reimport(id),
    lookAtPackage: (given) => merging.look(given),
    mergePackage: (given) => merging.take(given),
    undoMerge: ({ id }) => merging.undo(id),
    importReport: ({ id }) => {
      stories.state(id);
      return archive.raw.report(id);
    },
    append: ({ story, base, entries }) => group.run(() => stories.append(story, base, entries)),
    bin: ({ id, why }) => stories.bin(id, why),
    unbin: ({ id }) => stories.unbin(id),
    history: ({ id, before, most }) => past.lines(id, before, most ?? 500),
    ledger: ({ id }) => past.ledger(id),
    storyAt: ({ id, seq }) => past.at(id, seq),
    compare: ({ id, before, after }) => past.compare(id, before, after),
    compareSides: (sides) => comparing.compare(sides),
    takeDifferences: (asked) => comparing.take(asked),
    restore: ({ id, seq, piece }) => past.restore(id, seq, piece),
    provenance: ({ id }) => past.provenance(id),
    changes: ({ id }) => listChanges(stories, archive, id),
    decideChanges: ({ id, decision, ...chosen }) => decide(stories, id, decision, chosen, desk.hand()),
    replaceWords: ({ id, query, template, isDirect }) =>
      replace(stories, id, query, template, isDirect, desk.hand()),
    threads: ({ id }) => listThreads(stories, id),
    comment: ({ id, on, node, text }) => comment(stories, id, { on, node }, text, desk.names()),
    reply: ({ id, thread, text }) => reply(stories, id, thread, text, desk.names()),
    resolve: ({ id, thread, isResolved }) => resolve(stories, id, thread, isResolved),
    keepPicture: ({ name, bytes }) => archive.pictures.keep(name, bytes, desk.now()),
    pictures: ({ sha256s }) => sha256s.flatMap((sha256) => archive.pictures.info(sha256) ?? []),
    check: async ({ id }) => check(await desk.subject(id)),
    approve: ({ id }) => stories.approve(id),
    clear: ({ id, flag }) => stories.clear(id, flag),
    deskRules: () => files.rules(),
    exportStory: ({ id, job, formats, editable }) => exporting.export(id, job, formats, editable ?? false),
    verifyPackage: ({ package: name }) => verifyPackage(desk.packagePath(name)),
    savePackageAs: ({ package: name }) => {
      if (!existsSync(desk.packagePath(name)))
        throw refusals.badArguments('savePackageAs', `no package ${name}`);
      // The browser downloads it; the Electron door asks where and copies it before this is reached.
      return null;
    },
    cancel: ({ job }) => exporting.cancel(job),
    keysFile: () => files.keys(),
    rememberWindow: async ({ window, memory }) => {
      await windows.remember(window, memory);
      return null;
    },
    recallWindows: () => windows.all,
    forgetWindow: async ({ window }) => {
      await windows.forget(window);
      return null;
    },
    openWindow: () => ({ opened: false }),
    showMenu: () => null,
    stay: () => null,
  };
}
