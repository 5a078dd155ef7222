import { shopPrinter } from '../../main/platform/shop-printer.ts'

/* A till's process that prints some papers of its own, one after the other: `ADDRESS NAME PAPERS LINES`. */

const [address = '', name = '', papers = '0', lines = '0'] = process.argv.slice(2)
const printer = shopPrinter({ statusMs: 400, finishMs: 15_000 })
for (let paper = 0; paper < Number(papers); paper += 1) {
  const text = Array.from({ length: Number(lines) }, (_, line) => `${name} ${paper} ${line}\n`).join('')
  const bytes = Buffer.from(`${text}\x1dV\x42\x00`, 'latin1')
  let outcome = await printer.print(address, bytes)
  while (outcome.kind === 'not-printed') outcome = await printer.print(address, bytes)
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}
