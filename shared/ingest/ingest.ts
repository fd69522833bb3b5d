import { newFields, slugOf } from '../story/fields';
import { readSignOff } from '../story/sign-off';
import { assemble } from './assembly';
import { clean, withDropped } from './control-characters';
import type { Draft, Reading } from './draft';
import { findingsOf } from './findings';
import { languageOf } from './language';
import { piecesOf } from './ledger';
import { recognise, type RecognisedPage } from './recognise';
import { GENERAL_RULES, type IngestRules } from './rules/general';

/** All copy of a page: the lines that are no furniture. */
function copyOf(page: RecognisedPage): string {
  return page.lines
    .filter((_, at) => !page.marks.has(at))
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Makes a draft story of a plain text. The same text makes the same draft, down to the ids. Every character is accounted for:
 * the texts of the report, joined, are `text`. Takes time in proportion to the text's length.
 */
export function ingestText(text: string, reading: Reading, rules: IngestRules = GENERAL_RULES): Draft {
  const cleaned = clean(text);
  const page = recognise(cleaned.text, rules);
  const body = copyOf(page);
  const told = languageOf(body);
  const language = told ?? 'id';
  const { doc, headline, signOff, credits, fields, claims } = assemble(page, body, language);
  const source =
    readSignOff(signOff).sources.join(', ') ||
    fields.source ||
    credits.find(({ role }) => role === 'source')?.name ||
    '';
  return {
    doc,
    fields: newFields({ ...fields, language, source, slug: slugOf(headline) }),
    reading,
    report: withDropped(piecesOf(cleaned.text, claims), cleaned.dropped),
    findings: findingsOf({
      text,
      reading,
      dropped: text.length - cleaned.text.length,
      headline,
      language: told,
    }),
  };
}
