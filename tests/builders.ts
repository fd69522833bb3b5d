import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { entryHash, NO_HASH, type Entry, type Payload, type ProposedEntry } from '../shared/journal/entry';
import { replay, type StoryState } from '../shared/journal/replay';
import type { Source } from '../shared/journal/source';
import { newFields } from '../shared/story/fields';
import { SCHEMA_VERSION } from '../shared/story/schema';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';

/** What tests are built from: scratch folders, edits, places of outside data, tools that may be absent. */

export const root = path.resolve(import.meta.dirname, '..');

/** Folders that lie beside the project and are not part of it. */
export const seeds = path.resolve(root, process.env['NEWS_SEEDS'] ?? '../shared/seeds');
export const standards = path.resolve(root, process.env['NEWS_STANDARDS'] ?? '../shared/standards');
export const seedFile = path.join(seeds, 'kim-putin.txt');
export const hasSeed = existsSync(seedFile);

/** The seed's bytes. */
export const seed = () => readFileSync(seedFile);

/** True if a command is on this machine. Tests that need one say its name in their title when they are skipped. */
export function hasTool(name: string): boolean {
  return (
    spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0
  );
}

/** A folder that is gone when the test is. */
export function scratch(name = 'redaksi-test-'): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), name));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let counter = 0;

/** Steps as a `steps` entry carries them. */
export const stepsJson = (transform: Transform) =>
  transform.steps.map((step) => step.toJSON() as Record<string, unknown>);

/** A `steps` entry that makes one edit to a document. */
export function edit(doc: Node, change: (transform: Transform) => unknown): ProposedEntry {
  const transform = new Transform(doc);
  change(transform);
  return { id: `test-${counter++}`, kind: 'steps', payload: { steps: stepsJson(transform) } };
}

/** A journal kept in memory: what the archive keeps in SQLite. */
export class JournalInMemory {
  readonly entries: Entry[] = [];

  constructor(doc: Node, origin: Payload<'created'>['origin'] = { from: 'new' }) {
    const payload = { doc: doc.toJSON() as Record<string, unknown>, fields: newFields(), origin };
    this.add({ id: `created-${counter++}`, kind: 'created', payload });
  }

  /** Adds an entry at the end and returns it. Every entry is a minute after the one before it, unless `at` says otherwise. */
  add(proposed: ProposedEntry, author = 'Rini S.', at = this.#next()): Entry {
    const seq = this.entries.length + 1;
    const bare = {
      ...proposed,
      story: 'naskah',
      seq,
      author,
      device: 'meja-1',
      at,
      base: seq - 1,
      schema: SCHEMA_VERSION,
    };
    const entry = { ...bare, hash: entryHash(bare, this.entries.at(-1)?.hash ?? NO_HASH) };
    this.entries.push(entry);
    return entry;
  }

  #next(): string {
    return new Date(Date.parse('2026-01-05T01:00:00Z') + 60_000 * (this.entries.length + 1)).toISOString();
  }

  /** Edits the story as it is now, as somebody, with words from somewhere. */
  edit(change: (transform: Transform) => unknown, author = 'Rini S.', source?: Source): Entry {
    const transform = new Transform(this.doc);
    change(transform);
    const payload = { steps: stepsJson(transform), ...(source && { source }) };
    return this.add({ id: `test-${counter++}`, kind: 'steps', payload }, author);
  }

  /** The story after entry `seq`; now, if it is left out. */
  at(seq = this.entries.length): StoryState {
    const state = replay(this.entries.slice(0, seq));
    if (!state) throw new RangeError('A journal has a first entry');
    return state;
  }

  get doc(): Node {
    return this.at().doc;
  }
}

/** The position just behind the first place where these words stand in one piece. */
export function behind(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (found < 0 && at >= 0) found = pos + 1 + at + words.length;
    return found < 0;
  });
  if (found < 0) throw new RangeError(`"${words}" is not in the story`);
  return found;
}

/** The position just inside the first node of a type. */
export function inside(doc: Node, type: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    if (found === -1 && node.type.name === type) found = position + 1;
    return found === -1;
  });
  if (found === -1) throw new RangeError(`No ${type} in this story`);
  return found;
}
