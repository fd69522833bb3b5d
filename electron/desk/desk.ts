import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  calls,
  type Answer,
  type Arguments,
  type CallName,
  type Calls,
  type Desk,
  type ImportReport,
  type NoticeName,
  type Notices,
  type Result,
} from '../../shared/contract';
import { decode } from '../../shared/ingest/decode';
import { ingestText } from '../../shared/ingest/ingest';
import { FORMATS } from '../../shared/publish/formats';
import { readStory } from '../../shared/story/reading';
import { Refusal } from '../../shared/story/refusal';
import { Archive } from './archive/archive';
import { refusals } from './desk-refusals';
import { historyLines } from './history';
import { openHome, SettingsFile, type Home } from './home';
import { NoticeBoard } from './notice-board';
import { verifyPackage } from './packages/verify';
import { samples } from './samples';
import { archiveSubject, check, journalLines, recordSending, send } from './sending';
import { Stories } from './stories';

export interface DeskOptions {
  /** The home folder; made if it is not there. */
  readonly home: string;
  readonly door: 'electron' | 'browser';
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly now?: () => string;
  /** Overrides the person of the settings: the command line's `--as`. */
  readonly as?: string;
}

type Handlers = {
  [Name in CallName]: (args: v.InferOutput<Calls[Name]['arguments']>) => Result<Name> | Promise<Result<Name>>;
};

const INDEX_PAUSE_MS = 400;

/** The desk: implements the contract by calling the rooms. Knows neither Electron nor a browser. */
export class NewsDesk implements Desk {
  readonly home: Home;
  readonly archive: Archive;
  readonly stories: Stories;
  readonly settings: SettingsFile;
  readonly #options: DeskOptions;
  readonly #notices = new NoticeBoard();
  readonly #jobs = new Map<string, AbortController>();
  readonly #handlers: Handlers;
  #indexing: NodeJS.Timeout | undefined;

  private constructor(home: Home, options: DeskOptions) {
    this.home = home;
    this.#options = options;
    this.settings = SettingsFile.open(home);
    this.archive = new Archive(home);
    const device = home.device;
    this.stories = new Stories(this.archive, this.#notices, {
      device,
      author: () => this.person,
      now: () => this.now(),
    });
    this.#handlers = this.#table();
    // The search index is read behind the typing, never in its way.
    this.#notices.on('appended', () => this.#indexSoon());
    this.#indexSoon();
  }

  static async open(options: DeskOptions): Promise<NewsDesk> {
    return new NewsDesk(await openHome(options.home), options);
  }

  /** Who sits at this desk; empty until they have said. */
  get person(): string {
    return this.#options.as ?? this.settings.current.person.name;
  }

  now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
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
    return handler(parsed.output);
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

  /** Puts the samples into a home that has no story yet. Their pictures lie in `folder`. */
  async addSamples(folder: string): Promise<void> {
    if (this.archive.index.list().length > 0) return;
    for (const sample of samples) {
      for (const { file } of sample.pictures) {
        await this.archive.pictures.keep(file, await readFile(path.join(folder, file)), this.now());
      }
      this.stories.createFrom(sample.doc, sample.fields, { from: 'sample', name: sample.name });
    }
  }

  close(): void {
    clearTimeout(this.#indexing);
    for (const job of this.#jobs.values()) job.abort();
    this.archive.close();
  }

  #indexSoon(): void {
    clearTimeout(this.#indexing);
    this.#indexing = setTimeout(() => {
      try {
        this.stories.catchUp();
      } catch (error) {
        // The index is a cache: a search catches up again, and says so if it still cannot.
        console.error(error);
      }
    }, INDEX_PAUSE_MS);
    this.#indexing.unref();
  }

  #packagePath(name: string): string {
    return path.join(this.home.packages, name);
  }

  #table(): Handlers {
    const { stories, archive, settings } = this;
    return {
      hello: () => ({
        version: this.#options.version,
        door: this.#options.door,
        settings: settings.current,
        formats: FORMATS.map((format) => format.id),
      }),
      saveSettings: async (changed) => {
        const saved = await settings.save(changed);
        this.#notices.post('settings', saved);
        return saved;
      },
      listStories: ({ status }) => archive.index.list(status),
      searchStories: ({ words }) => {
        stories.catchUp();
        return archive.index.search(words);
      },
      openStory: ({ id }) => stories.opened(id),
      newStory: ({ fields }) => ({ id: stories.create(fields, settings.current.house) }),
      inspect: ({ name, bytes }) => {
        const { text, reading } = decode(bytes, name);
        const draft = ingestText(text, reading);
        const report: ImportReport = { name, raw: '', ...reading, pieces: draft.report };
        return { story: readStory(draft.doc), report };
      },
      importStory: ({ name, bytes }) => {
        const { text, reading } = decode(bytes, name);
        return stories.import(name, bytes, ingestText(text, reading));
      },
      importReport: ({ id }) => {
        stories.state(id);
        return archive.raw.report(id);
      },
      append: ({ story, base, entries }) => stories.append(story, base, entries),
      history: ({ id }) => {
        stories.state(id);
        return historyLines(archive.journal.after(id, 0));
      },
      keepPicture: ({ name, bytes }) => archive.pictures.keep(name, bytes, this.now()),
      pictures: ({ sha256s }) => sha256s.flatMap((sha256) => archive.pictures.info(sha256) ?? []),
      check: ({ id }) => check(archiveSubject(stories, archive, id, settings.current.house, this.now())),
      approve: ({ id }) => stories.approve(id),
      exportStory: ({ id, job, formats, editable }) => this.#export(id, job, formats, editable ?? false),
      verifyPackage: ({ package: name }) => verifyPackage(this.#packagePath(name)),
      savePackageAs: ({ package: name }) => {
        if (!existsSync(this.#packagePath(name)))
          throw refusals.badArguments('savePackageAs', `no package ${name}`);
        // The browser downloads it; the Electron door asks where and copies it before this is reached.
        return null;
      },
      cancel: ({ job }) => {
        const running = this.#jobs.get(job);
        running?.abort();
        return { cancelled: running !== undefined };
      },
    };
  }

  async #export(id: string, job: string, formats: readonly string[] | undefined, editable: boolean) {
    const abort = new AbortController();
    this.#jobs.set(job, abort);
    try {
      const subject = archiveSubject(this.stories, this.archive, id, this.settings.current.house, this.now());
      const sent = await send(subject, {
        to: (name) => this.#packagePath(`${name}.zip`),
        formats,
        journal: editable ? journalLines(this.archive, id) : undefined,
        signal: abort.signal,
        onProgress: (done, of, step) => this.#notices.post('progress', { job, done, of, step }),
        pictureFile: (info) => this.archive.pictures.file(info),
      });
      const name = path.basename(sent.package);
      recordSending(this.stories, subject, sent, name);
      return { ...sent, package: name };
    } finally {
      this.#jobs.delete(job);
    }
  }
}
