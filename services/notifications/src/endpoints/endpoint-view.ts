import { eventFilter } from '@intarsi/contracts'
import * as z from 'zod'
import { validKeys } from './keyring.ts'
import type { EndpointRow } from './tables.ts'

const key = z.object({
  keyId: z.uuid(),
  kind: z.enum(['v1', 'v1a']),
  publicKey: z
    .string()
    .nullable()
    .describe('What verifies v1a; null for a shared secret, which is shown only once'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso
    .datetime()
    .nullable()
    .describe('A key that was replaced signs beside the new one until then'),
})

export const endpointView = z.object({
  endpointId: z.uuid(),
  url: z.string(),
  description: z.string(),
  filter: eventFilter,
  format: z.enum(['cloudevent', 'fhir-task']),
  ordered: z.boolean(),
  maxInFlight: z.number().int(),
  maxPerSecond: z.number().int(),
  state: z.enum(['unverified', 'active', 'paused', 'disabled']),
  disabledReason: z.string().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  failingSince: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  lastFailureAt: z.iso.datetime().nullable(),
  heldUntil: z.iso
    .datetime()
    .nullable()
    .describe('The receiver asked for patience until then; a replay, a test or a verification ends it'),
  keys: z.array(key),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
})

export type EndpointView = z.infer<typeof endpointView>

/** An endpoint as its owner reads it: secrets are shown when they are made, and never again. */
export function viewOfEndpoint(row: EndpointRow, now: Date): EndpointView {
  return {
    endpointId: row.endpoint_id,
    url: row.url,
    description: row.description,
    filter: row.filter,
    format: row.format,
    ordered: row.ordered,
    maxInFlight: row.max_in_flight,
    maxPerSecond: row.max_per_second,
    state: row.state === 'deleted' ? 'disabled' : row.state,
    disabledReason: row.disabled_reason,
    disabledAt: instant(row.disabled_at),
    verifiedAt: instant(row.verified_at),
    failingSince: instant(row.failing_since),
    lastSuccessAt: instant(row.last_success_at),
    lastFailureAt: instant(row.last_failure_at),
    heldUntil: row.held_until && row.held_until > now ? row.held_until.toISOString() : null,
    keys: validKeys(row.keys, now).map(({ keyId, kind, publicKey, createdAt, expiresAt }) => ({
      ...{ keyId, kind, publicKey, createdAt, expiresAt },
    })),
    version: row.version,
    createdAt: row.created_at.toISOString(),
  }
}

function instant(value: Date | null): string | null {
  return value?.toISOString() ?? null
}
