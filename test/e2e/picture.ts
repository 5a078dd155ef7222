import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Till } from './till-fixture.ts'

/** Where pictures are wanted they are taken; nothing depends on them. */
export async function picture({ page }: Till, name: string): Promise<void> {
  const folder = process.env.SURETILL_SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const [width, height, colorScheme] of [
    [1280, 800, 'light'],
    [1920, 1080, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) })
  }
}
