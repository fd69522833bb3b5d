import { describe, expect, it } from 'vitest';
import { leftOutWords } from '../../../renderer/editor/pasted/notices';
import { readCarried, type PasteWay } from '../../../renderer/editor/pasted/reading';
import { withPictures } from '../../../renderer/editor/pasted/with-pictures';
import { fillStory, paste } from '../../../renderer/editor/pasting';
import { p, story } from '../../../shared/story/builders';
import { Page } from '../page';

const read = (carried: { html?: string; text?: string }, way: PasteWay) => {
  const pasted = readCarried({ html: '', text: '', own: '', files: [], ...carried }, way);
  if (!pasted) throw new RangeError('nothing was read');
  return pasted;
};
const scraped = [
  'Tanggul Jebol di Demak',
  'Hujan deras mengguyur Kabupaten Demak sejak Minggu malam.',
  'Baca juga: Banjir Kudus Meluas',
  'Warga mengungsi ke balai desa. (Ant/Z-3)',
  'Editor: Thalatie Yani',
].join('\n\n');

describe('pasting as a story', () => {
  it('fills a blank story with every piece in its place', () => {
    const { story: made } = read({ text: scraped }, 'story');
    if (!made) throw new RangeError('no story was read');
    const page = new Page(story());
    page.state = page.state.apply(fillStory(page.state, made.doc.content));
    page.state.doc.check();
    expect(page.outline).toEqual([
      'headline: Tanggul Jebol di Demak',
      'paragraph: Hujan deras mengguyur Kabupaten Demak sejak Minggu malam.',
      'relatedLink: Banjir Kudus Meluas',
      'paragraph: Warga mengungsi ke balai desa.',
      'signOff: (Ant/Z-3)',
      'credits/credit: Thalatie Yani',
    ]);
    expect(made.fields).toMatchObject({ slug: 'tanggul-jebol-demak', source: 'Ant' });
  });

  it('sets its blocks at the caret of a story that has words, and loses none of its furniture', () => {
    const page = new Page(story({ headline: 'Banjir', body: [p('Satu.'), p('Dua.')] })).at('Satu.|');
    page.state = page.state.apply(paste(page.state, read({ text: scraped }, 'story').slice));
    page.state.doc.check();
    expect(page.outline).toEqual([
      'headline: Banjir',
      'paragraph: Satu.',
      'crosshead: Tanggul Jebol di Demak',
      'paragraph: Hujan deras mengguyur Kabupaten Demak sejak Minggu malam.',
      'relatedLink: Banjir Kudus Meluas',
      'paragraph: Warga mengungsi ke balai desa.',
      'paragraph: (Ant/Z-3)',
      'paragraph: Editor: Thalatie Yani',
      'paragraph: Dua.',
    ]);
  });
});

describe('pasting as plain text', () => {
  it('makes a paragraph of every line and nothing else', () => {
    const lines = read({ html: '<ul><li><b>a</b></li></ul>', text: '- a\r\n1\t2\r\n3\t4' }, 'plain').slice;
    expect(lines.content.content.map((node) => `${node.type.name}: ${node.textContent}`)).toEqual([
      'paragraph: - a',
      'paragraph: 1 2',
      'paragraph: 3 4',
    ]);
  });

  it('takes the words of the HTML where there is no text beside it', () => {
    const lines = read({ html: '<h2>a</h2><ul><li><b>b</b></li></ul>' }, 'plain').slice;
    expect(lines.content.content.map((node) => node.textContent)).toEqual(['a', '- b']);
  });
});

describe('picture files on the clipboard', () => {
  const file = () => new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' });
  const html = '<img src="https://a.id/foto.jpg" alt="Banjir">';

  it('become pictures, with the address and alt text of the page they were copied on', () => {
    const alone = withPictures(null, [file(), file()]);
    expect(alone?.slice.content.childCount).toBe(2);
    const copied = withPictures(read({ html }, 'asMeant'), [file()]);
    const picture = copied?.slice.content.firstChild;
    expect(picture?.attrs).toMatchObject({
      address: 'https://a.id/foto.jpg',
      altText: 'Banjir',
      picture: null,
    });
    expect(copied?.files.map(({ id }) => id)).toEqual([picture?.attrs['id']]);
  });

  it('are left where they are only a picture of the words beside them', () => {
    const words = read({ html: '<p>1.200</p>' }, 'asMeant');
    expect(withPictures(words, [file()])).toBe(words);
  });
});

describe('what a person is told', () => {
  it('is nothing where everything came along, and names what did not', () => {
    expect(leftOutWords({ deletions: 0, comments: 0, lines: [] })).toBeNull();
    expect(leftOutWords({ deletions: 2, comments: 1, lines: ['IKLAN', 'b', 'c', 'd'] })?.id).toBe(
      'Tidak ikut ditempel: 2 coretan terlacak, 1 komentar, “IKLAN”, “b”, “c”, 1 baris lain.',
    );
  });
});
