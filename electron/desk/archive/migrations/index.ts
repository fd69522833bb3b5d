import { sql as journal } from './0001-journal';

/** Every migration in order; the number of a migration is its place in this list, counted from 1. */
export const migrations: readonly string[] = [journal];
