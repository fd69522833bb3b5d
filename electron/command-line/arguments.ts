import { parseArgs } from 'node:util';
import { STATUSES, type Status } from '../../shared/story/status';
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
  readonly out: string | undefined;
  readonly formats: readonly string[] | undefined;
  readonly editable: boolean;
  readonly waivers: readonly AskedWaiver[];
  readonly as: string | undefined;
  readonly port: number;
  readonly open: boolean;
}

/** Options beyond --home, --json and --help, by command. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  inspect: [],
  import: ['as'],
  list: ['status'],
  show: [],
  search: [],
  check: [],
  approve: ['as'],
  export: ['out', 'formats', 'editable', 'waive', 'reason', 'as'],
  verify: [],
  serve: ['port', 'no-open'],
};

/** How many operands each command takes: at least, at most. */
const OPERANDS: Readonly<Record<string, readonly [number, number]>> = {
  inspect: [1, 1],
  import: [1, Infinity],
  list: [0, 0],
  show: [1, 1],
  search: [1, Infinity],
  check: [1, 1],
  approve: [1, 1],
  export: [1, 1],
  verify: [1, 1],
  serve: [0, 0],
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
        out: { type: 'string' },
        formats: { type: 'string' },
        editable: { type: 'boolean' },
        waive: { type: 'string', multiple: true },
        reason: { type: 'string', multiple: true },
        as: { type: 'string', multiple: true },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
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
  if (values.status !== undefined && !(STATUSES as readonly string[]).includes(values.status)) {
    throw wrongUse(`tidak ada status "${values.status}"`, `there is no status "${values.status}"`);
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw wrongUse('--port 0 sampai 65535', '--port 0 to 65535');
  if (!help && command === 'export' && !values.out)
    throw wrongUse('export perlu --out F.zip', 'export needs --out F.zip');
  return {
    command,
    operands,
    home: values.home,
    json: values.json ?? false,
    help,
    status: values.status as Status | undefined,
    out: values.out,
    formats: values.formats?.split(',').map((format) => format.trim()),
    editable: values.editable ?? false,
    waivers: waiversOf(values.waive ?? [], values.reason ?? [], values.as ?? []),
    as: values.as?.[0]?.trim() || undefined,
    port,
    open: !values['no-open'],
  };
}
