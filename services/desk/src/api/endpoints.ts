import { areaSchema, id, instant, type Territory, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

const filter = z.object({
  types: z.array(z.string()),
  territories: z.array(territorySchema),
  tables: z.array(id),
  areas: z.array(areaSchema),
  bodies: z.array(id),
  subjects: z.array(id),
})
export type EndpointFilter = z.infer<typeof filter>

const key = z.object({
  keyId: id,
  kind: z.enum(['v1', 'v1a']),
  publicKey: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
})

export const ENDPOINT_STATES = ['unverified', 'active', 'paused', 'disabled'] as const

const endpoint = z.object({
  endpointId: id,
  url: z.string(),
  description: z.string(),
  filter,
  format: z.enum(['cloudevent', 'fhir-task']),
  ordered: z.boolean(),
  maxInFlight: z.number(),
  maxPerSecond: z.number(),
  state: z.enum(ENDPOINT_STATES),
  disabledReason: z.string().nullable(),
  failingSince: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  lastFailureAt: instant.nullable(),
  heldUntil: instant.nullable(),
  keys: z.array(key),
  version: z.number(),
})
export type Endpoint = z.infer<typeof endpoint>

/** What of an endpoint its owner sets. */
export type EndpointSettings = Pick<
  Endpoint,
  'url' | 'description' | 'filter' | 'ordered' | 'maxInFlight' | 'maxPerSecond'
>
export type NewEndpoint = EndpointSettings & Pick<Endpoint, 'format'> & { signatures: 'v1' | 'v1+v1a' }

const usage = z.object({
  due: z.number(),
  delivered: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  oldestDueSince: instant.nullable(),
})
export type Usage = z.infer<typeof usage>

const anything = z.unknown()
const at = (endpointId: string, rest = '') => `/endpoints/${endpointId}${rest}`

/** `territory`: only those whose filter lets its events pass. */
export type EndpointFilters = { state?: Endpoint['state'] | undefined; territory?: Territory | undefined }

const endpointPage = z.object({ items: z.array(endpoint), next: z.string().nullable() })
export type EndpointPage = z.infer<typeof endpointPage>

/** One's own; an operator reads everybody's. */
export function listEndpoints({ notifications }: Callers, filters: EndpointFilters & PageOf) {
  return notifications.get('/endpoints', endpointPage, filters)
}

export function readEndpoint({ notifications }: Callers, endpointId: string): Promise<Endpoint> {
  return notifications.get(at(endpointId), endpoint)
}

export function readUsage({ notifications }: Callers, endpointId: string): Promise<Usage> {
  return notifications.get(at(endpointId, '/usage'), usage)
}

/** The answer holds the secret once; a repeat with the same key holds none. */
export function createEndpoint({ notifications }: Callers, body: NewEndpoint, idempotencyKey: string) {
  const created = endpoint.extend({ secret: z.string().nullable() })
  return notifications.call('POST', '/endpoints', created, { body, key: idempotencyKey })
}

export function changeEndpoint(
  { notifications }: Callers,
  endpointId: string,
  { version, ...body }: Partial<EndpointSettings> & { paused?: boolean; version: string },
): Promise<Endpoint> {
  return notifications.call('PATCH', at(endpointId), endpoint, { body, ifMatch: version })
}

export function deleteEndpoint({ notifications }: Callers, endpointId: string) {
  return notifications.call('DELETE', at(endpointId), z.null())
}

/** The receiver has fifteen seconds to give its proof. */
const PROOF_WITHIN_MS = 20_000

export function verifyEndpoint({ notifications }: Callers, endpointId: string, method: string) {
  const options = { body: { method }, timeoutMs: PROOF_WITHIN_MS }
  return notifications.call('POST', at(endpointId, '/verification'), endpoint, options)
}

const newKey = z.object({ secret: z.string().nullable(), publicKey: z.string().nullable() })

export function renewKey({ notifications }: Callers, endpointId: string, kind: 'v1' | 'v1a') {
  return notifications.call('POST', at(endpointId, '/keys'), newKey, { body: { kind } })
}

export function testEndpoint({ notifications }: Callers, endpointId: string) {
  return notifications.call('POST', at(endpointId, '/tests'), anything)
}

export async function recoverFailed(
  { notifications }: Callers,
  endpointId: string,
  since: string,
): Promise<number> {
  const answer = z.object({ recovered: z.number() })
  const options = { body: { since } }
  return (await notifications.call('POST', at(endpointId, '/recovery'), answer, options)).recovered
}

export async function replayMissing(
  { notifications }: Callers,
  endpointId: string,
  since: string,
): Promise<number> {
  const answer = z.object({ added: z.number() })
  return (await notifications.call('POST', at(endpointId, '/missing'), answer, { body: { since } })).added
}
