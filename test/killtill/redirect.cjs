// @ts-check

/*
 * Loaded into the till before its own first line: what it would ask its training clouds goes to the clouds of another
 * process, which outlive the till. Everything else is the till as it is shipped.
 */

const {
  SURETILL_KILLTILL_CLOUD: sumup,
  SURETILL_KILLTILL_CM: cm,
  SURETILL_KILLTILL_HURRY: hurry,
} = process.env
if (!sumup) throw new Error('SURETILL_KILLTILL_CLOUD names no cloud')
const { fetch, setTimeout } = globalThis

/** @param {URL} url */
const cloudOf = ({ hostname, pathname }) => {
  if (hostname !== '127.0.0.1') return undefined
  if (/^\/v\d/.test(pathname)) return sumup
  return /^\/(?:terminals|stores|apikeys)(?:\/|$)/.test(pathname) ? cm : undefined
}

/** @type {typeof globalThis.fetch} */
globalThis.fetch = (input, init) => {
  const url = new URL(String(input))
  const cloud = cloudOf(url)
  return fetch(cloud ? new URL(`${url.pathname}${url.search}`, cloud) : input, init)
}

// Some silences mean something after a quarter of an hour only: nobody who waits for a test wants to wait for that.
if (hurry) {
  const times = Number(hurry)
  const { now } = Date
  const began = now()
  Date.now = () => Math.round(began + (now() - began) * times)
  /** @type {any} */
  const hurried = (/** @type {() => void} */ work, delayMs = 0, /** @type {unknown[]} */ ...rest) =>
    setTimeout(work, Number(delayMs) / times, ...rest)
  globalThis.setTimeout = hurried
}
