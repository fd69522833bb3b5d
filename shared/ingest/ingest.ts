import { newFields, slugOf, type FieldChange } from '../story/fields';
import { readSignOff } from '../story/sign-off';
import { assemble } from './assembly';
import { corrected, type Correction } from './corrections';
import { clean, withDropped, type Cleaned } from './control-characters';
import type { Draft, Reading } from './draft';
import { findingsOf } from './findings';
import { languageOf } from './language';
import { piecesOf } from './ledger';
import { recognise, type RecognisedPage } from './recognise';
import { ALL_RULES, type IngestRules } from './rules/all-rules';

/** All copy of a page: the lines that are no furniture. */
function copyOf(page: RecognisedPage): string {
  return page.lines
    .filter((_, at) => !page.marks.has(at))
    .map(({ text }) => text)
    .join('\n');
}

/** What goes into a draft beside the page: what is known of the story otherwise, and what a person says of its pieces. */
export interface DraftWishes {
  readonly given?: FieldChange;
  readonly corrections?: readonly Correction[];
}

/** The draft of a page on which everything has been recognised. */
export function draftOf(
  cleaned: Cleaned,
  recognised: RecognisedPage,
  reading: Reading,
  { given = {}, corrections = [] }: DraftWishes = {},
): Draft {
  const page = corrected(recognised, cleaned, corrections);
  const body = copyOf(page);
  const told = languageOf(body);
  const language = told ?? 'id';
  const { doc, pictures, headline, signOff, credits, fields, claims } = assemble(page, body, language, given);
  const source =
    readSignOff(signOff).sources.join(', ') ||
    fields.source ||
    credits.find(({ role }) => role === 'source')?.name ||
    '';
  const report = withDropped(piecesOf(cleaned.text, claims), cleaned.dropped);
  return {
    doc,
    pictures,
    fields: newFields({ ...fields, language, source, slug: slugOf(headline) }),
    reading,
    report,
    findings: findingsOf({
      text: cleaned.text,
      reading,
      dropped: cleaned.dropped.reduce((sum, { text, isHidden }) => sum + (isHidden ? 0 : text.length), 0),
      headline,
      language: told,
    }),
  };
}

/**
 * Makes a draft story of a plain text. The same text makes the same draft, down to the ids. Every character is accounted for:
 * the texts of the report, joined, are `text`. Takes time in proportion to the text's length.
 */
export function ingestText(
  text: string,
  reading: Reading,
  rules: IngestRules = ALL_RULES,
  corrections: readonly Correction[] = [],
): Draft {
  const cleaned = clean(text);
  return draftOf(cleaned, recognise(cleaned.text, rules), reading, { corrections });
}
