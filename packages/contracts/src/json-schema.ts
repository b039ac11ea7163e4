import * as z from 'zod'

/** The part of JSON Schema 2020-12 that our event schemas use. */
export type JsonSchema = {
  readonly [keyword: string]: unknown
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly description?: string
}

export type Field = { name: string; path: string; required: boolean; schema: JsonSchema }

/** What a reader accepts. A `format` stands without zod's own pattern: its next version may word the pattern anew. */
export function jsonSchemaOf(
  schema: z.ZodType,
  target: 'draft-2020-12' | 'draft-07' = 'draft-2020-12',
): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    target,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  }) as JsonSchema
}

/** Every property at every depth, in order; `standing.queue.kind` within objects, `seats[].areas` within lists. */
export function fieldsOf(schema: JsonSchema, at = ''): Field[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = at === '' ? name : `${at}.${name}`
    const required = schema.required?.includes(name) ?? false
    return [{ name, path, required, schema: property }, ...fieldsOf(property, path)]
  })
  const items = schema.items ? fieldsOf(schema.items, `${at}[]`) : []
  return [...own, ...items, ...branchesOf(schema).flatMap((branch) => fieldsOf(branch, at))]
}

function branchesOf(schema: JsonSchema): JsonSchema[] {
  const { anyOf, oneOf, allOf, additionalProperties: rest } = schema
  const branches = [anyOf, oneOf, allOf, rest].flat()
  return branches.filter((branch): branch is JsonSchema => typeof branch === 'object' && branch !== null)
}

/** As a person would say it: `uuid`, `list of text`, one code of several, `or null`. Codes are written by `mark`. */
export function typeInWords(schema: JsonSchema, mark: (code: string) => string = (code) => code): string {
  const words = (inner: JsonSchema) => typeInWords(inner, mark)
  if (schema.anyOf) return [...new Set(schema.anyOf.map(words))].join(' or ')
  if (Array.isArray(schema.enum))
    return schema.enum.map((code) => mark(String(code))).join(', ') + orNull(schema)
  if ('const' in schema) return mark(String(schema.const))
  if (typeof schema.format === 'string') return schema.format + orNull(schema)
  if (schema.items) return `list of ${words(schema.items)}`
  return [schema.type ?? 'any'].flat().map(plainType).join(' or ')
}

function orNull({ type }: JsonSchema): string {
  return Array.isArray(type) && type.includes('null') ? ' or null' : ''
}

function plainType(type: string): string {
  return type === 'string' ? 'text' : type
}
