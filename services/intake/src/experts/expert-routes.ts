import { date, expertRequested, fault, id, instant, languageCode } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { type Selectable, sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { formProblem, UNKNOWN_SPORTELLO } from '../referrals/check-referral.ts'
import type { IntakeTx } from '../schema.ts'
import { findSportello } from '../sportelli/find-sportello.ts'
import { resourceOf, sendsFor } from '../sportelli/sportello-resource.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { detailOf, type ExpertRow, shown, state } from './expert-view.ts'

const { kind } = expertRequested.data.shape

const asked = z.object({
  sportelloId: id,
  kind,
  languages: z.array(languageCode).max(8).default([]),
  wantedOn: date.nullable().default(null),
  note: z.string().trim().min(1).max(500).optional(),
})

export function askExpertRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/expert-requests',
    config: { action: 'expert.request', idempotent: true },
    schema: {
      summary: 'Ask for an expert, or a training among peers, instead of or before a referral (CE-14)',
      tags: ['experts'],
      body: asked,
      response: { 201: shown },
    },
    handler: async (request, reply) => {
      const sportello = await findSportello(deps.db, request.body.sportelloId)
      if (!sportello) throw formProblem([UNKNOWN_SPORTELLO])
      request.authorize(resourceOf(sportello))
      refuseNotOffered(deps, sportello, request.body.kind)
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = rowOf(deps, tx, { ...request.body, sportello, by: request.actor.personId })
            await tx.lock('intake.households', row.request_id)
            await tx.trx.insertInto('expert_request').values(row).execute()
            await tx.announce(expertRequested, row.request_id, factOf(row))
            return { status: 201 as const, body: detailOf(row) }
          }),
        request.cause,
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

function refuseNotOffered(
  { rules }: IntakeDeps,
  sportello: Selectable<SportelloTable>,
  wanted: string,
): void {
  const offered = rules.expertKinds(sportello.territory_id)
  if (offered.includes(wanted)) return
  const detail = `${sportello.territory_id} offers sportelli: ${offered.join(', ') || 'no experts'}.`
  throw formProblem([fault('/kind', 'not-offered-here', detail)])
}

type Asked = z.infer<typeof asked> & { sportello: Selectable<SportelloTable>; by: string }

function rowOf(deps: IntakeDeps, tx: IntakeTx, { sportello, by, ...body }: Asked): ExpertRow {
  return {
    request_id: deps.newId(),
    household_id: null,
    territory_id: sportello.territory_id,
    sportello_id: sportello.sportello_id,
    body_id: sportello.body_id,
    requested_by: by,
    requested_at: tx.now,
    kind: body.kind,
    languages: body.languages,
    wanted_on: body.wantedOn,
    note: body.note ?? null,
    state: 'requested',
    expert_id: null,
    scheduled_on: null,
    referral_number: null,
    training_id: null,
    evaluation: null,
    version: 1,
    changed_at: tx.now,
  }
}

function factOf(row: ExpertRow) {
  return {
    requestId: row.request_id,
    householdId: row.household_id,
    territory: row.territory_id,
    sportelloId: row.sportello_id,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    kind: row.kind,
    languages: row.languages,
    wantedOn: row.wanted_on,
  }
}

export function listExpertRequestsRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/expert-requests',
    config: { action: 'expert.request' },
    schema: {
      summary: "Requests of one's sportelli and territories, newest first",
      tags: ['experts'],
      querystring: z.object({ ...pageQuery, state: state.optional() }),
      response: { 200: pageOf(shown) },
    },
    handler: async (request) => {
      const { limit, state: wanted, cursor } = request.query
      const keys = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([instant, id]))
      const rows = await db
        .selectFrom('expert_request')
        .selectAll()
        .where(mine(request))
        .$if(wanted !== undefined, (query) => query.where('state', '=', wanted ?? 'requested'))
        .$if(keys !== undefined, (query) =>
          query.where(
            sql<boolean>`(requested_at, request_id) < (${keys?.[0]}::timestamptz, ${keys?.[1]}::uuid)`,
          ),
        )
        .orderBy('requested_at', 'desc')
        .orderBy('request_id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = cutPage(rows, limit, (row) => [row.requested_at.toISOString(), row.request_id])
      return { items: page.items.map(detailOf), next: page.next }
    },
  })
}

function mine(request: FastifyRequest) {
  const territories = [...new Set([...request.territories(), ...request.territories('expert.answer')])]
  return sql<boolean>`(territory_id = any(${territories}::text[])
    or sportello_id = any(${sendsFor(request.actor)}::uuid[]))`
}
