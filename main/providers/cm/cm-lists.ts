import * as v from 'valibot'
import type { Evidence } from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import { type CmClient, type CmTransaction, pageSize, transactionSchema } from './cm-client.ts'
import { type Answer, readAnswer, timeOf } from './cm-mapping.ts'

/*
 * Whole lists, page by page, by counting: the guide's own Link example changes the size of a page in the middle. Pages shift
 * while they are read, so that an entry may come twice: it counts once.
 */

export type Listed<T> = { answer: Answer<T[]>; evidence: Evidence[] }

/** A list that never ends is no answer. */
const mostPages = 500

export async function readPages<Schema extends v.GenericSchema>(
  ask: (page: number) => Promise<Exchange>,
  schema: Schema,
  idOf: (entry: v.InferOutput<Schema>) => string,
  isEnough: (entries: readonly v.InferOutput<Schema>[]) => boolean = () => false,
): Promise<Listed<v.InferOutput<Schema>>> {
  const entries = new Map<string, v.InferOutput<Schema>>()
  const evidence: Evidence[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const exchange = await ask(page)
    evidence.push(exchange.evidence)
    const answer = readAnswer(v.array(schema), exchange.result)
    if (answer.kind !== 'ok') return { answer, evidence }
    for (const entry of answer.value) entries.set(idOf(entry), entry)
    const all = [...entries.values()]
    if (answer.value.length < pageSize || isEnough(all))
      return { answer: { kind: 'ok', value: all }, evidence }
  }
  return { answer: { kind: 'unavailable', reason: 'list-too-long', retryAfterMs: 0 }, evidence }
}

/** The provider's clock and ours need not agree. */
const clockSlackMs = 12 * 3_600_000

/**
 * The terminal's transactions back to that time, perhaps more. The order is not documented: only a list that is
 * newest first so far may be left before its end.
 */
export async function transactionsSince(
  client: CmClient,
  terminalId: string,
  sinceMs: number,
): Promise<Listed<CmTransaction>> {
  return await readPages(
    (page) => client.transactions(terminalId, page),
    transactionSchema,
    ({ id }) => id,
    (entries) => {
      const times = entries.map((entry) => timeOf(entry.creation_datetime))
      const isNewestFirst = times.every((at, index) => {
        const before = index === 0 ? at : times[index - 1]
        return at !== null && before !== null && before !== undefined && at <= before
      })
      const oldest = times.at(-1)
      const first = times[0]
      return (
        isNewestFirst &&
        typeof oldest === 'number' &&
        typeof first === 'number' &&
        oldest < first &&
        oldest < sinceMs - clockSlackMs
      )
    },
  )
}
