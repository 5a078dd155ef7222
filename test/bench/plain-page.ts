import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * The floor for the screen: a hand-written page without any framework that does what a till's screen does: tiles, a
 * field with twenty results below it, a list that grows, a total. Its data are in the page; nothing is asked.
 */

const script = `
const names = Array.from({ length: 400 }, (_, i) => 'Product number ' + i)
const tiles = document.getElementById('tiles')
for (let i = 0; i < 24; i += 1) {
  const tile = document.createElement('button')
  tile.className = 'tile'
  tile.dataset.testid = 'tile-' + i
  tile.textContent = names[i] + '  1.99'
  tile.onclick = add
  tiles.append(tile)
}
const basket = document.getElementById('basket')
const total = document.getElementById('total')
let sum = 0
function add(event) {
  const line = document.createElement('li')
  line.textContent = event.currentTarget.textContent
  basket.append(line)
  basket.scrollTop = basket.scrollHeight
  sum += 199
  total.textContent = (sum / 100).toFixed(2)
  total.dataset.minor = sum
}
const results = document.getElementById('results')
document.getElementById('search').oninput = (event) => {
  const query = event.target.value
  const rows = names.filter((name) => name.length >= query.length).slice(0, 20).map((name) => {
    const row = document.createElement('div')
    row.className = 'row'
    row.textContent = name + '  1.99'
    return row
  })
  results.replaceChildren(...rows)
  results.dataset.answered = query
}
`

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>plain</title><style>
body { margin: 0; display: grid; grid-template-columns: 1fr 380px; height: 100vh; font: 15px system-ui }
#tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 10px } .tile { height: 120px }
#basket { overflow: auto; height: 60vh } .row { height: 58px } #total { font-size: 46px }
</style></head><body><main><input id="search" data-testid="search"><div id="results"></div><div id="tiles"></div></main>
<aside><ul id="basket"></ul><output id="total" data-testid="total" data-minor="0">0.00</output></aside>
<script>${script}</script></body></html>`

export async function servePlainPage(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
