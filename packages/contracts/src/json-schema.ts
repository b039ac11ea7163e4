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
