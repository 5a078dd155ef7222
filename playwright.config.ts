import { defineConfig } from '@playwright/test'
import type { HostOptions } from './test/e2e/till-fixture.ts'

/*
 * One set of tests for both hosts. `npm test` chooses the projects that can run on this machine and says which; run by
 * hand: npx playwright test --project=browser
 */

// The till that the tests start must be able to open its database; below Node-API 10 that ends in a crash without words.
if (Number(process.versions.napi) < 10 && !process.env.SURETILL_SQLITE_BINDING) {
  throw new Error(
    `Node ${process.versions.node} is too old for the database. Run the tests with "npm test": it brings a Node of 22.14 or newer.`,
  )
}

export default defineConfig<object, HostOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 240_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 60_000 },
  reporter: process.env.SURETILL_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.SURETILL_TEST_REPORT }]]
    : [['list']],
  use: { testIdAttribute: 'data-testid', trace: 'off', actionTimeout: 60_000 },
  projects: [
    {
      name: 'browser',
      testIgnore: ['**/electron-host.spec.ts', '**/screenshots.spec.ts'],
      use: { host: 'browser' },
    },
    {
      name: 'electron',
      testIgnore: ['**/browser-host.spec.ts', '**/screenshots.spec.ts'],
      use: { host: 'electron' },
    },
    { name: 'screenshots-browser', testMatch: '**/screenshots.spec.ts', use: { host: 'browser' } },
    { name: 'screenshots-electron', testMatch: '**/screenshots.spec.ts', use: { host: 'electron' } },
  ],
})
