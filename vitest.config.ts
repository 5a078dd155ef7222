import { defineConfig } from 'vitest/config'

if (Number(process.versions.napi) < 10 && !process.env.SURETILL_SQLITE_BINDING) {
  throw new Error(
    `Node ${process.versions.node} is too old for the database. Run the tests with "npm test": it brings a Node of 22.14 or newer.`,
  )
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
