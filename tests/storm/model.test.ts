import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NewsDesk } from '../../electron/desk/desk';
import type { ProposedEntry } from '../../shared/journal/entry';
import { readDocument } from '../../shared/journal/replay';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';
import { edit, inside, scratch } from '../builders';
import { tell } from './told';
import { storm, STORM_TIMEOUT_MS } from './writers';

/** A desk against a plain list of headlines: whatever is done and however it ends, the desk has what the list has. */

type Act =
  { readonly kind: 'type'; readonly text: string } | { readonly kind: 'undo' | 'crash' | 'rot' | 'close' };

const act = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,8}$/).map((text): Act => ({ kind: 'type', text })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Act>({ kind: 'undo' }, { kind: 'crash' }, { kind: 'rot' }, { kind: 'close' }),
  },
);

const openDesk = (home: string) => NewsDesk.open({ home, door: 'browser', version: 'model', as: 'Rini S.' });

/** `loses`: the control. A desk that says "stored" of that entry and does not store it. */
function holds(loses: (entry: number) => boolean) {
  let entry = 0;
  return fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
    const home = path.join(scratch(), 'home');
    const left: NewsDesk[] = [];
    let desk = await openDesk(home);
    const { id } = await desk.call('newStory', {});
    const model = [''];
    const now = async () => {
      const { seq, doc } = await desk.call('openStory', { id });
      return { seq, doc: readDocument(doc) };
    };
    const append = async (base: number, change: ProposedEntry) => {
      const number = entry++;
      if (loses(number)) return;
      await desk.call('append', { story: id, base, entries: [{ ...change, id: `model-${number}` }] });
    };
    try {
      for (const one of acts) {
        const { seq, doc } = await now();
        const start = inside(doc, 'headline');
        const last = model.at(-1) ?? '';
        if (one.kind === 'type') {
          await append(
            seq,
            edit(doc, (t) => t.insert(start, schema.text(one.text))),
          );
          model.push(one.text + last);
        } else if (one.kind === 'undo' && model.length > 1) {
          model.pop();
          const before = model.at(-1) ?? '';
          await append(
            seq,
            edit(doc, (t) => t.delete(start, start + last.length - before.length)),
          );
        } else if (one.kind === 'crash') {
          // The old process is not asked to finish anything; it only stops being used.
          left.push(desk);
          desk = await openDesk(home);
        } else if (one.kind === 'close' || one.kind === 'rot') {
          await desk.archive.copied();
          for (const old of left.splice(0)) old.close();
          desk.close();
          if (one.kind === 'rot' && last.length > 0) spoil(path.join(home, 'archive.sqlite'), last);
          desk = await openDesk(home);
        }
        expect(readStory((await now()).doc).headline).toBe(model.at(-1));
      }
    } finally {
      for (const old of [...left, desk]) old.close();
    }
  });
}

it(
  'holds what a plain list holds, through crashes, rot, undo and reopening',
  { timeout: STORM_TIMEOUT_MS },
  async () => {
    const numRuns = storm(25, 1000);
    await fc.assert(
      holds(() => false),
      { numRuns },
    );
    tell(`${numRuns} sessions like the plain list`);
  },
);

it('would see it: one lost entry among many is caught (control)', async () => {
  const { failed, counterexample } = await fc.check(
    holds((entry) => entry % 7 === 6),
    { numRuns: 25 },
  );
  expect(failed).toBe(true);
  // What is left of the session that showed it is a session in which something was typed.
  expect(counterexample?.[0].some(({ kind }) => kind === 'type')).toBe(true);
});

/** Turns the first letter wherever a text stands in a file. */
function spoil(file: string, text: string): void {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1))
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}
