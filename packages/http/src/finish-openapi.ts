import { shareSchemas } from './share-schemas.ts'

/** A node of an OpenAPI document. */
export type Node = { [member: string]: unknown }

const LARGEST_INT32 = 2_147_483_647
const MERGE_PATCH = 'application/merge-patch+json'

/**
 * Makes the generated document what readers and checkers want (rules of the Italian API checker, profile "Italian
 * Guidelines Full"): formats of numbers, described operations and tags, the media type of partial changes, and every
 * schema once, by name.
 */
export function finishOpenApi(document: Node): Node {
  const paths = document.paths as Record<string, Record<string, Node>>
  for (const operations of Object.values(paths)) {
    for (const [method, operation] of Object.entries(operations)) finishOperation(method, operation)
  }
  tidySchemas(paths)
  const { components } = document as { components: Node }
  const shared = shareSchemas(paths)
  return { ...document, tags: tagsOf(document, paths), paths, components: { ...components, schemas: shared } }
}

function finishOperation(method: string, operation: Node): void {
  operation.description ??= operation.summary
  for (const parameter of (operation.parameters ?? []) as Node[]) {
    const { description } = (parameter.schema ?? {}) as Node
    parameter.description ??= description ?? inWords(String(parameter.name))
  }
  const body = operation.requestBody as { content?: Node } | undefined
  if (method !== 'patch' || !body?.content?.['application/json']) return
  const { 'application/json': json, ...others } = body.content
  body.content = { ...others, [MERGE_PATCH]: json }
}

/** `referralId` is `referral id`. */
function inWords(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
}

function tagsOf(document: Node, paths: Record<string, Record<string, Node>>): Node[] {
  const known = document.tags as { name: string }[]
  const used = Object.values(paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ tags }) => tags as string[]),
  )
  const rest = [...new Set(used)].filter((name) => !known.some((tag) => tag.name === name)).sort()
  const all = [...known, ...rest.map((name) => ({ name, description: `Operations on ${name}` }))]
  return all.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every number says its format; bounds that only say "a safe integer", and a pattern that only spells a format, are left out. */
function tidySchemas(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const node = value as Node
  if (node.type === 'integer' && node.format === undefined) formatInteger(node)
  if (node.type === 'number') node.format ??= 'double'
  if (node.type === 'string' && node.format !== undefined) delete node.pattern
  for (const child of Object.values(node)) tidySchemas(child)
}

function formatInteger(node: Node): void {
  if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
  if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
  const largest = node.maximum ?? node.exclusiveMaximum
  node.format = typeof largest === 'number' && largest <= LARGEST_INT32 ? 'int32' : 'int64'
}
