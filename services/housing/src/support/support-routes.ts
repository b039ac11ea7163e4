import { territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, withIdempotency } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { resourceOf } from '../requests/request-resource.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { endSupport, type GrantRow, grantSupport, SUPPORT_END_REASONS, SUPPORT_KINDS } from './support.ts'

const tags = ['economic support']
const cents = z.number().int().min(1).max(100_000_00)
const grantView = z.object({
  grantId: z.uuid(),
  requestId: z.uuid(),
  householdId: z.uuid(),
  territory: territorySchema,
  year: z.number().int(),
  kind: z.enum(SUPPORT_KINDS),
  monthlyCents: z.number().int(),
  months: z.number().int(),
  amountCents: z.number().int(),
  state: z.enum(['granted', 'ended']),
  paidCents: z.number().int().nullable(),
  endReason: z.string().nullable(),
  grantedAt: z.iso.datetime(),
})
const grantBody = z.object({
  requestId: z.uuid(),
  kind: z.enum(SUPPORT_KINDS),
  monthlyCents: cents.describe('Cents of euro; once only: the whole sum, with one month'),
  months: z.number().int().min(1).max(36).default(1),
})
const endBody = z.object({
  paidCents: z.number().int().min(0).describe('In all; the rest goes back to the budget'),
  reason: z.enum(SUPPORT_END_REASONS),
})

export function supportRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/economic-supports',
    config: { action: 'offer.make', idempotent: true },
    schema: {
      summary: 'Promise a household money for its home, within the budget of its territory',
      tags,
      body: grantBody,
      response: { 201: grantView },
    },
    handler: async (request, reply) => {
      const grant = { grantId: deps.newId(), ...request.body, by: request.actor.personId }
      const { body } = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await grantSupport(tx, grant, async (about) =>
              request.authorize(await resourceOf(tx.trx, about)),
            )
            return { status: 201 as const, body: viewOfGrant(row) }
          }),
        request.cause,
      )
      return reply.code(201).send(body)
    },
  })
  http.route({
    method: 'POST',
    url: '/economic-supports/:grantId/end',
    config: { action: 'offer.make' },
    schema: {
      summary: 'End a support: what was not paid goes back to the budget',
      tags,
      params: z.object({ grantId: z.uuid() }),
      body: endBody,
      response: { 200: grantView },
    },
    handler: async (request) => {
      const row = await deps.unitOfWork(
        (tx) =>
          endSupport(tx, request.params.grantId, request.body, async (about) =>
            request.authorize(await resourceOf(tx.trx, about)),
          ),
        request.cause,
      )
      return viewOfGrant(row)
    },
  })
  listRoute(deps, http)
}

const query = listQuery.extend({
  kind: grantView.shape.kind.optional(),
  state: grantView.shape.state.optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('Of the budget it is paid from'),
})

function listRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/economic-supports',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Money promised to households, the oldest first',
      tags,
      querystring: query,
      response: { 200: pageOf(grantView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listGrants(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOfGrant) }
    },
  })
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

type Filter = Omit<z.infer<typeof query>, 'territory'> & { territories: string[] }

async function listGrants(db: HousingDb, { territories, kind, state, year, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('support_grant')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? 'deposit'))
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'granted'))
    .$if(year !== undefined, (select) => select.where('year', '=', year ?? 0))
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(granted_at, grant_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('granted_at')
    .orderBy('grant_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.granted_at.toISOString(), row.grant_id])
}

function viewOfGrant(row: GrantRow): z.infer<typeof grantView> {
  return {
    grantId: row.grant_id,
    requestId: row.request_id,
    householdId: row.household_id,
    territory: row.territory_id,
    year: row.year,
    kind: row.kind,
    monthlyCents: row.monthly_cents,
    months: row.months,
    amountCents: row.amount_cents,
    state: row.state,
    paidCents: row.paid_cents,
    endReason: row.end_reason,
    grantedAt: row.granted_at.toISOString(),
  }
}
