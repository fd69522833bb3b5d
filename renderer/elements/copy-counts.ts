import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { headlineFit, USUAL_TARGETS, type HeadlineTargets } from '../../shared/story/copy-fit';
import { NO_COUNT, type Style, type StyleCounts } from '../../shared/story/style-counts';
import { words, type Words } from '../../shared/story/words';
import type { Depths } from '../copy-depth';
import { PIECES } from '../editor/pieces';
import { LightElement } from './light-element';

const texts = {
  title: words('Hitungan naskah', 'Counts of the story'),
  style: words('Bagian', 'Style'),
  words: words('Kata', 'Words'),
  characters: words('Huruf', 'Characters'),
  lines: words('Baris', 'Lines'),
  depth: words('Kolom-cm', 'Column-cm'),
  headline: words('Judul', 'Headline'),
  print: words('cetak, baris', 'print, lines'),
  web: words('web', 'web'),
  push: words('push', 'push'),
} as const;

/** The styles in page order. */
const STYLES: readonly (readonly [Style, Words])[] = [
  ['kicker', PIECES.kicker.words],
  ['headline', PIECES.headline.words],
  ['standfirst', PIECES.standfirst.words],
  ['paragraph', words('Paragraf', 'Paragraphs')],
  ['crosshead', words('Subjudul', 'Crossheads')],
  ['quote', words('Kutipan', 'Quotes')],
  ['list', words('Daftar', 'Lists')],
  ['factBox', words('Boks', 'Boxes')],
  ['table', words('Tabel', 'Tables')],
  ['caption', PIECES.caption.words],
  ['creditLine', PIECES.creditLine.words],
  ['relatedLink', PIECES.relatedLink.words],
];

const TARGETS = ['print', 'web', 'push'] as const;

/** Words, characters, lines and depth by style, and how the headline stands to its targets. */
@customElement('copy-counts')
export class CopyCounts extends LightElement {
  @property({ attribute: false }) counts: StyleCounts = new Map();
  @property({ attribute: false }) depths: Depths = new Map();
  @property({ attribute: false }) targets: HeadlineTargets = USUAL_TARGETS;

  protected override render(): TemplateResult {
    const { number, say } = this.voice;
    const rows = STYLES.flatMap(([style, name]) => {
      const { words: count, characters } = this.counts.get(style) ?? NO_COUNT;
      const { lines, columnCm } = this.depths.get(style) ?? { lines: 0, columnCm: 0 };
      if (characters === 0) return [];
      return html`<tr>
        <th scope="row">${say(name)}</th>
        <td>${number(count)}</td>
        <td>${number(characters)}</td>
        <td>${number(lines)}</td>
        <td>${number(Math.round(columnCm * 10) / 10)}</td>
      </tr>`;
    });
    return html`<section class="copy-counts" aria-label=${say(texts.title)}>
      <table>
        <thead>
          <tr>
            ${[texts.style, texts.words, texts.characters, texts.lines, texts.depth].map((one) => html`<th scope="col">${say(one)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p>${say(texts.headline)}: ${TARGETS.map((target) => this.#targetText(target)).join(' · ')}</p>
    </section>`;
  }

  #targetText(target: keyof HeadlineTargets): string {
    const { number, say } = this.voice;
    const { min, max } = this.targets[target];
    const length =
      target === 'print'
        ? (this.depths.get('headline')?.lines ?? 0)
        : (this.counts.get('headline') ?? NO_COUNT).characters;
    const { is, by } = headlineFit(length, { min, max });
    const told = {
      fits: words('pas', 'fits'),
      short: words(`kurang ${number(by)}`, `${number(by)} short`),
      long: words(`lebih ${number(by)}`, `${number(by)} over`),
    }[is];
    const bounds = min > 0 && min < max ? `${number(min)}–${number(max)}` : `≤ ${number(max)}`;
    return `${say(texts[target])} (${bounds}): ${say(told)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-counts': CopyCounts;
  }
}
