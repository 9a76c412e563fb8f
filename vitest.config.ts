import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters:
      process.env['CI'] === 'true' ? ['default', ['json', { outputFile: 'out/test-results.json' }]] : ['default'],
  },
});
