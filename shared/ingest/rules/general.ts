import { BOILERPLATE } from './boilerplate';
import { CREDIT_RULES, type CreditRule } from './credit-lines';
import { DATELINES, type DatelineRule } from './datelines';
import { LOOK_ALIKES } from './look-alikes';
import { RELATED_LINK_LABELS } from './related-links';
import type { LabelRule, LineRule } from './rule';

/** All that ingest knows of how stories are printed. Families of outlets, and the house's own, are further values of this type. */
export interface IngestRules {
  readonly boilerplate: readonly LineRule[];
  readonly relatedLinks: readonly LabelRule[];
  readonly credits: readonly CreditRule[];
  readonly datelines: readonly DatelineRule[];
  readonly lookAlikes: readonly Omit<LineRule, 'as' | 'copy'>[];
}

/** The forms that are unmistakable in any paper. */
export const GENERAL_RULES: IngestRules = {
  boilerplate: BOILERPLATE,
  relatedLinks: RELATED_LINK_LABELS,
  credits: CREDIT_RULES,
  datelines: DATELINES,
  lookAlikes: LOOK_ALIKES,
};
