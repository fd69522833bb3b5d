import path from 'node:path';
import type { Op } from './recording';

/**
 * What may be on the disk if the power goes after each operation of a recording. Durable is what was written before the last
 * fsync of that very file, and names before the last fsync of their folder. Of what was written since, anything may be there.
 */

export type Mode = 'none' | 'all' | 'prefix' | 'random' | 'torn512' | 'torn4096';
export const MODES: readonly Mode[] = ['none', 'all', 'prefix', 'random', 'torn512', 'torn4096'];

type Change =
  | { readonly at: number; readonly bytes: Buffer; doomed: boolean; readonly order: number }
  | { readonly size: number; doomed: boolean; readonly order: number };

interface File {
  durable: Buffer;
  /** Length as the process sees it. */
  length: number;
  pending: Change[];
}

type Names = Map<string, File>;
interface NameChange {
  readonly folder: string;
  apply(names: Names): void;
  readonly order: number;
}

export type Image = ReadonlyMap<string, Buffer>;

const PAGE = 4096;

/** A source of chance that gives the same numbers every time. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export class Disk {
  readonly #names: Names = new Map();
  readonly #durableNames: Names = new Map();
  #nameChanges: NameChange[] = [];
  #count = 0;

  /** `before`: what was on the disk, safely, before the recording began. */
  constructor(before: Image) {
    for (const [name, bytes] of before) {
      const file: File = { durable: bytes, length: bytes.length, pending: [] };
      this.#names.set(name, file);
      this.#durableNames.set(name, file);
    }
  }

  apply(op: Op): void {
    const order = this.#count++;
    switch (op.kind) {
      case 'create': {
        if (this.#names.has(op.file)) return;
        const file: File = { durable: Buffer.alloc(0), length: 0, pending: [] };
        this.#rename(op.file, order, (names) => names.set(op.file, file));
        return;
      }
      case 'write': {
        const file = this.#names.get(op.file);
        if (!file) return;
        const at = op.at ?? file.length;
        file.length = Math.max(file.length, at + op.bytes.length);
        file.pending.push({ at, bytes: op.bytes, doomed: false, order });
        return;
      }
      case 'truncate': {
        const file = this.#names.get(op.file);
        if (!file) return;
        file.length = op.size;
        file.pending.push({ size: op.size, doomed: false, order });
        return;
      }
      case 'rename':
        this.#rename(op.file, order, (names) => {
          const file = names.get(op.file);
          names.delete(op.file);
          if (file) names.set(op.to, file);
        });
        return;
      case 'unlink':
        this.#rename(op.file, order, (names) => names.delete(op.file));
        return;
      case 'sync':
        this.#sync(op);
        return;
      case 'said':
    }
  }

  /** One thing that may be found after a power cut now. */
  image(mode: Mode, random: () => number): Image {
    const names = new Map(this.#durableNames);
    const cut = mode === 'none' ? 0 : mode === 'prefix' ? random() : mode === 'random' ? random() : 1;
    for (const change of this.#nameChanges.slice(0, Math.round(cut * this.#nameChanges.length)))
      change.apply(names);
    return new Map([...names].map(([name, file]) => [name, contentOf(file, mode, random)]));
  }

  #rename(file: string, order: number, apply: (names: Names) => void): void {
    apply(this.#names);
    this.#nameChanges.push({ folder: path.dirname(file), apply, order });
  }

  #sync({ file: name, failed, begun }: Op & { kind: 'sync' }): void {
    const file = this.#names.get(name);
    if (!file) {
      const isCovered = (change: NameChange) => change.folder === name && change.order < begun && !failed;
      for (const change of this.#nameChanges.filter(isCovered)) change.apply(this.#durableNames);
      this.#nameChanges = this.#nameChanges.filter((change) => !isCovered(change));
      return;
    }
    const covered = file.pending.filter((change) => change.order < begun);
    if (failed) {
      // The system takes the pages for clean: no later fsync brings them to the disk unless they are written again.
      for (const change of covered) change.doomed = true;
      return;
    }
    const dirty = new Set(covered.filter((change) => !change.doomed).flatMap(pagesOf));
    const reaches = (change: Change) =>
      covered.includes(change) && (!change.doomed || pagesOf(change).every((page) => dirty.has(page)));
    file.durable = changed(file.durable, file.pending.filter(reaches));
    file.pending = file.pending.filter((change) => !reaches(change));
  }
}

function pagesOf(change: Change): number[] {
  if ('size' in change) return [];
  const first = Math.floor(change.at / PAGE);
  const last = Math.floor((change.at + change.bytes.length - 1) / PAGE);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** A file's content after some changes, in order. */
function changed(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content;
  const ends = changes.map((change) => ('size' in change ? change.size : change.at + change.bytes.length));
  const room = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(room);
  let { length } = content;
  for (const change of changes) {
    if ('size' in change) {
      // What is cut off is gone, also where the file grows again later.
      room.fill(0, Math.min(length, change.size), length);
      length = change.size;
    } else {
      change.bytes.copy(room, change.at);
      length = Math.max(length, change.at + change.bytes.length);
    }
  }
  return room.subarray(0, length);
}

function contentOf(file: File, mode: Mode, random: () => number): Buffer {
  if (mode === 'none' || file.pending.length === 0) return file.durable;
  const { pending } = file;
  if (mode === 'all') return changed(file.durable, pending);
  if (mode === 'prefix')
    return changed(file.durable, pending.slice(0, Math.floor(random() * (pending.length + 1))));
  if (mode === 'random')
    return changed(
      file.durable,
      pending.filter(() => random() < 0.5),
    );
  const size = mode === 'torn512' ? 512 : 4096;
  return changed(
    file.durable,
    pending.flatMap((change) => torn(change, size, random)),
  );
}

/** Some of the pieces of a write. */
function torn(change: Change, size: number, random: () => number): Change[] {
  if ('size' in change) return random() < 0.5 ? [change] : [];
  const pieces: Change[] = [];
  const { at, bytes } = change;
  for (let from = at; from < at + bytes.length;) {
    const to = Math.min(at + bytes.length, (Math.floor(from / size) + 1) * size);
    if (random() < 0.7) pieces.push({ ...change, at: from, bytes: bytes.subarray(from - at, to - at) });
    from = to;
  }
  return pieces;
}
