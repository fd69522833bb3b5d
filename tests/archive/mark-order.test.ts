import fc from 'fast-check';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Fragment, Mark, Slice, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { examine, repair } from '../../electron/desk/care/doctor';
import { homePlaces } from '../../electron/desk/home';
import { readDocument } from '../../shared/journal/replay';
import { standingOf } from '../../shared/journal/standing';
import { canonicalJson } from '../../shared/story/canonical';
import { contentHash, sha256Text, withoutComments } from '../../shared/story/content-hash';
import { newFields } from '../../shared/story/fields';
import { printedLines, readStory } from '../../shared/story/reading';
import { schema, type MarkName } from '../../shared/story/schema';
import { behind, edit, root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';
import type { Overlaid } from './versions/overlaid';

/**
 * Version 3 of the schema orders marks in another way than version 2. A home and a package of version 2, in which every mark
 * lies on every other one, are read as the same story, and what was passed there stays passed.
 */

const folder = path.join(root, 'tests', 'archive', 'versions');
const NOW = '2026-01-06T02:00:00.000Z';
/** The order of marks in versions 1 and 2. */
const OLD_ORDER = [
  'strong', 'em', 'link', 'leadIn', 'foreign', 'comment', 'insertion', 'deletion', 'modification',
]; // prettier-ignore

interface Json {
  readonly content?: readonly Json[];
  readonly marks?: readonly { readonly type: string }[];
}

/** The same document as version 2 wrote it. */
const asBefore = (json: Json): Json => ({
  ...json,
  ...(json.content && { content: json.content.map(asBefore) }),
  ...(json.marks && {
    marks: [...json.marks].sort((a, b) => OLD_ORDER.indexOf(a.type) - OLD_ORDER.indexOf(b.type)),
  }),
});

/** The lists of marks of a document that are not in the schema's order. */
function disordered(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants(({ marks }) => {
    if (!Mark.sameSet(marks, Mark.setFrom(marks))) found.push(marks.map(({ type }) => type.name).join());
  });
  return found;
}

/** A copy of a version's home, so that what is committed stays as it is. */
async function opened(version: string) {
  const home = path.join(scratch(), 'home');
  const place = path.join(folder, `${version}-overlaid`);
  cpSync(place, home, { recursive: true });
  const expected = JSON.parse(readFileSync(path.join(place, 'expected.json'), 'utf8')) as Overlaid;
  return { home, expected, sent: readFileSync(path.join(place, 'sent.zip')) };
}

describe.each(['2', '3'])('marks over marks, of version %s', (version) => {
  it('read as the same story at every point of its history, in the order of this version', async () => {
    const { home, expected } = await opened(version);
    const desk = await scratchDesk(home);
    for (const [i, lines] of expected.lines.entries()) {
      const state = desk.archive.journal.at(expected.id, i + 1);
      if (!state) throw new RangeError(`entry ${i + 1} is missing`);
      state.doc.check();
      expect(disordered(state.doc)).toEqual([]);
      expect(printedLines(readStory(state.doc)), `after entry ${i + 1}`).toEqual(lines);
      expect(contentHash(state.doc, state.fields), `after entry ${i + 1}`).toBe(expected.hashes[i]);
    }
  });

  it('keep their approval and their clearance, and lose both by one letter', async () => {
    const { home, expected } = await opened(version);
    const desk = await scratchDesk(home);
    const passed = standingOf(desk.stories.state(expected.id));
    expect(passed).toMatchObject({ approval: 'stands', cleared: ['legal'] });
    const { doc } = desk.stories.state(expected.id);
    desk.stories.add(expected.id, [edit(doc, (t) => t.insert(behind(doc, 'Rapat'), schema.text('x')))]);
    expect(standingOf(desk.stories.state(expected.id))).toMatchObject({
      approval: 'stale',
      cleared: [],
    });
  });

  it('are told of, blamed and compared as before', async () => {
    const { home, expected, sent } = await opened(version);
    const desk = await scratchDesk(home);
    const { id } = expected;
    const { doc } = desk.stories.state(id);
    const { attributions } = await desk.call('provenance', { id });
    expect(attributions.map(({ from, to }) => doc.textBetween(from, to)).join('')).toBe(
      doc.textBetween(0, doc.content.size),
    );
    const history = await desk.call('history', { id });
    expect(new Set(history.map(({ author }) => author))).toEqual(new Set(['Rini S.']));
    const ledger = await desk.call('ledger', { id });
    expect(ledger.lines.map(({ did }) => did)).toEqual(expect.arrayContaining(['approved', 'cleared']));
    const { changes } = await desk.call('changes', { id });
    expect(changes.map(({ author }) => author).sort()).toEqual(['Adi W.', 'Adi W.', 'Budi', 'Budi']);
    // Against the package of a colleague: what he did, and no mark that only changed its place.
    const compared = await desk.call('compareSides', {
      before: { id },
      after: { name: 'sent.zip', bytes: sent },
    });
    expect(compared.changes.map(({ kind, removed, inserted }) => [kind, removed, inserted])).toEqual([
      ['deletion', 'Gubernur menyat', ''],
      ['insertion', '', 'tepat '],
    ]);
  });

  it('take in a colleague’s package, both ways, and hand it on', async () => {
    const { home, expected, sent } = await opened(version);
    const { id } = expected;
    const desk = await scratchDesk(home);
    const before = desk.archive.journal.stored(id, 0);
    const merged = await desk.call('mergePackage', { name: 'sent.zip', bytes: sent });
    expect(merged).toMatchObject({ outcome: 'merged', authors: ['Budi'], returned: [] });
    expect(desk.archive.journal.stored(id, 0).slice(0, before.length)).toEqual(before);
    const { doc } = desk.stories.state(id);
    expect(doc.textContent).toContain('dibuka tepat pukul');
    expect(disordered(doc)).toEqual([]);
    // A colleague whose own home is new starts from the older package, and then takes in what was merged here.
    const other = await scratchDesk(undefined, 'Budi');
    await other.call('mergePackage', { name: 'sent.zip', bytes: sent });
    const { package: name } = await desk.call('exportStory', { id, job: 'balas', editable: true });
    const bytes = readFileSync(path.join(desk.home.packages, name));
    await other.call('mergePackage', { name, bytes });
    expect(other.stories.state(id).doc.eq(doc)).toBe(true);
  });

  it('are sound to the doctor, and come back from the second copy with their approval', async () => {
    const { home, expected } = await opened(version);
    const places = homePlaces(home);
    (await scratchDesk(home)).close();
    expect((await examine(places, NOW)).checks.filter(({ state }) => state === 'bad')).toEqual([]);
    rmSync(places.archive);
    expect((await repair(places, NOW, 'test')).ok).toBe(true);
    const desk = await scratchDesk(home);
    expect(standingOf(desk.stories.state(expected.id))).toMatchObject({ approval: 'stands' });
  });
});

describe('a hash', () => {
  it('is that of version 2, whatever order the marks have since', async () => {
    const { home, expected } = await opened('2');
    const desk = await scratchDesk(home);
    const { doc, fields, approvals } = desk.stories.state(expected.id);
    const { desk: _desk, commissionedLength: _length, ...leaving } = fields;
    const hashOf = (json: Json) => sha256Text(canonicalJson({ doc: json, fields: leaving }));
    const json = withoutComments(doc).toJSON() as Json;
    expect(hashOf(asBefore(json))).toBe(approvals[0]?.contentHash);
    // Control: taken in the order of today it would be another, and the approval stale.
    expect(hashOf(json)).not.toBe(approvals[0]?.contentHash);
  });
});

describe('marks in the order of version 2', () => {
  const change = (id: string) => ({ id, author: 'Adi W.', at: '2026-01-05T02:00:00Z' });
  const made = fc.uniqueArray(
    fc.constantFrom<Mark>(
      schema.mark('strong'),
      schema.mark('em'),
      schema.mark('link', { href: 'https://example.org/' }),
      schema.mark('foreign', { language: 'en' }),
      schema.mark('comment', { id: 'c1' }),
      schema.mark('comment', { id: 'c2' }),
      schema.mark('insertion', change('i1')),
      schema.mark('insertion', change('i2')),
      schema.mark('deletion', change('d1')),
      schema.mark('modification', { ...change('m1'), name: 'em', after: {} }),
    ),
  );
  const words = fc.array(fc.tuple(fc.stringMatching(/^[a-z ]{1,6}$/), made), { minLength: 1, maxLength: 8 });
  const docOf = (texts: readonly (readonly [string, readonly Mark[]])[]) =>
    schema.nodes.story.createAndFill(null, [
      schema.nodes.headline.create(null, schema.text('Judul')),
      schema.nodes.paragraph.create(
        null,
        Fragment.from(
          texts.map(([text, marks]) =>
            schema.text(
              text,
              marks.reduce((set: readonly Mark[], mark) => mark.addToSet(set), []),
            ),
          ),
        ),
      ),
    ]) as Node;

  it('are put into that of today wherever a document or a slice is read', () => {
    fc.assert(
      fc.property(words, (texts) => {
        const doc = docOf(texts);
        const old = asBefore(doc.toJSON() as Json);
        expect(readDocument(old).eq(doc)).toBe(true);
        const slice = doc.slice(0, doc.content.size);
        const oldSlice = asBefore(slice.toJSON() as Json);
        expect(Slice.fromJSON(schema, oldSlice as never).eq(slice)).toBe(true);
        expect(contentHash(readDocument(old), newFields())).toBe(contentHash(doc, newFields()));
      }),
    );
  });

  it('have every mark of the schema in them', () => {
    expect([...OLD_ORDER].sort()).toEqual((Object.keys(schema.marks) as MarkName[]).sort());
  });
});
