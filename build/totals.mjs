// @ts-check
import { runFromSource } from './run-from-source.mjs'

/* `npm run totals`: brings what is missing, then counts closed days again from their rows and compares. */

await runFromSource(['test', 'totals', 'main.ts'], { build: false })
