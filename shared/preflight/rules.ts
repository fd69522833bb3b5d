import type { Rule } from './rule';
import { copyRules } from './rules/copy';
import { fieldRules } from './rules/fields';
import { furnitureRules } from './rules/furniture';
import { originRules } from './rules/origins';
import { linkRules } from './rules/links';
import { pictureRules } from './rules/pictures';
import { passingRules } from './rules/passing';
import { reviewRules, statusRules } from './rules/review';

/** Every question preflight asks, in the order of `docs/preflight.md`. What ingest found comes beside them under its own names. */
export const RULES: readonly Rule[] = [
  ...furnitureRules,
  ...pictureRules,
  ...linkRules,
  ...copyRules,
  ...originRules,
  ...fieldRules,
  ...reviewRules,
  ...passingRules,
  ...statusRules,
];
