import type { Correction } from './corrections';
import { decode } from './decode';
import type { Draft } from './draft';
import { ingestText } from './ingest';
import { ALL_RULES, type IngestRules } from './rules/all-rules';
import { ingestWebPage, isWebPage } from './web/ingest-web';

/**
 * Makes a draft story of the bytes of a file: plain text, or a saved web page, known by how it begins. `name` is the file's name,
 * for the sentence of a refusal.
 * @throws Refusal of kind `no`: `input.empty`, `input.binary`, `input.tooLarge`, `input.tooNested`.
 */
export function ingestInput(
  name: string,
  bytes: Uint8Array,
  rules: IngestRules = ALL_RULES,
  corrections: readonly Correction[] = [],
): Draft {
  const { text, reading } = decode(bytes, name);
  return isWebPage(text)
    ? ingestWebPage(text, reading, rules, corrections)
    : ingestText(text, reading, rules, corrections);
}
