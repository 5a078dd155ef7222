// @ts-check

/**
 * @typedef {object} StartOptions
 * @property {'electron' | 'browser' | null} host null: the start chooses
 * @property {string | null} data
 * @property {number | null} port
 * @property {boolean} open
 * @property {boolean} help
 */

export const startHelp = `npm start -- [options]

  --host=electron|browser  the window, or the same till in a browser; without it the start chooses and says why
  --data DIR               where the till keeps its data (default: the system's folder for application data)
  --port N                 port of the browser host on 127.0.0.1, 0 for any free one
  --no-open                do not open a browser (browser host)
  --help                   this text
`

/**
 * Reads the options of `npm start`. Strict: a mistyped option that is quietly ignored would open the wrong data.
 * @param {readonly string[]} words
 * @returns {{ ok: true, options: StartOptions } | { ok: false, message: string }}
 */
export function parseStartOptions(words) {
  /** @type {StartOptions} */
  const options = { host: null, data: null, port: null, open: true, help: false }
  const rest = [...words]
  while (rest.length > 0) {
    const problem = readOption(options, rest)
    if (problem) return { ok: false, message: `${problem} "npm start -- --help" lists the options.` }
  }
  return { ok: true, options }
}

/**
 * Takes one option off the front of `rest`.
 * @param {StartOptions} options
 * @param {string[]} rest
 * @returns {string | null} what is wrong with it
 */
function readOption(options, rest) {
  const word = String(rest.shift())
  const cut = word.startsWith('--') ? word.indexOf('=') : -1
  const name = cut < 0 ? word : word.slice(0, cut)
  const inline = cut < 0 ? null : word.slice(cut + 1)
  switch (name) {
    case '--host':
    case '--data':
    case '--port': {
      const value = inline ?? (rest[0]?.startsWith('--') ? undefined : rest.shift())
      return readValue(options, name, value)
    }
    case '--no-open':
    case '--help': {
      if (inline !== null) return `The option ${name} takes no value.`
      if (name === '--help') options.help = true
      else options.open = false
      return null
    }
    default:
      return word.startsWith('-')
        ? `There is no option "${name}".`
        : `"${word}" is not an option (options begin with --).`
  }
}

/**
 * @param {StartOptions} options
 * @param {'--host' | '--data' | '--port'} name
 * @param {string | undefined} value
 * @returns {string | null}
 */
function readValue(options, name, value) {
  if (value === undefined || value === '') return `The option ${name} needs a value.`
  if (name === '--data') {
    options.data = value
    return null
  }
  if (name === '--host') {
    if (value !== 'electron' && value !== 'browser') return `--host is electron or browser, not "${value}".`
    options.host = value
    return null
  }
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    return `--port is a whole number from 0 to 65535, not "${value}".`
  options.port = Number(value)
  return null
}
