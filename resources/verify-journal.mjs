#!/usr/bin/env node
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pathToFileURL } from 'node:url'

/*
 * Checks an exported journal, or the evidence about a payment, without the till: plain Node 20, nothing else. Each line is
 * {"hash":"…","row":[…]} and the hash is SHA-256 over exactly the bytes of the part behind it, which begins with the hash of the row before.
 * So whoever changes a byte breaks a hash, and whoever mends that hash breaks the next row. Whoever mends them all gets another head: what
 * the shop printed on its Z reports is the witness that no file can bend (--head).
 */

const usage = `usage: node verify-journal.mjs FILE [--head HASH]

  FILE         a journal (.jsonl) or the evidence about a payment, as the till exported it
  --head HASH  the journal's head as a Z report prints it, whole or its first 8 or more signs:
               the file must reach to that row

exit: 0 whole, 1 the first wrong row is named, 2 wrong use or a file that cannot be read`

const genesis = '0'.repeat(64)
const lineStart = /^\{"hash":"([0-9a-f]{64})","(header|row|links|document)":/
/** Of the start of a line, in bytes. */
const startLength = (name) => `{"hash":"${genesis}","${name}":`.length
const mostInLine = 64 * 1024 * 1024

class Wrong extends Error {}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isHeader = ({ first, last, count, previousHash, headHash }) =>
  [first, last, count].every(Number.isSafeInteger) &&
  first >= 1 &&
  [previousHash, headHash].every(isHash) &&
  (first > 1 || previousHash === genesis)

const isRow = (fields) =>
  Array.isArray(fields) &&
  fields.length === 6 &&
  fields.every((field, index) => typeof field === (index === 1 || index === 2 ? 'number' : 'string'))

function sealedReceipt(body) {
  try {
    return JSON.parse(body)?.documentHash
  } catch {
    return undefined
  }
}

/** Reads the lines of a check; the last of the file has its end of line like any other. */
export function createVerifier(head = null) {
  const wantedHead = head?.toLowerCase() ?? null
  let line = 0
  let header = null
  let previousHash = genesis
  let next = 1
  let rows = 0
  let linked = 0
  let reached = null
  const documents = []
  const sealedReceipts = new Set()

  const wrong = (what, number = null) => {
    throw new Wrong(`line ${line}${number === null ? '' : `, row ${number}`}: ${what}`)
  }

  function see(number, hash) {
    if (wantedHead && hash.startsWith(wantedHead)) reached ??= number
  }

  function readLine(bytes) {
    line += 1
    const parts = partsOf(bytes)
    if (line === 1) return readHeader(parts)
    if (parts.name === 'row') return readRow(parts)
    if (header.format === 'suretill-evidence' && parts.name === 'links') return readLinks(parts)
    if (header.format === 'suretill-evidence' && parts.name === 'document') return readDocument(parts)
    return wrong(`garbage: a ${parts.name} has no place here`, expected())
  }

  /** Which row should stand here. */
  const expected = () => (header && next <= header.last ? next : null)

  function partsOf(bytes) {
    const start = lineStart.exec(bytes.toString('latin1', 0, 90))
    if (!start || bytes[bytes.length - 1] !== 0x7d)
      return wrong('garbage: this is no line of an exported journal', expected())
    const [, hash, name] = start
    const text = bytes.subarray(startLength(name), -1)
    return { hash, name, text, isSame: sha256(text) === hash }
  }

  function parsed({ text }) {
    try {
      return JSON.parse(text.toString('utf8'))
    } catch {
      return wrong('garbage: this is no JSON', expected())
    }
  }

  function readHeader(parts) {
    if (parts.name !== 'header') wrong('garbage: the file does not begin with a header')
    if (!parts.isSame) wrong('changed: the header is not what the till wrote')
    header = parsed(parts) ?? {}
    if (!['suretill-journal', 'suretill-evidence'].includes(header.format) || header.version !== 1)
      wrong('this is no journal that this verifier knows; take the one that came with the till')
    if (!isHeader(header)) wrong('garbage: the header lacks what a header says')
    previousHash = header.previousHash
    next = header.first
    // A part of the journal begins behind a row that another paper may name.
    see(header.first - 1, previousHash)
  }

  function readRow(parts) {
    const fields = parts.isSame ? parsed(parts) : null
    if (!fields) return wrong('changed: its content and its hash do not fit', expected())
    if (!isRow(fields)) wrong('garbage: this is no row', expected())
    const [before, number, , kind, , body] = fields
    if (next > header.last) wrong('garbage: a row behind the last one', number)
    if (number > next) wrong(`missing: row ${next} should stand here, row ${number} does`, next)
    if (number < next) wrong(`order: row ${next} should stand here, row ${number} does`, number)
    if (before !== previousHash)
      wrong('changed: it does not follow the row before, so one of the two was written anew', number)
    previousHash = parts.hash
    if (kind === 'sale-recorded') sealedReceipts.add(sealedReceipt(body))
    see(number, parts.hash)
    next += 1
    rows += 1
  }

  /** Rows between those of a payment, by their hashes alone: other customers' sales are nobody's business. */
  function readLinks(parts) {
    if (!parts.isSame) wrong('changed: these links are not what the till wrote', expected())
    const links = parsed(parts)
    if (!Array.isArray(links?.hashes) || !links.hashes.every(isHash))
      wrong('garbage: these are no links', expected())
    const { first, hashes } = links
    if (first !== next) wrong(`${first > next ? 'missing' : 'order'}: row ${next} should stand here`, next)
    if (first + hashes.length - 1 > header.last) wrong('garbage: links behind the last row', first)
    for (const hash of hashes) {
      see(next, hash)
      previousHash = hash
      next += 1
    }
    linked += hashes.length
  }

  function readDocument(parts) {
    if (!parts.isSame) wrong('changed: this document is not what the till wrote')
    const document = parsed(parts)
    if (typeof document?.kind !== 'string' || typeof document.text !== 'string')
      wrong('garbage: this is no document')
    documents.push({ hash: parts.hash, kind: document.kind, text: document.text })
  }

  function end(isWhole) {
    if (line === 0) {
      line = 1
      wrong('cut off: the file is empty')
    }
    if (!isWhole) {
      line += 1
      wrong('cut off: the file ends in the middle of a line', expected())
    }
    if (next <= header.last) {
      line += 1
      wrong(`cut off: the file ends before row ${next}, its last is ${header.last}`, next)
    }
    if (previousHash !== header.headHash)
      wrong('changed: the last row is not the head that the header names', header.last)
    if (rows + linked !== header.count) wrong('changed: the header counts other rows')
    checkDocuments()
    if (wantedHead && reached === null)
      throw new Wrong(`no row has the hash ${wantedHead}: the file does not reach to that Z report`)
    return summary()
  }

  function checkDocuments() {
    if (header.format !== 'suretill-evidence') return
    const named = JSON.stringify(header.documents)
    if (JSON.stringify(documents.map(({ hash }) => hash)) !== named)
      throw new Wrong('missing: the documents are not those that the header names')
    for (const { kind, text } of documents)
      if (kind.endsWith('receipt') && !sealedReceipts.has(sha256(Buffer.from(text, 'utf8'))))
        throw new Wrong('changed: the receipt is not the one that the journal sealed')
  }

  function summary() {
    const reaches = wantedHead === null ? [] : [`reaches to row ${reached}, the head of that Z report`]
    if (header.format === 'suretill-journal')
      return [`${rows} rows, chain whole, head ${previousHash}`, ...reaches].join('\n')
    const receipts = documents.filter(({ kind }) => kind.endsWith('receipt')).length
    return [
      `${rows} rows about the payment, each whole; ${linked} rows between by their hashes; head ${previousHash}`,
      `${documents.length} documents, ${receipts} of them sealed by the journal`,
      ...reaches,
    ].join('\n')
  }

  return { readLine, end }
}

/** @returns what was found: `isWhole` and the words */
export async function verifyFile(path, head = null) {
  const verifier = createVerifier(head)
  let rest = []
  let restLength = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      let from = 0
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        const piece = chunk.subarray(from, at)
        verifier.readLine(rest.length > 0 ? Buffer.concat([...rest, piece]) : piece)
        rest = []
        restLength = 0
        from = at + 1
      }
      if (from === chunk.length) continue
      rest.push(chunk.subarray(from))
      restLength += chunk.length - from
      if (restLength > mostInLine) throw new Wrong('garbage: a line without an end')
    }
    return { isWhole: true, words: verifier.end(restLength === 0) }
  } catch (error) {
    if (error instanceof Wrong) return { isWhole: false, words: error.message }
    throw error
  }
}

async function main(words) {
  const at = words.indexOf('--head')
  const head = at === -1 ? null : (words[at + 1] ?? '').replace(/\s/g, '').toLowerCase()
  const files = at === -1 ? words : words.filter((_word, index) => index !== at && index !== at + 1)
  const [file] = files
  if (files.length !== 1 || file.startsWith('-') || (head !== null && !/^[0-9a-f]{8,64}$/.test(head))) {
    console.error(usage)
    return 2
  }
  try {
    const { isWhole, words: found } = await verifyFile(file, head)
    console.log(isWhole ? found : `NOT WHOLE: ${found}`)
    return isWhole ? 0 : 1
  } catch (error) {
    console.error(`${file} cannot be read: ${error.message}`)
    return 2
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2))
