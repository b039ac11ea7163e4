import type { Territory } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import { lockRequest, type RequestRow } from '../requests/requests.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'
import type { SupportTables } from './tables.ts'

/** Economic support beside a place, or instead of one (ALL-19, RA-07). */
export const SUPPORT_KINDS = ['rent-contribution', 'deposit', 'utilities', 'moving', 'furniture'] as const
export type SupportKind = (typeof SUPPORT_KINDS)[number]

export const SUPPORT_END_REASONS = ['paid-out', 'no-longer-needed', 'moved-away', 'revoked'] as const

export type GrantRow = Selectable<SupportTables['support_grant']>
export type BudgetRow = Selectable<SupportTables['support_budget']>

/** States what a territory may spend in a year. Never less than it has promised. */
export async function setBudget(
  { trx, now }: HousingTx,
  {
    territory,
    year,
    amountCents,
    by,
  }: { territory: Territory; year: number; amountCents: number; by: string },
): Promise<BudgetRow> {
  const set = { amount_cents: amountCents, changed_at: now, changed_by: by }
  const row = await trx
    .insertInto('support_budget')
    .values({ territory_id: territory, year, ...set })
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'year'])
        .doUpdateSet(set)
        .where('support_budget.committed_cents', '<=', amountCents),
    )
    .returningAll()
    .executeTakeFirst()
  if (!row) throw problem(409, 'budget-promised', 'More than this amount is promised already.')
  return row
}

export type Grant = {
  grantId: string
  requestId: string
  kind: SupportKind
  monthlyCents: number
  months: number
  by: string
}

/**
 * Promises money to a household and takes it from this year's budget in the same statement that checks it: whatever
 * is granted at the same time, no budget is overspent. The whole sum counts in the year of the promise.
 */
export async function grantSupport(
  tx: HousingTx,
  grant: Grant,
  authorize: (request: RequestRow) => void | Promise<void>,
): Promise<GrantRow> {
  const request = await lockRequest(tx, grant.requestId)
  await authorize(request)
  const year = Number(romeDay(tx.now).slice(0, 4))
  const amount = grant.monthlyCents * grant.months
  await commit(tx, { territory: request.territory_id, year, amount })
  return tx.trx
    .insertInto('support_grant')
    .values({
      grant_id: grant.grantId,
      request_id: request.request_id,
      household_id: request.household_id,
      territory_id: request.territory_id,
      year,
      kind: grant.kind,
      monthly_cents: grant.monthlyCents,
      months: grant.months,
      amount_cents: amount,
      state: 'granted',
      granted_at: tx.now,
      granted_by: grant.by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Sum = { territory: Territory; year: number; amount: number }

async function commit({ trx }: HousingTx, { territory, year, amount }: Sum): Promise<void> {
  const taken = await trx
    .updateTable('support_budget')
    .set((eb) => ({ committed_cents: eb('committed_cents', '+', amount) }))
    .where('territory_id', '=', territory)
    .where('year', '=', year)
    .where((eb) => eb(eb('committed_cents', '+', amount), '<=', eb.ref('amount_cents')))
    .returning('year')
    .executeTakeFirst()
  if (taken) return
  const budget = await trx
    .selectFrom('support_budget')
    .selectAll()
    .where('territory_id', '=', territory)
    .where('year', '=', year)
    .executeTakeFirst()
  if (!budget) throw problem(409, 'no-budget', `${territory} has stated no budget for ${year}.`)
  const leftCents = budget.amount_cents - budget.committed_cents
  throw problem(409, 'budget-exceeded', 'The budget has not so much left.', { leftCents })
}

export type SupportEnd = { paidCents: number; reason: (typeof SUPPORT_END_REASONS)[number] }

/** Ends a promise; what was not paid of it goes back to its budget. */
export async function endSupport(
  tx: HousingTx,
  grantId: string,
  { paidCents, reason }: SupportEnd,
  authorize: (request: RequestRow) => void | Promise<void>,
): Promise<GrantRow> {
  const found = await findGrant(tx, grantId)
  await authorize(await lockRequest(tx, found.request_id))
  const grant = await findGrant(tx, grantId)
  if (grant.state === 'ended') throw problem(409, 'support-ended', 'This support has ended already.')
  if (paidCents > grant.amount_cents) throw problem(409, 'paid-too-much', 'More was paid than was granted.')
  await tx.trx
    .updateTable('support_budget')
    .set((eb) => ({ committed_cents: eb('committed_cents', '-', grant.amount_cents - paidCents) }))
    .where('territory_id', '=', grant.territory_id)
    .where('year', '=', grant.year)
    .execute()
  return tx.trx
    .updateTable('support_grant')
    .set({ state: 'ended', paid_cents: paidCents, end_reason: reason, ended_at: tx.now })
    .where('grant_id', '=', grantId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function findGrant({ trx }: HousingTx, grantId: string): Promise<GrantRow> {
  const row = await trx
    .selectFrom('support_grant')
    .selectAll()
    .where('grant_id', '=', grantId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'support-not-found', 'There is no such support.')
  return row
}
