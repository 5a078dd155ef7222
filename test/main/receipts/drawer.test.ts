import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { takeCash } from '../../../main/payments/take-cash.ts'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { cashDrawer, type DrawerContext, openDrawer } from '../../../main/receipts/drawer.ts'
import { paperEncoders } from '../../../main/receipts/paper-encoders.ts'
import { startVirtualPrinter } from '../../../main/training/virtual-printer.ts'
import type { ShopSettings } from '../../../preload/contract/views.ts'
import { fakeProvider } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'
import { testLog } from '../../support/print-desk.ts'
import { shopSettings } from '../../support/recorded-sales.ts'

/** A shop with a drawer on a virtual printer. */
async function shop(change: Partial<ShopSettings> = {}) {
  const desk = paymentDesk({ providers: [fakeProvider()] })
  const printer = await startVirtualPrinter({ clock: desk.clock })
  onTestFinished(() => printer.close())
  const context: DrawerContext = {
    database: desk.database,
    clock: desk.clock,
    log: testLog(),
    settings: () => ({ ...shopSettings, cashDrawer: 'pin-2', drawerOpens: 'with-cash', ...change }),
    printerAddress: () => printer.address,
    nudge: (topic) => void desk.nudges.push(topic),
    printer: shopPrinter({
      connectMs: 1_000,
      statusMs: 150,
      stallMs: 300,
      finishMs: 300,
      finishMsPerByte: 0,
    }),
    encoders: paperEncoders(),
  }
  const drawer = cashDrawer(context)
  desk.context.drawer = drawer
  const cash = () =>
    takeCash(desk.context, { paymentId: 'cash-1', saleId: 'sale-1', amountMinor: null, tenderedMinor: 2000 })
  const entries = () =>
    desk.database
      .sql<[], { subject: string; body: string }>(
        `select subject, body from journal where kind = 'drawer-opened' order by number`,
      )
      .all()
  return { ...desk, printer, context, drawer, cash, entries }
}

describe('the cash drawer', () => {
  it('opens with cash, once for each payment, and each opening is an entry', async () => {
    const { cash, printer, entries, drawer } = await shop()
    must(cash())
    await vi.waitFor(() => expect(printer.drawerOpenings()).toBe(1))
    // The same button again, as after a lost answer.
    must(cash())
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(printer.drawerOpenings()).toBe(1)
    expect(printer.papers()).toEqual([])
    expect(drawer.problem()).toBeNull()
    expect(entries()).toEqual([{ subject: 'cash-1', body: '{"cause":"cash"}' }])
  })

  it.each([{ cashDrawer: 'none' }, { drawerOpens: 'asked' }] as const)(
    'stays closed with cash where the shop says %j',
    async (settings) => {
      const { cash, printer, entries } = await shop(settings)
      must(cash())
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(printer.drawerOpenings()).toBe(0)
      expect(entries()).toEqual([])
    },
  )

  it('opens without a sale for a reason, which is an entry', async () => {
    const { context, printer, entries } = await shop({ drawerOpens: 'asked', cashDrawer: 'pin-5' })
    expect(must(await openDrawer(context, { reason: 'change' }))).toEqual({ sent: true })
    expect(printer.drawerOpenings()).toBe(1)
    expect(entries()).toEqual([{ subject: 'drawer', body: '{"cause":"no-sale","reason":"change"}' }])
  })

  it('opens while the printer has no paper, and not once more when it has', async () => {
    const { cash, printer } = await shop()
    await printer.setState({ paper: 'out' })
    must(cash())
    await vi.waitFor(() => expect(printer.drawerOpenings()).toBe(1))
    await printer.setState({ paper: 'ok' })
    expect(printer.drawerOpenings()).toBe(1)
  })

  it('that cannot be opened holds no payment up, is said, and does not open later', async () => {
    const { cash, printer, nudges, drawer, context, entries } = await shop()
    await printer.setState({ power: false })
    expect(must(cash())).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
    await vi.waitFor(() => expect(nudges).toContain('drawer'))
    expect(drawer.problem()).toBe('unreachable')
    await printer.setState({ power: true })
    expect(printer.drawerOpenings()).toBe(0)
    await printer.setState({ power: false })
    // What was tried is in the journal, opened or not.
    expect(must(await openDrawer(context, { reason: 'change' }))).toEqual({
      sent: false,
      reason: 'unreachable',
    })
    expect(entries()).toHaveLength(2)
  })

  it('that is not there is said', async () => {
    const { context, entries } = await shop({ cashDrawer: 'none' })
    expect(await openDrawer(context, { reason: 'change' })).toMatchObject({ error: { code: 'no-drawer' } })
    expect(entries()).toEqual([])
  })
})
