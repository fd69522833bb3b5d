import fc from 'fast-check';

/**
 * Property tests draw the same inputs in every run, so that `npm test` says something about the program and not about the day.
 * New inputs are drawn by `npm run test:storm -- properties`, with another seed in every round (`REDAKSI_SEED`).
 */
export const SEED = Number(process.env['REDAKSI_SEED'] ?? 1404);

fc.configureGlobal({ seed: SEED });
