import { ANTARA } from './families/antara';
import { BRITISH } from './families/british';
import { CNN_INDONESIA } from './families/cnn-indonesia';
import { DETIK } from './families/detik';
import { GENERAL_EN } from './families/general-en';
import { GENERAL_ID } from './families/general-id';
import { KOMPAS } from './families/kompas';
import { KONTAN } from './families/kontan';
import { MEDIA_INDONESIA } from './families/media-indonesia';
import { OTHER_ID } from './families/other-id';
import { TEMPO } from './families/tempo';
import { WIRES } from './families/wires';
import type { Rule, RuleFamily, RuleKind } from './rule';

/** Every family, the ones with forms of their own before the general ones: the first rule that fits is the one that is named. */
export const FAMILIES: readonly RuleFamily[] = [
  MEDIA_INDONESIA,
  KOMPAS,
  ANTARA,
  TEMPO,
  DETIK,
  CNN_INDONESIA,
  KONTAN,
  OTHER_ID,
  WIRES,
  BRITISH,
  GENERAL_ID,
  GENERAL_EN,
];

/** All that ingest knows of how stories are printed. */
export interface IngestRules {
  readonly families: readonly RuleFamily[];
}

/** What Redaksi knows with no house's own rules. */
export const ALL_RULES: IngestRules = { families: FAMILIES };

/** Redaksi's rules with a house's own before them: a house knows its papers best. */
export function withHouseRules(house: RuleFamily): IngestRules {
  return { families: [house, ...FAMILIES] };
}

/** The rules of one kind, in order. */
export function rulesOf<Kind extends RuleKind>(
  { families }: IngestRules,
  kind: Kind,
): Extract<Rule, { readonly kind: Kind }>[] {
  return families.flatMap(({ rules }) => rules).filter((rule) => rule.kind === kind) as Extract<
    Rule,
    { readonly kind: Kind }
  >[];
}
