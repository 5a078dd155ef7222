// @ts-check
import { runFromSource } from './run-from-source.mjs'

/* `npm run killtill`: brings what is missing, the built till with it, then kills it with the till's own Node. */

await runFromSource(['test', 'killtill', 'main.ts'], { build: true })
