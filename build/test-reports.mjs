// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number, names: readonly string[] }} Counts `names`: what failed */

/*
 * Counts out of the reports of the test tools. A tool that failed without a failed test (a file that does not load, a
 * crash, no report at all) counts as one failure: silence is no success.
 */

/**
 * @param {string} path
 * @param {number} code the tool's exit code
 * @returns {Counts}
 */
export function readVitestReport(path, code) {
  const report = read(path)
  return honest(code, 'unit tests', {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    names: namesOfVitest(report),
  })
}

/**
 * @param {string} path
 * @param {number} code the tool's exit code
 * @returns {Counts}
 */
export function readPlaywrightReport(path, code) {
  const report = read(path)
  const stats = report?.stats
  return honest(code, 'end-to-end tests', {
    passed: stats?.expected ?? 0,
    // A test that passes at its second try is not one to trust.
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
    names: namesOfPlaywright(report?.suites ?? [], []),
  })
}

/**
 * @param {number} code
 * @param {string} tests
 * @param {Counts} counts
 * @returns {Counts}
 */
function honest(code, tests, counts) {
  const isSilent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  if (!isSilent) return counts
  return { ...counts, failed: 1, names: [...counts.names, `the ${tests} ended with code ${code}`] }
}

/**
 * @param {any} report
 * @returns {string[]}
 */
function namesOfVitest(report) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed')
    const path = relative(process.cwd(), file.name)
    // A file that does not load has no test that failed.
    if (failed.length === 0) return file.status === 'failed' ? [path] : []
    return failed.map((/** @type {any} */ test) => `${path} › ${test.fullName}`)
  })
}

/**
 * @param {any[]} suites
 * @param {string[]} above
 * @returns {string[]}
 */
function namesOfPlaywright(suites, above) {
  return suites.flatMap((suite) => {
    const titles = [...above, suite.title]
    const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests
        .filter((/** @type {any} */ test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((/** @type {any} */ test) => `[${test.projectName}] ${[...titles, spec.title].join(' › ')}`),
    )
    return [...own, ...namesOfPlaywright(suite.suites ?? [], titles)]
  })
}

/** @param {string} path */
function read(path) {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Broken off in the middle: the tool crashed, and its exit code says so.
    return null
  }
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const add = (/** @type {'passed' | 'failed' | 'skipped'} */ name) =>
    all.reduce((total, counts) => total + counts[name], 0)
  const names = all.flatMap((counts) => counts.names)
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped'), names }
}

/** @param {Counts} counts */
export function sentenceOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
