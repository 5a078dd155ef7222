// @ts-check

/**
 * Which host shows the till, and why not the window. Electron is the product; the browser host serves machines where its
 * runtime or a display is not to be had.
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} hasDisplay
 * @property {boolean} mayDropSandbox only tests may run Electron as root, without its sandbox
 * @property {() => Promise<{ path: string } | { path: null, reason: string }>} obtainElectron
 *
 * @typedef {{ host: 'electron', program: string } | { host: 'browser', reason: string }} Choice
 *
 * @param {Machine} machine
 * @param {'electron' | 'browser' | null} wanted
 * @returns {Promise<{ ok: true, choice: Choice } | { ok: false, message: string }>}
 */
export async function chooseHost(machine, wanted) {
  if (wanted === 'browser') return { ok: true, choice: { host: 'browser', reason: 'as asked' } }
  const obstacle = obstacleOf(machine)
  const runtime = obstacle ? { path: null, reason: obstacle } : await machine.obtainElectron()
  if (runtime.path !== null) return { ok: true, choice: { host: 'electron', program: runtime.path } }
  if (wanted === 'electron') {
    return {
      ok: false,
      message: `The Electron window cannot be opened: ${runtime.reason}. "npm start -- --host=browser" works here.`,
    }
  }
  return { ok: true, choice: { host: 'browser', reason: runtime.reason } }
}

/**
 * @param {Machine} machine
 * @returns {string | null}
 */
function obstacleOf({ platform, isRoot, hasDisplay, mayDropSandbox }) {
  if (!hasDisplay) return 'there is no display'
  if (platform === 'linux' && isRoot && !mayDropSandbox)
    return 'Electron does not run as root, because its sandbox would be off'
  return null
}

/** @returns {Omit<Machine, 'obtainElectron'>} */
export function thisMachine() {
  const { DISPLAY, WAYLAND_DISPLAY, SURETILL_TEST_NO_SANDBOX } = process.env
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay:
      process.platform === 'darwin' || process.platform === 'win32' || Boolean(DISPLAY || WAYLAND_DISPLAY),
    mayDropSandbox: SURETILL_TEST_NO_SANDBOX === '1',
  }
}
