import { describe, expect, onTestFinished, test } from 'vitest'
import { printerModels } from '../../../main/platform/printer-models.ts'
import { shopPrinter } from '../../../main/platform/shop-printer.ts'
import { paperEncoders } from '../../../main/receipts/paper-encoders.ts'
import {
  findPrinters,
  printerModelViews,
  type TryContext,
  tryPrinter,
} from '../../../main/receipts/try-printer.ts'
import { startVirtualPrinter } from '../../../main/training/virtual-printer.ts'
import { composedTill, setUp } from '../../support/composed-till.ts'
import { type PrintDesk, printDesk } from '../../support/print-desk.ts'

const choice = {
  printerModel: '',
  printerLetters: '',
  cashDrawer: 'none',
  receiptColumns: 42,
  what: 'page',
} as const

/** The desk's printer is one that was found and is not the shop's. */
async function tryDesk(change: Partial<TryContext> = {}): Promise<PrintDesk & { trying: TryContext }> {
  const desk = await printDesk()
  const models = printerModels()
  const trying: TryContext = {
    ...desk.context,
    printer: shopPrinter({ statusMs: 150, stallMs: 300, finishMs: 300, finishMsPerByte: 0 }),
    encoders: paperEncoders(models.known),
    models,
    finder: { onMachine: () => Promise.resolve([]), onNetwork: () => Promise.resolve([]) },
    mayPrintTo: () => true,
    ...change,
  }
  return { ...desk, trying }
}

const jobs = (desk: PrintDesk) =>
  desk.database.sql<[], { count: number }>('select count(*) as count from jobs').get()?.count

describe('a printer that is tried out', () => {
  test('prints the test page with a line in each of its code pages, and waits in no queue', async () => {
    const desk = await tryDesk()
    const tried = await tryPrinter(desk.trying, { ...choice, printerAddress: desk.printer.address })
    expect(tried).toMatchObject({ ok: true, value: { outcome: 'printed', reason: '' } })
    const paper = desk.papers()[0] ?? []
    expect(paper).toContain('äöüß éèçñ àâêîôû')
    expect(paper).toContain('1  cp858   äöüß éèçñ £ €')
    expect(paper).toContain('4  cp852   łśżź čřžő ŁŚŻŹ')
    expect(paper).toContain('5  cp866   Жизнь Чай Я')
    expect(paper).toContain('6  cp737   Ωμέγα Γύρος')
    expect(desk.printer.papers()).toHaveLength(1)
    expect(desk.printer.unknownBytes()).toBe(0)
    expect(desk.printer.drawerOpenings()).toBe(0)
    expect(jobs(desk)).toBe(0)
  })

  test('of Star is spoken to as it wants', async () => {
    const desk = await tryDesk()
    const printer = await startVirtualPrinter({ clock: desk.clock, dialect: 'star' })
    onTestFinished(() => printer.close())
    const star = { ...choice, printerAddress: printer.address, printerModel: 'star-tsp650' }
    expect(await tryPrinter(desk.trying, star)).toMatchObject({ ok: true, value: { outcome: 'printed' } })
    const texts = printer.papers()[0]?.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []))
    expect(texts).toContain('3  cp1252  äöüß éèçñ £ €')
    expect(printer.unknownBytes()).toBe(0)
  })

  test.each([
    [{ paper: 'out' }, 'no-paper'],
    [{ cover: 'open' }, 'cover-open'],
    [{ online: false }, 'offline'],
    [{ power: false }, 'unreachable'],
  ] as const)('says at once that it is %j: %s', async (state, reason) => {
    const desk = await tryDesk()
    await desk.printer.setState(state)
    const tried = await tryPrinter(desk.trying, { ...choice, printerAddress: desk.printer.address })
    expect(tried).toMatchObject({ ok: true, value: { outcome: 'not-printed', reason } })
  })

  test('opens the drawer on the pin that is tried, and the journal says so', async () => {
    const desk = await tryDesk()
    const wish = { ...choice, printerAddress: desk.printer.address, what: 'drawer' } as const
    expect(await tryPrinter(desk.trying, { ...wish, cashDrawer: 'pin-5' })).toMatchObject({ ok: true })
    expect(desk.printer.drawerOpenings()).toBe(1)
    expect(desk.printer.uncut()).toEqual([])
    expect(desk.database.sql<[], { kind: string }>('select kind from journal').all()).toEqual([
      { kind: 'drawer-opened' },
    ])
  })

  test('is no address, or none that training may print to', async () => {
    const desk = await tryDesk({ mayPrintTo: () => false })
    for (const [printerAddress, code] of [
      ['http://x', 'printer-address-wrong'],
      [desk.printer.address, 'printer-training-only'],
    ] as const)
      expect(await tryPrinter(desk.trying, { ...choice, printerAddress })).toMatchObject({ error: { code } })
    expect(desk.printer.uncut()).toEqual([])
  })
})

describe('printers that were found', () => {
  test('come with the model that they are likely to be, those that print receipts first', async () => {
    const desk = await tryDesk({
      finder: {
        onMachine: () => Promise.resolve([]),
        onNetwork: () =>
          Promise.resolve([
            { kind: 'network', address: '192.0.2.7', said: 'Office LaserJet' },
            { kind: 'network', address: '192.0.2.9', said: 'EPSON TM-T88VI' },
          ]),
      },
    })
    expect(await findPrinters(desk.trying, { where: 'network' })).toEqual({
      ok: true,
      value: [
        { kind: 'network', address: '192.0.2.9', name: 'EPSON TM-T88VI', printerModel: 'epson-tm-t88' },
        { kind: 'network', address: '192.0.2.7', name: 'Office LaserJet', printerModel: '' },
      ],
    })
    const models = printerModelViews(desk.trying)
    expect(models).toMatchObject({ ok: true, value: { problems: [] } })
    expect(models.ok && models.value.models.map(({ name }) => name)).toContain('Star mC-Print3')
  })
})

describe('a printer that was set up', () => {
  test('changes what it is about and nothing else, and training never gives its own address away', async () => {
    const till = await composedTill()
    await setUp(till)
    const before = await till.get('settings.get')
    const [found] = await till.get('printer.find', { where: 'network' })
    const set = { printerModel: 'star-mc-print2', printerLetters: 'pictures', cashDrawer: 'pin-2' } as const
    const wish = { ...set, receiptColumns: 32, printerAddress: found?.address ?? '' } as const
    expect(await till.get('printer.save', wish)).toEqual({ ...before, ...set, receiptColumns: 32 })
    const other = await till.get('printer.save', { ...wish, printerAddress: ' 192.0.2.9 ' })
    expect(other.printerAddress).toBe('192.0.2.9')
    expect(await till.ask('printer.save', { ...wish, printerAddress: 'x/y' })).toMatchObject({
      error: { code: 'printer-address-wrong' },
    })
    expect(await till.get('settings.get')).toEqual(other)
  })
})
