import { hostOf, isHost, outletIn } from './hosts';
import { isAddress } from '../story/attributes';
import { folded, isShort, type Line } from './lines';
import { whole, type Recognised } from './recognised';
import type { LineRule } from './rules/rule';

/** A line that the page prints around every story, or null. A promotion may name the outlet it promotes. */
export function readBoilerplate(line: Line, rules: readonly LineRule[]): Recognised | null {
  if (!isShort(line)) return null;
  const text = folded(line.text);
  const rule = rules.find(({ pattern }) => pattern.test(text));
  if (!rule) return null;
  const outlet = rule.as === 'promo' ? outletIn(text) : null;
  const why = outlet ? `${rule.why}; names the publisher, ${outlet}, which stands in the fields` : rule.why;
  return {
    claims: [whole(line, { fate: 'dropped', as: rule.as, why })],
    ...(outlet && outlet.length <= 120 && { fields: { publisher: outlet } }),
  };
}

/** The host or address of the page as the first line of a scrape, or null. */
export function readOrigin(line: Line): Recognised | null {
  if (isHost(line.text))
    return {
      claims: [
        whole(line, {
          fate: 'moved',
          as: 'scrapeHost',
          why: 'the host that the copy was found on; stands in the fields',
        }),
      ],
      fields: { scrapeHost: line.text },
    };
  const host = hostOf(line.text);
  if (host === null || !isAddress(line.text)) return null;
  return {
    claims: [
      whole(line, {
        fate: 'moved',
        as: 'address',
        why: 'the address that the copy was found at; stands in the fields',
      }),
    ],
    fields: { address: line.text, scrapeHost: host },
  };
}

const COPYRIGHT = /^(?:copyright|hak cipta|©)/i;
const COPYRIGHT_PROOF = /©|\(c\)|\b(?:19|20)\d\d\b/i;
/** Antara's ban on crawling its pages: terms of use, not copy. */
const TERMS = /^dilarang keras (?:mengambil|menyalin|mengutip) /i;

/** A copyright line or terms of use, or null. */
export function readRights(line: Line): Recognised | null {
  if (!isShort(line)) return null;
  const text = folded(line.text);
  if (COPYRIGHT.test(text) && COPYRIGHT_PROOF.test(text) && text.length <= 150)
    return {
      claims: [
        whole(line, { fate: 'moved', as: 'copyrightNotice', why: 'a copyright line; stands in the fields' }),
      ],
      fields: { copyrightNotice: text },
    };
  if (TERMS.test(text))
    return {
      claims: [whole(line, { fate: 'moved', as: 'usageTerms', why: 'terms of use; stand in the fields' })],
      fields: { usageTerms: text },
    };
  return null;
}

/** A line of nothing but ornaments, such as `* * *` or `-----`. */
const ORNAMENT = /^(?:(?:\*\s?){3,40}|(?:[-–—]\s?){3,80}|_{3,80}|={3,80}|(?:•\s?){3,40}|(?:~\s?){3,40})$/;

/** A section break, or null. */
export function readBreak(line: Line): Recognised | null {
  if (line.text.length > 80 || !ORNAMENT.test(folded(line.text))) return null;
  return {
    claims: [whole(line, { fate: 'kept', as: 'break', why: 'a line of ornaments between two sections' })],
    block: { type: 'break' },
  };
}
