import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import type { Entry } from '../../../shared/journal/entry';
import type { StoredReport } from './kept-report';

/**
 * What the second copy holds, one frame a line: the SHA-256 of the JSON text, a space, the JSON text. A line that was torn, or
 * in which a bit has turned, fails its own sum and is passed over; the next one starts after the next line end.
 */
export type Frame =
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** An input as it came; `bytes` in base64. */
  | {
      readonly kind: 'raw';
      readonly sha256: string;
      readonly name: string;
      readonly bytes: string;
      readonly keptAt: string;
    }
  | { readonly kind: 'report'; readonly story: string; readonly report: StoredReport };

const SUM_LENGTH = 64;
const sumOf = (text: Buffer | string) => createHash('sha256').update(text).digest('hex');

/** A frame as its line, with the line end. */
export function frameLine(frame: Frame): string {
  const text = JSON.stringify(frame);
  return `${sumOf(text)} ${text}\n`;
}

/** The frame of a line without its line end; null if the line is damaged. */
export function readFrame(line: Buffer): Frame | null {
  const text = line.subarray(SUM_LENGTH + 1);
  if (line.toString('latin1', 0, SUM_LENGTH) !== sumOf(text)) return null;
  return JSON.parse(text.toString('utf8')) as Frame;
}

export interface FrameCount {
  readonly frames: number;
  /** Lines that fail their sum. One at the end is what a crash leaves; others are rot. */
  readonly damaged: number;
}

/** Reads a second copy from its beginning, frame by frame. A copy that is not there has no frames. */
export async function readFrames(file: string, onFrame: (frame: Frame) => void): Promise<FrameCount> {
  let frames = 0;
  let damaged = 0;
  if (!existsSync(file)) return { frames, damaged };
  const take = (line: Buffer) => {
    // A writer starts every group with a line end, in case the one before it was torn: empty lines mean nothing.
    if (line.length === 0) return;
    const frame = readFrame(line);
    if (frame) {
      frames += 1;
      onFrame(frame);
    } else damaged += 1;
  };
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      take(Buffer.concat([...parts, chunk.subarray(from, end)]));
      parts = [];
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
  }
  take(Buffer.concat(parts));
  return { frames, damaged };
}
