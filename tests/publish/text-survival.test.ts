import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { printedStory } from '../../shared/story/views';
import { layOut, type PackageLayout } from '../../shared/publish/package-layout';
import { printable } from '../../shared/preflight/unprintables';
import { relatedLink, story } from '../../shared/story/builders';
import { printedLines, readStory } from '../../shared/story/reading';
import { arbitraryStory } from './arbitrary-story';
import { folded, hasPandoc, jsonTexts, pageText, pandocWords } from './reading-back';
import { clearedAnyway, FULL_FIELDS, fullStory, SCRAPED_FIELDS, scrapedStory, subject } from './subjects';

/** Valid is not enough: every word that is printed must be found again by a reader of each format. */

const TEXTS: Readonly<Record<string, (content: string) => string>> = {
  'article.html': pageText,
  'article.ninjs.json': (content) => jsonTexts(JSON.parse(content)).join('\n'),
  'article.ninjs-1.6.json': (content) => jsonTexts(JSON.parse(content)).join('\n'),
  'article.txt': (content) => content,
  ...(hasPandoc && { 'article.md': pandocWords }),
};

/** The printed lines of a story, cut where formats may break a line: between paragraphs, items, cells and hard breaks. */
function linesOf(doc: Node): string[] {
  const lines = printedLines(readStory(printedStory(doc))).flatMap((line) => line.split(/[\n\t\r]/));
  return lines.map((line) => folded(printable(line))).filter((line) => line !== '');
}

/**
 * What is printed and cannot be found, per file. Wire text prints the opening words in capitals, so case is not compared there;
 * pandoc composes characters (NFC) as it reads, so neither is their composition.
 */
function missing(doc: Node, layout: PackageLayout, files: readonly string[]): string[] {
  return files.flatMap((path) => {
    const file = layout.files.find((one) => one.path === path);
    if (!file || !('content' in file)) throw new RangeError(`${path} is not in the package`);
    const same = (text: string) => (path.endsWith('.txt') ? text.toUpperCase() : text).normalize('NFC');
    const found = same(folded(TEXTS[path]?.(file.content) ?? ''));
    return linesOf(doc)
      .filter((line) => !found.includes(same(line)))
      .map((line) => `${path}: ${line}`);
  });
}

const PLAIN_FILES = Object.keys(TEXTS).filter((path) => path !== 'article.md');

describe('every printed word is found again', () => {
  it('of a scraped story, in HTML, both ninjs and wire text', () => {
    const layout = layOut(clearedAnyway(subject(scrapedStory(), { fields: SCRAPED_FIELDS })));
    expect(missing(scrapedStory(), layout, PLAIN_FILES)).toEqual([]);
  });

  it('of a story with every piece of furniture', () => {
    const layout = layOut(clearedAnyway(subject(fullStory(), { fields: FULL_FIELDS })));
    expect(missing(fullStory(), layout, PLAIN_FILES)).toEqual([]);
  });

  it('of random stories in hostile words', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        expect(missing(doc, layOut(clearedAnyway(subject(doc))), PLAIN_FILES)).toEqual([]);
      }),
      {
        numRuns: 200,
        examples: [[story({ body: [relatedLink({ id: 'tautan-1', title: '\u000b\u0000!\u000c ' })] })]],
      },
    );
  });

  it('notices a word that is gone (control)', () => {
    const layout = layOut(clearedAnyway(subject(scrapedStory())));
    const files = layout.files.map((file) =>
      'content' in file
        ? { ...file, content: file.content.replaceAll('Ratna', '').replaceAll('Nelayan Utara', '') }
        : file,
    );
    const gone = missing(scrapedStory(), { ...layout, files }, PLAIN_FILES);
    expect(gone.length).toBe(2 * PLAIN_FILES.length);
  });
});

describe.skipIf(!hasPandoc)('every printed word is found again by pandoc in Markdown (needs pandoc)', () => {
  const markdownOnly = (doc: Node) => layOut(clearedAnyway(subject(doc)), { formats: ['md'] });

  it.each([
    ['a scraped story', scrapedStory()],
    ['a story with every piece of furniture', fullStory()],
  ])('of %s', (_, doc) => {
    expect(missing(doc, markdownOnly(doc), ['article.md'])).toEqual([]);
  });

  it('of random stories in hostile words', () => {
    fc.assert(
      fc.property(arbitraryStory, (doc) => {
        expect(missing(doc, markdownOnly(doc), ['article.md'])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
