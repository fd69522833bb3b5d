import { readFileSync } from 'node:fs';

/** What a process did to its files, as strace saw it, in the order in which the calls came back. */
export type Op =
  | { readonly kind: 'create'; readonly file: string }
  /** `at` null: at the end of the file. */
  | { readonly kind: 'write'; readonly file: string; readonly at: number | null; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  /** `begun`: how many operations had come back when the call was made; later ones are not covered by it. */
  | { readonly kind: 'sync'; readonly file: string; readonly failed: boolean; readonly begun: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'said'; readonly line: string };

/** What strace must be told, before the command. */
export const straceInto = (log: string): string[] => [
  'strace', '-f', '-y', '-xx', '-s', '4000000', '-o', log, '-e', 'signal=none',
  '-e', 'trace=openat,pwrite64,write,ftruncate,fdatasync,fsync,rename,unlink',
]; // prettier-ignore

const unhex = (text: string): Buffer => Buffer.from(text.replace(/\\x([0-9a-f]{2})/g, '$1'), 'hex');
const isHex = /^(\\x[0-9a-f]{2})*$/;
const pathOf = (text: string): string => (isHex.test(text) ? unhex(text).toString('utf8') : text);

/** Reads a log of strace; files outside `folder` are left out, but for what was said on standard output. */
export function readRecording(log: string, folder: string): Op[] {
  const ops: Op[] = [];
  const begun = new Map<string, { text: string; at: number }>();
  const known = new Set<string>();
  for (const line of readFileSync(log, 'latin1').split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const unfinished = / <unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      begun.set(thread, { text: rest.slice(0, unfinished.index), at: ops.length });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const start = resumed ? begun.get(thread) : undefined;
    const call = resumed ? `${start?.text ?? ''}${resumed[1] ?? ''}` : rest;
    const op = readCall(call, start?.at ?? ops.length, folder, known);
    if (op) ops.push(op);
  }
  return ops;
}

function readCall(call: string, begun: number, folder: string, known: Set<string>): Op | null {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(call) ?? [];
  const failed = result.startsWith('-');
  const inside = (file: string) => file.startsWith(folder);
  const [, fd = '', hexFile = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
  const file = pathOf(hexFile);
  if (name === 'openat') {
    const made = pathOf(/= \d+<([^>]*)>/.exec(call)?.[1] ?? '');
    if (failed || !inside(made) || !args.includes('O_CREAT') || known.has(made)) return null;
    known.add(made);
    return { kind: 'create', file: made };
  }
  if (name === 'rename' || name === 'unlink') {
    const [from = '', to = ''] = [...args.matchAll(/"([^"]*)"/g)].map((match) => pathOf(match[1] ?? ''));
    if (failed || !inside(from)) return null;
    known.delete(from);
    if (name === 'unlink') return { kind: 'unlink', file: from };
    known.add(to);
    return { kind: 'rename', file: from, to };
  }
  if (name === 'fdatasync' || name === 'fsync')
    return inside(file) ? { kind: 'sync', file, failed, begun } : null;
  if (failed) return null;
  const bytes = unhex(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] ?? '').subarray(0, Number(result));
  if (name === 'write' && fd === '1') return { kind: 'said', line: bytes.toString('utf8').trim() };
  if (!inside(file)) return null;
  if (name === 'write') return { kind: 'write', file, at: null, bytes };
  if (name === 'pwrite64') return { kind: 'write', file, at: Number(/, (\d+)$/.exec(args)?.[1]), bytes };
  if (name === 'ftruncate') return { kind: 'truncate', file, size: Number(/, (\d+)$/.exec(args)?.[1]) };
  return null;
}
