import { AllSelection, EditorState } from 'prosemirror-state';
import { parse } from 'parse5';
import { readCarried } from '../../renderer/editor/pasted/reading';
import { paste } from '../../renderer/editor/pasting';
import { editorPlugins } from '../../renderer/editor/plugins';
import { p, story } from '../../shared/story/builders';
import type { Bench } from './bench';
import { chances } from './copy';

const WORDS = 'hujan deras mengguyur kabupaten sejak minggu malam warga mengungsi ke balai desa'.split(' ');
const PER_PARAGRAPH = 45;
const SPAN = 'style="font-size:11pt;font-family:Arial,sans-serif;font-weight:400;white-space:pre-wrap"';

/** HTML as Google Docs writes it, with a heading, a bold word and a link here and there. */
function pastedHtml(words: number): string {
  const chance = chances(words);
  const some = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(chance() * WORDS.length)]).join(' ');
  const blocks: string[] = [];
  for (let n = 0; n * PER_PARAGRAPH < words; n++) {
    if (n % 12 === 0) blocks.push(`<h2 dir="ltr"><span ${SPAN}>${some(4)}</span></h2>`);
    blocks.push(
      `<p dir="ltr" style="line-height:1.38"><span ${SPAN}>${some(PER_PARAGRAPH - 4)} </span><span style="font-weight:700">${some(2)}</span> <a href="https://contoh.id/${n}">${some(2)}</a></p>`,
    );
  }
  return `<b style="font-weight:normal;" id="docs-internal-guid-1">${blocks.join('')}</b>`;
}

/** From what is on the clipboard to a state with it in: what happens in one turn of the window, but for drawing it. */
function pasted(carried: { readonly html: string; readonly text: string }): void {
  const read = readCarried({ own: '', files: [], ...carried });
  if (!read) throw new RangeError('nothing was read');
  const empty = EditorState.create({ doc: story({ body: [p()] }), plugins: editorPlugins() });
  const state = empty.apply(empty.tr.setSelection(new AllSelection(empty.doc)));
  state.apply(paste(state, read.slice));
}

/** Large pastes: time must grow with the words, and no faster. */
export const pasteBench: Bench = {
  name: 'paste',
  title: 'Paste up to 100,000 words',
  baseline: 'parse the HTML of 100,000 words, nothing more',
  prepare: (isQuick) => {
    const html = { small: pastedHtml(10_000), large: pastedHtml(100_000) };
    const text = html.large.replace(/<\/(?:p|h2)>/g, '\r\n').replace(/<[^>]+>/g, '');
    return {
      about: `HTML as Google Docs writes it, ${(html.large.length / 2 ** 20).toFixed(1)} MiB for 100,000 words; read, set down, every plugin applied`,
      rounds: isQuick ? 2 : 8,
      perRound: isQuick ? 1 : 3,
      end: () => undefined,
      cases: [
        { name: 'parse the HTML of 100,000 words, nothing more', run: () => void parse(html.large) },
        { name: 'paste 10,000 words of HTML', run: () => pasted({ html: html.small, text: '' }) },
        { name: 'paste 100,000 words of HTML', run: () => pasted({ html: html.large, text: '' }) },
        { name: 'paste 100,000 words of plain text', run: () => pasted({ html: '', text }) },
      ],
    };
  },
};
