import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { layOut, type PackageLayout } from '../../shared/publish/package-layout';
import { p, picture, relatedLink } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { schema } from '../../shared/story/schema';
import { arbitraryStory } from './arbitrary-story';
import { clearedAnyway, fullStory, PHOTO, subject } from './subjects';

/** What was deleted, commented or meant for editors must not leave in any file that a reader may see. */

const about = {
  author: 'KENARI-PENGUSUL',
  at: '2026-01-05T01:00:00Z',
  note: 'KENARI-CATATAN',
  cause: 'KENARI-SEBAB',
};
const { marks } = schema;
const deletion = marks.deletion.create({ id: 'kenari-1', ...about });
const comment = marks.comment.create({ id: 'kenari-komentar' });
const modification = marks.modification.create({
  id: 'kenari-2',
  ...about,
  kind: 'attribute',
  name: 'altText',
  before: 'KENARI-DULU',
  after: 'kini',
});

/** The same story with canaries: deleted words in every text block, comments on all words, deleted blocks. */
function withTalk(doc: Node): Node {
  const sing = (node: Node): Node => {
    if (node.isText) return node.mark(comment.addToSet(node.marks));
    const children: Node[] = [];
    node.forEach((child) => children.push(sing(child)));
    if (node.inlineContent) children.push(schema.text('KENARI-HAPUS', [deletion]));
    return node.type.create(node.attrs, children, node.marks);
  };
  const deletedBlocks = [
    p('KENARI-PARAGRAF'),
    picture({
      id: 'kenari-foto',
      picture: PHOTO,
      altText: 'KENARI-ALT',
      rights: 'KENARI-HAK',
      caption: 'KENARI-TAKARIR',
    }),
    relatedLink({ id: 'kenari-tautan', title: 'KENARI-JUDUL', href: 'https://kenari.example/' }),
  ].map((block) => block.mark([deletion]));
  const pieces: Node[] = [];
  doc.forEach((child) => {
    const piece = sing(child);
    if (child.type === schema.nodes.signOff) pieces.push(...deletedBlocks);
    pieces.push(child.type === schema.nodes.picture ? piece.mark([modification]) : piece);
  });
  return schema.nodes.story.createChecked(null, pieces);
}

const NOTE = 'KENARI-REDAKSI';
const fields = newFields({ slug: 'bocor', noteToEditors: NOTE });

function holding(layout: PackageLayout, word: RegExp): string[] {
  return layout.files.flatMap((file) => ('content' in file && word.test(file.content) ? [file.path] : []));
}

const PUBLIC = /^article\./;
const publicFiles = ({ files }: PackageLayout) =>
  files.filter(({ path }) => PUBLIC.test(path) || path.startsWith('media/'));

function requireSilence(doc: Node): void {
  const clean = layOut(clearedAnyway(subject(doc, { fields })));
  const talked = layOut(clearedAnyway(subject(withTalk(doc), { fields })));
  const withoutNote = (layout: PackageLayout): PackageLayout => ({
    ...layout,
    files: layout.files.map((file) =>
      'content' in file ? { ...file, content: file.content.replaceAll(NOTE, '') } : file,
    ),
  });
  expect(holding(withoutNote(talked), /kenari/i)).toEqual([]);
  expect(holding(talked, new RegExp(NOTE))).toEqual([
    'article.ninjs.json',
    'article.ninjs-1.6.json',
    'story.redaksi.json',
  ]);
  expect(publicFiles(talked)).toEqual(publicFiles(clean));
}

it('a full story says nothing of what was deleted, commented or meant for editors', () => {
  requireSilence(fullStory());
});

it('nor does any random story', () => {
  fc.assert(fc.property(arbitraryStory, requireSilence), { numRuns: 60 });
});

it('hears the canaries where they are (control)', () => {
  expect(JSON.stringify(withTalk(fullStory()).toJSON()).match(/kenari/gi)?.length).toBeGreaterThan(50);
});
