import { id, referralState, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeSchema } from '../schema.ts'
import { sendsFor } from '../sportelli/sportello-resource.ts'
import { referralSummary } from './schemas.ts'
import { SUMMARY_COLUMNS, summaryOf } from './show-referral.ts'

const filters = z.object({
  ...pageQuery,
  sportelloId: id.optional(),
  territory: territorySchema.optional(),
  state: referralState.optional(),
  urgency: urgency.optional(),
  number: z.string().max(20).optional(),
  householdId: id.optional(),
})
type Filters = z.infer<typeof filters>

const cursorKeys = z.tuple([z.iso.datetime(), id])

export function listReferralsRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals',
    config: { action: 'referral.read-own' },
    schema: {
      summary: "The referrals of one's sportelli (and of the coordinator's territories), newest first",
      tags: ['referrals'],
      querystring: filters,
      response: { 200: pageOf(referralSummary) },
    },
    handler: async (request) => {
      const rows = await readReferrals(db, request, request.query)
      const page = cutPage(rows, request.query.limit, (row) => [
        row.submitted_at.toISOString(),
        row.referral_id,
      ])
      return { items: page.items.map(summaryOf), next: page.next }
    },
  })
}

async function readReferrals(db: Kysely<IntakeSchema>, request: FastifyRequest, query: Filters) {
  const territories = request.territories()
  const sportelli = sendsFor(request.actor)
  const owners: Owner[] = [
    ...territories.map((one): Owner => ['territory_id', one]),
    ...sportelli.map((one): Owner => ['sportello_id', one]),
  ]
  if (owners.length === 0) return []
  const newest = owners.map((owner) => sql`(${newestOf(db, owner, query)})`)
  return inOrder(
    db
      .selectFrom('referral')
      .select(SUMMARY_COLUMNS)
      .where(sql<boolean>`referral_id in (${sql.join(newest, sql` union `)})`),
    query,
  ).execute()
}

type Owner = ['territory_id' | 'sportello_id', string]

/** Of each sportello and territory only as many as are shown, read in the order of its index. */
function newestOf(db: Kysely<IntakeSchema>, [column, value]: Owner, query: Filters) {
  const equals = equalities(query)
  return inOrder(
    db
      .selectFrom('referral')
      .select('referral_id')
      .where(sql<boolean>`${sql.ref(column)} = ${value}`)
      .where((eb) => eb.and(equals))
      .$if(query.cursor !== undefined, (rows) => rows.where(after(query.cursor ?? ''))),
    query,
  )
}

function inOrder<Output>(rows: SelectQueryBuilder<IntakeSchema, 'referral', Output>, { limit }: Filters) {
  return rows
    .orderBy('submitted_at', 'desc')
    .orderBy('referral_id', 'desc')
    .limit(limit + 1)
}

function equalities(query: Filters) {
  const all = {
    sportello_id: query.sportelloId,
    territory_id: query.territory,
    state: query.state,
    urgency: query.urgency,
    number: query.number?.toUpperCase(),
    household_id: query.householdId,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function after(cursor: string) {
  const [submittedAt, referralId] = decodeCursor(cursor, cursorKeys)
  return sql<boolean>`(submitted_at, referral_id) < (${submittedAt}::timestamptz, ${referralId}::uuid)`
}
