import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Carried } from '../../../renderer/editor/pasted/carried';
import { readCarried } from '../../../renderer/editor/pasted/reading';
import { paste } from '../../../renderer/editor/pasting';
import { p, story } from '../../../shared/story/builders';
import { Page } from '../page';
import { outlineOf } from './outline';

/**
 * Clipboards in the shapes that programs really produce, each beside what it must be read into. `NAME.html` is what a program
 * puts on the clipboard as HTML, `NAME.txt` as plain text; `NAME.expected` is the reading.
 */

const folder = path.join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name));
const given = (name: string) => readFileSync(path.join(folder, name), 'utf8');

function carried(name: string): Carried {
  const content = given(name);
  const isHtml = name.endsWith('.html');
  return { html: isHtml ? content : '', text: isHtml ? '' : content, own: '', files: [] };
}

function read(name: string) {
  const pasted = readCarried(carried(name));
  if (!pasted) throw new RangeError(`nothing was read out of ${name}`);
  return pasted;
}

describe('clipboards of other programs', () => {
  it('has forty or more of them, each with what is expected', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
    const expected = readdirSync(folder).filter((name) => name.endsWith('.expected'));
    expect(expected.map((name) => name.replace(/\.expected$/, '')).sort()).toEqual(
      names.map((name) => name.replace(/\.\w+$/, '')).sort(),
    );
  });

  it.each(names)('%s', async (name) => {
    await expect(outlineOf(read(name))).toMatchFileSnapshot(
      path.join(folder, name.replace(/\.\w+$/, '.expected')),
    );
  });

  it.each(names)(
    '%s fits into the middle of a sentence, into a caption-like piece and over everything',
    (name) => {
      const { slice } = read(name);
      const desk = () =>
        new Page(story({ headline: 'Tanggul Jebol', body: [p('Hujan deras.')], signOff: '(Ant)' }));
      for (const page of [
        desk().at('Hujan| deras'),
        desk().at('Tanggul| Jebol'),
        desk().at('(|Ant)'),
        desk().from('Tanggul |Jebol', 'Hujan |deras'),
        desk().all(),
      ]) {
        page.state = page.state.apply(paste(page.state, slice));
        page.state.doc.check();
      }
    },
  );
});
