import { ok } from '../../preload/contract/result.ts'
import type { Exports } from '../exports/exports.ts'
import type { Handlers } from './door.ts'

export function exportHandlers({ exports }: { exports: Exports }) {
  return {
    'export.start': (request) => exports.start(request),
    'export.accounts': () => ok(exports.accounts()),
    'export.save-accounts': (request) => exports.saveAccounts(request),
    'export.progress': (request) => exports.progress(request),
    'export.read': (request) => exports.read(request),
    'export.end': (request) => exports.end(request),
  } satisfies Partial<Handlers>
}
