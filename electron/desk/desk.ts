import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  calls,
  type Answer,
  type Arguments,
  type CallName,
  type Desk,
  type NoticeName,
  type Notices,
  type Result,
} from '../../shared/contract';
import { Importing } from './inputs/importing';
import { RuleKeeping } from './inputs/rule-keeping';
import { FORMATS } from '../../shared/publish/formats';
import { JournalError } from '../../shared/journal/replay';
import type { Subject } from '../../shared/preflight/subject';
import { mayDo } from '../../shared/story/desk-rules';
import { Refusal, type RefusalNotice } from '../../shared/story/refusal';
import { encodeMessage } from '../../shared/wire';
import { Archive } from './archive/archive';
import type { DoctorReport } from './care/doctor-report';
import { mendHome, needsRestoring } from './care/restoring';
import { archiveRefusals } from './archive/archive-refusals';
import { DamagedEntry } from './archive/journal-faults';
import { GroupCommit } from './archive/group-commit';
import { refusals } from './desk-refusals';
import { diskRefusal } from './disk-refusal';
import { openHome, SettingsFile, type Home } from './home';
import { ImportRules } from './import-rules';
import { DeskRulesFile } from './desk-rules';
import { Attributions } from './attributions';
import { Past } from './past';
import { Merging } from './merging';
import { NoticeBoard } from './notice-board';
import { samples } from './samples';
import { Comparing } from './comparing';
import { deskCalls, type Handlers } from './desk-calls';
import { Exporting } from './exporting';
import { LaterWork } from './later-work';
import type { Hand } from './reviewing';
import { archiveSubject } from './sending';
import { SignOffs } from './sign-offs';
import { standingNotices } from './standing';
import { Stories } from './stories';
import { TrustedClock, type ClockStanding } from './trusted-clock';
import { WatchedFiles } from './watched-files';
import { WindowMemories } from './window-memory';
import { Wire, type WirePace } from './wire/wire';

export interface DeskOptions {
  /** The home folder; made if it is not there. */
  readonly home: string;
  readonly door: 'electron' | 'browser';
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly now?: () => string;
  /** Overrides the person of the settings: the command line's `--as`. */
  readonly as?: string;
  /** Overrides the folder of the settings that stories arrive in. */
  readonly wire?: string;
  readonly wirePace?: WirePace;
}

/** The refusal that says what is damaged, where that is what an error is about. An entry that is only unknown is not damaged. */
function damageIn(error: unknown, archive: string): Refusal | null {
  if (error instanceof DamagedEntry) return archiveRefusals.damagedStory(error.story, error.seq);
  const refusal = diskRefusal(error, archive);
  return refusal?.notice.code === 'archive.damaged' ? refusal : null;
}

const STANDING_EVERY_MS = 3000;

/** The desk: implements the contract by calling the rooms. Knows neither Electron nor a browser. */
export class NewsDesk implements Desk {
  readonly home: Home;
  readonly archive: Archive;
  readonly stories: Stories;
  readonly attributions: Attributions;
  readonly past: Past;
  readonly settings: SettingsFile;
  /** What imports are read by. */
  readonly importRules: ImportRules;
  /** Who may do what. */
  readonly rules: DeskRulesFile;
  readonly importing: Importing;
  /** What arrives by itself. Nothing is watched before `wire.watch()`: of several processes of a home, only a window's desk does. */
  readonly wire: Wire;
  readonly merging: Merging;
  readonly #options: DeskOptions;
  readonly #exporting: Exporting;
  readonly #notices = new NoticeBoard();
  readonly #files: WatchedFiles;
  readonly #later: LaterWork;
  readonly #handlers: Handlers;
  readonly #group: GroupCommit;
  readonly #clock: TrustedClock;
  readonly #watch: NodeJS.Timeout;
  #told = '[]';
  #clockTold: ClockStanding = 'right';

  private constructor(home: Home, options: DeskOptions) {
    this.home = home;
    this.#options = options;
    this.settings = SettingsFile.open(home);
    this.archive = new Archive(home);
    this.#group = new GroupCommit(this.archive);
    this.#clock = new TrustedClock(home.clock);
    this.importRules = new ImportRules(home.folder);
    this.rules = new DeskRulesFile(home.folder);
    this.#files = new WatchedFiles(home.folder, this.rules, this.#notices);
    const device = home.device;
    this.stories = new Stories(this.archive, this.#notices, {
      device,
      author: () => this.person,
      now: () => this.now(),
      rules: () => this.rules.current,
    });
    this.attributions = new Attributions(this.archive);
    this.importing = new Importing(this.archive, this.stories, this.importRules, () => this.#hand());
    this.wire = new Wire({
      home: home.folder,
      device,
      setting: () => ({
        ...this.settings.current.house.wire,
        ...(options.wire !== undefined && { folder: options.wire }),
      }),
      takeIn: (name, bytes, desk) => this.importing.takeIn(name, bytes, desk),
      now: () => this.now(),
      told: (standing) => {
        this.#notices.post('wire', standing);
        this.#tellStanding();
      },
      pace: options.wirePace,
    });
    this.merging = new Merging({
      archive: this.archive,
      stories: this.stories,
      hand: () => this.#hand(),
      may: (author, act) => mayDo(this.rules.current, author, act),
      alike: (doc) => this.importing.alike(doc),
    });
    this.past = new Past(this.archive, this.stories, this.attributions);
    this.#exporting = new Exporting({
      archive: this.archive,
      stories: this.stories,
      notices: this.#notices,
      packagePath: (name) => this.#packagePath(name),
      subject: (id) => this.subject(id),
    });
    this.#later = new LaterWork({
      index: () => this.stories.catchUp(),
      copy: () => this.archive.catchUpSecondCopy(),
      isAway: () => this.#restoring !== null,
    });
    this.#handlers = this.#calls();
    // The search index is read behind the typing, never in its way.
    this.#notices.on('appended', () => {
      this.#later.indexSoon();
      if (this.archive.isCopyBehind) this.#later.copySoon();
    });
    this.#later.indexSoon();
    this.#later.copySoon();
    this.#watch = setInterval(() => this.#tellStanding(), STANDING_EVERY_MS);
    this.#watch.unref();
  }

  /** Opens a home. An archive that does not open although its second copy is there is restored from it first. */
  static async open(options: DeskOptions): Promise<NewsDesk> {
    const home = await openHome(options.home);
    const restored = needsRestoring(home) ? await mendHome(home) : null;
    const desk = new NewsDesk(home, options);
    desk.restored = restored;
    return desk;
  }

  /** What was restored since the desk started; null if nothing had to be. */
  restored: DoctorReport | null = null;

  /** The restoring under way. Whoever asks for something meanwhile is answered after it, and refused nothing because of it. */
  #restoring: Promise<DoctorReport> | null = null;

  /** Restores damaged stories from the second copy and the backups, while windows wait; they then read everything again. */
  restore(): Promise<DoctorReport> {
    this.#restoring ??= this.#restoreNow().finally(() => (this.#restoring = null));
    return this.#restoring;
  }

  async #restoreNow(): Promise<DoctorReport> {
    // What came before is not made to wait for it.
    this.#group.flush();
    const report = await this.archive.away(() => mendHome(this.home));
    this.restored = report;
    this.#tellStanding();
    this.#notices.post('restarted', {});
    return report;
  }

  /** How many groups of appends were committed since the desk started. */
  get commits(): number {
    return this.#group.commits;
  }

  /** Who sits at this desk; empty until they have said. */
  get person(): string {
    return this.#options.as ?? this.settings.current.person.name;
  }

  /** A story of the archive as preflight sees it. */
  subject(id: string): Promise<Subject> {
    const { stories, archive, attributions } = this;
    const { house } = this.settings.current;
    return archiveSubject(stories, archive, attributions, id, house, this.rules.current, this.now());
  }

  now(): string {
    return this.#options.now?.() ?? new Date(this.#clock.now()).toISOString();
  }

  /** What people should know of disk, clock and archive. */
  get standing(): RefusalNotice[] {
    this.#clock.now();
    const { trouble } = this.wire.standing;
    return [
      ...standingNotices(this.home.folder, this.archive.standing, this.#clock.standing, this.restored),
      ...(trouble ? [trouble] : []),
    ];
  }

  on<Name extends NoticeName>(name: Name, listener: (notice: Notices[Name]) => void): () => void {
    return this.#notices.on(name, listener);
  }

  async call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>> {
    return (await this.answer(name, args)) as Result<Name>;
  }

  /** A call whose name and arguments came from outside: checked here, once, for every door. */
  async answer(name: string, args: unknown): Promise<unknown> {
    if (!Object.hasOwn(calls, name)) throw refusals.badArguments(String(name).slice(0, 60), 'no such call');
    const known = name as CallName;
    const parsed = v.safeParse(calls[known].arguments, args);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      throw refusals.badArguments(
        name,
        `${v.getDotPath(issue) ?? 'arguments'}: ${issue.message.slice(0, 200)}`,
      );
    }
    const handler = this.#handlers[known] as (args: unknown) => unknown;
    // Whoever asked for the restoring is told how it ended.
    await this.#restoring?.catch(() => undefined);
    try {
      return await handler(parsed.output);
    } catch (error) {
      const damage = damageIn(error, this.home.archive);
      if (!damage)
        throw error instanceof JournalError ? archiveRefusals.unknownEntry(error.story, error.seq) : error;
      // Damaged text is never shown. It is restored from the second copy, and the call is answered from that.
      const isTried = this.restored !== null && !this.restored.ok;
      if (isTried || !(await this.restore()).ok) throw damage;
      try {
        return await handler(parsed.output);
      } catch (again) {
        throw damageIn(again, this.home.archive) ?? again;
      }
    }
  }

  /** As `answer`, with what went wrong as a value that can travel. A defect of ours is told without its stack. */
  async envelope(name: string, args: unknown): Promise<Answer> {
    try {
      return { ok: true, value: await this.answer(name, args) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, refusal: error.notice };
      console.error(error);
      return { ok: false, defect: error instanceof Error ? error.message : String(error) };
    }
  }

  /** As `envelope`, as text (wire.ts): how answers leave the desk's process. */
  async ask(name: string, args: unknown): Promise<string> {
    return encodeMessage(await this.envelope(name, args));
  }

  /** Puts the samples into a home that has no story yet. Their pictures lie in `folder`. */
  async addSamples(folder: string): Promise<void> {
    if (this.archive.index.list(undefined, 'everywhere').length > 0) return;
    for (const sample of samples) {
      for (const { file } of sample.pictures) {
        await this.archive.pictures.keep(file, await readFile(path.join(folder, file)), this.now());
      }
      this.stories.createFrom(sample.doc, sample.fields, { from: 'sample', name: sample.name });
    }
  }

  close(): void {
    this.#files.stop();
    void this.wire.stop();
    this.#exporting.cancelAll();
    this.#group.flush();
    // Only now: what was flushed has asked for both once more.
    this.#later.stop();
    this.archive.close();
  }

  #tellStanding(): void {
    const { standing } = this;
    if (this.#clock.standing !== this.#clockTold) {
      this.#clockTold = this.#clock.standing;
      this.#notices.post('clock', { now: this.now() });
    }
    const told = JSON.stringify(standing);
    if (told === this.#told) return;
    this.#told = told;
    this.#notices.post('standing', standing);
  }

  /** Whoever sits at this desk, now. */
  #hand(): Hand {
    return { author: this.person, device: this.home.device, at: this.now() };
  }

  /** Who can be called on by name: whom the house's roles know, and the people of the archive. */
  #names(): readonly string[] {
    this.stories.catchUp();
    const roles = Object.keys(this.rules.told.rules.people);
    return [...new Set([this.person, ...roles, ...this.archive.people.list().map(({ name }) => name)])];
  }

  #packagePath(name: string): string {
    return path.join(this.home.packages, name);
  }

  #calls(): Handlers {
    const { archive, stories, settings, importing, wire, merging, past } = this;
    const hand = () => this.#hand();
    const person = () => this.person;
    return deskCalls({
      archive,
      stories,
      settings,
      notices: this.#notices,
      group: this.#group,
      importing,
      ruleKeeping: new RuleKeeping(archive, this.importRules),
      wire,
      merging,
      past,
      comparing: new Comparing(archive, stories, past, hand),
      exporting: this.#exporting,
      signOffs: new SignOffs(archive, stories, hand),
      windows: new WindowMemories(this.home.folder, this.#options.door),
      files: this.#files,
      desk: {
        get person() {
          return person();
        },
        hello: () => this.#hello(),
        now: () => this.now(),
        hand,
        names: () => this.#names(),
        packagePath: (name) => this.#packagePath(name),
        subject: (id) => this.subject(id),
      },
    });
  }

  #hello(): Result<'hello'> {
    return {
      version: this.#options.version,
      door: this.#options.door,
      device: this.home.device,
      settings: this.settings.current,
      formats: FORMATS.map((format) => format.id),
      standing: this.standing,
      now: this.now(),
    };
  }
}
