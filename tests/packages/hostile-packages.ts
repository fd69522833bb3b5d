import { crc32, deflateRawSync } from 'node:zlib';
import { good, hostile, named, one, type Hostile } from './hostile-kind';
import { NAMES } from './hostile-names';
import { DEFLATED, extraField, rawZip, uint32, UTF8, type RawEntry } from './hostile-zip';

/** Every kind of hostile package that the tests know, and the honest ones beside them. */

const mode = (type: number) => ((type | 0o777) << 16) >>> 0;
const MIB = 1024 * 1024;

/** Zeros as deflate packs them, a mebibyte at a time: a bomb of any size in no time. */
export function zeros(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: 2 });
  const last = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array<Buffer>(mebibytes).fill(block), last]);
}

function bomb(said: Partial<RawEntry>): Buffer {
  return rawZip({
    entries: [{ ...good, method: DEFLATED, packed: zeros(300), size: 300 * MIB, crc: 0, ...said }],
  });
}

/** A thousand entries that all unpack the same bytes. */
function overlapping(): Buffer {
  const first: RawEntry = { name: 'story-v1/data/0', method: DEFLATED, packed: zeros(1), size: MIB, crc: 0 };
  const ghosts = Array.from({ length: 999 }, (_, index) => ({
    ...first,
    name: `story-v1/data/${index + 1}`,
    offset: 0,
    isGhost: true,
  }));
  return rawZip({ entries: [first, ...ghosts] });
}

/** Each entry's data holds the headers of all entries behind it: every header is its own, and the bytes are shared. */
function nested(): Buffer {
  const inner: RawEntry = { name: 'story-v1/data/inner', content: 'x'.repeat(1000) };
  const header = 30 + Buffer.byteLength('story-v1/data/inner');
  const whole = rawZip({ entries: [inner] }).subarray(0, header + 1000);
  const outer: RawEntry = { name: 'story-v1/data/outer', content: whole };
  return rawZip({ entries: [outer, { ...inner, isGhost: true, offset: header }] });
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `story-v1/data/${index}`, content: '' }));

/** What the end record of a zip with zip64 looks like, records and locator included. */
function zip64(entries: RawEntry[], end: Record<string, number>): Buffer {
  const record = Buffer.concat([Buffer.from('PK\u0006\u0006', 'latin1'), uint32(44, 0), Buffer.alloc(44)]);
  const locator = Buffer.concat([Buffer.from('PK\u0006\u0007', 'latin1'), uint32(0, 0, 0, 1)]);
  return rawZip({ entries, gap: Buffer.concat([record, locator]), end });
}

const unicodePath = (name: string, of: string) =>
  extraField(0x7075, Buffer.concat([Buffer.from([1]), uint32(crc32(of)), Buffer.from(name)]));

const descriptor = (crc: number, packed: number, size: number) =>
  Buffer.concat([Buffer.from('PK\u0007\u0008', 'latin1'), uint32(crc, packed, size)]);

/** The eighteen kinds that were found to pass through zip libraries. */
export const EIGHTEEN: readonly Hostile[] = [
  hostile('../ in a name', 'package.pathEscapes', () => named('story-v1/../../evil.txt')),
  hostile('an absolute path', 'package.absolutePath', () => named('/etc/evil.txt')),
  hostile('a drive letter', 'package.driveLetter', () => named('C:/evil.txt')),
  hostile('..\\ in a name', 'package.backslash', () => named('story-v1\\..\\..\\evil.txt')),
  hostile('a size that is a lie', 'package.sizeLie', () => one({ method: DEFLATED, size: 5 })),
  hostile('285 KB that become 300 MB', 'package.bomb', () => bomb({})),
  hostile('overlapping entries', 'package.overlap', overlapping),
  hostile('70,000 empty entries', 'package.tooMany', () => zip64(many(70_000), { count: 0xffff })),
  hostile('a wrong CRC-32', 'package.crc', () => one({ crc: 0x12345678 })),
  hostile('a name twice', 'package.duplicate', () => named(good.name)),
  hostile('names that differ in case', 'package.caseClash', () => named('story-v1/data/Article.TXT')),
  hostile('names that differ in Unicode form', 'package.unicodeClash', () =>
    rawZip({
      entries: [
        { name: 'story-v1/data/caf\u00e9.txt', content: 'a' },
        { name: 'story-v1/data/cafe\u0301.txt', content: 'b' },
      ],
    }),
  ),
  hostile('a symbolic link', 'package.symlink', () =>
    named('story-v1/data/link', { content: '/etc/passwd', attributes: mode(0o120000) }),
  ),
  hostile('a reserved name', 'package.nameReserved', () => named('story-v1/data/CON')),
  hostile('a name that reads backwards', 'package.nameHidden', () => named('story-v1/data/exe.\u202etxt')),
  hostile('two names for one entry', 'package.headerMismatch', () =>
    one({ local: { name: 'story-v1/data/another.txt' } }),
  ),
  hostile('a file cut short', 'package.truncated', () => one({}).subarray(0, -30)),
  hostile('data in front', 'package.prefixed', () =>
    rawZip({ entries: [good], prefix: Buffer.from('#!/bin/sh\n') }),
  ),
];

const kinds: readonly Hostile[] = [
  ...(
    [
      ['a named pipe', 0o010000],
      ['a character device', 0o020000],
      ['a block device', 0o060000],
      ['a socket', 0o140000],
      ['a folder without its slash', 0o040000],
    ] as const
  ).map(([kind, type]) => hostile(kind, 'package.notAFile', () => one({ attributes: mode(type) }))),
  hostile('a symbolic link from a maker on Windows', 'package.symlink', () =>
    one({ attributes: mode(0o120000), madeBy: 20 }),
  ),
  hostile('a reparse point', 'package.notAFile', () => one({ attributes: 0x400, madeBy: 20 })),
  hostile('a folder by its DOS attribute', 'package.notAFile', () => one({ attributes: 0x10, madeBy: 20 })),
  hostile('a folder with content', 'package.notAFile', () =>
    named('story-v1/data/folder/', { attributes: 0x10 }),
  ),
  hostile('a symbolic link by an extra field', 'package.extraField', () =>
    one({ extra: extraField(0x756e, Buffer.alloc(14)) }),
  ),
  hostile('an encrypted entry', 'package.encrypted', () => one({ flags: UTF8 | 1 })),
  hostile('strong encryption', 'package.encrypted', () => one({ flags: UTF8 | 0x40 })),
  hostile('masked headers', 'package.encrypted', () => one({ flags: UTF8 | 0x2000 })),
  hostile('AES by an extra field', 'package.encrypted', () =>
    one({ extra: extraField(0x9901, Buffer.alloc(7)) }),
  ),
  ...[1, 6, 9, 12, 14, 93, 99].map((method) =>
    hostile(`compression method ${method}`, 'package.method', () => one({ method })),
  ),
  hostile('a patch', 'package.flags', () => one({ flags: UTF8 | 0x20 })),
];

const structure: readonly Hostile[] = [
  hostile('a text file', 'package.notAZip', () => Buffer.from('Banjir di Demak surut.\n'.repeat(10))),
  hostile('an empty file', 'package.notAZip', () => Buffer.alloc(0)),
  hostile('three bytes', 'package.notAZip', () => Buffer.from('abc')),
  hostile('only the beginning of a zip', 'package.truncated', () => one({}).subarray(0, 40)),
  hostile('all but the last byte', 'package.truncated', () => one({}).subarray(0, -1)),
  hostile('all but the first byte', 'package.truncated', () => one({}).subarray(1)),
  hostile('a self-extracting archive', 'package.prefixed', () =>
    rawZip({ entries: [good], prefix: Buffer.from('#!/bin/sh\n'), countsPrefix: true }),
  ),
  hostile('an empty zip behind data', 'package.prefixed', () =>
    rawZip({ entries: [], prefix: Buffer.from('hello'), countsPrefix: true }),
  ),
  hostile('data behind the end', 'package.trailing', () =>
    rawZip({ entries: [good], trailing: Buffer.from('more') }),
  ),
  hostile('another zip behind the end', 'package.prefixed', () =>
    Buffer.concat([one({}), rawZip({ entries: [{ name: 'other/data/b.txt', content: 'b' }] })]),
  ),
  hostile('a comment', 'package.comment', () =>
    rawZip({ entries: [good], comment: 'made by Rini on her laptop' }),
  ),
  hostile('an end record inside a comment', 'package.prefixed', () =>
    rawZip({ entries: [good], comment: rawZip({ entries: [] }).toString('latin1') }),
  ),
  hostile('a comment that is said to be longer than it is', 'package.truncated', () => {
    const bytes = one({});
    bytes.writeUInt16LE(7, bytes.length - 2);
    return bytes;
  }),
  hostile('a comment on an entry', 'package.comment', () => one({ comment: 'hidden words' })),
  hostile('hidden data between entries', 'package.hiddenData', () =>
    rawZip({ entries: [{ ...good, behind: Buffer.from('hidden') }, { name: 'story-v1/data/b' }] }),
  ),
  hostile('hidden data before the table', 'package.hiddenData', () => one({ behind: Buffer.from('hidden') })),
  hostile('hidden data behind the table', 'package.hiddenData', () =>
    rawZip({ entries: [good], gap: Buffer.from('hidden') }),
  ),
  hostile('an entry that the table does not list', 'package.hiddenData', () => {
    const unlisted = rawZip({ entries: [{ name: 'story-v1/data/b', content: 'b' }] }).subarray(0, 46);
    return one({ behind: unlisted });
  }),
  hostile('bytes behind the end of a deflate stream', 'package.hiddenData', () =>
    one({
      method: DEFLATED,
      packed: Buffer.concat([deflateRawSync(Buffer.from(String(good.content))), Buffer.from('hidden')]),
    }),
  ),
  hostile('4,464 entries that are 70,000', 'package.countMismatch', () => rawZip({ entries: many(70_000) })),
  hostile('5,001 entries', 'package.tooMany', () => rawZip({ entries: many(5001) })),
  hostile('fewer entries than are said', 'package.countMismatch', () =>
    rawZip({ entries: [good], end: { count: 2 } }),
  ),
  hostile('more entries than are said', 'package.countMismatch', () =>
    rawZip({ entries: [good, { name: 'b/c' }], end: { count: 1 } }),
  ),
  hostile('two counts', 'package.countMismatch', () => rawZip({ entries: [good], end: { here: 2 } })),
  hostile('a second disk', 'package.multiDisk', () => rawZip({ entries: [good], end: { disk: 1 } })),
  hostile('a table on another disk', 'package.multiDisk', () =>
    rawZip({ entries: [good], end: { directoryDisk: 1 } }),
  ),
  hostile('an entry on another disk', 'package.multiDisk', () => one({ disk: 1 })),
  hostile('a table that is no table', 'package.directory', () => {
    const bytes = one({});
    bytes.writeUInt8(0x51, bytes.readUInt32LE(bytes.length - 6));
    return bytes;
  }),
  hostile('a name that runs out of the table', 'package.directory', () => {
    const bytes = one({});
    bytes.writeUInt16LE(5000, bytes.readUInt32LE(bytes.length - 6) + 28);
    return bytes;
  }),
  hostile('a table behind the end of the file', 'package.truncated', () =>
    rawZip({ entries: [good], end: { offset: 1_000_000 } }),
  ),
  hostile('a table of 100 MB', 'package.truncated', () =>
    rawZip({ entries: [good], end: { size: 100 * MIB } }),
  ),
  hostile('zip64 sizes', 'package.zip64', () =>
    one({ size: 0xffffffff, packedSize: 0xffffffff, extra: extraField(1, Buffer.alloc(16)) }),
  ),
  hostile('a zip64 field without need', 'package.zip64', () =>
    one({ extra: extraField(1, Buffer.alloc(8)) }),
  ),
  hostile('zip64 sizes without their field', 'package.zip64', () =>
    one({ method: DEFLATED, size: 0xffffffff }),
  ),
  hostile('a zip64 field in the entry alone', 'package.zip64', () =>
    one({ local: { extra: extraField(1, Buffer.alloc(16)) } }),
  ),
  hostile('a zip64 table offset', 'package.zip64', () => zip64([good], { offset: 0xffffffff })),
  hostile('a zip64 end record beside another', 'package.zip64', () => zip64([good], {})),
  hostile('extra fields that run over', 'package.extraField', () =>
    one({ extra: Buffer.from([0x55, 0x54, 0x20, 0x00, 0x01]) }),
  ),
  hostile('half an extra field', 'package.extraField', () => one({ extra: Buffer.from([0x55]) })),
  hostile('an unknown extra field', 'package.extraField', () =>
    one({ extra: extraField(0xbeef, Buffer.from('secret')) }),
  ),
  hostile('an unknown extra field in the entry alone', 'package.extraField', () =>
    one({ local: { extra: extraField(0xbeef, Buffer.from('secret')) } }),
  ),
  hostile('60,000 bytes of extra fields', 'package.extraField', () =>
    one({ extra: extraField(0x5455, Buffer.alloc(60_000)) }),
  ),
  hostile('a Unicode path that says another name', 'package.unicodePath', () =>
    one({ extra: unicodePath('story-v1/data/evil.txt', String(good.name)) }),
  ),
  hostile('a Unicode path for another name', 'package.unicodePath', () =>
    one({ extra: unicodePath(String(good.name), 'other') }),
  ),
  hostile('a Unicode path in the entry alone', 'package.unicodePath', () =>
    one({ local: { extra: unicodePath('../evil', String(good.name)) } }),
  ),
];

const content: readonly Hostile[] = [
  hostile('a stored size that is a lie', 'package.sizeLie', () => one({ size: 5 })),
  hostile('a size that is too large', 'package.sizeLie', () => one({ method: DEFLATED, size: 500 })),
  hostile('a bomb that says it is small', 'package.sizeLie', () => bomb({ size: 1000 })),
  hostile('a bomb just under the ratio of what it says', 'package.sizeLie', () => bomb({ size: 20 * MIB })),
  hostile('a bomb of many small files', 'package.bomb', () =>
    rawZip({
      entries: Array.from({ length: 60 }, (_, index) => ({
        name: `story-v1/data/${index}`,
        method: DEFLATED,
        packed: zeros(5),
        size: 5 * MIB,
        crc: 0,
      })),
    }),
  ),
  hostile('a bomb behind a large picture', 'package.bomb', () =>
    rawZip({
      entries: [
        { name: 'story-v1/data/picture.jpg', content: Buffer.alloc(4 * MIB, 1) },
        { ...good, method: DEFLATED, packed: zeros(300), size: 300 * MIB, crc: 0 },
      ],
    }),
  ),
  hostile('600 MB that are said', 'package.tooLarge', () =>
    rawZip({
      entries: Array.from({ length: 60 }, (_, index) => ({
        name: `story-v1/data/${index}`,
        method: DEFLATED,
        packed: Buffer.alloc(110_000),
        size: 10 * MIB,
        crc: 0,
      })),
    }),
  ),
  hostile('files nested in a file', 'package.overlap', nested),
  hostile('an entry that runs into the table', 'package.overlap', () => one({ packedSize: 40, size: 40 })),
  hostile('an entry inside the table', 'package.overlap', () => one({ offset: 60 })),
  hostile('a deflate stream that is noise', 'package.damaged', () =>
    one({ method: DEFLATED, packed: Buffer.alloc(50, 0xff), size: 50 }),
  ),
  hostile('a deflate stream that ends too early', 'package.damaged', () =>
    one({ method: DEFLATED, packed: deflateRawSync(Buffer.from(String(good.content))).subarray(0, -4) }),
  ),
  ...(['crc', 'size', 'packedSize', 'method', 'flags', 'time', 'date'] as const).map((field) =>
    hostile(`another ${field} in the entry’s own header`, 'package.headerMismatch', () =>
      one({ local: { [field]: 1 } }),
    ),
  ),
  hostile('no header where the table says', 'package.headerMismatch', () => {
    const bytes = one({});
    bytes.writeUInt8(0x51, 0);
    return bytes;
  }),
  hostile('a name that is longer in the header', 'package.headerMismatch', () =>
    one({ local: { name: `${String(good.name)}x` } }),
  ),
  hostile('a descriptor that says something else', 'package.headerMismatch', () =>
    one({ flags: UTF8 | 8, behind: descriptor(1, 2, 3) }),
  ),
  hostile('no descriptor where one is said', 'package.hiddenData', () => one({ flags: UTF8 | 8 })),
  hostile('hidden data in place of a descriptor', 'package.hiddenData', () =>
    one({ flags: UTF8 | 8, behind: Buffer.from('hidden words....') }),
  ),
];

/** Everything else that the reader must refuse. */
export const MORE: readonly Hostile[] = [...NAMES, ...kinds, ...structure, ...content];

/** What an honest maker other than us may write, and the reader takes. */
export const HONEST: readonly { readonly kind: string; readonly make: () => Buffer }[] = [
  { kind: 'a stored file', make: () => one({}) },
  { kind: 'a deflated file', make: () => one({ method: DEFLATED }) },
  { kind: 'an empty file', make: () => one({ content: '' }) },
  {
    kind: 'folders listed for themselves',
    make: () => rawZip({ entries: [{ name: 'story-v1/', attributes: mode(0o040000) }, good] }),
  },
  {
    kind: 'times and owners of Info-ZIP',
    make: () => one({ extra: extraField(0x5455, Buffer.from([1, 0, 0, 0, 0])) }),
  },
  {
    kind: 'a Unicode path that agrees',
    make: () => one({ extra: unicodePath(String(good.name), String(good.name)) }),
  },
  { kind: 'no file mode', make: () => one({ attributes: 0x20, madeBy: 20 }) },
  {
    kind: 'sizes behind the data',
    make: () => {
      const crc = crc32(String(good.content));
      const length = Buffer.byteLength(String(good.content));
      return one({
        flags: UTF8 | 8,
        local: { crc: 0, size: 0, packedSize: 0 },
        behind: descriptor(crc, length, length),
      });
    },
  },
  { kind: '5,000 files', make: () => rawZip({ entries: many(5000) }) },
  { kind: 'a name of 255 bytes', make: () => named(`story-v1/${'n'.repeat(246)}`) },
  {
    kind: 'names in many scripts',
    make: () => named('story-v1/data/\u65b0\u805e \u0b95\u0bc1 \u0639 \u00e9.jpg'),
  },
  { kind: 'names that only look reserved', make: () => named('story-v1/data/console.auxiliary.txt') },
  {
    kind: '20 MB that shrink less than a hundredfold',
    make: () => rawZip({ entries: [{ ...good, method: DEFLATED, ...tame() }] }),
  },
];

/** 20 MiB at just under a hundred to one. */
function tame(): Pick<RawEntry, 'content' | 'packed'> {
  const content = Buffer.alloc(20 * MIB);
  for (let at = 0; at < content.length; at += 256) content.writeUInt32LE((at * 2654435761) >>> 0, at);
  return { content, packed: deflateRawSync(content, { level: 1 }) };
}
