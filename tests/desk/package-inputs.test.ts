import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../electron/desk/inputs/input-reader';
import type { PackageFile } from '../../electron/desk/packages/package-writer';
import { ALL_RULES } from '../../shared/ingest/rules/all-rules';
import { layOut } from '../../shared/publish/package-layout';
import { Refusal } from '../../shared/story/refusal';
import { SAMPLE_NAME, samplePayload } from '../packages/sample-package';
import { arbitraryStory } from '../publish/arbitrary-story';
import { clearedAnyway, FULL_FIELDS, subject } from '../publish/subjects';
import { zipped } from './two-desks';

/** A package that Redaksi made, read as an input: the story in it comes back as it was. */

async function throughPackage(doc: Node) {
  const cleared = clearedAnyway(subject(doc, { fields: FULL_FIELDS, now: '2026-01-06T00:00:00Z' }));
  const { name, files } = layOut(cleared, { formats: ['txt'] });
  const bytes = await zipped({ name, files: files.filter((file) => 'content' in file) as PackageFile[] });
  return { cleared, read: await readInput('naskah.zip', bytes, ALL_RULES) };
}

describe('a package that Redaksi made, as an input', () => {
  it('gives back an equal story, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryStory, async (doc) => {
        const { cleared, read } = await throughPackage(doc);
        const [only, ...others] = read.stories;
        expect(others).toEqual([]);
        expect(read.refused).toEqual([]);
        expect(only?.draft.doc.toJSON()).toEqual(cleared.doc.toJSON());
        expect(only?.draft.fields).toEqual(FULL_FIELDS);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused by name where its text is not the one that it was made with', async () => {
    const refusalOf = async (changed: Parameters<typeof samplePayload>[0]) => {
      const bytes = await zipped({ name: SAMPLE_NAME, files: samplePayload(changed) });
      return readInput('naskah.zip', bytes, ALL_RULES).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return error.notice;
          throw error;
        },
      );
    };
    expect(await refusalOf({})).toBeNull();
    const story = samplePayload().find(({ path }) => path === 'story.redaksi.json');
    const told = story && 'content' in story ? String(story.content) : '';
    expect(told).toContain('Jumat');
    const other = await refusalOf({ 'story.redaksi.json': told.replace('Jumat', 'Sabtu') });
    expect(other?.what.en).toContain('story.redaksi.json');
  });
});
