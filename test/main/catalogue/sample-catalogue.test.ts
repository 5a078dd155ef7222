import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleCategories, sampleNames } from '../../../main/catalogue/sample-names.ts'
import { samplePrice } from '../../../main/catalogue/sample-prices.ts'
import { sampleProducts } from '../../../main/catalogue/sample-products.ts'
import { plainTileColor, tileColors } from '../../../main/catalogue/tile-colors.ts'
import { currencyCodes, formatMoney } from '../../../preload/contract/money.ts'
import { languages } from '../../../preload/contract/views.ts'
import { catalogueDesk } from '../../support/catalogue.ts'

const pictures = new URL('../../../renderer/pictures/', import.meta.url)

describe('the sample catalogue', () => {
  it.each(languages)('fills an empty till in %s', (language) => {
    const desk = catalogueDesk({ language })
    const added = desk.catalogue.seedSample({ language, currency: 'EUR' })
    expect(added).toBe(sampleProducts.length)
    expect(added).toBeGreaterThanOrEqual(60)
    const { quick, categories } = desk.catalogue.tiles()
    expect(quick.length).toBeGreaterThanOrEqual(20)
    expect(quick.length).toBeLessThanOrEqual(28)
    expect(categories.map((category) => category.name)).toEqual(
      sampleCategories.map((category) => category.names[language]),
    )
    expect(categories.every((category) => category.products > 0)).toBe(true)
    expect(desk.catalogue.taxRates()[0]?.ratePpm).toBe(
      Math.max(...desk.catalogue.taxRates().map((rate) => rate.ratePpm)),
    )
    expect(desk.journal().at(-1)).toMatchObject({ kind: 'catalogue-imported', subject: 'sample' })
  })

  it('is put in once and never again', () => {
    const desk = catalogueDesk()
    expect(desk.catalogue.seedSample({ language: 'en', currency: 'EUR' })).toBeGreaterThan(0)
    expect(desk.catalogue.seedSample({ language: 'de', currency: 'EUR' })).toBe(0)
    expect(desk.catalogue.productCount()).toBe(sampleProducts.length)
  })

  it('leaves a catalogue that has products alone', () => {
    const desk = catalogueDesk()
    desk.addProduct({ name: 'Mine' })
    expect(desk.catalogue.seedSample({ language: 'en', currency: 'EUR' })).toBe(0)
    expect(desk.catalogue.productCount()).toBe(1)
  })

  it('goes with the transaction of the set-up, or not at all', () => {
    const desk = catalogueDesk()
    expect(() =>
      desk.database.inTransaction(() => {
        desk.catalogue.seedSample({ language: 'en', currency: 'EUR' })
        throw new Error('the set-up failed')
      }),
    ).toThrow('the set-up failed')
    expect(desk.database.sql<[], { count: number }>('select count(*) as count from products').get()).toEqual({
      count: 0,
    })
  })

  it('can be searched and scanned at once', async () => {
    const desk = catalogueDesk({ language: 'fr' })
    desk.catalogue.seedSample({ language: 'fr', currency: 'EUR' })
    await desk.catalogue.settled()
    expect(desk.catalogue.search('creme', 5)).toEqual([])
    expect(desk.catalogue.search('oeufs', 5).map((hit) => hit.name)).toEqual(['Œufs, boîte de 10'])
    const [cola] = desk.catalogue.search('cola', 1)
    expect(desk.catalogue.findBarcode(cola?.barcode ?? '')?.name).toBe('Cola 33 cl')
  })

  it('has barcodes of its own with right check digits', () => {
    const desk = catalogueDesk()
    desk.catalogue.seedSample({ language: 'en', currency: 'EUR' })
    const { products } = desk.catalogue.list({
      query: '',
      categoryId: null,
      archived: false,
      offset: 0,
      limit: 200,
    })
    const barcodes = products.flatMap((product) => product.barcodes)
    expect(new Set(barcodes).size).toBe(barcodes.length)
    expect(barcodes.length).toBeGreaterThan(25)
    for (const barcode of barcodes) {
      expect(barcode).toMatch(/^29\d{11}$/)
      const sum = [...barcode].reduce(
        (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
        0,
      )
      expect(sum % 10).toBe(0)
    }
  })

  it.each(currencyCodes)('has neat prices and rates in %s', (currency) => {
    const desk = catalogueDesk({ currency })
    desk.catalogue.seedSample({ language: 'en', currency })
    expect(desk.catalogue.taxRates().length).toBeGreaterThan(0)
    const espresso = samplePrice(220, currency)
    expect(espresso).toBeGreaterThan(0)
    expect(formatMoney({ minor: espresso, currency }, 'en')).toMatch(/\d/)
    expect(desk.catalogue.search('Espresso', 5)[0]?.price).toEqual({ minor: espresso, currency })
  })

  it('costs what it should in currencies that differ by a hundred', () => {
    const espresso = (currency: string) => samplePrice(220, currency)
    expect([espresso('EUR'), espresso('CHF'), espresso('JPY'), espresso('HUF'), espresso('KWD')]).toEqual([
      220, 285, 330, 79_000, 750,
    ])
    expect(samplePrice(20, 'NOK')).toBe(200)
    expect(() => samplePrice(20, 'XXX')).toThrow('XXX')
  })

  it('has a name in every language, and no name twice in one', () => {
    for (const language of languages) {
      const names = Object.values(sampleNames).map((name) => name[language])
      expect(names.every((name) => name.trim() !== '')).toBe(true)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('has colours on which white text can be read', () => {
    const channel = (hex: string): number => {
      const value = Number.parseInt(hex, 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    const luminance = (color: string): number =>
      0.2126 * channel(color.slice(1, 3)) +
      0.7152 * channel(color.slice(3, 5)) +
      0.0722 * channel(color.slice(5))
    for (const color of [
      ...tileColors,
      plainTileColor,
      ...sampleCategories.map((category) => category.color),
    ])
      expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThan(4.5)
  })
})

describe('the pictures', () => {
  it('are there for every sample product, and none is left over', () => {
    const drawn = readdirSync(pictures)
      .filter((name) => name.endsWith('.svg'))
      .map((name) => name.slice(0, -4))
    expect(drawn.toSorted()).toEqual([...new Set(sampleProducts.map((product) => product.picture))].sort())
    expect(sampleProducts.every(({ picture }) => existsSync(new URL(`${picture}.svg`, pictures)))).toBe(true)
  })

  it('are drawings and nothing else', () => {
    for (const name of readdirSync(pictures)) {
      const text = readFileSync(new URL(name, pictures), 'utf8')
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 64 64">\n/)
      expect(text).not.toMatch(/script|style|href|url\(|<!|on\w+=|foreignObject/i)
      expect(text.length).toBeLessThan(3_000)
    }
  })
})
