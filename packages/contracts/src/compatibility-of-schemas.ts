import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from './json-schema.ts'

/** Words for people: they may change at any time. */
const WORDS = new Set(['$schema', 'title', 'description', 'examples'])
/** Compared by their parts below. */
const PARTS = new Set(['properties', 'required', 'items', 'anyOf'])

/** Every difference but a new optional field, with the path of its field. */
export function schemaFaults(was: JsonSchema, is: JsonSchema, path = ''): string[] {
  return [
    ...keywordFaults(was, is, path),
    ...propertyFaults(was, is, path),
    ...itemFaults(was, is, path),
    ...branchFaults(was, is, path),
  ]
}

function keywordFaults(was: JsonSchema, is: JsonSchema, path: string): string[] {
  const keywords = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return keywords
    .filter((keyword) => !WORDS.has(keyword) && !PARTS.has(keyword))
    .filter((keyword) => !isDeepStrictEqual(was[keyword], is[keyword]))
    .map(
      (keyword) => `${field(path)} changed its ${keyword} from ${json(was[keyword])} to ${json(is[keyword])}`,
    )
}

function propertyFaults(was: JsonSchema, is: JsonSchema, path: string): string[] {
  const names = [...new Set([...Object.keys(was.properties ?? {}), ...Object.keys(is.properties ?? {})])]
  return names.flatMap((name) => onePropertyFaults(was, is, { name, path: path ? `${path}.${name}` : name }))
}

function onePropertyFaults(was: JsonSchema, is: JsonSchema, at: { name: string; path: string }): string[] {
  const [before, after] = [was.properties?.[at.name], is.properties?.[at.name]]
  const needed = is.required?.includes(at.name) ?? false
  if (!after) return [`${field(at.path)} is gone`]
  if (!before) return newFieldFaults(was, needed, at.path)
  const wasNeeded = was.required?.includes(at.name) ?? false
  return [...needFaults(wasNeeded, needed, at.path), ...schemaFaults(before, after, at.path)]
}

function newFieldFaults(was: JsonSchema, needed: boolean, path: string): string[] {
  if (needed) return [`${field(path)} is new and required; make it optional`]
  if (was.additionalProperties === false) return [`${field(path)} is new and released readers refuse it`]
  return []
}

function needFaults(was: boolean, is: boolean, path: string): string[] {
  if (was === is) return []
  return is
    ? [`${field(path)} was optional and is now required; older events lack it`]
    : [`${field(path)} was required and is now optional; older readers need it`]
}

function itemFaults(was: JsonSchema, is: JsonSchema, path: string): string[] {
  if (was.items && is.items) return schemaFaults(was.items, is.items, `${path}[]`)
  return was.items || is.items ? [`${field(path)} changed what its list holds`] : []
}

function branchFaults(was: JsonSchema, is: JsonSchema, path: string): string[] {
  const [before, after] = [was.anyOf ?? [], is.anyOf ?? []]
  if (before.length !== after.length) return [`${field(path)} changed its alternatives`]
  return before.flatMap((branch, index) => schemaFaults(branch, after[index] ?? {}, path))
}

function field(path: string): string {
  return path === '' ? 'the data' : `field ${path}`
}

function json(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value)
}
