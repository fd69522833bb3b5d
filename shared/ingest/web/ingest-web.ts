import type { Correction } from '../corrections';
import type { Draft, Reading } from '../draft';
import { draftOf } from '../ingest';
import { pageOf } from '../page';
import { recognisePage } from '../recognise';
import { ALL_RULES, type IngestRules } from '../rules/all-rules';
import { readMetadata } from './metadata';
import { pageText } from './page-text';
import { parsePage } from './page-tree';
import { markWebPage } from './web-marks';

/**
 * Makes a draft story of the source of a saved web page. Nothing is run or fetched. The texts of the report, joined, are the
 * text of the page as a person would read it: every character of it is accounted for.
 * @throws Refusal `input.tooNested` for a page that no browser would build either.
 */
export function ingestWebPage(
  source: string,
  reading: Reading,
  rules: IngestRules = ALL_RULES,
  corrections: readonly Correction[] = [],
): Draft {
  const document = parsePage(source);
  const metadata = readMetadata(document);
  const { cleaned, lines, pictures } = pageText(document, new Set(), metadata.base);
  const page = { ...pageOf(cleaned.text, lines, rules), between: new Map() };
  const between = markWebPage(page, metadata, pictures);
  return draftOf(cleaned, recognisePage({ ...page, between }), reading, {
    given: metadata.fields,
    corrections,
  });
}

/** True for the source of a web page, as far as its beginning tells. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)[\s>]/i.test(
    text.slice(0, 4000).replace(/^\ufeff/, ''),
  );
}
