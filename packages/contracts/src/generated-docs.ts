import packageJson from '../package.json' with { type: 'json' }
import { asyncApiOf } from './asyncapi.ts'
import { eventsMarkdown } from './events-markdown.ts'
import { EVENTS, PUBLIC_EVENTS } from './registry.ts'
import { sdkTypes } from './sdk-types.ts'

const INTERNAL_EVENTS = EVENTS.filter((contract) => !PUBLIC_EVENTS.includes(contract))

export const PUBLIC = {
  id: 'urn:it:intarsi:events:public',
  title: 'intarsi public events',
  version: packageJson.version,
  description:
    'What integrators receive: ids, states, roles, dates and links. The same events come as webhooks, as a stream and by pull.',
}

export const INTERNAL = {
  id: 'urn:it:intarsi:events:internal',
  title: 'intarsi internal events',
  version: packageJson.version,
  description: "What intarsi's own services tell each other. Nothing of it leaves the installation.",
}

/** Documents of this package by their path from the repository's root, for `npm run docs`. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const json = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`
  return {
    'docs/events/README.md': eventsMarkdown(EVENTS),
    'packages/sdk/src/public-events.ts': sdkTypes(PUBLIC_EVENTS),
    'docs/events/asyncapi.json': json(asyncApiOf(PUBLIC_EVENTS, PUBLIC)),
    'docs/events/asyncapi-internal.json': json(asyncApiOf(INTERNAL_EVENTS, INTERNAL)),
  }
}
