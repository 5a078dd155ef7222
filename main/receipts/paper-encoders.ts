import * as v from 'valibot'
import type { ShopSettings } from '../../preload/contract/views.ts'
import codePages from '../../resources/printers/code-pages.json' with { type: 'json' }
import generic58 from '../../resources/printers/generic-58mm.json' with { type: 'json' }
import generic80 from '../../resources/printers/generic-80mm.json' with { type: 'json' }
import { type PaperEncoder, paperEncoder } from '../domain/escpos.ts'
import {
  type CodePageTables,
  codePageTablesSchema,
  type PrinterProfile,
  printerProfileSchema,
  type StatusWay,
} from '../domain/printer-profile.ts'

/** Which printer, and how its letters came out when it was set up. */
export type PrinterChoice = Pick<ShopSettings, 'receiptColumns' | 'printerModel' | 'printerLetters'>

export type PaperEncoders = Record<ShopSettings['receiptColumns'], PaperEncoder> & {
  /** For a chosen printer; one that nobody knows any more is a generic one for that paper. */
  of(choice: PrinterChoice): PaperEncoder
  /** How that printer is asked for its state. */
  statusOf(choice: ModelChoice): StatusWay
}

type ModelChoice = Omit<PrinterChoice, 'printerLetters'>
export type ModelEncoders = PaperEncoders & { profileOf(choice: ModelChoice): PrinterProfile }

/** Letters of no code page at all: whatever is not ASCII is drawn. */
const asciiOnly = 'ascii'

/** The generic printers are part of the program: whatever becomes of the files of models, a receipt comes out. */
export function paperEncoders(models: () => ReadonlyMap<string, PrinterProfile> = noModels): ModelEncoders {
  const tables: CodePageTables = {
    ...v.parse(codePageTablesSchema, codePages),
    [asciiOnly]: '\ufffd'.repeat(128),
  }
  const generic = {
    42: v.parse(printerProfileSchema, generic80),
    32: v.parse(printerProfileSchema, generic58),
  }
  const plain = { 42: paperEncoder(generic[42], tables), 32: paperEncoder(generic[32], tables) }
  /** By the profile itself: a file that was changed and read again is another one. */
  const made = new WeakMap<PrinterProfile, Map<string, PaperEncoder>>()

  const profileOf = ({ printerModel, receiptColumns }: ModelChoice): PrinterProfile => {
    const model = printerModel === '' ? undefined : models().get(printerModel)
    return model ?? generic[receiptColumns]
  }
  return {
    ...plain,
    profileOf,
    statusOf: (choice) => profileOf(choice).status,
    of(choice) {
      const { receiptColumns: columns, printerLetters } = choice
      const profile = profileOf(choice)
      if (profile === generic[columns] && printerLetters === '') return plain[columns]
      const ofProfile = made.get(profile) ?? new Map<string, PaperEncoder>()
      made.set(profile, ofProfile)
      const key = `${columns} ${printerLetters}`
      const encoder =
        ofProfile.get(key) ?? paperEncoder({ ...withLetters(profile, printerLetters), columns }, tables)
      ofProfile.set(key, encoder)
      return encoder
    },
  }
}

const noModels = (): ReadonlyMap<string, PrinterProfile> => new Map()

/** With one code page of the printer alone, or with none; what it does not have is as if nobody had chosen. */
function withLetters(profile: PrinterProfile, letters: string): PrinterProfile {
  const [first] = profile.codePages
  if (letters === 'pictures' && first)
    return { ...profile, codePages: [{ page: asciiOnly, number: first.number }] }
  const only = profile.codePages.filter(({ page }) => page === letters)
  return only.length > 0 ? { ...profile, codePages: only } : profile
}
