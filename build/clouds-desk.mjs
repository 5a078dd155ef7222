// @ts-check
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { systemClock } from '../main/platform/system-clock.ts'
import { orderWords, takeOrder } from '../main/training/cloud-words.ts'
import { cmOrders } from '../main/training/cm-cloud-words.ts'
import { sumUpOrders } from '../main/training/sumup-cloud-words.ts'
import { startTrainingDesk } from '../main/training/training-desk.ts'

/*
 * The virtual clouds, their readers and the printer alone, for people who write against them: fixed loopback ports, and
 * the cardholder's side by words on the terminal.
 */

const usage = `npm run clouds -- [options]

  --port N          port of the virtual SumUp cloud (default 7871)
  --cm-port N       port of the virtual CM.com cloud (default 7873)
  --printer-port N  port of the virtual printer (default 7872)
  --currency CODE   the virtual accounts' currency (default EUR)
  --data DIR        keep the clouds' ledgers there (default: a fresh folder each time)
  --help            this text
`

const help = `Words: show, papers, printer ready|no-paper|offline, help, quit,
       and what the person at the reader can do (listed by "show"): tap-good, pin-correct, walk-away, …
       What the SumUp cloud should get wrong: ${orderWords(sumUpOrders)}
       With "cm" in front the same for CM.com's terminal and cloud: cm tap-good, cm stand-by, cm fault …
       ${orderWords(cmOrders)}`

/** @returns {{ ok: true, options: { port: number, cmPort: number, printerPort: number, currency: string, data: string | null, help: boolean } } | { ok: false, message: string }} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '7871' },
        'cm-port': { type: 'string', default: '7873' },
        'printer-port': { type: 'string', default: '7872' },
        currency: { type: 'string', default: 'EUR' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    for (const port of [values.port, values['cm-port'], values['printer-port']]) {
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
        return { ok: false, message: `A port is a whole number from 0 to 65535, not "${port}".` }
    }
    if (!/^[A-Z]{3}$/.test(values.currency))
      return {
        ok: false,
        message: `--currency is a code of three letters like EUR, not "${values.currency}".`,
      }
    const { currency, help, data = null } = values
    const port = Number(values.port)
    const cmPort = Number(values['cm-port'])
    const printerPort = Number(values['printer-port'])
    return { ok: true, options: { port, cmPort, printerPort, currency, data, help } }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** @param {{ port: number, cmPort: number, printerPort: number, currency: string, data: string | null }} options */
async function openDesk({ port, cmPort, printerPort, currency, data }) {
  const folder = data === null ? mkdtempSync(join(tmpdir(), 'suretill-clouds-')) : resolve(data)
  mkdirSync(folder, { recursive: true })
  const desk = await startTrainingDesk({
    folder,
    clock: systemClock(),
    random: Math.random,
    currency,
    cloudPort: port,
    cmPort,
    printerPort,
  })
  const { url, apiKey, merchantCode, affiliateKey, appId } = desk.cloud
  const { cmAccount } = desk
  const terminal = desk.view().readers.find((reader) => reader.service === 'CM.com')
  console.log(`cloud          ${url}
merchant code  ${merchantCode}
API key        ${apiKey}
affiliate key  ${affiliateKey} (app ${appId})
pairing code   ${desk.showPairingCode() ?? 'none: the reader is paired'}
CM cloud       ${cmAccount.url}
CM API key     ${cmAccount.apiKey}
CM terminal    ${terminal?.model.replace(' ', '-')}-${terminal?.serial}
printer        ${desk.printerAddress} (ESC/POS over TCP)
ledgers        ${folder}

${help}`)
  return desk
}

/** @typedef {Awaited<ReturnType<typeof openDesk>>} Desk */

/** @param {Desk} desk */
function describe(desk) {
  return desk
    .view()
    .readers.map((reader) => {
      const code = reader.pairingCode === null ? '' : `, pairing code ${reader.pairingCode}`
      const amount =
        reader.amount === null ? '' : `, ${reader.amount.minor} ${reader.amount.currency} (minor units)`
      return `${reader.service} ${reader.serial}: ${reader.screen}${code}${amount}\n  can: ${reader.actions.join(', ')}`
    })
    .join('\n')
}

/**
 * @param {Desk} desk
 * @param {string} line
 * @returns {Promise<string>} what to say
 */
async function obey(desk, line) {
  const words = line.trim().split(/\s+/)
  const [word = '', value = ''] = words
  if (word === '' || word === 'show') return describe(desk)
  if (word === 'help') return help
  if (word === 'papers') {
    const { papers } = desk.view().printer
    const texts = papers.map((paper) => paper.lines.map(({ text }) => text).join('\n'))
    return texts.length === 0 ? 'nothing printed yet' : texts.join('\n- - - - - - - -\n')
  }
  if (word === 'printer') {
    if (value !== 'ready' && value !== 'no-paper' && value !== 'offline')
      return 'The printer is ready, no-paper or offline.'
    await desk.setPrinter(value)
    return `printer ${value}`
  }
  const isCm = word === 'cm'
  const order = isCm
    ? takeOrder(cmOrders, desk.cm, words.slice(1))
    : takeOrder(sumUpOrders, desk.sumup, words)
  if (order !== undefined) return order
  const service = isCm ? 'CM.com' : 'SumUp'
  const serial = desk.view().readers.find((reader) => reader.service === service)?.serial ?? ''
  const done = desk.act(serial, isCm ? value : word)
  return done ? describe(desk) : `That is not possible now.\n${describe(desk)}`
}

async function main() {
  const read = readOptions()
  if (!read.ok) {
    console.error(read.message)
    process.exit(2)
  }
  if (read.options.help) {
    console.log(usage)
    return
  }
  const desk = await openDesk(read.options)
  const stop = () => {
    desk.stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop)
  const terminal = createInterface({ input: process.stdin })
  terminal.on('line', (line) => {
    if (line.trim() === 'quit') return stop()
    obey(desk, line).then(console.log, console.error)
  })
}

main().catch((error) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(
    isTaken ? `${error.message}. Choose other ports with --port, --cm-port and --printer-port.` : error,
  )
  process.exit(1)
})
