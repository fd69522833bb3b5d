import { expect, it } from 'vitest';
import type { Subject } from '../../shared/preflight/subject';
import { layOut } from '../../shared/publish/package-layout';
import { p, picture, quote, story } from '../../shared/story/builders';
import { newFields } from '../../shared/story/fields';
import { clearedAnyway, scrapedStory, subject } from './subjects';

function wire(given: Subject): string {
  const file = layOut(clearedAnyway(given), { formats: ['txt'] }).files.find(
    ({ path }) => path === 'article.txt',
  );
  return file && 'content' in file ? file.content : '';
}

it('sends a story as a desk would', () => {
  expect(wire(subject(scrapedStory()))).toBe(`Wali Kota Berangkat Ke Pelabuhan Menemui Nelayan

[Foto 1: Dengan menumpang kereta, wali kota berangkat ke pelabuhan untuk menemui para nelayan. (AFP)]

WALI kota, Rahmat Hadi, telah berangkat ke pelabuhan dengan menumpang kereta, Selasa, untuk menemui para nelayan.

Banyak pihak menduga ia "memohon bantuan" bagi kapal-kapal tua di pelabuhan itu.

Baca juga: Kapal Tua, Armada Nelayan Utara

Kantor berita setempat belum memberi kabar terkini soal letak keretanya.

Baca juga: Langkah Kota Dikecam Nelayan

Pada 2019 ia menempuh perjalanan 60 jam dengan kereta.

(AFP/Z-3)

Editor: Ratna Dewi
`);
});

it('joins the dateline to the first paragraph, with the dash that it may have already', () => {
  const body = [p('Hujan.')];
  const opening = (dateline: string) =>
    wire(subject(story({ headline: 'J', dateline, body }))).split('\n')[2];
  expect(opening('Jakarta (ANTARA)')).toBe('Jakarta (ANTARA) - Hujan.');
  expect(opening('JAKARTA, KOMPAS.com –')).toBe('JAKARTA, KOMPAS.com – Hujan.');
});

it('labels pictures in the language of the story and keeps the brackets of a credit line', () => {
  const doc = story({
    headline: 'J',
    body: [p('Text.'), picture({ id: 'f', caption: 'A quay.', creditLine: '(AP)' })],
  });
  expect(wire(subject(doc, { fields: newFields({ language: 'en-GB' }) }))).toContain(
    '\n[Picture 1: A quay. (AP)]\n',
  );
});

it('names who said a pull quote', () => {
  const doc = story({ headline: 'J', body: [quote([p('Kami pulang.')], 'Sumarni')] });
  expect(wire(subject(doc))).toBe('J\n\nKami pulang.\n- Sumarni\n');
});
