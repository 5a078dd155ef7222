// @ts-check
import { runFromSource } from './run-from-source.mjs'

/* `npm run simulate`: brings what is missing, then runs the fault simulation with the till's own Node. */

await runFromSource(['test', 'simulate', 'main.ts'], { build: false })
