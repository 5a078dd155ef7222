// @ts-check
import { runFromSource } from './run-from-source.mjs'

/* `npm run powercut`: brings what is missing, then records and cuts with the till's own Node. */

await runFromSource(['test', 'powercut', 'main.ts'], { build: false })
