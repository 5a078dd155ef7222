import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { LoggedExchange } from '../../main/training/cloud-log.ts'
import { operations } from '../../main/training/sumup-cloud-operations.ts'

/*
 * Holds the answers of the virtual cloud against SumUp's own OpenAPI document: status declared, media type declared, body
 * valid, and no field that the document does not know. The document is SumUp's and not part of this repository; the
 * environment variable SURETILL_SUMUP_OPENAPI names the file.
 */

export type OpenApiCheck = {
  /** For a test title: says whether answers are checked. */
  title: string
  /** One sentence for each answer that breaks the document. */
  violations(exchanges: LoggedExchange[]): string[]
}

type Json = { [name: string]: unknown }

/** Where we answer what the document does not have, and why. */
const deliberate: Record<string, string> = {
  'old-refund *': 'gone from the document in 2026, still in use',
  'get-me *': 'gone from the document in 2026, still in use',
  'get-transaction 400': 'asked without any id; the document names no answer for it',
  'update-reader 400': 'a name that is too long; the document names no answer for it',
  'list-readers 404': "another merchant's list",
  'list-transactions 404': "another merchant's list",
  'terminate 204': 'seen by an integrator, played when asked for',
}

export function openApiCheck(): OpenApiCheck {
  const file = process.env.SURETILL_SUMUP_OPENAPI
  if (!file) {
    return {
      title: "answers not checked against SumUp's document, SURETILL_SUMUP_OPENAPI is not set",
      violations: () => [],
    }
  }
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  for (const name of ['float', 'double', 'decimal', 'int64', 'int32']) ajv.addFormat(name, true)
  const schemas = at(document, 'components', 'schemas')
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(jsonSchema(schema) as Json, refOf(name))
  const compiled = new Map<string, ValidateFunction>()

  function problemsOf(exchange: LoggedExchange): string[] {
    const operation = operations.find((candidate) => candidate.name === exchange.operation)
    if (!operation || exchange.status === null) return []
    const key = `${operation.name} ${exchange.status}`
    if (deliberate[key] !== undefined || deliberate[`${operation.name} *`] !== undefined) return []
    const responses = at(document, 'paths', operation.path, operation.method.toLowerCase(), 'responses')
    const declared = responses[String(exchange.status)]
    // The gateway's 401 stands before every operation, whether its list of answers names it or not.
    if (!isJson(declared)) return exchange.status === 401 ? [] : ['the status is not declared']
    if (exchange.answerBody === '') return []
    const media = at(declared, 'content')[exchange.contentType]
    if (!isJson(media)) return [`the media type ${exchange.contentType} is not declared`]
    if (media.schema === undefined) return []
    let validate = compiled.get(`${key} ${exchange.contentType}`)
    if (!validate) {
      validate = ajv.compile(jsonSchema(media.schema) as Json)
      compiled.set(`${key} ${exchange.contentType}`, validate)
    }
    const body: unknown = JSON.parse(exchange.answerBody)
    const found = validate(body) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)
    return [...found, ...undeclaredFields(schemas, media.schema, body, '')]
  }

  return {
    title: "answers checked against SumUp's document",
    violations: (exchanges) =>
      exchanges.flatMap((exchange) =>
        problemsOf(exchange).map(
          (problem) => `${exchange.operation} ${exchange.status}: ${problem} in ${exchange.answerBody}`,
        ),
      ),
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(root: Json, ...names: string[]): Json {
  let here: unknown = root
  for (const name of names) here = isJson(here) ? here[name] : undefined
  return isJson(here) ? here : {}
}

function refOf(name: string): string {
  return `schema:${name}`
}

/** OpenAPI 3.0 is nearly JSON Schema; `nullable` and the place of the schemas are not. */
function jsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(jsonSchema)
  if (!isJson(schema)) return schema
  const converted: Json = {}
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'example' || name === 'examples' || name === 'nullable') continue
    if (name === '$ref') converted.$ref = refOf(String(value).split('/').at(-1) ?? '')
    else converted[name] = name === 'enum' ? value : jsonSchema(value)
  }
  if (schema.nullable !== true) return converted
  if (Array.isArray(converted.enum)) converted.enum = [...converted.enum, null]
  if (converted.type !== undefined) converted.type = [converted.type, 'null']
  return converted
}

/** A field that the document does not know would be our invention. Objects without declared fields are free. */
function undeclaredFields(schemas: Json, schema: unknown, data: unknown, path: string): string[] {
  const { fields, items, open } = declaredFields(schemas, schema)
  if (Array.isArray(data)) {
    return data.flatMap((entry, index) => undeclaredFields(schemas, items, entry, `${path}/${index}`))
  }
  if (!isJson(data) || open) return []
  return Object.entries(data).flatMap(([name, value]) =>
    name in fields
      ? undeclaredFields(schemas, fields[name], value, `${path}/${name}`)
      : [`${path}/${name} is not declared`],
  )
}

function declaredFields(schemas: Json, schema: unknown): { fields: Json; items: unknown; open: boolean } {
  if (!isJson(schema)) return { fields: {}, items: undefined, open: true }
  if (typeof schema.$ref === 'string') {
    return declaredFields(schemas, schemas[schema.$ref.split('/').at(-1) ?? ''])
  }
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((part) => declaredFields(schemas, part)) : []
  const fields: Json = Object.assign({}, ...parts.map((part) => part.fields), schema.properties)
  const open = schema.additionalProperties === true || Object.keys(fields).length === 0
  return { fields, items: schema.items, open }
}
