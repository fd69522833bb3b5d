import { describe, expect, it } from 'vitest';
import { ingestText } from '../../shared/ingest/ingest';
import { pieceLinks, shownTexts } from '../../shared/ingest/piece-links';
import { CERTAIN, sampleText } from './scrape';

const PRINTED = new Set(['headline', 'standfirst', 'dateline', 'paragraph', 'listItem', 'caption', 'creditLine', 'relatedLink', 'signOff', 'credit']); // prettier-ignore
const folded = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

describe('pieces of a report and the texts of the story', () => {
  it.each(['tanggul-wonosari', 'pasar-tambaklorok', 'harbour-tram'])('are linked throughout %s', (name) => {
    const { doc, report } = ingestText(sampleText(name), CERTAIN);
    const shown = shownTexts(doc);
    const links = pieceLinks(report, shown);
    report.forEach(({ as, fate, text }, n) => {
      const isPrinted = PRINTED.has(as) && fate !== 'dropped';
      const led = (links[n] ?? []).flatMap((at) => shown[at] ?? []);
      if (isPrinted) expect(led, text).not.toEqual([]);
      else if (fate === 'dropped') expect(led).toEqual([]);
      const said = folded(text);
      for (const one of led) {
        const [words, label] = [folded(one.text), folded(one.label)];
        expect(words.includes(said) || said.includes(words) || said.replace(/ ?:$/, '') === label).toBe(true);
      }
    });
    // Nothing is shown that no piece leads to.
    const led = new Set(links.flat());
    expect(shown.filter((_, at) => !led.has(at)).map(({ is }) => is)).toEqual([]);
  });

  it('lead from one line of credits to each of them', () => {
    const { doc, report } = ingestText(
      'Judul Berita\n\nAir sudah surut dari jalan utama desa itu, kata warga kemarin.\n\nReporter: Ani Rahma | Editor: Budi Contoh',
      CERTAIN,
    );
    const shown = shownTexts(doc);
    const led = pieceLinks(report, shown)
      .flat()
      .map((at) => shown[at]?.text);
    expect(led).toContain('Ani Rahma');
    expect(led).toContain('Budi Contoh');
  });
});
