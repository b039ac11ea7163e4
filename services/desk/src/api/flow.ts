import { areaSchema, date, id, referralState } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

const time = { month: z.string(), referrals: z.number(), medianDays: z.number(), ninthDecileDays: z.number() }

const flow = z.object({
  since: date,
  received: z.array(
    z.object({ month: z.string(), sportelloId: id, sportello: z.string(), referrals: z.number() }),
  ),
  areas: z.array(
    z.object({ sportelloId: id, sportello: z.string(), area: areaSchema, referrals: z.number() }),
  ),
  times: z.array(z.object({ ...time, step: z.enum(['first-read', 'table', 'case-manager']) })),
  funnel: z.array(
    z.object({
      step: z.enum(['submitted', 'read', 'decided', 'admitted', 'case-manager']),
      referrals: z.number(),
    }),
  ),
  waiting: z.array(
    z.object({
      state: referralState,
      referrals: z.number(),
      medianDays: z.number(),
      longestDays: z.number(),
    }),
  ),
})
const homes = z.object({ times: z.array(z.object(time)), waiting: z.number() })

export type Flow = z.infer<typeof flow>
/** Null: the housing service does not answer. */
export type HomeTimes = z.infer<typeof homes> | null

/** How referrals went through a territory in the last months, and how long they took to a home. */
export async function readFlow({ equipe, housing }: Callers, territory: string, months: number) {
  const [moved, housed] = await Promise.all([
    equipe.get(`/territories/${territory}/flow`, flow, { months }),
    orNull(housing.get(`/territories/${territory}/times-to-home`, homes, { months })),
  ])
  return { flow: moved, homes: housed }
}

/** The rest of the page is worth showing without it. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status >= 500)) return null
    throw error
  }
}
