import { defineConfig } from 'playwright/test';

/**
 * End to end, in the real runtime and a real browser. One worker: the calls share two cores, and a
 * call that starves says nothing about the product. No retries: a flaky test is a bug.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  globalSetup: './tests/e2e/globalSetup.ts',
});
