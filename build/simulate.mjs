// @ts-check
import { runFromSource } from './run-from-source.mjs'

/* `npm run simulate`: brings what is missing, then runs the fault simulation with the till's own Node. */

// One core is what it may take: collectors on other threads would wait for each other on a busy machine.
await runFromSource(['test', 'simulate', 'main.ts'], { build: false, flags: ['--single-threaded-gc'] })
