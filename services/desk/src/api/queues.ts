import { id, instant, referralState, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const queueRow = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  state: referralState,
  meeting: z.object({ id, startsAt: instant }).nullable(),
  noDate: z.boolean(),
  since: instant,
  nextStep: z.string(),
  nextStepOn: z.string().nullable(),
  preparerId: id.nullable(),
  fieldsMissing: z.number().int(),
})
export type QueueRow = z.infer<typeof queueRow>

const queuePage = z.object({ items: z.array(queueRow), next: z.string().nullable() })

export type QueueFilters = { cursor?: string | undefined; limit?: number; state?: string | undefined }

/** What waits for the person: referrals held or prepared, and those of the tables they chair. */
export function listMyQueue({ equipe }: Callers, filters: QueueFilters) {
  return equipe.get('/queues/mine', queuePage, filters)
}

/** Where every open referral of a territory waits. */
export function listTerritoryQueue({ equipe }: Callers, territory: string, filters: QueueFilters) {
  return equipe.get(`/territories/${territory}/queues`, queuePage, filters)
}

const deadline = z.object({
  deadlineId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  urgency,
  kind: z.string(),
  dueAt: instant,
  step: z.enum(['open', 'reminded', 'missed', 'escalated']),
})
export type Deadline = z.infer<typeof deadline>

const deadlinePage = z.object({ items: z.array(deadline), next: z.string().nullable() })

export type DeadlineFilters = {
  territory?: string
  holderId?: string
  overdue?: boolean
  cursor?: string | undefined
  limit: number
}

/** Open deadlines of a person, or of a territory for its coordinator; the nearest first. */
export function listDeadlines({ equipe }: Callers, filters: DeadlineFilters) {
  return equipe.get('/deadlines', deadlinePage, filters)
}

const caseload = z.object({
  households: z.array(
    z.object({
      referralId: id,
      householdId: id,
      referralNumber: z.string(),
      seat: z.string(),
      state: z.string(),
      since: instant,
    }),
  ),
})
export type CaseloadRow = z.infer<typeof caseload>['households'][number]

/** Households the person follows, or is proposed for. */
export async function listMyHouseholds(
  { equipe }: Callers,
  personId: string,
  limit: number,
): Promise<CaseloadRow[]> {
  return (await equipe.get(`/people/${personId}/caseload`, caseload, { limit })).households
}
