// Looks for every printed text of a story in every format of its package. usage: words.mjs INSPECT.json DATA
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [inspected, data] = process.argv.slice(2);
const story = JSON.parse(readFileSync(inspected, 'utf8'));
const read = (file) => readFileSync(path.join(data, file), 'utf8');
const pandoc = (from, text) =>
  execFileSync('pandoc', ['-f', from, '-t', 'plain', '--wrap=none'], { input: text, encoding: 'utf8' });
// Capitals and typographic spaces are the house's to choose; words are not.
const plain = (text) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .toLowerCase();
const strings = (value) =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(strings)
      : [];
const markup = (json) =>
  strings(JSON.parse(json))
    .map((text) => (/<p[ >]/.test(text) ? pandoc('html', text) : text))
    .join('\n');

const texts = {
  'article.html': pandoc('html', read('article.html')),
  'article.ninjs.json': markup(read('article.ninjs.json')),
  'article.ninjs-1.6.json': markup(read('article.ninjs-1.6.json')),
  'article.md': pandoc('commonmark_x', read('article.md')),
  'article.txt': read('article.txt'),
  'story.redaksi.json': strings(JSON.parse(read('story.redaksi.json'))).join(' '),
};

const wanted = [
  story.headline,
  ...story.body.flatMap((block) =>
    block.type === 'picture'
      ? [block.caption, block.creditLine]
      : block.type === 'relatedLink'
        ? [block.label, block.title]
        : [block.text],
  ),
  story.signOff.text,
  ...story.credits.flatMap((credit) => [credit.label, credit.name]),
];

for (const [file, text] of Object.entries(texts)) {
  // Our own file keeps marked text in pieces: its words are looked for one by one.
  const has = file.endsWith('redaksi.json')
    ? (line) => line.split(/\s+/).every((word) => plain(text).includes(plain(word)))
    : (line) => plain(text).includes(plain(line));
  for (const line of wanted) {
    if (!has(line)) {
      console.error(`${file} has lost: ${line}`);
      process.exitCode = 1;
    }
  }
}
if (wanted.length < 20) throw new RangeError('too few texts were looked for');
