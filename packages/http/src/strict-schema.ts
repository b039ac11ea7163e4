import * as z from 'zod'
import { clone } from 'zod/v4/core'

/**
 * The same schema, in which no object at any depth accepts a field it does not name. What a client misspells is
 * told, never dropped. Objects that say themselves what else they take (`catchall`, `looseObject`) stay as they are.
 */
export function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return strictObject(schema)
  if (schema instanceof z.ZodArray) return rebuilt(schema, { element: strict(type(schema.element)) })
  if (schema instanceof z.ZodUnion) {
    return rebuilt(schema, { options: schema.options.map((option) => strict(type(option))) })
  }
  if (schema instanceof z.ZodPipe) return rebuilt(schema, { in: strict(type(schema.def.in)) })
  if (schema instanceof z.ZodRecord) return rebuilt(schema, { valueType: strict(type(schema.def.valueType)) })
  if (isWrapper(schema)) return rebuilt(schema, { innerType: strict(type(schema.def.innerType)) })
  return schema
}

type Wrapper =
  | z.ZodOptional
  | z.ZodNullable
  | z.ZodDefault
  | z.ZodPrefault
  | z.ZodReadonly
  | z.ZodNonOptional
  | z.ZodCatch

const WRAPPERS = [
  z.ZodOptional,
  z.ZodNullable,
  z.ZodDefault,
  z.ZodPrefault,
  z.ZodReadonly,
  z.ZodNonOptional,
  z.ZodCatch,
]

function isWrapper(schema: z.ZodType): schema is Wrapper {
  return WRAPPERS.some((wrapper) => schema instanceof wrapper)
}

function strictObject(schema: z.ZodObject): z.ZodType {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, strict(type(field))]),
  )
  return rebuilt(schema, { shape, catchall: schema.def.catchall ?? z.never() })
}

// Zod types children as core types; the classic API, the only one used here, builds nothing else.
function type(child: unknown): z.ZodType {
  return child as z.ZodType
}

function rebuilt<Schema extends z.ZodType>(schema: Schema, change: Record<string, unknown>): z.ZodType {
  return clone(schema, { ...schema.def, ...change } as Schema['def'])
}
