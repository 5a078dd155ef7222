/* The words of the command, read strictly: a misspelt option must not run something else. */

export type Options = {
  runs: number
  seed: number
  json: boolean
  timeline: boolean
  /** A hash over every line of every timeline: the same seeds give the same one on every Node. */
  trace: boolean
  storage: 'memory' | 'file'
  /** Plants every known mistake, one after the other, and looks whether it is found. */
  mutants: boolean
  /** Of the mistakes, only this one. */
  only: string | null
  /** This one mistake, in this process. */
  planted: string | null
}

export function readOptions(words: readonly string[]): Options {
  const options: Options = {
    runs: 20_000,
    seed: 1,
    json: false,
    timeline: false,
    trace: false,
    storage: 'memory',
    mutants: false,
    only: null,
    planted: null,
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const value = () => {
      index += 1
      return words[index] ?? ''
    }
    if (word === '--json') options.json = true
    else if (word === '--timeline') options.timeline = true
    else if (word === '--trace') options.trace = true
    else if (word === '--mutants') options.mutants = true
    else if (word === '--only') options.only = value()
    else if (word === '--planted') options.planted = value()
    else if (word === '--runs') options.runs = wholeNumber(word, value(), 1)
    else if (word === '--seed') options.seed = wholeNumber(word, value(), 0)
    else if (word === '--storage') options.storage = storage(value())
    else throw new Error(`"${word}" is no option of the simulation`)
  }
  return options
}

function wholeNumber(word: string, value: string, least: number): number {
  const number = Number(value)
  if (!/^\d{1,10}$/.test(value) || number < least)
    throw new Error(`${word} takes a whole number, not "${value}"`)
  return number
}

function storage(value: string): Options['storage'] {
  if (value === 'memory' || value === 'file') return value
  throw new Error(`--storage takes memory or file, not "${value}"`)
}
