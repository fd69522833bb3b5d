import type { Node } from 'prosemirror-model';
import { readStory } from '../story/reading';

/**
 * How alike the copy of two stories is: the same story edited, sent by two wires, or scraped twice. The signature is small enough
 * to keep beside every story and to compare with thousands; it is made of the copy alone, in any case, spelling of quotation
 * marks, spacing and furniture.
 *
 * Shingles of `SHINGLE` words are hashed; of each of `SIGNATURE_LENGTH` families of hashes the least is kept (minhash). The share of
 * places at which two signatures agree estimates the share of shingles that the two stories have in common (Jaccard), with a
 * standard error of at most 1 / (2 x sqrt(SIGNATURE_LENGTH)), about 0.044.
 */

/** Words in a shingle: three in a row are seldom the same by chance, and one edited word spoils only three of them. */
const SHINGLE = 3;
/** Hashes in a signature: 512 bytes. */
export const SIGNATURE_LENGTH = 128;
/** Copy of fewer shingles than this says too little to be compared. */
const FEWEST_SHINGLES = 20;

/** A story's copy in 128 hashes; null for copy too short to be told apart from other copy. */
export type Signature = readonly number[] | null;

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Multipliers and offsets of the families of hashes: fixed, so that signatures of any two desks can be compared. */
const familyOf = (name: string) =>
  Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, n) => hashOf(`${name} ${n}`));
const BY = familyOf('by').map((by) => (by | 1) >>> 0);
const PLUS = familyOf('plus');

/** Spreads a hash over all its bits (the finalizer of MurmurHash3). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The words of a copy as they are compared: letters and digits in lower case, without marks. */
function wordsOf(copy: string): string[] {
  return (
    copy
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The different shingles of a copy, as hashes. */
function shinglesOf(copy: string): Set<number> {
  const hashes = wordsOf(copy).map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0;
    for (let word = at; word < at + SHINGLE; word++) hash = spread(Math.imul(hash, 31) + (hashes[word] ?? 0));
    shingles.add(hash);
  }
  return shingles;
}

/** The signature of a copy. */
export function signatureOf(copy: string): Signature {
  const shingles = shinglesOf(copy);
  if (shingles.size < FEWEST_SHINGLES) return null;
  const least = new Uint32Array(SIGNATURE_LENGTH).fill(0xffffffff);
  for (const shingle of shingles)
    for (let n = 0; n < SIGNATURE_LENGTH; n++) {
      const hash = spread(Math.imul(shingle, BY[n] ?? 1) + (PLUS[n] ?? 0));
      if (hash < (least[n] ?? 0)) least[n] = hash;
    }
  return Array.from(least);
}

/** The copy of a story that is compared: what its own people wrote, without headline, captions, links, sign-off and credits. */
export function copyOf(story: Node): string {
  return readStory(story)
    .body.filter(({ type }) => type !== 'picture' && type !== 'relatedLink' && type !== 'embed')
    .map(({ text }) => text)
    .join('\n');
}

/** How much of two stories is the same, 0 to 1; null where one of them is too short to say. */
export function likeness(a: Signature, b: Signature): number | null {
  if (!a || !b) return null;
  return a.filter((hash, n) => hash === b[n]).length / SIGNATURE_LENGTH;
}

/**
 * What a likeness means. Measured on the fixtures of tests/ingest/likeness.test.ts: the same story scraped twice or lightly edited
 * stands above 0.6, two wires' versions of one text above 0.25, different stories about the same event below 0.1.
 */
export const SAME_STORY = 0.6;
export const RELATED_STORY = 0.2;

/** `same`: one of the two is enough. `related`: they share whole sentences; a person should compare them. */
export type Alike = 'same' | 'related' | null;

export function alike(a: Signature, b: Signature): Alike {
  const share = likeness(a, b);
  if (share === null || share < RELATED_STORY) return null;
  return share >= SAME_STORY ? 'same' : 'related';
}

/** How many of a signature's hashes are keys: 1 - (1 - 0.2)^16 is 97 %. */
const KEYS = 16;

/**
 * Keys to find candidates by, without comparing with every story: two stories as alike as `RELATED_STORY` share one of them with
 * a chance of 97 %, two as alike as `SAME_STORY` with all but certainty. An index holds (key, story); whoever shares a key is
 * compared by `likeness`.
 */
export function keysOf(signature: Signature): readonly string[] {
  return (signature ?? []).slice(0, KEYS).map((hash, place) => `${place}:${hash}`);
}

/** A signature as 512 bytes, for keeping; and back. */
export function signatureBytes(signature: NonNullable<Signature>): Uint8Array {
  const bytes = new Uint8Array(4 * SIGNATURE_LENGTH);
  const view = new DataView(bytes.buffer);
  signature.forEach((hash, n) => view.setUint32(4 * n, hash));
  return bytes;
}

/** @throws RangeError for bytes that are no signature. */
export function signatureFrom(bytes: Uint8Array): NonNullable<Signature> {
  if (bytes.length !== 4 * SIGNATURE_LENGTH)
    throw new RangeError(`a signature has ${4 * SIGNATURE_LENGTH} bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: SIGNATURE_LENGTH }, (_, n) => view.getUint32(4 * n));
}
