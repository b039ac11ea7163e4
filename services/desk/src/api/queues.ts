import { id, instant, referralState, territorySchema, type Urgency, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

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

export type QueueFilters = {
  cursor?: string | undefined
  limit?: number
  state?: string | undefined
  urgency?: Urgency | undefined
  /** Id of the gate that holds them. */
  gate?: string | undefined
}

/** Where every open referral of a territory waits, in the same order. */
export function listTerritoryQueue({ equipe }: Callers, territory: string, filters: QueueFilters) {
  return equipe.get(`/territories/${territory}/queues`, queuePage, filters)
}

const waiting = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  urgency,
  since: instant,
  /** In the whole list. */
  place: z.number(),
})
export type Waiting = z.infer<typeof waiting>

const waitingPage = z.object({ items: z.array(waiting), next: z.string().nullable() })

export type WaitingFilters = PageOf & { urgency?: Urgency | undefined }

/** Admitted households that wait for a place, in the order in which they will be started. */
export function listWaiting({ equipe }: Callers, territory: string, filters: WaitingFilters) {
  return equipe.get(`/territories/${territory}/waiting-list`, waitingPage, filters)
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
  kind?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Open deadlines of a person, or of a territory for its coordinator; the nearest first. */
export function listDeadlines({ equipe }: Callers, filters: DeadlineFilters) {
  return equipe.get('/deadlines', deadlinePage, filters)
}

const caseload = z.object({
  referralId: id,
  householdId: id,
  referralNumber: z.string(),
  seat: z.string(),
  state: z.string(),
  since: instant,
})
export type CaseloadRow = z.infer<typeof caseload>

/** No list is counted beyond this. */
export const COUNTED_WORK = 100

const work = z.object({
  queue: z.array(queueRow),
  asked: z.array(queueRow),
  toConfirm: z.array(queueRow),
  deadlines: z.array(deadline),
  toAssign: z.array(caseload),
  households: z.array(caseload),
  totals: z.object({
    queue: z.number(),
    asked: z.number(),
    toConfirm: z.number(),
    deadlines: z.number(),
    toAssign: z.number(),
    households: z.number(),
  }),
})
export type Work = z.infer<typeof work>

/**
 * What waits for the person, the first `limit` of each list and how long it is: referrals held or prepared, and those of
 * the tables they chair; of these the ones that their sportello is asked about; exclusions to confirm; terms; households
 * they stand in for, and those they follow or are proposed for.
 */
export function readMyWork({ equipe }: Callers, limit: number): Promise<Work> {
  return equipe.get('/work/mine', work, { limit })
}

/** The whole of the person's queue: urgent first, then by the date of the next step. */
export function listMyQueue({ equipe }: Callers, filters: QueueFilters) {
  return equipe.get('/queues/mine', queuePage, filters)
}

const caseloadPage = z.object({ households: z.array(caseload), next: z.string().nullable() })

/** Households of a person; `interim`: those they stand in for, or the others; absent: all. */
export function listCaseload(
  { equipe }: Callers,
  personId: string,
  filters: { interim: boolean | undefined; cursor: string | undefined; limit: number },
) {
  return equipe.get(`/people/${personId}/caseload`, caseloadPage, filters)
}
