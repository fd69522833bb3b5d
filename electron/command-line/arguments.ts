import { parseArgs } from 'node:util';
import { STATUSES, type Status } from '../../shared/story/status';
import { CHANGES_VIEWS, type ChangesView } from '../../shared/story/views';
import { wrongUse } from './usage';

/** One `--waive RULE --reason TEXT --as NAME`. */
export interface AskedWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly by: string;
}

/** A command line, read and checked. */
export interface CommandLine {
  readonly command: string;
  readonly operands: readonly string[];
  readonly home: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly status: Status | undefined;
  /** Look into the bin instead of the queue. */
  readonly bin: boolean;
  /** Why a story goes into the bin. */
  readonly why: string | undefined;
  /** The name of a piece, as `compare` calls it: `headline`, `paragraph 3`. */
  readonly piece: string | undefined;
  readonly out: string | undefined;
  readonly formats: readonly string[] | undefined;
  readonly editable: boolean;
  /** A sign-off's code stands for a desk, not for a person. */
  readonly desk: boolean;
  readonly waivers: readonly AskedWaiver[];
  readonly as: string | undefined;
  readonly port: number;
  readonly open: boolean;
  readonly repair: boolean;
  /** One look at the wire folder instead of watching it. */
  readonly once: boolean;
  readonly trustClock: boolean;
  /** What to look for, and the words for its place. */
  readonly find: string | undefined;
  readonly instead: string | undefined;
  /** At once, not as tracked changes. */
  readonly direct: boolean;
  /** Ids of tracked changes. */
  readonly changes: readonly string[];
  /** Whose tracked changes. */
  readonly author: string | undefined;
  readonly all: boolean;
  /** The words that a comment is about, and what it says. */
  readonly on: string | undefined;
  readonly say: string | undefined;
  /** Threads of comments to answer, to settle, to open again. */
  readonly reply: string | undefined;
  readonly resolve: string | undefined;
  readonly reopen: string | undefined;
  /** Look at a package and store nothing. */
  readonly look: boolean;
  /** The status that a story is moved to. */
  readonly to: Status | undefined;
  /** The person or the desk that a story is given to; `nobody` gives it back. */
  readonly recipient: string | undefined;
  readonly toDesk: string | undefined;
  readonly nobody: boolean;
  /** What a story is shown as: with its tracked changes written out, accepted or rejected. */
  readonly view: ChangesView;
}

/** Options beyond --home, --json and --help, by command. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  inspect: [],
  import: ['as'],
  reimport: ['as'],
  list: ['status', 'bin'],
  show: ['view'],
  search: ['bin'],
  check: [],
  approve: ['as'],
  clear: ['as'],
  assign: ['to', 'to-desk', 'nobody', 'as'],
  roles: [],
  ledger: [],
  changes: [],
  accept: ['change', 'author', 'all', 'as'],
  reject: ['change', 'author', 'all', 'as'],
  replace: ['find', 'with', 'direct', 'as'],
  comment: ['on', 'say', 'as'],
  comments: ['reply', 'resolve', 'reopen', 'say', 'as'],
  status: ['why', 'as'],
  export: ['out', 'formats', 'editable', 'waive', 'reason', 'as'],
  history: [],
  compare: [],
  restore: ['piece', 'as'],
  blame: [],
  bin: ['why', 'as'],
  unbin: ['as'],
  wire: ['once'],
  duplicates: ['as'],
  merge: ['look', 'as'],
  unmerge: ['as'],
  verify: [],
  keys: [],
  rules: [],
  'sign-offs': ['desk', 'as'],
  serve: ['port', 'no-open'],
  doctor: ['repair', 'trust-clock'],
  backup: [],
};

/** How many operands each command takes: at least, at most. */
const OPERANDS: Readonly<Record<string, readonly [number, number]>> = {
  inspect: [1, 1],
  import: [1, Infinity],
  reimport: [1, 1],
  list: [0, 0],
  show: [1, 1],
  search: [1, Infinity],
  check: [1, 1],
  approve: [1, 1],
  clear: [2, 2],
  assign: [1, 1],
  roles: [0, 0],
  ledger: [1, 1],
  changes: [1, 1],
  accept: [1, 1],
  reject: [1, 1],
  replace: [1, 1],
  comment: [1, 1],
  comments: [1, 1],
  status: [2, 2],
  export: [1, 1],
  history: [1, 1],
  compare: [2, 3],
  restore: [1, 2],
  blame: [1, 1],
  bin: [1, 1],
  unbin: [1, 1],
  merge: [1, 1],
  wire: [0, 1],
  duplicates: [0, 3],
  unmerge: [1, 1],
  verify: [1, 1],
  keys: [0, 0],
  rules: [0, 2],
  'sign-offs': [0, Infinity],
  serve: [0, 0],
  doctor: [0, 0],
  backup: [0, 0],
};

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        home: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        status: { type: 'string' },
        bin: { type: 'boolean' },
        why: { type: 'string' },
        piece: { type: 'string' },
        out: { type: 'string' },
        formats: { type: 'string' },
        editable: { type: 'boolean' },
        look: { type: 'boolean' },
        desk: { type: 'boolean' },
        waive: { type: 'string', multiple: true },
        reason: { type: 'string', multiple: true },
        as: { type: 'string', multiple: true },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        repair: { type: 'boolean' },
        once: { type: 'boolean' },
        'trust-clock': { type: 'boolean' },
        find: { type: 'string' },
        with: { type: 'string' },
        direct: { type: 'boolean' },
        change: { type: 'string', multiple: true },
        author: { type: 'string' },
        all: { type: 'boolean' },
        on: { type: 'string' },
        say: { type: 'string' },
        reply: { type: 'string' },
        resolve: { type: 'string' },
        reopen: { type: 'string' },
        to: { type: 'string' },
        'to-desk': { type: 'string' },
        nobody: { type: 'boolean' },
        view: { type: 'string' },
      },
    });
  } catch (error) {
    const why = (error as Error).message.split('\n')[0] ?? '';
    throw wrongUse(`perintah tidak dimengerti (${why})`, `the command is not understood (${why})`);
  }
}

/** Pairs each --waive with its --reason and --as; one --as may stand for all of them. */
function waiversOf(
  waive: readonly string[],
  reason: readonly string[],
  as: readonly string[],
): AskedWaiver[] {
  if (waive.length === 0) return [];
  if (reason.length !== waive.length || reason.some((text) => !text.trim())) {
    throw wrongUse('setiap --waive perlu --reason sendiri', 'every --waive needs a --reason of its own');
  }
  if ((as.length !== 1 && as.length !== waive.length) || as.some((name) => !name.trim())) {
    throw wrongUse('pengecualian perlu nama: --as NAMA', 'a waiver needs a name: --as NAME');
  }
  return waive.map((rule, i) => ({ rule, reason: reason[i] ?? '', by: as[i] ?? as[0] ?? '' }));
}

function statusNamed(name: string | undefined): Status | undefined {
  const status = STATUSES.find((one) => one === name);
  if (name !== undefined && !status)
    throw wrongUse(`tidak ada status "${name}"`, `there is no status "${name}"`);
  return status;
}

function viewNamed(name: string | undefined): ChangesView {
  const view = CHANGES_VIEWS.find((one) => one === (name ?? 'final'));
  if (!view) throw wrongUse(`tidak ada tampilan "${name}"`, `there is no view "${name}"`);
  return view;
}

/** Reads a command line; throws the refusal that says what is wrong with it. */
export function readArguments(given: readonly string[]): CommandLine {
  const { values, positionals } = parse(given);
  const [command = '', ...operands] = positionals;
  const help = values.help ?? command === '';
  const known = OPTIONS[command];
  if (!help && !known) throw wrongUse(`tidak ada perintah "${command}"`, `there is no command "${command}"`);
  const allowed = new Set(['home', 'json', 'help', ...(known ?? [])]);
  for (const option of Object.keys(values)) {
    if (!help && !allowed.has(option))
      throw wrongUse(`${command} tidak mengenal --${option}`, `${command} has no --${option}`);
  }
  const [least, most] = OPERANDS[command] ?? [0, Infinity];
  if (!help && (operands.length < least || operands.length > most)) {
    throw wrongUse(`${command}: jumlah argumen keliru`, `${command}: the wrong number of arguments`);
  }
  const to = command === 'status' && !help ? statusNamed(operands[1]) : undefined;
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw wrongUse('--port 0 sampai 65535', '--port 0 to 65535');
  if (!help && values.piece !== undefined && operands.length !== 2)
    throw wrongUse('--piece perlu ID dan nomor catatan', '--piece needs an id and the number of an entry');
  if (!help && command === 'bin' && !values.why?.trim())
    throw wrongUse('bin perlu --why ALASAN', 'bin needs --why REASON');
  if (!help && command === 'export' && !values.out)
    throw wrongUse('export perlu --out F.zip', 'export needs --out F.zip');
  return {
    command,
    operands,
    home: values.home,
    json: values.json ?? false,
    help,
    status: statusNamed(values.status),
    bin: values.bin ?? false,
    why: values.why,
    piece: values.piece,
    out: values.out,
    formats: values.formats?.split(',').map((format) => format.trim()),
    editable: values.editable ?? false,
    desk: values.desk ?? false,
    waivers: waiversOf(values.waive ?? [], values.reason ?? [], values.as ?? []),
    as: values.as?.[0]?.trim() || undefined,
    port,
    open: !values['no-open'],
    repair: values.repair ?? false,
    once: values.once ?? false,
    trustClock: values['trust-clock'] ?? false,
    find: values.find,
    instead: values.with,
    direct: values.direct ?? false,
    changes: values.change ?? [],
    author: values.author,
    all: values.all ?? false,
    on: values.on,
    say: values.say,
    reply: values.reply,
    resolve: values.resolve,
    reopen: values.reopen,
    look: values.look ?? false,
    to,
    recipient: values.to?.trim() || undefined,
    toDesk: values['to-desk']?.trim() || undefined,
    nobody: values.nobody ?? false,
    view: viewNamed(values.view),
  };
}
