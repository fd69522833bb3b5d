import { createHash } from 'node:crypto';
import type { PackageFile } from '../../electron/desk/packages/package-writer';
import * as build from '../../shared/story/builders';
import { contentHash } from '../../shared/story/content-hash';
import { newFields } from '../../shared/story/fields';

/** A small package of a small story, made without a desk. */

export const PICTURE = Buffer.from(Array.from({ length: 700 }, (_, index) => (index * index * 31) % 251));
export const PICTURE_SHA256 = createHash('sha256').update(PICTURE).digest('hex');

export const sampleStory = build.story({
  headline: 'Banjir Demak Surut, Warga Mulai Pulang',
  body: [
    build.p(build.leadIn('Air'), ' sudah surut di tiga desa, kata Wati, Jumat.'),
    build.picture({
      id: 'p1',
      picture: PICTURE_SHA256,
      caption: 'Warga membersihkan rumah.',
      creditLine: 'Redaksi',
    }),
  ],
  credits: [{ role: 'reporter', label: 'Pewarta', name: 'Rini S.' }],
});
export const sampleFields = newFields({ slug: 'banjir-demak' });

export const storyJson = {
  format: 'redaksi-story',
  schema: 1,
  doc: sampleStory.toJSON() as unknown,
  fields: sampleFields,
  pictures: [
    { picture: PICTURE_SHA256, file: 'media/banjir-demak-1.jpg', type: 'image/jpeg', width: 20, height: 10 },
  ],
  contentHash: contentHash(sampleStory, sampleFields),
};

export const SAMPLE_NAME = 'banjir-demak-v1';
export const SAMPLE_INFO = { 'Source-Organization': 'Suara Demak', 'External-Identifier': 'urn:uuid:0' };

/** The payload by path, with any file replaced, added, or (null) left out. */
export function samplePayload(changed: Readonly<Record<string, string | Buffer | null>> = {}): PackageFile[] {
  const payload: Record<string, string | Buffer | null> = {
    'article.txt': 'Banjir Demak Surut\n\nAir sudah surut di tiga desa.\n',
    'loss-report.json': JSON.stringify({ format: 'redaksi-loss-report', schema: 1, lost: [], waivers: [] }),
    'media/banjir-demak-1.jpg': PICTURE,
    'story.redaksi.json': JSON.stringify(storyJson),
    ...changed,
  };
  return Object.entries(payload).flatMap(([path, content]) => (content === null ? [] : [{ path, content }]));
}
