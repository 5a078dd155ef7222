import type { Parsed } from '../../preload/contract/channels.ts'
import type { ScaleReading } from '../../preload/contract/scanner-views.ts'
import {
  amountOfLabel,
  cleanPattern,
  quantityOfLabel,
  readScaleLabel,
  scaleRuleProblem,
} from '../domain/scale-code.ts'
import { scannedForms } from '../domain/scanned-code.ts'
import type { SalesContext } from './sales-context.ts'

/** scanner.try: a label in the hand tells whether the rules on the screen are right. Adds nothing. */
export function tryLabel(
  { settings, findBarcode }: Pick<SalesContext, 'settings' | 'findBarcode'>,
  { code, rules: written }: Parsed<'scanner.try'>,
): ScaleReading | null {
  const rules = written.map((rule) => ({ ...rule, pattern: cleanPattern(rule.pattern) }))
  const wrong = rules.findIndex((rule) => scaleRuleProblem(rule) !== undefined)
  if (wrong >= 0) return { kind: 'rule-wrong', rule: wrong }
  const { currency } = settings()
  for (const form of scannedForms(code)) {
    const label = readScaleLabel(form, rules)
    if (!label) continue
    const minor = label.holds === 'price' ? amountOfLabel(label, currency) : undefined
    return {
      kind: 'label',
      article: label.codes.at(-1) ?? '',
      product: label.codes.flatMap((found) => findBarcode(found) ?? [])[0]?.name ?? null,
      holds: label.holds,
      price: minor === undefined ? null : { minor, currency },
      quantityMilli: quantityOfLabel(label, label.holds === 'weight' ? 'kg' : 'piece') ?? null,
    }
  }
  return null
}
