import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { samples } from '../../electron/desk/samples';
import { fieldsSchema } from '../../shared/story/fields';
import { readStory } from '../../shared/story/reading';
import { schema } from '../../shared/story/schema';

const folder = resolve(import.meta.dirname, '../../electron/desk/samples');

describe.each(samples.map((sample) => [sample.name, sample] as const))('the sample %s', (name, sample) => {
  const story = readStory(sample.doc);

  it('is a valid story with valid fields', () => {
    sample.doc.check();
    expect(schema.nodeFromJSON(sample.doc.toJSON()).eq(sample.doc)).toBe(true);
    expect(v.parse(fieldsSchema, sample.fields)).toEqual(sample.fields);
    expect(sample.fields.slug).toBe(name);
  });

  it('is a story of ordinary length', () => {
    expect(story.wordCount).toBeGreaterThanOrEqual(250);
    expect(story.wordCount).toBeLessThanOrEqual(450);
  });

  it('shows its own picture, whose file is what it says', async () => {
    const shown = story.body.filter(({ type }) => type === 'picture');
    expect(shown.map(({ picture }) => picture)).toEqual(sample.pictures.map(({ sha256 }) => sha256));
    for (const { file, ...info } of sample.pictures) {
      const bytes = readFileSync(resolve(folder, file));
      const { format, width, height } = await sharp(bytes).metadata();
      expect({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        type: `image/${format}`,
        width,
        height,
        size: bytes.length,
      }).toEqual(info);
      expect(bytes.length).toBeLessThan(150_000);
    }
  });

  it('lacks nothing that a publisher asks for', () => {
    const { language, source, publisher, publishedAt, address } = sample.fields;
    expect(
      [story.headline, story.standfirst, language, source, publisher, publishedAt, address].every(Boolean),
    ).toBe(true);
    expect(story.credits.some(({ role }) => role === 'editor')).toBe(true);
    for (const block of story.body) {
      if (block.type === 'picture')
        expect([block.altText, block.caption, block.creditLine].every(Boolean)).toBe(true);
      if (block.type === 'relatedLink') expect(block.href).toMatch(/^https:\/\/[a-z.-]+\.example\.org\//);
      expect(block.text === story.headline).toBe(false);
    }
  });

  it('gives everything that can be pointed at an id of its own', () => {
    const ids: string[] = [];
    sample.doc.descendants((node) => {
      const { id } = node.attrs as { readonly id?: string };
      if (id !== undefined) ids.push(id);
    });
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it('between them the samples have every piece of furniture and every mark of copy', () => {
  const found = new Set<string>();
  for (const { doc } of samples)
    doc.descendants((node) => {
      if (node.isLeaf || node.textContent !== '') found.add(node.type.name);
      for (const mark of node.marks) found.add(mark.type.name);
    });
  const tracked = ['comment', 'insertion', 'deletion', 'modification'];
  const wanted = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)].filter(
    (name) => name !== 'story' && name !== 'lineBreak' && !tracked.includes(name),
  );
  expect(wanted.filter((name) => !found.has(name))).toEqual([]);
});
