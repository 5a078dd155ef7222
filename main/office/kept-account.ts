import * as v from 'valibot'

/** An account as it lies in the safe. */

const keptSchema = v.object({
  values: v.record(v.string(), v.string()),
  facts: v.nullable(
    v.object({
      id: v.string(),
      name: v.string(),
      currency: v.string(),
      country: v.string(),
      sandbox: v.nullable(v.boolean()),
    }),
  ),
})
export type KeptAccount = v.InferOutput<typeof keptSchema>

export function writeAccount(account: KeptAccount): string {
  return JSON.stringify(account)
}

/** Undefined for what is no account: whoever reads says that it cannot be read. */
export function parseAccount(text: string): KeptAccount | undefined {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
