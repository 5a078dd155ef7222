import type { CloudAnswer, CloudRequest } from './cloud-types.ts'
import type { CmCall } from './cm-cloud-call.ts'

export function cmJson(status: number, body: unknown, headers: Record<string, string> = {}): CloudAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** RFC 7807 as the guide shows it: without a type, with the path as the instance. */
export function cmProblem(status: number, detail: string, instance: string): CloudAnswer {
  const body = { status, title: titles[status] ?? 'Error', detail, instance }
  return { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(body) }
}

const longestPage = 100

/** A page of a list, with its two headers. */
export function cmPage(
  call: CmCall,
  entries: readonly unknown[],
  options: { linksOfTheGuide: boolean },
): CloudAnswer {
  const page = wholeNumber(call.query.get('page') ?? '1')
  const size = wholeNumber(call.query.get('size') ?? '10')
  if (page === null || size === null || page < 1 || size < 1 || size > longestPage)
    return cmProblem(400, 'page starts at 1, size is from 1 to 100.', call.request.path)
  return cmJson(200, entries.slice((page - 1) * size, page * size), {
    'x-total-count': String(entries.length),
    link: linkHeader(call.request, { page, size, total: entries.length }, options.linksOfTheGuide),
  })
}

type Place = { page: number; size: number; total: number }

/** RFC 8288; empty when one page holds everything. */
function linkHeader(request: CloudRequest, { page, size, total }: Place, linksOfTheGuide: boolean): string {
  const last = Math.ceil(total / size)
  if (last <= 1) return ''
  const links: [string, number, number][] = []
  const otherSize = linksOfTheGuide ? 1 : size
  if (page > 1) links.push(['prev', size, page - 1])
  if (page < last) links.push(['next', otherSize, page + 1])
  links.push(['first', otherSize, 1], ['last', otherSize, last])
  const base = `https://${request.headers.host ?? 'localhost'}${request.path}`
  return links
    .map(([relation, linkSize, target]) => `<${base}?size=${linkSize}&page=${target}>; rel="${relation}"`)
    .join(',')
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
