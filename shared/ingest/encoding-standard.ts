/**
 * The one part of the Encoding Standard (https://encoding.spec.whatwg.org) that ingest uses. Browsers, Electron and Node all
 * have it, the ES2023 library types do not; so it is typed here, for this module only, and clashes with no DOM or Node types.
 */
interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}

interface EncodingStandard {
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => Utf8Decoder;
}

const { TextDecoder } = globalThis as unknown as EncodingStandard;

/** The bytes as UTF-8, or null where they are not UTF-8. A byte order mark stays in the text. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The standard's only answer to bytes that are not UTF-8 is a TypeError.
    return null;
  }
}

/** The bytes as UTF-8, each broken sequence as U+FFFD. A byte order mark stays in the text. */
export function lenientUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes);
}
