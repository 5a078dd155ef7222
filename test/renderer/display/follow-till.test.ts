import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type DisplayMessage, displayBeatMs } from '../../../preload/contract/display.ts'
import { followTill } from '../../../renderer/display/follow-till.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('shows nothing of a sale once the till is silent, and comes back', () => {
  let say: (message: DisplayMessage) => void = () => undefined
  vi.stubGlobal('window', {
    display: {
      follow: (listener: typeof say) => {
        say = listener
      },
    },
  })
  const heard: (DisplayMessage | 'silence')[] = []
  followTill({ onMessage: (message) => heard.push(message), onSilence: () => heard.push('silence') })
  const scene = { phase: 'idle' } as const
  say({ scene })
  for (let beats = 0; beats < 5; beats += 1) {
    vi.advanceTimersByTime(displayBeatMs)
    say({})
  }
  expect(heard).not.toContain('silence')
  vi.advanceTimersByTime(3 * displayBeatMs)
  expect(heard.at(-1)).toBe('silence')
  say({ scene })
  expect(heard.at(-1)).toEqual({ scene })
})

it('begins anew on a new line after the till was away, and stays away when its address is no longer the right one', () => {
  const lines: { onmessage(event: { data: string }): void; onclose(event: { code: number }): void }[] = []
  vi.stubGlobal('window', {})
  vi.stubGlobal('location', { host: '127.0.0.1:7870', pathname: '/display/', search: '' })
  vi.stubGlobal(
    'WebSocket',
    class {
      readonly address: string
      constructor(address: string) {
        this.address = address
        lines.push(this as never)
      }
    },
  )
  let silences = 0
  followTill({
    onMessage: () => undefined,
    onSilence: () => {
      silences += 1
    },
  })
  expect(lines).toMatchObject([{ address: 'ws://127.0.0.1:7870/display/live' }])
  lines[0]?.onclose({ code: 1001 })
  vi.advanceTimersByTime(500)
  expect(lines).toHaveLength(2)
  lines[1]?.onmessage({ data: '{}' })
  lines[1]?.onclose({ code: 4001 })
  expect(silences).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(lines).toHaveLength(2)
})
