import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { NewsDesk } from '../../../electron/desk/desk';
import type { ProposedEntry } from '../../../shared/journal/entry';
import { readDocument, replay } from '../../../shared/journal/replay';
import type { Source } from '../../../shared/journal/source';
import { p, picture, relatedLink } from '../../../shared/story/builders';
import { printedLines, readStory } from '../../../shared/story/reading';
import { schema, SCHEMA_VERSION } from '../../../shared/story/schema';

/** Makes one archive with everything that a journal of this version can hold, and what it should read as. */

/** What an archive of a version must still give when a later version opens it. */
export interface Expected {
  readonly stories: readonly {
    readonly id: string;
    readonly status: string;
    readonly slug: string;
    /** The printed lines of the story after each entry, the first entry first. */
    readonly lines: readonly (readonly string[])[];
    readonly kinds: readonly string[];
    readonly authors: readonly string[];
  }[];
}

const SCRAPE =
  'Tanggul Jebol di Demak\n\nDEMAK, KOMPAS.com - Air datang pada pukul dua dini hari, Senin, saat warga tiga desa masih tidur dan hujan belum juga berhenti.\n\nWarga mengungsi ke balai desa. (Ant/H-2)\n\nEditor : Thalatie Yani\n';
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let counter = 0;
let ticks = 0;
const now = () => new Date(Date.parse('2026-01-05T01:00:00.000Z') + 60_000 * ticks++).toISOString();

/** The story at the desk while somebody edits it. */
class Sitting {
  constructor(
    readonly desk: NewsDesk,
    readonly id: string,
  ) {}

  get doc(): Node {
    return this.desk.stories.state(this.id).doc;
  }

  /** Position just behind `words`. */
  after(words: string): number {
    let found = -1;
    this.doc.descendants((node, pos) => {
      const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (found < 0 && at >= 0) found = pos + 1 + at + words.length;
      return found < 0;
    });
    if (found < 0) throw new RangeError(`"${words}" is not in the story`);
    return found;
  }

  edit(change: (transform: Transform) => unknown, source?: Source): void {
    const transform = new Transform(this.doc);
    change(transform);
    const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
    this.say({ id: `fixture-${counter++}`, kind: 'steps', payload: { steps, ...(source && { source }) } });
  }

  say(entry: ProposedEntry): void {
    this.desk.stories.append(this.id, this.desk.stories.state(this.id).seq, [entry]);
  }
}

const change = (author: string) => ({ id: `change-${counter++}`, author, at: '2026-01-05T02:00:00Z' });

async function fill(home: string): Promise<void> {
  const openAs = (as: string) => NewsDesk.open({ home, door: 'browser', version: 'fixture', as, now });
  const rini = await openAs('Rini S.');
  const { id } = await rini.call('importStory', {
    name: 'demak.txt',
    bytes: Buffer.from(SCRAPE),
  });
  const { sha256 } = await rini.call('keepPicture', { name: 'tanggul.png', bytes: PIXEL });
  const copy = new Sitting(rini, id);
  copy.edit((t) => t.insert(copy.after('Jebol di Demak'), schema.text(', Ratusan Mengungsi')));
  copy.edit((t) =>
    t.insert(copy.after('balai desa.') + 1, [
      picture({
        id: 'picture-1',
        picture: sha256,
        altText: 'Tanggul yang jebol',
        caption: 'Tanggul Sungai Wulan.',
        creditLine: 'ANTARA',
      }),
      relatedLink({ id: 'link-1', title: 'Banjir Demak', href: 'https://example.org/banjir' }),
    ]),
  );
  copy.edit((t) => t.insert(copy.after('balai desa.') + 1, p('Bantuan tiba pada sore hari.')), {
    kind: 'paste',
    program: 'Microsoft Word',
    address: 'https://example.org/asal',
  });
  copy.edit((t) =>
    t.addMark(copy.after('Air datang ') - 12, copy.after('Air datang'), schema.marks.strong.create()),
  );
  copy.say({ id: 'fixture-fields', kind: 'fields', payload: { set: { slug: 'demak-tanggul', urgency: 3 } } });
  copy.say({ id: 'fixture-revision', kind: 'revision', payload: { name: 'Sebelum disunting' } });
  copy.say({ id: 'fixture-move', kind: 'status', payload: { to: 'subs' } });
  rini.close();

  const adi = await openAs('Adi W.');
  const desk = new Sitting(adi, id);
  desk.edit((t) => {
    const at = desk.after('Warga mengungsi');
    t.insert(at, schema.text(' berjalan kaki', [schema.marks.insertion.create(change('Adi W.'))]));
    t.addMark(at + 14, at + 17, schema.marks.deletion.create(change('Adi W.')));
    t.addMark(at - 15, at - 10, schema.marks.comment.create({ id: 'comment-1' }));
    t.addMark(
      at - 9,
      at,
      schema.marks.modification.create({
        ...change('Adi W.'),
        kind: 'mark',
        name: 'em',
        before: null,
        after: true,
      }),
    );
  });
  desk.edit((t) => t.replaceWith(desk.after('dua dini') - 4, desk.after('dua dini'), schema.text('tengah')), {
    kind: 'rule',
    rule: 'House style 12',
  });
  desk.edit((t) => t.delete(desk.after('Bantuan tiba pada ') - 18, desk.after('sore hari.')));
  desk.edit((t) => t.insert(emptied(desk), schema.text('Bantuan tiba pada sore hari.')), {
    kind: 'restore',
    seq: 7,
  });
  desk.edit((t) => t.insert(desk.after('sore hari.'), schema.text(' Dari Semarang.')), {
    kind: 'merge',
    package: 'demak.zip',
    author: 'Budi',
  });
  desk.say({
    id: 'fixture-waiver',
    kind: 'waiver',
    payload: { rule: 'changes.open', reason: 'contoh untuk arsip' },
  });
  await adi.call('approve', { id });
  await adi.call('exportStory', { id, job: 'fixture' });
  desk.say({ id: 'fixture-hold', kind: 'status', payload: { to: 'held', why: 'menunggu konfirmasi' } });

  const fresh = await adi.call('newStory', { fields: { slug: 'baru' } });
  const draft = new Sitting(adi, fresh.id);
  // Long enough that the archive holds a checkpoint.
  for (let n = 0; n < 205; n++)
    draft.edit((t) => t.insert(draft.doc.child(0).nodeSize + 1, schema.text(`${n % 10}`)));
  adi.close();
}

/** The empty paragraph that was left of the pasted one. */
function emptied(sitting: Sitting): number {
  let found = -1;
  sitting.doc.descendants((node, pos) => {
    if (found < 0 && node.type === schema.nodes.paragraph && node.content.size === 0) found = pos + 1;
  });
  return found;
}

async function expectedOf(home: string): Promise<Expected> {
  const desk = await NewsDesk.open({ home, door: 'browser', version: 'fixture', as: 'Rini S.', now });
  const stories = desk.archive.index.list().map(({ id, status, slug }) => {
    const entries = desk.archive.journal.after(id, 0);
    let state = replay(entries.slice(0, 1));
    const lines = entries.map((entry, i) => {
      if (i > 0) state = replay([entry], state);
      return printedLines(readStory(readDocument(state?.doc.toJSON())));
    });
    return {
      id,
      status,
      slug,
      lines,
      kinds: entries.map(({ kind }) => kind),
      authors: entries.map(({ author }) => author),
    };
  });
  desk.close();
  return { stories };
}

/** Makes `folder`/N for the present schema version N. Refuses to touch one that is there. */
export async function makeArchive(folder: string): Promise<void> {
  const place = path.join(folder, String(SCHEMA_VERSION));
  if (existsSync(place)) throw new Error(`${place} is there, and stays as it is`);
  const home = path.join(mkdtempSync(path.join(os.tmpdir(), 'redaksi-archive-')), 'home');
  await fill(home);
  const expected = await expectedOf(home);
  mkdirSync(place, { recursive: true });
  for (const name of ['archive.sqlite', 'device', 'pictures'])
    cpSync(path.join(home, name), path.join(place, name), { recursive: true });
  writeFileSync(path.join(place, 'expected.json'), `${JSON.stringify(expected)}\n`);
  rmSync(path.dirname(home), { recursive: true });
}
