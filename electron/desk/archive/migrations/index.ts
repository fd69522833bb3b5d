import { sql as journal } from './0001-journal';
import { sql as bin } from './0002-bin';
import { sql as secondCopy } from './0003-second-copy';
import { sql as people } from './0004-people';
import { sql as likeness } from './0005-likeness';
import { sql as standing } from './0006-standing';
import { sql as alike } from './0007-alike';

/** Every migration in order; the number of a migration is its place in this list, counted from 1. */
export const migrations: readonly string[] = [journal, bin, secondCopy, people, likeness, standing, alike];
