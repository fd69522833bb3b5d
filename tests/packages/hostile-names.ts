import { hostile, named, good, type Hostile } from './hostile-kind';
import { rawZip } from './hostile-zip';

/** Names that no package may hold. */
export const NAMES: readonly Hostile[] = [
  ...['aux.txt', 'NUL.tar.gz', 'com1', 'LPT9.jpg', 'PRN', 'conin$', 'media/aux/picture.jpg', 'COM\u00b2'].map(
    (name) => hostile(`the name ${name}`, 'package.nameReserved', () => named(`story-v1/data/${name}`)),
  ),
  ...['name.', 'name ', 'folder./name', 'folder /name', ' name', 'name\u00a0'].map((name) =>
    hostile(`the name ${JSON.stringify(name)}`, 'package.nameEnding', () => named(`story-v1/data/${name}`)),
  ),
  ...[
    'a\u0000b',
    'a\nb',
    'a\u007fb',
    'a\u0085b',
    'a\u200bb',
    'a\u2066b',
    'a\u200fb',
    '\ufeffa',
    'a\u2028b',
    'a\ue000',
  ].map((name) =>
    hostile(`the name ${JSON.stringify(name)}`, 'package.nameHidden', () => named(`story-v1/data/${name}`)),
  ),
  ...['a//b', 'a//'].map((name) =>
    hostile(`the name ${name}`, 'package.nameEmpty', () => named(`story-v1/data/${name}`, { content: '' })),
  ),
  hostile('no name at all', 'package.nameEmpty', () => named('')),
  hostile('. in a name', 'package.pathEscapes', () => named('story-v1/./data/a')),
  hostile('.. at the end of a name', 'package.pathEscapes', () => named('story-v1/data/..')),
  hostile('a drive letter without a slash', 'package.driveLetter', () => named('c:evil.txt')),
  hostile('a name for a stream of another file', 'package.nameCharacter', () =>
    named('story-v1/data/a.txt:b'),
  ),
  hostile('wildcards in a name', 'package.nameCharacter', () => named('story-v1/data/*?')),
  hostile('a network path', 'package.backslash', () => named('\\\\server\\share\\evil')),
  hostile('a network path with slashes', 'package.absolutePath', () => named('//server/share/evil')),
  hostile('a name of 256 bytes', 'package.nameTooLong', () => named(`story-v1/${'n'.repeat(247)}`)),
  hostile('a name of 60,000 bytes', 'package.nameTooLong', () => named('n'.repeat(60_000))),
  hostile('seventeen folders', 'package.nameTooDeep', () => named('a/'.repeat(17) + 'b')),
  hostile('bytes that are not UTF-8', 'package.nameEncoding', () => named(Buffer.from([0x61, 0xff, 0xfe]))),
  hostile('overlong UTF-8 for ../', 'package.nameEncoding', () =>
    named(Buffer.from([0xc0, 0xae, 0x2e, 0x2f, 0x61])),
  ),
  hostile('a name in an unnamed code page', 'package.nameEncoding', () => named('caf\u00e9', { flags: 0 })),
  hostile('folders that differ in case', 'package.caseClash', () => named('story-v1/Data/b.txt')),
  hostile('\u00df beside ss', 'package.caseClash', () =>
    rawZip({ entries: [{ name: 'a/stra\u00dfe' }, { name: 'a/strasse' }] }),
  ),
  hostile('a file that is also a folder', 'package.fileAndFolder', () => named(`${String(good.name)}/b`)),
  hostile('a folder that is also a file', 'package.fileAndFolder', () =>
    rawZip({ entries: [{ name: 'a/b' }, { name: 'a' }] }),
  ),
];
