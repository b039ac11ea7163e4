import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, ServiceName } from './caller.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

export const SERVICES = ['intake', 'equipe', 'housing', 'casework', 'notifications'] as const

/** An operator would rather read that a service is slow than wait for it. */
const WITHIN_MS = 2000

const status = z.object({
  version: z.string(),
  startedAt: instant,
  ready: z.boolean(),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
})

const standing = z.object({
  lag: z.array(z.object({ topic: z.string(), records: z.number(), seconds: z.number() })).nullable(),
  notPublished: z.number(),
  parked: z.number(),
  parkedKeys: z.number(),
})

export type ServiceStanding = {
  service: ServiceName
  /** Null: it does not answer. */
  status: z.infer<typeof status> | null
  /** Null: it cannot say, for instance because its database is away. */
  standing: z.infer<typeof standing> | null
}

/** Every service, whether it answers or not. Throws when the person may not ask. */
export function readServices(api: Callers): Promise<ServiceStanding[]> {
  return Promise.all(
    SERVICES.map(async (service) => ({
      service,
      status: await orNull(api[service].call('GET', '/status', status, { timeoutMs: WITHIN_MS })),
      standing: await orNull(api[service].call('GET', '/operations', standing, { timeoutMs: WITHIN_MS })),
    })),
  )
}

async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    // That it does not answer is what the page is there to say.
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status >= 500)) return null
    throw error
  }
}

export const PARKED_REASONS = ['handler', 'schema', 'unknown-version', 'behind'] as const
export type ParkedReason = (typeof PARKED_REASONS)[number]

const parkedEvent = z.object({
  eventId: id,
  type: z.string(),
  topic: z.string(),
  key: z.string(),
  reason: z.enum(PARKED_REASONS),
  error: z.string(),
  attempts: z.number(),
  firstFailedAt: instant,
  redriveRequestedAt: instant.nullable(),
})
export type ParkedEvent = z.infer<typeof parkedEvent>

const parkedPage = z.object({ items: z.array(parkedEvent), next: z.string().nullable() })

type ParkedFilters = { reason?: ParkedReason | undefined; cursor?: string | undefined }

export function listParked(api: Callers, service: ServiceName, filters: ParkedFilters) {
  return api[service].get('/operations/parked', parkedPage, { ...filters, limit: 50 })
}

export function readParked(api: Callers, service: ServiceName, eventId: string): Promise<ParkedEvent> {
  return api[service].get(`/operations/parked/${eventId}`, parkedEvent)
}

/** Has one key's events tried again, or all of them; answers how many. */
export async function redrive(api: Callers, service: ServiceName, key: string | null): Promise<number> {
  const body = key ? { key } : {}
  const answer = z.object({ asked: z.number() })
  return (await api[service].call('POST', '/operations/parked/redrive', answer, { body })).asked
}

export async function discard(api: Callers, service: ServiceName, eventId: string, reason: string) {
  const path = `/operations/parked/${eventId}/discard`
  await api[service].call('POST', path, z.looseObject({}), { body: { reason } })
}
