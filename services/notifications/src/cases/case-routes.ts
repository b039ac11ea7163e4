import { recordRead } from '@intarsi/access'
import { territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import type { Tx, UnitOfWork } from '@intarsi/messaging'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { CaseRow, NotificationsSchema } from '../schema.ts'
import { caseView, viewOfCase } from './case-view.ts'

type Deps = { unitOfWork: UnitOfWork<NotificationsSchema> }

/** Where links of public events lead: the case with its caller's own rights, every reading on record. */
export function caseRoutes(http: HttpApp, deps: Deps): void {
  showRoute(http, deps)
  listRoute(http, deps)
}

function showRoute(http: HttpApp, { unitOfWork }: Deps): void {
  http.route({
    method: 'GET',
    url: '/cases/:referralId',
    config: { action: 'referral.read-state' },
    schema: {
      operationId: 'showCase',
      summary: 'Where a case stands: ids, states and dates',
      tags: ['cases'],
      params: z.object({ referralId: z.uuid() }),
      response: { 200: caseView },
    },
    handler: (request) =>
      unitOfWork(
        async (tx) => viewOfCase(await readCase(tx, request, request.params.referralId)),
        request.cause,
      ),
  })
}

/** The case, when its territory is one of the caller's; a 404 else, so that nobody learns what is elsewhere. */
export async function readCase(
  tx: Tx<NotificationsSchema>,
  request: FastifyRequest,
  referralId: string,
): Promise<CaseRow> {
  const row = await tx.trx
    .selectFrom('feed_case')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  const territories: readonly string[] = request.territories('referral.read-state')
  if (!row || !territories.includes(row.territory_id))
    throw problem(404, 'case-unknown', 'There is no such case in your territories.')
  await recordRead(tx.trx, {
    actor: request.actor,
    action: 'referral.read-state',
    territory: territorySchema.parse(row.territory_id),
    subjectKind: 'case',
    subjectId: row.referral_id,
    householdId: row.household_id,
    at: tx.now,
    correlationId: tx.cause.correlationId,
  })
  return row
}

const listQuery = z.object({
  ...pageQuery,
  updatedSince: z.iso.datetime().optional().describe('Only what changed from this instant on'),
})

function listRoute(http: HttpApp, { unitOfWork }: Deps): void {
  http.route({
    method: 'GET',
    url: '/cases',
    config: { action: 'referral.read-state' },
    schema: {
      operationId: 'listCases',
      summary: 'Cases of your territories, the longest unchanged first: how a new client begins',
      tags: ['cases'],
      querystring: listQuery,
      response: { 200: pageOf(caseView) },
    },
    handler: (request) =>
      unitOfWork(async (tx) => {
        const page = cutPage(
          await listCases(tx, request.territories(), request.query),
          request.query.limit,
          (row) => [row.updated_at.toISOString(), row.referral_id],
        )
        await recordRead(tx.trx, {
          actor: request.actor,
          action: 'referral.read-state',
          territory: null,
          subjectKind: 'cases',
          subjectId: String(page.items.length),
          at: tx.now,
          correlationId: tx.cause.correlationId,
        })
        return { items: page.items.map(viewOfCase), next: page.next }
      }, request.cause),
  })
}

/** One row more than asked for, when there is a next page. */
export async function listCases(
  tx: Tx<NotificationsSchema>,
  territories: readonly string[],
  { cursor, limit, updatedSince }: z.infer<typeof listQuery>,
): Promise<CaseRow[]> {
  if (territories.length === 0) return []
  let query = tx.trx.selectFrom('feed_case').selectAll().where('territory_id', 'in', territories)
  if (updatedSince) query = query.where('updated_at', '>=', new Date(updatedSince))
  if (cursor) {
    const [updatedAt, referralId] = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('updated_at', 'referral_id'), '>', tuple(new Date(updatedAt), referralId)),
    )
  }
  return query
    .orderBy('updated_at')
    .orderBy('referral_id')
    .limit(limit + 1)
    .execute()
}
