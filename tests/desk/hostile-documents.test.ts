import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../electron/desk/inputs/input-reader';
import { ALL_RULES } from '../../shared/ingest/rules/all-rules';
import { Refusal } from '../../shared/story/refusal';
import { docx, wp, zip } from '../ingest/files/office';
import { DEFLATED, rawZip, type RawEntry } from '../packages/hostile-zip';
import { zeros } from '../packages/hostile-packages';
import { scratchDesk } from '../scratch-desk';

/** Office documents that mean harm: in the zip that they are, and in the XML that it holds. */

const LEAD =
  'Air Kali Tuntang meluap pada Selasa malam dan merendam tiga desa di Kabupaten Demak, Jawa Tengah.';
const GOOD = docx({ body: wp('Tanggul Jebol di Demak', 'Title') + wp(LEAD) });
const entries: readonly RawEntry[] = [...GOOD].map(([name, bytes]) => ({
  name,
  content: Buffer.from(bytes),
}));
const MIB = 1024 * 1024;

const instead = (part: string, content: string) =>
  rawZip({ entries: entries.map((entry) => (entry.name === part ? { ...entry, content } : entry)) });
const beside = (entry: RawEntry) => rawZip({ entries: [...entries, entry] });
const odt = (content: string) =>
  rawZip({
    entries: [
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content },
    ],
  });

const DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]>`;

const HOSTILE: readonly (readonly [what: string, bytes: Buffer, code: RegExp])[] = [
  [
    'a document type that reads a file',
    instead('word/document.xml', `${DOCTYPE}<x>&a;</x>`),
    /^input\.hostile$/,
  ],
  [
    'a document type that multiplies',
    instead('word/document.xml', `${LAUGHS}<x>&b;</x>`),
    /^input\.hostile$/,
  ],
  ['elements nested without end', instead('word/document.xml', '<a>'.repeat(100_000)), /^input\.hostile$/],
  ['a main part that breaks off', instead('word/document.xml', '<w:document'), /^input\.damaged$/],
  ['an OpenDocument text with a document type', odt(`${DOCTYPE}<x>&a;</x>`), /^input\.hostile$/],
  ['an OpenDocument text nested without end', odt('<a>'.repeat(100_000)), /^input\.hostile$/],
  [
    'a picture that unpacks to 300 MiB',
    beside({ name: 'word/media/a.jpg', method: DEFLATED, packed: zeros(300), size: 300 * MIB, crc: 0 }),
    /^package\./,
  ],
  [
    'a picture that says it is small and is not',
    beside({ name: 'word/media/a.jpg', method: DEFLATED, packed: zeros(300), size: 10, crc: 0 }),
    /^package\./,
  ],
  ['a part that climbs out', beside({ name: 'word/../../naskah.txt', content: 'x' }), /^package\./],
  ['a part at the root of the disk', beside({ name: '/etc/cron.d/x', content: 'x' }), /^package\./],
  ['two parts of one name', beside({ name: 'word/document.xml', content: '<x/>' }), /^package\./],
  [
    'a part that is a link',
    beside({ name: 'word/a', content: '/etc/passwd', attributes: (0o120777 << 16) >>> 0 }),
    /^package\./,
  ],
  ['a locked part', beside({ name: 'word/a', content: 'x', flags: 1 }), /^package\./],
];

describe('a hostile document', () => {
  it('is read where it means no harm (control)', async () => {
    const { stories } = await readInput('naskah.docx', rawZip({ entries: [...entries] }), ALL_RULES);
    expect(stories).toHaveLength(1);
  });

  it.each(HOSTILE)('is refused with a reason, and nothing is stored: %s', async (_, bytes, code) => {
    const desk = await scratchDesk();
    const refusal = await desk
      .call('importStory', { name: 'naskah.docx', bytes })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).notice.code).toMatch(code);
    expect(await desk.call('listStories', {})).toEqual([]);
  });

  it('with any bytes changed is read or refused in words, and nothing else', async () => {
    const whole = await zip(GOOD);
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          await readInput('naskah.docx', bytes, ALL_RULES);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });
});
