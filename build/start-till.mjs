// @ts-check
import { resolve } from 'node:path'
import { chooseHost, thisMachine } from './choose-host.mjs'
import { obtainElectron } from './electron-runtime.mjs'
import { whyNoBrowser } from './open-browser.mjs'
import { PrepareError, prepare } from './prepare.mjs'
import { runHost } from './run-host.mjs'
import { parseStartOptions, startHelp } from './start-options.mjs'

/**
 * `npm start`: prepare what is missing, choose the host, run it until it is stopped.
 * @param {readonly string[]} words
 * @returns {Promise<number>} the exit code: 0 stopped as wished, 1 could not, 2 wrong options
 */
export async function start(words) {
  const parsed = parseStartOptions(words)
  if (!parsed.ok) {
    console.error(parsed.message)
    return 2
  }
  const { options } = parsed
  if (options.help) {
    console.log(startHelp)
    return 0
  }
  try {
    const { node } = await prepare()
    const chosen = await chooseHost({ ...thisMachine(), obtainElectron }, options.host)
    if (!chosen.ok) {
      console.error(chosen.message)
      return 1
    }
    return await runChoice(chosen.choice, options, node)
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error
    console.error(error.message)
    return 1
  }
}

/**
 * Runs the chosen host; the browser host where Electron turns out not to work here (a library that it lacks, a display
 * that does not answer, a system that forbids its sandbox) and nobody insisted on it.
 * @param {import('./choose-host.mjs').Choice} choice
 * @param {import('./start-options.mjs').StartOptions} options
 * @param {string} node
 * @returns {Promise<number>}
 */
async function runChoice(choice, options, node) {
  const obstacle = options.open ? whyNoBrowser() : null
  if (choice.host === 'browser')
    console.log(`Browser host: ${choice.reason}.${obstacle ? ` ${obstacle}` : ''}`)
  const { code, neverBegan } = await runHost({
    choice,
    node,
    // npm runs scripts in the project's folder; a relative DIR means the folder where the person is.
    data: options.data === null ? null : resolve(process.env.INIT_CWD ?? process.cwd(), options.data),
    port: options.port,
    open: options.open && !obstacle,
  })
  if (neverBegan === null) return code
  const reason = `Electron does not work here (it ended with ${neverBegan} before the till began)`
  if (options.host === null) return runChoice({ host: 'browser', reason }, options, node)
  console.error(`${reason}. "npm start -- --host=browser" works here.`)
  return code
}
