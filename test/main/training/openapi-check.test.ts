import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openApiCheck } from '../../support/openapi-check.ts'
import { readersPath, startBench } from './sumup-bench.ts'

/** As small as a document can be that still has everything the check has to deal with. */
const document = {
  paths: {
    '/v0.1/merchants/{merchant_code}/readers': {
      get: {
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Reader' } } },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Reader: {
        allOf: [
          { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
          { type: 'object', properties: { status: { type: 'string', enum: ['paired'], nullable: true } } },
        ],
      },
    },
  },
}

describe("the check against SumUp's document", () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suretill-openapi-'))
    writeFileSync(join(folder, 'document.json'), JSON.stringify(document))
    vi.stubEnv('SURETILL_SUMUP_OPENAPI', join(folder, 'document.json'))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it.each<[string, object, string[]]>([
    ['a valid answer', { items: [{ id: 'a', status: 'paired' }] }, []],
    ['a null where it is allowed', { items: [{ id: 'a', status: null }] }, []],
    ['a missing field', { items: [{ status: 'paired' }] }, ["must have required property 'id'"]],
    ['a wrong type', { items: [{ id: 7 }] }, ['/items/0/id must be string']],
    [
      'an unknown word',
      { items: [{ id: 'a', status: 'lost' }] },
      ['must be equal to one of the allowed values'],
    ],
    ['an invented field', { items: [{ id: 'a', colour: 'red' }] }, ['/items/0/colour is not declared']],
  ])('judges %s', (_title, body, expected) => {
    const violations = openApiCheck().violations([answered(200, 'application/json', JSON.stringify(body))])
    expect(violations).toHaveLength(expected.length)
    for (const [index, text] of expected.entries()) expect(violations[index]).toContain(text)
  })

  it('names undeclared statuses and media types, but lets the gateway answer 401', () => {
    const check = openApiCheck()
    expect(check.violations([answered(418, 'application/json', '{}')])[0]).toContain('status is not declared')
    expect(check.violations([answered(200, 'text/html', '{}')])[0]).toContain('media type text/html')
    expect(check.violations([answered(401, 'application/problem+json', '{}')])).toEqual([])
  })

  it('says in its title whether it checks', () => {
    expect(openApiCheck().title).toBe("answers checked against SumUp's document")
    vi.stubEnv('SURETILL_SUMUP_OPENAPI', '')
    expect(openApiCheck().title).toContain('SURETILL_SUMUP_OPENAPI is not set')
    expect(openApiCheck().violations([answered(418, 'application/json', '{}')])).toEqual([])
  })
})

function answered(status: number, contentType: string, answerBody: string) {
  const bench = startBench()
  bench.call('GET', readersPath)
  const [exchange] = bench.cloud.log()
  if (!exchange) throw new Error('Nothing was logged.')
  return { ...exchange, status, contentType, answerBody }
}
