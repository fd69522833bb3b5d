import { roleOfLabel, type Credit } from '../story/credit';
import { SOURCES } from '../story/sign-off';
import { folded, isShort, type Line } from './lines';
import { looksLikeName } from './names';
import { part, type Recognised } from './recognised';
import type { CreditRule } from './rules/credit-lines';
import { anyOf } from './rules/rule';

/** Where a line stands: between headline and lead, after the last prose, or among the copy. */
export type Zone = 'head' | 'body' | 'end';

/** A credit and the part of the text that printed it, `from` up to `to`. */
interface PrintedCredit {
  readonly credit: Credit;
  readonly from: number;
  readonly to: number;
}

/** Reads credit lines by the labels that it was made with. */
export interface CreditReader {
  /** The credits of a line that holds nothing else, or null. */
  readonly read: (line: Line, zone: Zone) => Recognised | null;
  /** The credits of a text such as `Reporting by A; Editing by B`, or null. */
  readonly readText: (text: string, zone: Zone) => readonly Credit[] | null;
}

function standsIn(rule: CreditRule, zone: Zone): boolean {
  return rule.place === 'anywhere' || zone === 'end' || (rule.place === 'edges' && zone === 'head');
}

/** As the schema allows. */
const LONGEST_LABEL = 60;

const isSource = (name: string) => SOURCES.some((source) => source.toLowerCase() === name.toLowerCase());

/** Parses one zone's credit lines: label, colon (or none, where the rule says so), name, and again after a separator. */
function parser(rules: readonly CreditRule[], zone: Zone): (text: string) => readonly PrintedCredit[] | null {
  const there = rules.filter((rule) => standsIn(rule, zone));
  const labels = anyOf(there.flatMap((rule) => rule.labels));
  const bare = anyOf(there.filter((rule) => rule.bare).flatMap((rule) => rule.labels));
  const joined = `(?:${labels})(?:\\s{0,4}[|/&]\\s{0,4}(?:${labels})){0,3}`;
  const opening = new RegExp(
    `(?<label>${joined})\\s{0,4}:\\s*${bare && `|(?<bare>${bare})\\s+(?=\\p{Lu})`}`,
    'iuy',
  );
  const next = new RegExp(`\\s*[|;]\\s*|\\s+(?=(?:${labels})\\s{0,4}:)`, 'giu');
  return (text) => {
    const found: PrintedCredit[] = [];
    let from = 0;
    while (from < text.length) {
      opening.lastIndex = from;
      const opened = opening.exec(text);
      if (!opened) return null;
      const label = folded(opened.groups?.['label'] ?? opened.groups?.['bare'] ?? '');
      const nameFrom = opening.lastIndex;
      next.lastIndex = nameFrom;
      const parting = next.exec(text);
      const nameTo = parting?.index ?? text.length;
      const name = text.slice(nameFrom, nameTo).trim();
      // "By Monday" is no credit: with no colon to go by, it takes a first and a last name.
      const isBare = opened.groups?.['bare'] !== undefined;
      if (label.length > LONGEST_LABEL || !looksLikeName(name) || (isBare && !/\s/.test(name))) return null;
      const role = roleOfLabel(label) ?? 'other';
      // "Sumber: Badan Pusat Statistik" tells where figures come from; only an agency supplied the copy.
      if (role === 'source' && !isSource(folded(name))) return null;
      const to = parting ? next.lastIndex : text.length;
      found.push({ credit: { role, label, name }, from, to });
      from = to;
    }
    return found.length > 0 && found.length <= 12 ? found : null;
  };
}

/** Makes a reader of credits from label rules. */
export function creditReader(rules: readonly CreditRule[]): CreditReader {
  const parsers = { head: parser(rules, 'head'), body: parser(rules, 'body'), end: parser(rules, 'end') };
  const known = new RegExp(`^\\(?(?:${anyOf(rules.flatMap((rule) => rule.labels))})[\\s:|/&]`, 'iu');
  return {
    read: (line, zone) => {
      if (!isShort(line) || !known.test(line.text)) return null;
      const bracketed = line.text.startsWith('(') && line.text.endsWith(')');
      const text = bracketed ? line.text.slice(1, -1) : line.text;
      const printed = parsers[zone](text);
      if (!printed) return null;
      const moved = zone === 'end' ? null : ' and stands with the credits at the end';
      const shift = bracketed ? 1 : 0;
      return {
        claims: printed.map(({ credit, from, to }, index) =>
          part(
            line,
            index === 0 ? 0 : from + shift,
            index === printed.length - 1 ? line.text.length : to + shift,
            {
              fate: moved ? 'moved' : 'kept',
              as: 'credit',
              why: `opens with the label "${credit.label}"${moved ?? ''}`,
            },
          ),
        ),
        credits: printed.map(({ credit }) => credit),
      };
    },
    readText: (text, zone) => parsers[zone](text.trim())?.map(({ credit }) => credit) ?? null,
  };
}
