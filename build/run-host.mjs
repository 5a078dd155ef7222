// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './open-browser.mjs'
import { root } from './prepare.mjs'

/** Long enough for a till that finishes a commit on a slow disk. */
const longestStopMs = 15_000
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @typedef {object} Ended
 * @property {number} code
 * @property {string | null} neverBegan how Electron itself ended before the till in it had a word; null where it began
 */

/**
 * Runs a host until it ends by itself or is told to stop (Ctrl-C, SIGTERM, npm gone).
 *
 * @param {object} wanted
 * @param {import('./choose-host.mjs').Choice} wanted.choice
 * @param {string} wanted.node
 * @param {string | null} wanted.data
 * @param {number | null} wanted.port
 * @param {boolean} wanted.open
 * @returns {Promise<Ended>}
 */
export function runHost({ choice, node, data, port, open }) {
  const options = [
    ...(data === null ? [] : [`--data=${data}`]),
    ...(port === null || choice.host === 'electron' ? [] : [`--port=${port}`]),
  ]
  const child =
    choice.host === 'electron'
      ? launch(choice.program, [...sandboxOptions(), root, ...options])
      : launch(node, [join(root, 'out', 'main', 'server.cjs'), ...options])
  let hasBegun = choice.host === 'browser'
  /** @type {() => void} */
  let closeWindow = () => undefined
  child.on('message', (message) => {
    const told = /** @type {{ begun?: true, open?: string, folder?: string, isOther?: boolean }} */ (message)
    if (told.begun) hasBegun = true
    if (!open || !told.open || !told.folder) return
    const close = openBrowser(told.open, told.folder)
    // The window of a till that somebody else started outlives this start.
    if (!told.isOther) closeWindow = close
  })
  return untilEnded(
    child,
    () => closeWindow(),
    () => hasBegun,
  )
}

/** Only tests set the variable; as root on Linux Electron would refuse to start. */
function sandboxOptions() {
  return process.env.SURETILL_TEST_NO_SANDBOX === '1' ? ['--no-sandbox'] : []
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function launch(program, words) {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  return spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} closeWindow
 * @param {() => boolean} hasBegun
 * @returns {Promise<Ended>}
 */
function untilEnded(child, closeWindow, hasBegun) {
  return new Promise((resolve) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      // A message and not only a signal: on Windows a signal ends the process before it can close its database.
      if (child.connected) child.send('stop')
      else child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), longestStopMs).unref()
    }
    for (const signal of signals) process.on(signal, stop)
    const parting = stopWithNpm(stop)
    /** @param {Ended} ended */
    const end = (ended) => {
      for (const signal of signals) process.off(signal, stop)
      clearInterval(parting)
      closeWindow()
      resolve(ended)
    }
    child.on('error', (error) => {
      if (!hasBegun()) return end({ code: 1, neverBegan: error.message })
      console.error(`The till could not be started: ${error.message}`)
      end({ code: 1, neverBegan: null })
    })
    child.on('exit', (code, signal) => {
      if (stopping || code === 0) return end({ code: code ?? 0, neverBegan: null })
      if (!hasBegun()) return end({ code: 1, neverBegan: signal ?? `code ${code}` })
      if (code === null) console.error(`The till was ended by ${signal}.`)
      end({ code: code ?? 1, neverBegan: null })
    })
  })
}

/**
 * npm passes signals on to its shell, and some shells die of them without passing them further; npm may also be killed.
 * Either way this process would be left alone with a till that nobody can stop.
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined
  const began = ancestors()
  return setInterval(() => {
    if (ancestors() !== began) stop()
  }, 500).unref()
}

/** The shell and, where the system tells (Linux), the npm above it. */
function ancestors() {
  const status = `/proc/${process.ppid}/status`
  const above = existsSync(status) ? /^PPid:\s*(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return `${process.ppid} ${above ?? ''}`
}
