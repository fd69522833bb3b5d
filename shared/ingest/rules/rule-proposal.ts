import { roleOfLabel } from '../../story/credit';
import { words, type Words } from '../../story/words';
import type { CorrectionKind } from '../corrections';
import { folded } from '../lines';
import { looksLikeName } from '../names';
import { FAMILIES } from './all-rules';
import { isHouseRule, type HouseRule } from './house-rules';
import { knows } from './knows';

/**
 * What a person says of one piece of an input as a rule of the house, so that the next input like it is read so at once. The rule is
 * as narrow as it can be: this label, this outlet, this very line. Where no narrow rule would do, there is none, and the reason.
 */
export type RuleProposal = { readonly rule: HouseRule } | { readonly why: Words };

/** Words of a label: more are a sentence. */
const MOST_LABEL_WORDS = 4;
const LONGEST_LINE = 200;

const no = (id: string, en: string): RuleProposal => ({ why: words(id, en) });

const BY_PLACE = no(
  'bagian seperti ini dikenali dari letaknya, bukan dari tulisannya',
  'a piece like this is told by where it stands, not by how it is written',
);

interface Labelled {
  readonly label: string;
  readonly rest: string;
}

/** `Juru ketik: Ani`: a short label of letters, a colon, and something after it. */
function labelled(line: string): Labelled | null {
  const { label = '', rest = '' } =
    /^(?<label>[\p{L}][\p{L} .'-]{1,59}?)\s?:\s*(?<rest>\S.*)$/u.exec(line)?.groups ?? {};
  if (label === '' || label.split(' ').length > MOST_LABEL_WORDS) return null;
  return { label: label.toLowerCase(), rest };
}

const NO_LABEL = no(
  'tidak ada label di awal baris ini untuk dijadikan patokan',
  'there is no label at the start of this line to go by',
);

/** The part of a rule that says what it knows, without what every rule has. */
function body(line: string, as: CorrectionKind): RuleBody | RuleProposal {
  const found = labelled(line);
  switch (as) {
    case 'drop':
      return {
        kind: 'drop',
        as: 'pageFurniture',
        why: words('dibuang oleh redaksi ini', 'left out by this house'),
        line: { is: [line.toLowerCase()] },
      };
    case 'credit':
      return found
        ? { kind: 'credit', labels: [found.label], role: roleOfLabel(found.label) ?? 'other', place: 'end' }
        : NO_LABEL;
    case 'relatedLink':
      return found ? { kind: 'relatedLink', labels: [found.label], inline: true } : NO_LABEL;
    case 'caption':
      return found ? { kind: 'caption', labels: [found.label], parting: ':' } : NO_LABEL;
    case 'creditLine': {
      const agency = /^(?<open>\()?(?<name>[\p{L}][\p{L} .]{1,40}\/)/u.exec(line)?.groups;
      if (agency?.['name'])
        return {
          kind: 'creditLine',
          starts: [agency['name'].toLowerCase()],
          ...(!agency['open'] && { alone: true }),
        };
      return found ? { kind: 'creditLine', starts: [`${found.label}:`], alone: true } : NO_LABEL;
    }
    case 'byline': {
      const { name = '', outlet = '' } =
        /^(?<name>[^-–—|,]{3,80}?)\s?(?:\s[-–—|]|,) (?<outlet>[\p{L}\p{N}. ]{3,60})$/u.exec(line)?.groups ??
        {};
      return looksLikeName(name) ? { kind: 'byline', after: [outlet.toLowerCase()] } : NO_LABEL;
    }
    case 'kicker':
      return line.split(' ').length <= MOST_LABEL_WORDS
        ? { kind: 'kicker', is: [line.toLowerCase()] }
        : BY_PLACE;
    default:
      return BY_PLACE;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type RuleBody = DistributiveOmit<HouseRule, 'id' | 'languages' | 'examples' | 'copy'>;

/** A name for the rule that none of `taken` has. */
function idOf(line: string, taken: ReadonlySet<string>): string {
  const name =
    line
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean)
      .slice(0, 3)
      .join('-')
      .slice(0, 40) || 'rule';
  let id = `house.${name}`;
  for (let n = 2; taken.has(id); n++) id = `house.${name}-${n}`;
  return id;
}

/** A line that Redaksi's rules know as something else, or leave to the copy, and that this rule would take. */
function taken(rule: HouseRule): string | null {
  for (const other of FAMILIES.flatMap(({ rules }) => rules)) {
    const lines = [...(other.copy ?? []), ...(other.kind === rule.kind ? [] : other.examples)];
    const wrong = lines.find((line) => knows(rule, line));
    if (wrong !== undefined) return wrong;
  }
  return null;
}

/**
 * The rule that would read `text` as a person says it is. `language`: of the story it is in; `ids`: those of the rules that the house
 * has.
 */
export function proposeRule(
  text: string,
  as: CorrectionKind,
  language: string,
  ids: ReadonlySet<string>,
): RuleProposal {
  const line = folded(text.trim());
  if (/\n/.test(text.trim()) || line.length > LONGEST_LINE)
    return no('potongan ini lebih dari satu baris pendek', 'this piece is more than one short line');
  const made = body(line, as);
  if ('why' in made && !('kind' in made)) return made;
  const rule = { ...made, id: idOf(line, ids), languages: [language], examples: [line] };
  if (!isHouseRule(rule) || !knows(rule, line))
    return no('tidak ada aturan sempit yang mengenali baris ini', 'no narrow rule would know this line');
  const wrong = taken(rule);
  return wrong === null
    ? { rule }
    : no(
        `aturan itu juga akan mengambil baris seperti "${wrong}"`,
        `the rule would also take lines such as "${wrong}"`,
      );
}

/** What a rule of a house says, in a sentence. */
export function ruleWords(rule: HouseRule): Words {
  const list = (texts: readonly string[] = []) => texts.map((text) => `“${text}”`).join(', ');
  switch (rule.kind) {
    case 'drop':
      return words(
        `baris ${list(rule.line.is ?? rule.line.starts)} dibuang`,
        `the line ${list(rule.line.is ?? rule.line.starts)} is dropped`,
      );
    case 'credit':
      return words(
        `baris berlabel ${list(rule.labels)} adalah kredit`,
        `a line labelled ${list(rule.labels)} is a credit`,
      );
    case 'relatedLink':
      return words(
        `baris berlabel ${list(rule.labels)} adalah tautan terkait`,
        `a line labelled ${list(rule.labels)} is a related link`,
      );
    case 'caption':
      return words(
        `baris berlabel ${list(rule.labels)} adalah keterangan foto`,
        `a line labelled ${list(rule.labels)} is a caption`,
      );
    case 'creditLine':
      return words(
        `yang diawali ${list(rule.starts)} adalah kredit foto`,
        `what opens with ${list(rule.starts)} is a picture’s credit line`,
      );
    case 'byline':
      return words(
        `nama di depan ${list(rule.after ?? rule.is)} adalah penulisnya`,
        `a name before ${list(rule.after ?? rule.is)} is the byline`,
      );
    case 'kicker':
      return words(
        `baris ${list(rule.is)} di atas judul adalah kicker`,
        `the line ${list(rule.is)} above the headline is the kicker`,
      );
    default:
      return words(`aturan ${rule.kind}`, `a rule of the kind ${rule.kind}`);
  }
}
