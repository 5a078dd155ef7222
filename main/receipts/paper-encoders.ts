import * as v from 'valibot'
import type { ShopSettings } from '../../preload/contract/views.ts'
import codePages from '../../resources/printers/code-pages.json' with { type: 'json' }
import generic58 from '../../resources/printers/generic-58mm.json' with { type: 'json' }
import generic80 from '../../resources/printers/generic-80mm.json' with { type: 'json' }
import { type PaperEncoder, paperEncoder } from '../domain/escpos.ts'
import { codePageTablesSchema, printerProfileSchema } from '../domain/printer-profile.ts'

export type PaperEncoders = Record<ShopSettings['receiptColumns'], PaperEncoder>

/** One encoder for each width of paper, from the printer profiles in resources/printers. Made once, kept for ever. */
export function paperEncoders(): PaperEncoders {
  const tables = v.parse(codePageTablesSchema, codePages)
  return {
    42: paperEncoder(v.parse(printerProfileSchema, generic80), tables),
    32: paperEncoder(v.parse(printerProfileSchema, generic58), tables),
  }
}
