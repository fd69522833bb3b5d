import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../shared/contract';
import { decode } from '../shared/ingest/decode';
import { ingestText } from '../shared/ingest/ingest';
import type { Draft } from '../shared/ingest/draft';
import { Refusal, refusalLine, type RefusalKind } from '../shared/story/refusal';
import { readStory } from '../shared/story/reading';
import { words, type Tongue } from '../shared/story/words';
import { readArguments, type AskedWaiver, type CommandLine } from './command-line/arguments';
import { readInputFile } from './command-line/input-file';
import {
  droppedText,
  findingJson,
  findingsText,
  rowsText,
  storyJson,
  storyText,
} from './command-line/printing';
import { USAGE, wrongUse } from './command-line/usage';
import { NewsDesk } from './desk/desk';
import { homeFolder, peekSettings } from './desk/home';
import { verifyPackage } from './desk/packages/verify';
import { archiveSubject, check, fileSubject, journalLines, recordSending, send } from './desk/sending';
import { showDoor } from './show-door';

/** The command-line door. Newsroom scripts call it: its words, values and exit codes are stable (docs/command-line.md). */

declare const REDAKSI_VERSION: string;

const EXIT: Readonly<Record<RefusalKind, number>> = { no: 1, use: 2, io: 3 };
const STORY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Run {
  readonly line: CommandLine;
  readonly settings: Settings;
  readonly tongue: Tongue;
  /** The answer: a JSON value with `--json`, else a text for people. */
  readonly print: (value: unknown, text: string) => void;
  /** A line to stderr. */
  readonly say: (text: string) => void;
}

type Command = (run: Run) => Promise<number>;

const now = () => new Date().toISOString();

async function withDesk(run: Run, work: (desk: NewsDesk) => number | Promise<number>): Promise<number> {
  const { line } = run;
  const desk = await NewsDesk.open({
    home: homeFolder(line.home),
    door: 'browser',
    version: REDAKSI_VERSION,
    ...(line.as !== undefined && { as: line.as }),
  });
  try {
    return await work(desk);
  } finally {
    desk.close();
  }
}

async function readDraft(file: string): Promise<{ draft: Draft; bytes: Uint8Array; name: string }> {
  const { name, bytes } = await readInputFile(file);
  const { text, reading } = decode(bytes, name);
  return { draft: ingestText(text, reading), bytes, name };
}

/** An operand that may be either: a file if there is one of that name, else a story's id. */
const isStoryId = (operand: string) => STORY_ID.test(operand) && !existsSync(operand);

const inspect: Command = async ({ line, print, tongue }) => {
  const { draft } = await readDraft(line.operands[0] ?? '');
  const reading = readStory(draft.doc);
  const text = [storyText(reading, tongue), droppedText(draft.report, tongue)].filter(Boolean).join('\n\n');
  print(storyJson(reading, draft.fields, draft.report), text);
  return 0;
};

const importFiles: Command = (run) =>
  withDesk(run, async (desk) => {
    const stored = [];
    let worst = 0;
    for (const file of run.line.operands) {
      try {
        const { name, bytes } = await readInputFile(file);
        stored.push(await desk.call('importStory', { name, bytes }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        run.say(refusalLine(error.notice, run.tongue));
        worst = Math.max(worst, EXIT[error.notice.kind]);
      }
    }
    run.print(stored, stored.map((story) => story.id).join('\n'));
    return worst;
  });

const list: Command = (run) =>
  withDesk(run, async (desk) => {
    const rows = await desk.call('listStories', { status: run.line.status });
    const plain = rows.map(({ id, slug, headline, status, wordCount, updatedAt }) => ({
      id,
      slug,
      headline,
      status,
      wordCount,
      updatedAt,
    }));
    run.print(plain, rowsText(rows, run.tongue));
    return 0;
  });

const search: Command = (run) =>
  withDesk(run, async (desk) => {
    const rows = await desk.call('searchStories', { words: run.line.operands.join(' ') });
    const plain = rows.map(({ id, slug, headline, status, wordCount, updatedAt, snippet }) => ({
      id,
      slug,
      headline,
      status,
      wordCount,
      updatedAt,
      snippet: snippet?.replace(/[\u0002\u0003]/g, ''),
    }));
    run.print(plain, rowsText(rows, run.tongue));
    return 0;
  });

const show: Command = (run) =>
  withDesk(run, async (desk) => {
    const id = run.line.operands[0] ?? '';
    const state = desk.stories.state(id);
    const reading = readStory(state.doc);
    const report = desk.archive.raw.report(id)?.pieces ?? [];
    const value = { id, status: state.status, ...storyJson(reading, state.fields, report) };
    run.print(value, storyText(reading, run.tongue));
    return 0;
  });

const checkStory: Command = async (run) => {
  const operand = run.line.operands[0] ?? '';
  const tell = (result: ReturnType<typeof check>) => {
    const findings = result.findings.map((finding) => findingJson(finding, run.tongue));
    run.print({ ...result, findings }, findingsText(result, run.tongue));
    return result.stops > 0 ? 1 : 0;
  };
  if (isStoryId(operand)) {
    return withDesk(run, (desk) =>
      tell(check(archiveSubject(desk.stories, desk.archive, operand, run.settings.house, now()))),
    );
  }
  const { draft, bytes } = await readDraft(operand);
  return tell(check(fileSubject(draft, bytes, [], run.settings.house, now())));
};

const approve: Command = (run) =>
  withDesk(run, async (desk) => {
    const appended = await desk.call('approve', { id: run.line.operands[0] ?? '' });
    const text = words(`disahkan oleh ${desk.person}`, `passed by ${desk.person}`)[run.tongue];
    run.print({ by: desk.person, seq: appended.stored ? appended.seq : null }, text);
    return 0;
  });

/** Writes the waivers that are new into the story's journal, each in the name of who gave it. */
async function keepWaivers(run: Run, id: string, waivers: readonly AskedWaiver[]): Promise<void> {
  for (const { rule, reason, by } of waivers) {
    await withDesk({ ...run, line: { ...run.line, as: by } }, (desk) => {
      const known = desk.stories.state(id).waivers;
      if (known.some((waiver) => waiver.rule === rule && waiver.reason === reason && waiver.by === by))
        return 0;
      desk.stories.add(id, [{ id: `waiver-${randomUUID()}`, kind: 'waiver', payload: { rule, reason } }]);
      return 0;
    });
  }
}

const exportStory: Command = async (run) => {
  const { line, settings } = run;
  const operand = line.operands[0] ?? '';
  const to = path.resolve(line.out ?? '');
  const tell = (sent: Awaited<ReturnType<typeof send>>) => {
    const lost = sent.lost.map((loss) => `  ${loss.format}: ${loss.what}`).join('\n');
    const head = words('Tidak terbawa:', 'Not carried:')[run.tongue];
    run.print(
      { ...sent, package: line.out },
      [`${line.out}  sha256 ${sent.sha256}`, lost && `${head}\n${lost}`].filter(Boolean).join('\n'),
    );
    return 0;
  };
  if (!isStoryId(operand)) {
    if (line.editable) {
      throw wrongUse(
        'naskah dari berkas belum punya jurnal: impor dulu untuk --editable',
        'a story from a file has no journal yet: import it first for --editable',
      );
    }
    const { draft, bytes } = await readDraft(operand);
    const waivers = line.waivers.map((waiver) => ({ ...waiver, at: null }));
    const subject = fileSubject(draft, bytes, waivers, settings.house, now());
    return tell(
      await send(subject, {
        to: () => to,
        formats: line.formats,
        pictureFile: (info) => {
          throw new RangeError(`A story from a file holds no picture ${info.sha256}`);
        },
      }),
    );
  }
  await keepWaivers(run, operand, line.waivers);
  return withDesk(run, async (desk) => {
    const subject = archiveSubject(desk.stories, desk.archive, operand, desk.settings.current.house, now());
    const sent = await send(subject, {
      to: () => to,
      formats: line.formats,
      journal: line.editable ? journalLines(desk.archive, operand) : undefined,
      pictureFile: (info) => desk.archive.pictures.file(info),
    });
    recordSending(desk.stories, subject, sent, path.basename(to));
    return tell(sent);
  });
};

const verify: Command = async ({ line, print, tongue }) => {
  const result = await verifyPackage(path.resolve(line.operands[0] ?? ''));
  const good = words('paket utuh', 'the package is sound')[tongue];
  print(result, result.ok ? good : result.problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return result.ok ? 0 : 1;
};

const serve: Command = async ({ line, print, say, tongue }) => {
  const desk = await NewsDesk.open({
    home: homeFolder(line.home),
    door: 'browser',
    version: REDAKSI_VERSION,
  });
  await desk.addSamples(path.join(import.meta.dirname, 'samples'));
  const door = await showDoor({
    desk,
    pages: path.join(import.meta.dirname, 'pages'),
    port: line.port,
    open: line.open,
  });
  print({ address: door.address, port: door.port }, door.address);
  say(words('Tekan Ctrl+C untuk menutup.', 'Press Ctrl+C to close.')[tongue]);
  // `npm run dev` says when it has rebuilt the pages.
  process.on('message', (message) => message === 'reload' && door.reload());
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await door.close();
  desk.close();
  return 0;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  inspect,
  import: importFiles,
  list,
  show,
  search,
  check: checkStory,
  approve,
  export: exportStory,
  verify,
  serve,
};

async function main(given: readonly string[]): Promise<number> {
  let tongue: Tongue = 'id';
  const say = (text: string) => process.stderr.write(`redaksi: ${text}\n`);
  try {
    const home = given.includes('--home') ? given[given.indexOf('--home') + 1] : undefined;
    const settings = peekSettings(homeFolder(home));
    tongue = settings.tongue;
    const line = readArguments(given);
    if (line.help) {
      process.stdout.write(`${USAGE[tongue]}\n`);
      return given.length === 0 ? 2 : 0;
    }
    const print = (value: unknown, text: string) => {
      if (line.json) process.stdout.write(`${JSON.stringify(value)}\n`);
      else if (text) process.stdout.write(`${text}\n`);
    };
    const command = COMMANDS[line.command];
    if (!command) throw new RangeError(`No command ${line.command}`);
    return await command({ line, settings, tongue, print, say });
  } catch (error) {
    if (error instanceof Refusal) {
      say(refusalLine(error.notice, tongue));
      return EXIT[error.notice.kind];
    }
    // A defect of ours: one line for the person, the rest only for who asks for it.
    const why = error instanceof Error ? error.message : String(error);
    say(
      words(
        `kesalahan di dalam program (${why}); naskah yang tersimpan aman; laporkan kepada pembuat Redaksi`,
        `an internal error (${why}); saved stories are safe; report it to the makers of Redaksi`,
      )[tongue],
    );
    if (process.env['REDAKSI_DEBUG']) console.error(error);
    return 3;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has stopped listening (`redaksi list | head`): there is no one left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
