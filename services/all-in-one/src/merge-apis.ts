import type { OpenApi } from './describe-apis.ts'

type Named = { name: string; document: OpenApi }

const ADDRESS = 'https://intarsi.example.org/api'

/**
 * One document of all services behind one address, where each answers under its own name. Names that two services give
 * to different things are kept apart by the service's.
 */
export function mergeApis(services: readonly Named[]): OpenApi {
  const [first] = services
  if (!first) throw new Error('There is no service to describe.')
  const parts = services.map(({ name, document }) => ({ name, document: renamed(document, name) }))
  const status = { '/status': withId(parts[0]?.document.paths['/status'] ?? {}, 'showStatus') }
  return {
    ...first.document,
    info: {
      ...first.document.info,
      title: 'intarsi',
      description: `Every service behind one address, each under its name: a proxy takes the name off and leads to it. Problems follow RFC 9457.`,
      ...{ 'x-summary': 'intarsi: referral and coordination', 'x-api-id': 'urn:intarsi:api' },
    },
    servers: [{ url: ADDRESS, description: 'Where an installation may answer' }],
    tags: tagsOf(parts),
    paths: Object.assign(status, ...parts.map(({ name, document }) => underName(document.paths, name))),
    components: {
      ...first.document.components,
      schemas: Object.assign({}, ...parts.map(({ document }) => document.components.schemas)),
    },
  }
}

function underName(paths: OpenApi['paths'], name: string): OpenApi['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [`/${name}${path}`, operations]),
  )
}

/** Operations and schemas carry the service's name; a problem is the same everywhere. */
function renamed(document: OpenApi, service: string): OpenApi {
  const prefix = capital(service)
  const text = JSON.stringify(document)
    .replaceAll(/"#\/components\/schemas\/(?!Problem")([^"]+)"/g, `"#/components/schemas/${prefix}$1"`)
    .replaceAll(
      /"operationId":"(.)([^"]*)"/g,
      (_, first, rest) => `"operationId":"${service}${first.toUpperCase()}${rest}"`,
    )
  const copy = JSON.parse(text) as OpenApi
  copy.components.schemas = Object.fromEntries(
    Object.entries(copy.components.schemas).map(([name, schema]) => [
      name === 'Problem' ? name : prefix + name,
      schema,
    ]),
  )
  return copy
}

function withId(operations: Record<string, unknown>, operationId: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [
      method,
      { ...(operation as object), operationId },
    ]),
  )
}

function tagsOf(parts: readonly Named[]) {
  const tags = parts.flatMap(({ document }) => document.tags)
  return [...new Map(tags.map((tag) => [tag.name, tag])).values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
