import type { Node } from './finish-openapi.ts'

/** An object schema shorter than this is easier to read where it stands. */
const SHORTEST_SHARED = 250

type Sharing = { seen: Map<string, number>; names: Map<string, string>; schemas: Record<string, unknown> }

/**
 * Takes bodies and answers, and objects that stand in several places, out of the operations, each once and by a name:
 * that of its operation, or of the member where it first stands. Changes the paths; answers the schemas.
 */
export function shareSchemas(paths: Record<string, Record<string, Node>>): Record<string, unknown> {
  const sharing: Sharing = { seen: new Map(), names: new Map(), schemas: {} }
  const places = placesOf(paths)
  for (const { holder } of places) count(holder.schema, sharing.seen)
  for (const { holder, name } of places) holder.schema = share(holder.schema, { name, always: true }, sharing)
  return Object.fromEntries(Object.entries(sharing.schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Place = { holder: { schema: unknown }; name: string }

function placesOf(paths: Record<string, Record<string, Node>>): Place[] {
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  return operations.flatMap((operation) => {
    const name = capital(String(operation.operationId))
    const body = contents(operation.requestBody).map(([, holder]) => ({ holder, name: `${name}Body` }))
    const answers = Object.values((operation.responses ?? {}) as Node).flatMap((response) =>
      contents(response).map(([type, holder]) => ({
        holder,
        name: type === 'application/problem+json' ? 'Problem' : `${name}Answer`,
      })),
    )
    return [...body, ...answers]
  })
}

function contents(value: unknown): [string, { schema: unknown }][] {
  const content = (value as { content?: Record<string, { schema?: unknown }> } | undefined)?.content ?? {}
  return Object.entries(content).filter((entry): entry is [string, { schema: unknown }] => !!entry[1].schema)
}

function count(value: unknown, seen: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return
  if (isObjectSchema(value)) {
    const text = JSON.stringify(value)
    seen.set(text, (seen.get(text) ?? 0) + 1)
  }
  for (const child of Object.values(value)) count(child, seen)
}

type Wish = { name: string; always: boolean }

function share(value: unknown, wish: Wish, sharing: Sharing): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => share(each, { ...wish, always: false }, sharing))
  const text = JSON.stringify(value)
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, share(child, wishFor(key, wish), sharing)]),
  )
  if (!isObjectSchema(value)) return inner
  const often = (sharing.seen.get(text) ?? 0) > 1 && text.length >= SHORTEST_SHARED
  return wish.always || often ? refer(text, inner, wish.name, sharing) : inner
}

// Between a schema and its members stand keywords; only a member's own name says what it is.
const KEYWORDS = new Set([
  'properties',
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'additionalProperties',
  'prefixItems',
  'not',
])

function wishFor(key: string, { name }: Wish): Wish {
  return { name: KEYWORDS.has(key) ? name : capital(key), always: false }
}

function refer(text: string, schema: Node, wished: string, { names, schemas }: Sharing): Node {
  const known = names.get(text)
  if (known !== undefined) return { $ref: `#/components/schemas/${known}` }
  let name = wished
  for (let number = 2; name in schemas; number++) name = `${wished}${number}`
  names.set(text, name)
  schemas[name] = schema
  return { $ref: `#/components/schemas/${name}` }
}

function isObjectSchema(value: object): value is Node {
  return (
    'type' in value &&
    value.type === 'object' &&
    'properties' in value &&
    typeof value.properties === 'object'
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll(/[^A-Za-z0-9]/g, '')
}
