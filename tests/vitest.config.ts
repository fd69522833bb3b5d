import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/random-seed.ts'],
    // Bounds against waiting for ever, not measures of speed: a busy machine is many times slower.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // Two lanes: the app tests start real windows, and more of them at once would measure the machine, not the app.
    maxWorkers: 2,
    // CI reads the counts, and sees to it that nothing was skipped.
    reporters: process.env['REDAKSI_TEST_REPORT'] ? ['default', 'json'] : ['default'],
    outputFile: { json: process.env['REDAKSI_TEST_REPORT'] ?? '' },
  },
});
