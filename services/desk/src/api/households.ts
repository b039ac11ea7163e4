import {
  type Area,
  areaSchema,
  date,
  id,
  instant,
  picPhase,
  territorySchema,
  urgency,
} from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

const summary = z.object({
  picId: id,
  householdId: id,
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  phase: picPhase,
  phaseSince: instant,
  nextStep: z.string().nullable(),
  stepDueOn: date.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  suspendedUntil: date.nullable(),
  caseManager: z.object({ personId: id, state: z.enum(['confirmed', 'interim']) }),
  version: z.number(),
})

const listed = summary.extend({
  due: z.object({
    dueOn: date.nullable(),
    nextTask: z.object({ taskId: id, title: z.string(), dueOn: date }).nullable(),
    openTasks: z.number(),
    overdueTasks: z.number(),
  }),
})
/** A household in a list: where its case stands and what is due in it. */
export type ListedHousehold = z.infer<typeof listed>

const page = z.object({ items: z.array(listed), next: z.string().nullable() })

type ListFilters = {
  mine?: boolean
  ended?: boolean
  referralId?: string
  territory?: string | undefined
  phase?: string | undefined
  order?: 'due' | 'opened'
  cursor?: string | undefined
  limit?: number
}

/** Households with an integrated case: those in which the person has a part, or of the territories coordinated. */
export function listHouseholds({ casework }: Callers, filters: ListFilters) {
  return casework.get('/presa-in-carico', page, filters)
}

/** The case that a referral led to; null when there is none, or none that the person may read. */
export async function findHousehold(api: Callers, referralId: string): Promise<ListedHousehold | null> {
  const own = await listHouseholds(api, { referralId, ended: true, limit: 1 })
  return own.items[0] ?? null
}

const areaView = z.object({
  area: areaSchema,
  inFull: z.boolean(),
  referralLevel: z.number().nullable(),
  startLevel: z.number().nullable(),
  level: z.number().nullable(),
  note: z.string().nullable(),
  openTasks: z.number(),
  overdueTasks: z.number(),
  doneTasks: z.number(),
  nextDueOn: date.nullable(),
})
export type AreaOfCase = z.infer<typeof areaView>

const signature = z.object({ party: z.string(), personId: id.nullable(), signedOn: date.nullable() })
const project = z.object({
  version: z.number(),
  state: z.enum(['draft', 'shared', 'signed', 'replaced', 'declined']),
  draftedAt: instant,
  sharedOn: date.nullable(),
  sharedLanguage: z.string().nullable(),
  signedAt: instant.nullable(),
  signatures: z.array(signature),
})

const detail = summary.extend({
  outcome: z.string().nullable(),
  referencePersonId: id.nullable(),
  languages: z.array(z.string()),
  mediatorNeeded: z.string(),
  firstInterview: z.object({ heldOn: date, language: z.string(), withMediator: z.boolean() }).nullable(),
  assessedAt: instant.nullable(),
  suspensionReason: z.string().nullable(),
  areas: z.array(areaView),
  people: z.array(z.object({ personId: id, role: z.string(), areas: z.array(areaSchema) })),
  mayManage: z.boolean(),
  project: project.nullable(),
  housing: z
    .object({
      state: z.enum(['requested', 'no-place', 'offered', 'placed']),
      since: instant,
      requestId: id,
      placeId: id.nullable(),
      answerBy: instant.nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
})
/** An integrated case as far as the person reads it; its `version` goes with the next command. */
export type Household = z.infer<typeof detail>

export function readHousehold({ casework }: Callers, picId: string): Promise<Household> {
  return casework.get(`/presa-in-carico/${picId}`, detail)
}

const entry = z.object({
  entryId: id,
  at: instant,
  kind: z.string(),
  area: areaSchema.nullable(),
  subjectId: id.nullable(),
  subject: z.string().nullable(),
  by: z.string(),
  bodyId: id.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type HistoryEntry = z.infer<typeof entry>

const history = z.object({ items: z.array(entry), next: z.string().nullable() })

/** Who did what, when, for which body; the newest first. */
export function readHistory(
  { casework }: Callers,
  picId: string,
  filters: PageOf & { area?: Area | undefined },
) {
  return casework.get(`/presa-in-carico/${picId}/timeline`, history, filters)
}

const nothing = z.looseObject({})

export type StepOfCase = {
  path: string
  version: string | number
  body?: unknown
  method?: 'POST' | 'PUT'
}

/** A step of the case on the version that was read. */
export async function stepHousehold(
  { casework }: Callers,
  picId: string,
  { path, version, body, method = 'POST' }: StepOfCase,
): Promise<void> {
  const options = { ifMatch: version, ...(body === undefined ? {} : { body }) }
  await casework.call(method, `/presa-in-carico/${picId}/${path}`, nothing, options)
}
