import * as z from 'zod'
import { clone } from 'zod/v4/core'

/**
 * The same schema, in which no object at any depth accepts a field it does not name. What a client misspells is
 * told, never dropped. Objects that say themselves what else they take (`catchall`, `looseObject`) stay as they are.
 */
export function strict(schema: z.ZodType): z.ZodType {
  const known = made.get(schema)
  if (known) return known
  const result = stricter(schema)
  made.set(schema, result)
  return result
}

// One strict schema per schema: shared parts stay shared, and recursive ones end.
const made = new WeakMap<z.ZodType, z.ZodType>()

function stricter(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return strictObject(schema)
  if (schema instanceof z.ZodArray) return rebuilt(schema, { element: strict(type(schema.element)) })
  if (schema instanceof z.ZodTuple) return rebuilt(schema, { items: schema.def.items.map(strictChild) })
  if (schema instanceof z.ZodUnion) return rebuilt(schema, { options: schema.options.map(strictChild) })
  if (schema instanceof z.ZodPipe) return rebuilt(schema, { in: strictChild(schema.def.in) })
  if (schema instanceof z.ZodRecord) return rebuilt(schema, { valueType: strictChild(schema.def.valueType) })
  if (schema instanceof z.ZodLazy) return rebuilt(schema, { getter: () => strictChild(schema.def.getter()) })
  if (isWrapper(schema)) return rebuilt(schema, { innerType: strictChild(schema.def.innerType) })
  return schema
}

const WRAPPERS = [
  z.ZodOptional,
  z.ZodNullable,
  z.ZodDefault,
  z.ZodPrefault,
  z.ZodReadonly,
  z.ZodNonOptional,
  z.ZodCatch,
] as const

function isWrapper(schema: z.ZodType): schema is InstanceType<(typeof WRAPPERS)[number]> {
  return WRAPPERS.some((wrapper) => schema instanceof wrapper)
}

function strictObject(schema: z.ZodObject): z.ZodType {
  // Read when first used, as zod does it: a field may refer to the object it stands in.
  const shape = {}
  for (const name of Object.keys(schema.shape)) {
    const get = () => strictChild(schema.shape[name])
    Object.defineProperty(shape, name, { get, enumerable: true, configurable: true })
  }
  return rebuilt(schema, { shape, catchall: schema.def.catchall ?? z.never() })
}

function strictChild(child: unknown): z.ZodType {
  return strict(type(child))
}

// Zod types children as core types; the classic API, the only one used here, builds nothing else.
function type(child: unknown): z.ZodType {
  return child as z.ZodType
}

function rebuilt<Schema extends z.ZodType>(schema: Schema, change: Record<string, unknown>): z.ZodType {
  return clone(schema, { ...schema.def, ...change } as Schema['def'])
}
