/** What the probe collects in the page, in milliseconds; `openedAt` is wall time, `sellableAt` counts from there. */
export type ScreenTimes = { openedAt: number; sellableAt: number | null; keys: number[]; adds: number[] }

/**
 * Runs inside the page, before anything else. A time ends when the frame that shows the result is done: after the change
 * in the page the next animation frame is awaited, and the message that is handled after its painting.
 */
export function screenProbe(): void {
  const times: ScreenTimes = { openedAt: performance.timeOrigin, sellableAt: null, keys: [], adds: [] }
  Object.assign(globalThis, { screenTimes: times })
  const afterPaint = (done: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => done(performance.now())
      channel.port2.postMessage(null)
    })
  let key: { at: number; text: string } | null = null
  let click: { at: number; minor: string } | null = null
  const minorNow = () => document.querySelector('[data-testid="total"]')?.getAttribute('data-minor') ?? ''

  addEventListener(
    'input',
    (event) => {
      if (event.target instanceof HTMLInputElement)
        key = { at: event.timeStamp, text: event.target.value.trim() }
    },
    true,
  )
  addEventListener(
    'click',
    (event) => {
      const tile = event.target instanceof Element && event.target.closest('[data-testid^="tile-"]')
      if (tile) click = { at: event.timeStamp, minor: minorNow() }
    },
    true,
  )

  const look = () => {
    if (
      times.sellableAt === null &&
      document.querySelector('[data-testid^="tile-"]') &&
      document.querySelector('[data-testid="search"]')
    ) {
      times.sellableAt = 0
      afterPaint((at) => {
        times.sellableAt = at
      })
    }
    if (key && document.querySelector('[data-answered]')?.getAttribute('data-answered') === key.text) {
      const { at } = key
      key = null
      afterPaint((end) => times.keys.push(end - at))
    }
    if (click && minorNow() !== click.minor) {
      const { at } = click
      click = null
      afterPaint((end) => times.adds.push(end - at))
    }
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-answered', 'data-minor'],
  })
}
