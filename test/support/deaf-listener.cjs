const { createServer } = require('node:net')
const { readSync, writeSync } = require('node:fs')

/*
 * A listener that stands for an address where nobody answers: it takes no connection until it is told to. Then it takes what
 * has come meanwhile, and says at the end of its input how many connections there were and how many bytes they brought.
 */
const [host, port] = process.argv.slice(2)
let connections = 0
let bytes = 0
const server = createServer((socket) => {
  connections += 1
  socket.on('data', (chunk) => {
    bytes += chunk.length
  })
  socket.on('error', () => undefined)
})
server.listen({ host, port: Number(port), backlog: 1 }, () => {
  // In one breath: between the word and the waiting the process would take whoever comes.
  writeSync(1, 'listening\n')
  readSync(0, Buffer.alloc(1))
  process.stdin.resume()
  process.stdin.on('end', () => {
    console.log(`had ${connections} connections and ${bytes} bytes`)
    process.exit(0)
  })
})
