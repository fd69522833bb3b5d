import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Transform } from 'prosemirror-transform';
import { NewsDesk } from '../../../electron/desk/desk';
import { printedLines, readStory } from '../../../shared/story/reading';
import { p, story } from '../../../shared/story/builders';
import { contentHash } from '../../../shared/story/content-hash';
import { newFields } from '../../../shared/story/fields';
import { schema, SCHEMA_VERSION, type MarkName } from '../../../shared/story/schema';

/**
 * Makes a home, and a package from a colleague's home, in which every kind of mark lies on every other one: what a version that
 * orders marks in another way must read as the same story, under approvals that still stand.
 */

/** What the home must still give when a later version opens it. */
export interface Overlaid {
  readonly id: string;
  /** The printed lines after each entry, the first entry first. */
  readonly lines: readonly (readonly string[])[];
  /** The content hash after each entry. */
  readonly hashes: readonly string[];
  /** What the colleague added and the home does not have yet. */
  readonly sent: string;
}

const HEADLINE = 'Anggaran Dibahas Selasa';
const SENTENCE = 'Gubernur menyatakan anggaran akan dibahas hari Selasa di gedung dewan.';

let counter = 0;
let ticks = 0;
const now = () => new Date(Date.parse('2026-01-05T01:00:00.000Z') + 60_000 * ticks++).toISOString();

const change = (author: string) => ({ id: `overlaid-${counter++}`, author, at: '2026-01-05T02:00:00Z' });

/** One edit of a story at a desk. `at` gives the position just before words of the story. */
function edit(
  desk: NewsDesk,
  id: string,
  make: (transform: Transform, at: (words: string) => number) => unknown,
): void {
  const { doc } = desk.stories.state(id);
  const transform = new Transform(doc);
  make(transform, (words) => {
    let found = -1;
    transform.doc.descendants((node, pos) => {
      const inside = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (found < 0 && inside >= 0) found = pos + 1 + inside;
      return found < 0;
    });
    if (found < 0) throw new RangeError(`"${words}" is not in the story`);
    return found;
  });
  const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
  desk.stories.add(id, [{ id: `overlaid-${counter++}`, kind: 'steps', payload: { steps } }]);
}

const openAs = (home: string, as: string) =>
  NewsDesk.open({ home, door: 'browser', version: 'fixture', as, now });

/** Marks over marks in one sentence: each in another order, each over a part of another. */
function overlay(desk: NewsDesk, id: string): void {
  const mark = (name: MarkName, from: string, to: string, attrs?: Record<string, unknown>) =>
    edit(desk, id, (t, at) => t.addMark(at(from), at(to) + to.length, schema.mark(name, attrs)));
  mark('strong', 'menyatakan', 'anggaran');
  mark('deletion', 'anggaran akan', 'dibahas', change('Adi W.'));
  mark('link', 'akan', 'hari', { href: 'https://example.org/anggaran' });
  mark('modification', 'dibahas hari', 'Selasa di', { ...change('Adi W.'), name: 'em', after: {} });
  mark('em', 'dibahas hari', 'Selasa di');
  mark('comment', 'anggaran akan', 'hari Selasa', { id: 'overlaid-comment' });
  mark('insertion', 'gedung', 'dewan', change('Budi'));
  mark('foreign', 'Selasa di', 'gedung', { language: 'en' });
  mark('strong', 'di gedung', 'dewan');
  mark('insertion', 'Dibahas', 'Selasa', change('Budi'));
  mark('em', 'Anggaran Dibahas', 'Selasa');
  // Letters that bring all of it along, one text after another.
  edit(desk, id, (t, at) => {
    const { marks } = t.doc.nodeAt(at('dibahas hari')) ?? { marks: [] };
    t.insert(at('hari Selasa'), schema.text('pada ', marks));
    t.replace(at('gedung'), at('gedung') + 3, t.doc.slice(at('ahas pada'), at('ahas pada') + 9));
  });
}

/** Makes `folder`/N-overlaid for the present schema version N. Refuses to touch one that is there. */
export async function makeOverlaid(folder: string): Promise<void> {
  const place = path.join(folder, `${SCHEMA_VERSION}-overlaid`);
  if (existsSync(place)) throw new Error(`${place} is there, and stays as it is`);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'redaksi-overlaid-'));
  const [home, other] = [path.join(scratch, 'home'), path.join(scratch, 'other')];
  mkdirSync(place, { recursive: true });

  const rini = await openAs(home, 'Rini S.');
  const doc = story({ headline: HEADLINE, body: [p(SENTENCE), p('Rapat dibuka pukul sembilan.')] });
  const id = rini.stories.createFrom(doc, newFields({ slug: 'anggaran' }), { from: 'new' });
  overlay(rini, id);
  const { flags } = rini.stories.state(id).fields;
  rini.stories.add(id, [
    { id: 'overlaid-flag', kind: 'fields', payload: { set: { flags: { ...flags, legal: true } } } },
  ]);
  const handed = await rini.call('exportStory', { id, job: 'beri', editable: true });

  const budi = await openAs(other, 'Budi');
  const bytes = readFileSync(path.join(rini.home.packages, handed.package));
  await budi.call('mergePackage', { name: handed.package, bytes });
  edit(budi, id, (t, at) => t.insert(at('pukul'), schema.text('tepat ', [schema.mark('strong')])));
  edit(budi, id, (t, at) => t.addMark(at('Gubernur'), at('akan'), schema.mark('deletion', change('Budi'))));
  const sent = await budi.call('exportStory', { id, job: 'balas', editable: true });
  cpSync(path.join(budi.home.packages, sent.package), path.join(place, 'sent.zip'));
  budi.close();

  await rini.call('clear', { id, flag: 'legal' });
  await rini.call('approve', { id });
  const entries = rini.archive.journal.after(id, 0);
  const states = entries.map(({ seq }) => rini.archive.journal.at(id, seq));
  const overlaid: Overlaid = {
    id,
    lines: states.map((state) => (state ? printedLines(readStory(state.doc)) : [])),
    hashes: states.map((state) => (state ? contentHash(state.doc, state.fields) : '')),
    sent: 'tepat ',
  };
  await rini.archive.copied();
  rini.close();
  for (const name of ['archive.sqlite', 'device', 'journal.copy'])
    cpSync(path.join(home, name), path.join(place, name));
  writeFileSync(path.join(place, 'expected.json'), `${JSON.stringify(overlaid)}\n`);
  rmSync(scratch, { recursive: true });
}
