import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../electron/desk/archive/journal';
import { openDatabase } from '../../electron/desk/archive/database';
import type { Entry } from '../../shared/journal/entry';
import { UPGRADES, upgradeEntry, type Upgrade } from '../../shared/journal/upgrade';
import { p, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { printedLines, readStory } from '../../shared/story/reading';
import { schema, SCHEMA_VERSION } from '../../shared/story/schema';
import { behind, edit, inside, root, scratch } from '../builders';
import { scratchDesk } from '../scratch-desk';
import type { Expected } from './versions/maker';

/** Archives written by every version so far, opened by this one. `node tests/archive/versions/make.mjs` made each of them once. */

const folder = path.join(root, 'tests', 'archive', 'versions');
const versions = readdirSync(folder).filter((name) => /^\d+$/.test(name));

/** A copy of a version's home, so that what is committed stays as it is. */
function homeOf(version: string): string {
  const home = path.join(scratch(), 'home');
  cpSync(path.join(folder, version), home, { recursive: true });
  return home;
}

describe.each(versions)('an archive of version %s', (version) => {
  const expected = JSON.parse(readFileSync(path.join(folder, version, 'expected.json'), 'utf8')) as Expected;

  it('opens with every story as it was, at every point of its history', async () => {
    const desk = await scratchDesk(homeOf(version));
    const rows = await desk.call('listStories', { where: 'everywhere' });
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(expected.stories.map(({ id }) => id)));
    for (const { id, status, slug, lines, kinds, authors } of expected.stories) {
      const opened = await desk.call('openStory', { id });
      expect([opened.status, opened.fields.slug, opened.seq]).toEqual([status, slug, lines.length]);
      const entries = desk.archive.journal.after(id, 0);
      expect(entries.map(({ kind }) => kind)).toEqual(kinds);
      expect(entries.map(({ author }) => author)).toEqual(authors);
      lines.forEach((printed, i) => {
        const state = desk.archive.journal.at(id, i + 1);
        expect(state && printedLines(readStory(state.doc)), `${id} after entry ${i + 1}`).toEqual(printed);
      });
    }
  });

  it('is sound once it is of this version: nothing is restored at the next start', async () => {
    const home = homeOf(version);
    (await scratchDesk(home)).close();
    expect((await scratchDesk(home)).restored).toBeNull();
  });

  it('tells of every letter who brought it', async () => {
    const desk = await scratchDesk(homeOf(version));
    for (const { id, authors } of expected.stories) {
      const { seq, attributions, origins } = await desk.call('provenance', { id });
      const { doc } = desk.stories.state(id);
      expect(seq).toBe(authors.length);
      expect(attributions.map(({ from, to }) => doc.textBetween(from, to)).join('')).toBe(
        doc.textBetween(0, doc.content.size),
      );
      for (const origin of origins) expect(origin.author).toBe(authors[origin.seq - 1]);
    }
  });

  it('goes on being written, and searched', async () => {
    const desk = await scratchDesk(homeOf(version));
    const [first] = expected.stories;
    const { doc, seq } = desk.stories.state(first?.id ?? '');
    const typed = edit(doc, (t) => t.insert(inside(doc, 'headline'), schema.text('Zebra ')));
    await desk.call('append', { story: first?.id ?? '', base: seq, entries: [typed] });
    expect((await desk.call('searchStories', { words: 'zebra' })).map(({ id }) => id)).toEqual([first?.id]);
  });
});

describe('growing old', () => {
  it('has an archive in the tests for every version that can be met', () => {
    const wanted = Array.from({ length: SCHEMA_VERSION }, (_, n) => String(n + 1));
    expect(versions.sort((a, b) => Number(a) - Number(b))).toEqual(wanted);
    expect(versions.every((version) => existsSync(path.join(folder, version, 'archive.sqlite')))).toBe(true);
  });

  it('has an upgrade for every version but the present one', () => {
    expect(UPGRADES).toHaveLength(SCHEMA_VERSION - 1);
  });
});

describe('an upgrade', () => {
  const bare = {
    id: 'e',
    story: 's',
    seq: 2,
    author: 'Rini S.',
    device: 'd',
    at: '2026-01-05T01:00:00Z',
    base: 1,
    schema: 1,
    hash: 'f'.repeat(64),
  };
  const doc = story({
    headline: 'Judul',
    body: [p('Satu ', schema.text('dua', [schema.marks.em.create()]))],
  });
  const created: Entry = {
    ...bare,
    kind: 'created',
    payload: { doc: doc.toJSON() as Record<string, unknown>, fields: newFields(), origin: { from: 'new' } },
  };
  const at = inside(doc, 'paragraph');
  const steps = (mark: 'em' | 'strong'): Entry =>
    ({
      ...bare,
      ...edit(doc, (t) => {
        t.insert(at, schema.text('nol ', [schema.marks[mark].create()]));
        t.addMark(at + 4, at + 6, schema.marks.em.create());
      }),
    }) as Entry;
  // Version 2 of this test's schema says with "strong" what version 1 said with "em"; version 3 has no "strong" any more.
  const toStrong: Upgrade = { mark: (mark) => (mark.type === 'em' ? { ...mark, type: 'strong' } : mark) };
  const noStrong: Upgrade = { mark: (mark) => (mark.type === 'strong' ? null : mark) };

  it('reaches every node and mark of a document and of a step, one version after the other', () => {
    const once = JSON.stringify([created, steps('em')].map((entry) => upgradeEntry(entry, [toStrong], 2)));
    expect(once).not.toContain('"em"');
    expect(once.match(/"strong"/g)).toHaveLength(3);
    const twice = upgradeEntry(steps('em'), [toStrong, noStrong], 3);
    expect(JSON.stringify(twice)).not.toMatch(/"(em|strong)"/);
    expect(twice).toMatchObject({
      schema: 3,
      hash: bare.hash,
      payload: { steps: [{ stepType: 'replace' }] },
    });
  });

  it('starts at the version that the entry was written with', () => {
    expect(JSON.stringify(upgradeEntry({ ...steps('strong'), schema: 2 }, [noStrong, {}], 3))).toContain(
      'strong',
    );
  });

  it('refuses an entry from a version to come', () => {
    expect(() => upgradeEntry({ ...created, schema: 2 }, [], 1)).toThrow(RangeError);
  });
});

describe('the archive of version 1', () => {
  it('knows what was pasted, imported, restored, merged and changed by a rule', async () => {
    const desk = await scratchDesk(homeOf('1'));
    const [row] = await desk.call('searchStories', { words: 'Demak' });
    const id = row?.id ?? '';
    const { attributions, origins } = await desk.call('provenance', { id });
    const { doc } = desk.stories.state(id);
    const came = (words: string) => {
      const at = behind(doc, words);
      const { seq } = attributions.find(({ from, to }) => from < at && at <= to) ?? { seq: 0 };
      const source = origins.find((origin) => origin.seq === seq)?.source;
      return source && ('from' in source ? source.from : source.kind);
    };
    expect([came('Air datang'), came(', Ratusan Mengungsi'), came('tengah')]).toEqual([
      'import',
      null,
      'rule',
    ]);
    expect(came('Dari Semarang.')).toBe('merge');
    // Restored from the entry that pasted it: it is the paste's again.
    expect(came('Bantuan tiba')).toBe('paste');
  });
});

describe('the chain of hashes', () => {
  it('is checked on what was written, before it is upgraded', () => {
    const database = openDatabase(path.join(homeOf('1'), 'archive.sqlite'));
    const journal = new Journal(database);
    const { stories } = JSON.parse(readFileSync(path.join(folder, '1', 'expected.json'), 'utf8')) as Expected;
    const { id } = stories[1] ?? { id: '' };
    expect(journal.at(id, 3)).not.toBeNull();
    // Control: an older entry that was altered on disk is noticed, whatever its version.
    database.exec('DROP TRIGGER entry_is_never_changed');
    database.exec(`UPDATE entry SET author = 'Orang lain' WHERE story = '${id}' AND seq = 2`);
    expect(() => journal.at(id, 3)).toThrow(/hash/);
    database.close();
  });
});
