import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two lanes: the app tests start real windows, and more of them at once would measure the machine, not the app.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
