import { areaSchema, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem } from './problem.ts'

const nothing = z.looseObject({})

export type ManagerStep = 'accept' | 'decline' | 'confirm' | 'leave' | 'hand-over' | 'hand-over/complete'

/** A step of a case manager's seat, on the version that was read. */
export async function moveManager(
  { equipe }: Callers,
  caseManagerId: string,
  { step, version, body }: { step: ManagerStep; version: string | number; body?: unknown },
): Promise<void> {
  const options = { ifMatch: version, ...(body === undefined ? {} : { body }) }
  await equipe.call('POST', `/case-managers/${caseManagerId}/${step}`, nothing, options)
}

export type NewObserver = { role: string; area: string; name: string; contact: string; referentId: string }

export async function inviteObserver({ equipe }: Callers, picId: string, body: NewObserver, key?: string) {
  await equipe.call('POST', `/presa-in-carico/${picId}/observers`, nothing, { body, key })
}

export async function moveObserver({ equipe }: Callers, observerId: string, step: 'activation' | 'end') {
  await equipe.call('POST', `/observers/${observerId}/${step}`, nothing)
}

const link = z.object({ token: z.string(), expiresAt: instant })

/** A link that the observer uses once; shown this once. */
export function makeObservationLink({ equipe }: Callers, observerId: string) {
  return equipe.call('POST', `/observers/${observerId}/links`, link)
}

const observation = z.object({
  observationId: id,
  observerId: id,
  area: areaSchema,
  state: z.enum(['received', 'read', 'acted-on', 'noted']),
  how: z.enum(['dictated', 'link']),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  words: z.string().nullable(),
  receivedAt: instant,
  recordedBy: id.nullable(),
  settledBy: id.nullable(),
  settledNote: z.string().nullable(),
})
export type Observation = z.infer<typeof observation>

/** What observers said in the areas that the person follows; none for who may not read them. */
export async function listObservations({ equipe }: Callers, picId: string): Promise<Observation[]> {
  try {
    const list = z.object({ items: z.array(observation) })
    return (await equipe.get(`/presa-in-carico/${picId}/observations`, list)).items
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return []
    throw error
  }
}

export async function settleObservation(
  { equipe }: Callers,
  observationId: string,
  body: { outcome: 'acted-on' | 'noted'; note?: string },
) {
  await equipe.call('POST', `/observations/${observationId}/outcome`, nothing, { body })
}
