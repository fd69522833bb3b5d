import type { ImportedStory } from '../shared/contract';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal, refusalLine, type RefusalNotice } from '../shared/story/refusal';
import { EDITABLE_WARNING, isEditablePackage } from '../shared/publish/editable-layout';
import { readStory } from '../shared/story/reading';
import { words, type Tongue } from '../shared/story/words';
import { readArguments, type AskedWaiver } from './command-line/arguments';
import { backup, doctor, restore } from './command-line/care';
import { reimport } from './command-line/reimporting';
import { comment, comments } from './command-line/commenting';
import { changes, decide, replace } from './command-line/reviewing';
import { bin, blame, compareRevisions, history, restoreStory, unbin } from './command-line/past';
import { duplicates } from './command-line/duplicates';
import { show } from './command-line/showing';
import { wire } from './command-line/wiring';
import { withDesk } from './command-line/with-desk';
import { approve, assign, clearFlag, moveStatus, roles } from './command-line/workflow';
import { EXIT, type Command, type Run } from './command-line/command';
import { fileStory, readDraft } from './command-line/file-story';
import { filesOf, readInputFile } from './desk/inputs/input-file';
import { keysText, listKeys } from './command-line/keys';
import { inspectEditable, mergePackage, undoMerge } from './command-line/merging';
import { ledger } from './command-line/ledger';
import { listRules } from './command-line/rules';
import {
  droppedText,
  findingJson,
  findingsText,
  rowsText,
  storyJson,
  storyText,
} from './command-line/printing';
import { signOffsAsked, signOffsText } from './command-line/sign-offs';
import { USAGE, wrongUse } from './command-line/usage';
import { homeFolder, homePlaces, peekSettings } from './desk/home';
import { verifyPackage } from './desk/packages/verify';
import { handOver } from './desk/handing-over';
import { check, recordSending, send } from './desk/sending';
import { openForkedDesk } from './forked-desk';
import { showDoor } from './show-door';

/** The command-line door. Newsroom scripts call it: its words, values and exit codes are stable (docs/command-line.md). */

const STORY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An operand that may be either: a file if there is one of that name, else a story's id. */
const isStoryId = (operand: string) => STORY_ID.test(operand) && !existsSync(operand);

const inspect: Command = async (run) => {
  const { line, print, tongue } = run;
  const { bytes } = await readInputFile(line.operands[0] ?? '');
  if (isEditablePackage(bytes)) return inspectEditable(run, bytes);
  const { draft } = await readDraft(run, line.operands[0] ?? '');
  const reading = readStory(draft.doc);
  const text = [storyText(reading, tongue), droppedText(draft.report, tongue)].filter(Boolean).join('\n\n');
  print(storyJson(reading, draft.fields, draft.report), text);
  return 0;
};

const importFiles: Command = (run) =>
  withDesk(run, async (desk) => {
    const stored: ImportedStory[] = [];
    let worst = 0;
    const refuse = (notice: RefusalNotice) => {
      run.say(refusalLine(notice, run.tongue));
      worst = Math.max(worst, EXIT[notice.kind]);
    };
    // One that cannot be read does not keep the others out.
    const attempt = async <Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refuse(error.notice);
        return otherwise;
      }
    };
    for (const operand of run.line.operands) {
      for (const file of await attempt(() => filesOf(operand), [])) {
        await attempt(async () => {
          const { name, bytes } = await readInputFile(file);
          const { others, refused, ...first } = await desk.call('importStory', { name, bytes });
          stored.push(first, ...others);
          for (const { notice } of refused) refuse(notice);
        }, undefined);
      }
    }
    run.print(stored, stored.map((story) => story.id).join('\n'));
    return worst;
  });

const list: Command = (run) =>
  withDesk(run, async (desk) => {
    const rows = await desk.call('listStories', {
      status: run.line.status,
      where: run.line.bin ? 'bin' : 'queue',
    });
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
    const rows = await desk.call('searchStories', {
      words: run.line.operands.join(' '),
      where: run.line.bin ? 'bin' : 'queue',
    });
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

const checkStory: Command = async (run) => {
  const operand = run.line.operands[0] ?? '';
  const tell = (result: ReturnType<typeof check>) => {
    const findings = result.findings.map((finding) => findingJson(finding, run.tongue));
    run.print({ ...result, findings }, findingsText(result, run.tongue));
    return result.stops > 0 ? 1 : 0;
  };
  if (isStoryId(operand)) {
    return withDesk(run, async (desk) => tell(check(await desk.subject(operand))));
  }
  const { subject } = await fileStory(run, operand, []);
  return tell(check(subject));
};

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
  const { line } = run;
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
    const waivers = line.waivers.map((waiver) => ({ ...waiver, at: null }));
    const { subject, pictureBytes } = await fileStory(run, operand, waivers);
    return tell(await send(subject, { to: () => to, formats: line.formats, pictureFile: pictureBytes }));
  }
  if (line.editable && (line.formats || line.waivers.length > 0))
    throw wrongUse(
      '--editable membawa jurnal, bukan format: tanpa --formats dan --waive',
      '--editable carries the journal and no formats: without --formats and --waive',
    );
  await keepWaivers(run, operand, line.waivers);
  return withDesk(run, async (desk) => {
    if (line.editable) {
      const handed = await handOver(desk.archive, desk.stories, operand, { to: () => to });
      run.say(EDITABLE_WARNING[run.tongue]);
      return tell(handed);
    }
    desk.stories.mustBeOutOfBin(operand);
    desk.stories.mustBeAllowed({ do: 'export' });
    const subject = await desk.subject(operand);
    const sent = await send(subject, {
      to: () => to,
      formats: line.formats,
      pictureFile: (info) => desk.archive.pictures.file(info),
    });
    recordSending(desk.stories, subject, sent, path.basename(to));
    return tell(sent);
  });
};

const verify: Command = async ({ line, print, tongue }) => {
  const result = await verifyPackage(path.resolve(line.operands[0] ?? ''));
  const good =
    result.kind === 'editable'
      ? `${words('paket kerja utuh', 'the editable package is sound')[tongue]}\n${EDITABLE_WARNING[tongue]}`
      : words('paket utuh', 'the package is sound')[tongue];
  const problems = result.problems.map(({ where, what }) => ({ where, what: what[tongue] }));
  const bad = problems.map(({ where, what }) => `${where}: ${what}`).join('\n');
  print({ ...result, problems }, result.ok ? good : bad);
  return result.ok ? 0 : 1;
};

const keys: Command = async ({ line, print, say, tongue }) => {
  const table = path.join(import.meta.dirname, 'commands.json');
  const listed = listKeys(homeFolder(line.home), table, process.platform === 'darwin', tongue);
  print(listed, keysText(listed));
  for (const { line: at, message } of listed.problems)
    say(`${listed.file}${at === null ? '' : `:${at}`}: ${message}`);
  return listed.problems.length > 0 ? 1 : 0;
};

const signOffs: Command = (run) =>
  withDesk(run, async (desk) => {
    const known = await signOffsAsked(desk, run.line);
    run.print(known, signOffsText(known, run.tongue));
    return 0;
  });

const serve: Command = async ({ line, print, say, tongue }) => {
  const home = homeFolder(line.home);
  const desk = await openForkedDesk({ dist: import.meta.dirname, home });
  const door = await showDoor({
    desk,
    home: homePlaces(home),
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
  await desk.close();
  return 0;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  inspect,
  import: importFiles,
  reimport,
  list,
  show,
  search,
  check: checkStory,
  approve,
  clear: clearFlag,
  assign,
  roles,
  ledger,
  export: exportStory,
  changes,
  accept: decide('accept'),
  reject: decide('reject'),
  replace,
  comment,
  comments,
  status: moveStatus,
  history,
  compare: compareRevisions,
  blame,
  bin,
  unbin,
  merge: mergePackage,
  wire,
  duplicates,
  unmerge: undoMerge,
  verify,
  keys,
  rules: listRules,
  'sign-offs': signOffs,
  serve,
  doctor,
  backup,
  // A story has an id and an entry; a backup is a file.
  restore: (run) => (run.line.operands.length === 2 ? restoreStory(run) : restore(run)),
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
