import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

const budget = z.object({
  territory: territorySchema,
  year: z.number(),
  amountCents: z.number(),
  committedCents: z.number(),
  leftCents: z.number(),
})
export type Budget = z.infer<typeof budget>

export const GRANT_KINDS = ['rent-contribution', 'deposit', 'utilities', 'moving', 'furniture'] as const
export const GRANT_STATES = ['granted', 'ended'] as const

const grant = z.object({
  grantId: id,
  requestId: id,
  householdId: id,
  territory: territorySchema,
  kind: z.enum(GRANT_KINDS),
  monthlyCents: z.number(),
  months: z.number(),
  amountCents: z.number(),
  state: z.enum(GRANT_STATES),
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

/** `year`: of the budget that pays. */
export type GrantFilters = {
  kind?: Grant['kind'] | undefined
  state?: Grant['state'] | undefined
  year?: number | undefined
}

export function listGrants({ housing }: Callers, filters: GrantFilters & PageOf & { territory: string }) {
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
