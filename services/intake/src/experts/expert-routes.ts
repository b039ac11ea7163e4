import { date, expertRequested, fault, id, instant, languageCode, territorySchema } from '@intarsi/contracts'
import {
  cutPage,
  decodeCursor,
  etag,
  type HttpApp,
  ifMatch,
  pageOf,
  pageQuery,
  problem,
  problemOf,
  withIdempotency,
} from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { type Kysely, type Selectable, sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { formProblem, UNKNOWN_SPORTELLO } from '../referrals/check-referral.ts'
import { resourceOf } from '../referrals/submit-route.ts'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { findSportello } from '../sportelli/find-sportello.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { decideExpertMove } from './move-expert-request.ts'
import type { ExpertRequestTable } from './tables.ts'

const { kind } = expertRequested.data.shape
const state = z.enum(['requested', 'assigned', 'scheduled', 'done', 'became-referral', 'closed'])
const asked = z.object({
  sportelloId: id,
  kind,
  languages: z.array(languageCode).max(8).default([]),
  wantedOn: date.nullable().default(null),
  note: z.string().trim().min(1).max(500).optional(),
})
const shown = z.object({
  requestId: id,
  sportelloId: id,
  territory: territorySchema,
  kind,
  languages: z.array(languageCode),
  wantedOn: date.nullable(),
  note: z.string().nullable(),
  state,
  expertId: id.nullable(),
  scheduledOn: date.nullable(),
  referralNumber: z.string().nullable(),
  requestedAt: instant,
  version: z.number().int(),
})
type ExpertRow = Selectable<ExpertRequestTable>

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

function detailOf(row: ExpertRow): z.infer<typeof shown> {
  return {
    requestId: row.request_id,
    sportelloId: row.sportello_id,
    territory: row.territory_id,
    kind: row.kind,
    languages: row.languages,
    wantedOn: row.wanted_on,
    note: row.note,
    state: row.state,
    expertId: row.expert_id,
    scheduledOn: row.scheduled_on,
    referralNumber: row.referral_number,
    requestedAt: row.requested_at.toISOString(),
    version: row.version,
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
    or sportello_id = any(${request.actor.sportelloIds}::uuid[]))`
}

export function moveExpertRequestRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/expert-requests/:requestId',
    config: { action: 'expert.answer' },
    schema: {
      summary: 'Who comes, when, and what became of it; If-Match: its version',
      tags: ['experts'],
      params: z.object({ requestId: id }),
      body: z.object({
        to: state,
        expertId: id.optional(),
        scheduledOn: date.optional(),
        referralNumber: z.string().max(20).optional(),
      }),
      response: { 200: shown },
    },
    handler: async (request, reply) => {
      const row = await getExpertRequest(deps.db, request.params.requestId)
      request.authorize({ territory: row.territory_id })
      const version = ifMatch(request, row.version)
      const decision = decideExpertMove(row.state, request.body)
      if (!decision.ok) throw problemOf(decision)
      const [moved] = decision.facts
      const changed = await deps.db
        .updateTable('expert_request')
        .set({ ...moved, version: version + 1, changed_at: deps.clock.now() })
        .where('request_id', '=', row.request_id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst()
      if (!changed) throw problem(412, 'stale-version', 'Somebody changed this request at the same moment.')
      etag(reply, changed.version)
      return detailOf(changed)
    },
  })
}

async function getExpertRequest(db: Kysely<IntakeSchema>, requestId: string): Promise<ExpertRow> {
  const row = await db
    .selectFrom('expert_request')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'unknown-expert-request', 'There is no expert request with this id.')
  return row
}
