import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const budget = z.object({
  territory: territorySchema,
  year: z.number(),
  amountCents: z.number(),
  committedCents: z.number(),
  leftCents: z.number(),
})
export type Budget = z.infer<typeof budget>

const grant = z.object({
  grantId: id,
  requestId: id,
  householdId: id,
  territory: territorySchema,
  kind: z.enum(['rent-contribution', 'deposit', 'utilities', 'moving', 'furniture']),
  monthlyCents: z.number(),
  months: z.number(),
  amountCents: z.number(),
  state: z.enum(['granted', 'ended']),
  paidCents: z.number().nullable(),
  grantedAt: instant,
})
export type Grant = z.infer<typeof grant>

const grantPage = z.object({ items: z.array(grant), next: z.string().nullable() })

/** What a territory may spend, the latest year first. */
export async function listBudgets({ housing }: Callers, territory: string): Promise<Budget[]> {
  const answer = z.object({ budgets: z.array(budget) })
  return (await housing.get('/support-budgets', answer, { territory })).budgets
}

type NewBudget = { territory: string; year: string; amountCents: number }

export async function setBudget({ housing }: Callers, { territory, year, amountCents }: NewBudget) {
  await housing.call('PUT', `/support-budgets/${territory}/${year}`, budget, { body: { amountCents } })
}

type Filters = { territory: string; cursor?: string | undefined; limit: number }

export function listGrants({ housing }: Callers, filters: Filters) {
  return housing.get('/economic-supports', grantPage, filters)
}

type NewGrant = { requestId: string; kind: string; monthlyCents: number; months: number }

export async function promiseSupport({ housing }: Callers, body: NewGrant, key?: string) {
  await housing.call('POST', '/economic-supports', grant, { body, key })
}

type GrantEnd = { paidCents: number; reason: string }

export async function endSupport({ housing }: Callers, grantId: string, body: GrantEnd) {
  await housing.call('POST', `/economic-supports/${grantId}/end`, grant, { body })
}
