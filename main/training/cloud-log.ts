/** One exchange as the cloud saw it. The key is cut to its end: this log is shown on screens. */
export type LoggedExchange = {
  id: number
  operation: string | null
  method: string
  path: string
  query: string
  keyEnd: string
  requestBody: string
  receivedAt: number
  /** The ordered fault that this exchange met. */
  fault: string | null
  /** What the cloud decided, also when it never reached the caller. Null: it was never asked. */
  status: number | null
  contentType: string
  answerBody: string
  /** What the caller got of it. Null: not over yet. */
  delivered: 'whole' | 'spoilt' | 'nothing' | null
  answeredAt: number | null
}

const keptExchanges = 500
const keptCharacters = 65_536

export type ExchangeLog = {
  begin(entry: Omit<LoggedExchange, 'id' | 'delivered' | 'answeredAt'>): LoggedExchange
  end(entry: LoggedExchange, delivered: 'whole' | 'spoilt' | 'nothing', atMs: number): void
  entries(): LoggedExchange[]
  clear(): void
}

export function createExchangeLog(changed: () => void): ExchangeLog {
  let entries: LoggedExchange[] = []
  let lastId = 0
  return {
    begin(facts) {
      lastId += 1
      const entry: LoggedExchange = {
        ...facts,
        id: lastId,
        requestBody: facts.requestBody.slice(0, keptCharacters),
        answerBody: facts.answerBody.slice(0, keptCharacters),
        delivered: null,
        answeredAt: null,
      }
      entries.push(entry)
      if (entries.length > keptExchanges) entries.shift()
      changed()
      return entry
    },
    end(entry, delivered, atMs) {
      entry.delivered = delivered
      entry.answeredAt = atMs
      changed()
    },
    entries: () => entries.map((entry) => ({ ...entry })),
    clear() {
      entries = []
      changed()
    },
  }
}
