import { territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { territoriesToList } from '../territory-filter.ts'
import { type BudgetRow, setBudget } from './support.ts'

const tags = ['economic support']
const budgetView = z.object({
  territory: territorySchema,
  year: z.number().int(),
  amountCents: z.number().int(),
  committedCents: z.number().int(),
  leftCents: z.number().int(),
})
const params = z.object({ territory: territorySchema, year: z.coerce.number().int().min(2020).max(2100) })
const body = z.object({ amountCents: z.number().int().min(0).max(2_000_000_000) })

export function budgetRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/support-budgets',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Budgets for economic support: stated, promised, left',
      tags,
      querystring: z.object({ territory: territorySchema.optional() }),
      response: { 200: z.object({ budgets: z.array(budgetView) }) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const rows = await deps.db
        .selectFrom('support_budget')
        .selectAll()
        .where(sql<boolean>`territory_id = any(${territories}::text[])`)
        .orderBy('year', 'desc')
        .orderBy('territory_id')
        .execute()
      return { budgets: rows.map(viewOfBudget) }
    },
  })
  http.route({
    method: 'PUT',
    url: '/support-budgets/:territory/:year',
    config: { action: 'place.manage' },
    schema: {
      summary: 'State what a territory may spend in a year; never less than it has promised',
      tags,
      params,
      body,
      response: { 200: budgetView },
    },
    handler: async (request) => {
      const { territory, year } = request.params
      request.authorize({ territory })
      const { amountCents } = request.body
      const row = await deps.unitOfWork(
        (tx) => setBudget(tx, { territory, year, amountCents, by: request.actor.personId }),
        request.cause,
      )
      return viewOfBudget(row)
    },
  })
}

function viewOfBudget(row: BudgetRow): z.infer<typeof budgetView> {
  return {
    territory: row.territory_id,
    year: row.year,
    amountCents: row.amount_cents,
    committedCents: row.committed_cents,
    leftCents: row.amount_cents - row.committed_cents,
  }
}
