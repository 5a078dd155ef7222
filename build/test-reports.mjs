// @ts-check
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

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
  return honest(code, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  })
}

/**
 * @param {string} path
 * @param {number} code the tool's exit code
 * @returns {Counts}
 */
export function readPlaywrightReport(path, code) {
  const stats = read(path)?.stats
  return honest(code, {
    passed: stats?.expected ?? 0,
    // A test that passes at its second try is not one to trust.
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  })
}

/**
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
function honest(code, counts) {
  const isSilent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return isSilent ? { ...counts, failed: 1 } : counts
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
  const add = (/** @type {keyof Counts} */ name) => all.reduce((total, counts) => total + counts[name], 0)
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') }
}

/** @param {Counts} counts */
export function sentenceOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
