import type { Unit } from '../../preload/contract/views.ts'
import { foldText } from '../domain/fold-text.ts'

const words: Readonly<Record<Unit, readonly string[]>> = {
  piece: [
    'piece',
    'pieces',
    'pc',
    'pcs',
    'ea',
    'each',
    'unit',
    'stuck',
    'stk',
    'st',
    'stuks',
    'stuk',
    'pce',
    'pcs',
    'unite',
    'x',
  ],
  kg: ['kg', 'kilo', 'kilos', 'kilogram', 'kilogramm', 'kilogramme'],
  g: ['g', 'gr', 'gram', 'grams', 'gramm', 'gramme', 'grammes'],
  l: ['l', 'lt', 'ltr', 'liter', 'litre', 'liters', 'litres'],
  m: ['m', 'meter', 'metre', 'meters', 'metres', 'lfm'],
  hour: ['hour', 'hours', 'h', 'hr', 'std', 'stunde', 'stunden', 'uur', 'uren', 'heure', 'heures'],
}

const unitOfWord = new Map<string, Unit>(
  Object.entries(words).flatMap(([unit, names]) => names.map((name): [string, Unit] => [name, unit as Unit])),
)

/**
 * The unit that a cell names in any of the four languages; empty is a piece, undefined is none that we know. "100 g" is
 * none: a price for that much, taken for the price of a gram, would be a hundred times too high.
 */
export function readUnit(cell: string): Unit | undefined {
  if (cell.trim() === '') return 'piece'
  const word = foldText(cell)
    .trim()
    .replace(/^1\s*(?=\p{L})/u, '')
  return /\d/.test(word) ? undefined : unitOfWord.get(word.replace(/[^\p{L}]/gu, ''))
}
