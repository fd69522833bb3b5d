import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProposedEntry } from '../shared/journal/entry';
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

/** A `steps` entry that makes one edit to a document. */
export function edit(doc: Node, change: (transform: Transform) => unknown): ProposedEntry {
  const transform = new Transform(doc);
  change(transform);
  const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
  return { id: `test-${counter++}`, kind: 'steps', payload: { steps } };
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
