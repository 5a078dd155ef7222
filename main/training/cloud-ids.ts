import type { Random } from './cloud-types.ts'

export function drawText(random: Random, alphabet: string, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) {
    text += alphabet[Math.floor(random() * alphabet.length)] ?? alphabet[0]
  }
  return text
}

export function newUuid(random: Random): string {
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8'
  const part = (length: number) => drawText(random, '0123456789abcdef', length)
  return `${part(8)}-${part(4)}-4${part(3)}-${variant}${part(3)}-${part(12)}`
}
