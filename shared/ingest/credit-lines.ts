import { roleOfLabel, type Credit, type CreditRole } from '../story/credit';
import { SOURCES } from '../story/sign-off';
import { folded, isShort, type Line } from './lines';
import { looksLikeName } from './names';
import { part, type Recognised } from './recognised';
import { anyOf, type CreditRule } from './rules/rule';
import { words, type Words } from '../story/words';

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
  /** The label of a line that is nothing but a label, with or without its colon; null for anything else. */
  readonly labelOf: (line: Line) => { readonly label: string; readonly role: CreditRole } | null;
  /** Where credits are glued to the end of a text that has other words before them, `...pulang.Editor: Ani`; null where none are. */
  readonly gluedAt: (text: string) => number | null;
}

function standsIn(rule: CreditRule, zone: Zone): boolean {
  return rule.place === 'anywhere' || zone === 'end' || (rule.place === 'edges' && zone === 'head');
}

/** As the schema allows. */
const LONGEST_LABEL = 60;
/** With no colon to go by, more words than these are a title or a sentence. */
const MOST_BARE_WORDS = 4;
/** Credits glued to copy are looked for no further from its end. */
const LONGEST_GLUED = 300;

const isSource = (name: string) => SOURCES.some((source) => source.toLowerCase() === name.toLowerCase());

/** "Jane Roe in London": where a wire's reporter was. */
const withoutPlace = (name: string) => name.replace(/ in \p{Lu}[\p{L} ]{1,40}(?=$| and )/gu, '');

function isCreditedName(name: string, label: string, isBare: boolean): boolean {
  if (!isBare) return looksLikeName(name);
  // "By Monday" is no credit: with no colon to go by, it takes a first and a last name.
  const known = /\s/.test(label) ? withoutPlace(folded(name)) : name;
  const isEnglish = /\bby$/i.test(label);
  return (
    looksLikeName(known) && /\s/.test(known) && (isEnglish || known.split(/\s+/).length <= MOST_BARE_WORDS)
  );
}

/** Parses one zone's credit lines: label, colon (or none, where the rule says so), name, and again after a separator. */
function parser(
  rules: readonly CreditRule[],
  zone: Zone,
  roleOf: (label: string) => CreditRole,
): (text: string) => readonly PrintedCredit[] | null {
  const there = rules.filter((rule) => standsIn(rule, zone));
  const labels = anyOf(there.flatMap((rule) => rule.labels));
  const bare = anyOf(there.filter((rule) => rule.bare).flatMap((rule) => rule.labels));
  const joined = `(?:${labels})(?:\\s{0,4}[|/&]\\s{0,4}(?:${labels})){0,3}`;
  const opening = new RegExp(`(?<label>${joined})\\s{0,12}:\\s*|(?<bare>${bare})\\s+(?=\\p{Lu})`, 'iuy');
  const next = new RegExp(
    `\\s*[|;]\\s*|\\s*/\\s*(?=(?:${labels})\\s{0,12}:)|\\s+(?=(?:${labels})\\s{0,12}:)`,
    'giu',
  );
  // A label glued to the name before it is known by its capital: `SavitriEditor: Nirmala`.
  const glued = new RegExp(`(?<=\\p{Ll})(?=(?:${capitalised(there)})\\s{0,12}:)`, 'gu');
  return (text) => {
    const found: PrintedCredit[] = [];
    let from = 0;
    while (from < text.length) {
      opening.lastIndex = from;
      const opened = opening.exec(text);
      if (!opened) return null;
      const label = folded(opened.groups?.['label'] ?? opened.groups?.['bare'] ?? '');
      const nameFrom = opening.lastIndex;
      next.lastIndex = glued.lastIndex = nameFrom;
      const parted = next.exec(text);
      const stuck = glued.exec(text);
      const isStuck = stuck !== null && (parted === null || stuck.index < parted.index);
      const nameTo = isStuck ? stuck.index : (parted?.index ?? text.length);
      const name = text.slice(nameFrom, nameTo).trim();
      const isBare = opened.groups?.['bare'] !== undefined;
      if (label.length > LONGEST_LABEL || !isCreditedName(name, label, isBare)) return null;
      const role = roleOf(label);
      // "Sumber: Badan Pusat Statistik" tells where figures come from; only an agency supplied the copy.
      if (role === 'source' && !isSource(folded(name))) return null;
      const to = isStuck ? stuck.index : parted ? next.lastIndex : text.length;
      found.push({ credit: { role, label, name }, from, to });
      from = to;
    }
    return found.length > 0 && found.length <= 12 ? found : null;
  };
}

/** The labels as they stand at the head of a line: `Editor`, and `EDITOR`. */
function capitalised(rules: readonly CreditRule[]): string {
  const labels = rules.flatMap((rule) => rule.labels);
  return anyOf(
    labels.flatMap((label) => [label.charAt(0).toUpperCase() + label.slice(1), label.toUpperCase()]),
  );
}

/** Why a line is a credit; `isMoved`: it is printed elsewhere than it stood. */
function labelWhy(label: string, isMoved: boolean): Words {
  return isMoved
    ? words(
        `dibuka dengan label "${label}" dan ditaruh bersama kredit di akhir naskah`,
        `opens with the label "${label}" and stands with the credits at the end`,
      )
    : words(`dibuka dengan label "${label}"`, `opens with the label "${label}"`);
}

/** Makes a reader of credits from label rules. */
export function creditReader(rules: readonly CreditRule[]): CreditReader {
  const roles = new Map(rules.flatMap(({ labels, role }) => labels.map((label) => [label, role] as const)));
  const roleOf = (label: string) => {
    const plain = label.toLowerCase();
    return roles.get(plain) ?? roleOfLabel(plain) ?? 'other';
  };
  const parsers = {
    head: parser(rules, 'head', roleOf),
    body: parser(rules, 'body', roleOf),
    end: parser(rules, 'end', roleOf),
  };
  const labels = anyOf(rules.flatMap((rule) => rule.labels));
  const known = new RegExp(`^\\(?(?:${labels})[\\s:|/&]`, 'iu');
  const alone = new RegExp(
    `^(?<label>(?:${labels})(?:\\s{0,4}[|/&]\\s{0,4}(?:${labels})){0,3})\\s{0,12}(?<colon>:?)$`,
    'iu',
  );
  const certain = rules.filter((rule) => rule.place === 'anywhere');
  const glue = new RegExp(`(?<=[\\p{Ll}.!?”"’)])(?=(?:${capitalised(certain)})\\s{0,12}:)`, 'gu');
  return {
    read: (line, zone) => {
      if (!isShort(line) || !known.test(line.text)) return null;
      const bracketed = line.text.startsWith('(') && line.text.endsWith(')');
      const text = bracketed ? line.text.slice(1, -1) : line.text;
      const printed = parsers[zone](text);
      if (!printed) return null;
      const isMoved = zone !== 'end';
      const shift = bracketed ? 1 : 0;
      return {
        claims: printed.map(({ credit, from, to }, index) =>
          part(
            line,
            index === 0 ? 0 : from + shift,
            index === printed.length - 1 ? line.text.length : to + shift,
            {
              fate: isMoved ? 'moved' : 'kept',
              as: 'credit',
              why: labelWhy(credit.label, isMoved),
            },
          ),
        ),
        credits: printed.map(({ credit }) => credit),
      };
    },
    readText: (text, zone) => parsers[zone](text.trim())?.map(({ credit }) => credit) ?? null,
    labelOf: (line) => {
      const label = line.text.length <= LONGEST_LABEL ? alone.exec(line.text)?.groups?.['label'] : undefined;
      return label === undefined ? null : { label: folded(label), role: roleOf(folded(label)) };
    },
    gluedAt: (text) => {
      const from = Math.max(0, text.length - LONGEST_GLUED);
      if (!text.includes(':', from)) return null;
      for (const { index } of text.slice(from).matchAll(glue)) {
        const at = from + index;
        if (at > 0 && parsers.end(text.slice(at))) return at;
      }
      return null;
    },
  };
}
