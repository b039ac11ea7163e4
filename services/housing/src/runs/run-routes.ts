import { territorySchema } from '@intarsi/contracts'
import {
  cutPage,
  decodeCursor,
  type HttpApp,
  pageOf,
  periodQuery,
  problem,
  withIdempotency,
} from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, type Period, territoriesToList, within } from '../territory-filter.ts'
import { computeRun, sealedSeed, storeRun } from './run-matching.ts'
import { inWords, resultsOf, runSummary, runView } from './run-view.ts'
import { tellOutcomes } from './tell-outcomes.ts'

const tags = ['matching']
const body = z.object({
  territory: territorySchema,
  dryRun: z.boolean().default(false).describe('True: answers the result, keeps nothing and tells nobody'),
})

export function runRoutes(deps: HousingDeps, http: HttpApp): void {
  startRoute(deps, http)
  readRoutes(deps, http)
}

function startRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/matching-runs',
    config: { action: 'matching.run', idempotent: true },
    schema: {
      summary: 'Match the open requests of a territory with its places',
      tags,
      body,
      response: { 200: runView, 201: runView },
    },
    handler: async (request, reply) => {
      const { territory, dryRun } = request.body
      request.authorize({ territory })
      const now = deps.clock.now()
      const timeLimitMs = deps.config.INTARSI_MATCHING_LIMIT_MS
      // A dry run shows nothing of the lots of the run to come.
      const runDeps = { ...deps, timeLimitMs }
      const seed = dryRun ? deps.newId() : await sealedSeed(runDeps, territory)
      const run = await computeRun(runDeps, territory, { now, seed })
      const view = {
        territory,
        ranAt: now.toISOString(),
        startedBy: request.actor.personId,
        objective: run.result.objective,
        certificate: run.result.certificate,
        results: resultsOf(run.result),
      }
      if (dryRun) return reply.code(200).send({ runId: null, ...view })
      const runId = deps.newId()
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const startedBy = request.actor.personId
            await storeRun(tx, { runId, nextSeed: deps.newId(), territory, startedBy, run })
            return { status: 201 as const, body: { runId, ...view } }
          }),
        request.cause,
      )
      if (answer.body.runId === runId) await tellOutcomes(deps, runId, run.result)
      return reply.code(201).header('location', `/matching-runs/${answer.body.runId}`).send(answer.body)
    },
  })
}

const status = z.enum(['optimal', 'time-limit'])
const runsQuery = listQuery.extend({
  ...periodQuery,
  status: status.optional().describe('Whether the answer is proved the best, or time ran out'),
})

function readRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/matching-runs',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Runs, the newest first',
      tags,
      querystring: runsQuery,
      response: { 200: pageOf(runSummary) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listRuns(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(summaryOf) }
    },
  })
  http.route({
    method: 'GET',
    url: '/matching-runs/:runId',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'One run: every request with its place, or why it has none',
      tags,
      params: z.object({ runId: z.uuid() }),
      response: { 200: runView },
    },
    handler: async (request) => {
      const row = await runs(deps.db).where('run_id', '=', request.params.runId).executeTakeFirst()
      if (!row) throw problem(404, 'run-not-found', 'There is no such run.')
      request.authorize({ territory: row.territory_id })
      const results = await deps.db
        .selectFrom('run_result')
        .select(['request_id', 'place_id', 'points', 'reasons', 'changes'])
        .where('run_id', '=', row.run_id)
        .orderBy('request_id')
        .execute()
      return {
        ...summaryOf(row),
        results: results.map((one) => ({
          requestId: one.request_id,
          placeId: one.place_id,
          points: inWords(one.points),
          reasons: one.reasons,
          changes: one.changes,
        })),
      }
    },
  })
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

const runs = (db: HousingDb) => db.selectFrom('matching_run').selectAll()

type Filter = Period & {
  territories: string[]
  status?: z.infer<typeof status> | undefined
  cursor?: string | undefined
  limit: number
}

async function listRuns(db: HousingDb, { territories, status, cursor, limit, ...period }: Filter) {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await runs(db)
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .where(within('ran_at', period))
    .$if(status !== undefined, (select) => select.where(sql<boolean>`certificate->>'status' = ${status}`))
    .$if(before !== undefined, (select) =>
      select.where(sql<boolean>`(ran_at, run_id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy('ran_at', 'desc')
    .orderBy('run_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.ran_at.toISOString(), row.run_id])
}

function summaryOf(row: Awaited<ReturnType<typeof listRuns>>['items'][number]) {
  return {
    runId: row.run_id,
    territory: row.territory_id,
    ranAt: row.ran_at.toISOString(),
    startedBy: row.started_by,
    objective: row.objective,
    certificate: row.certificate,
  }
}
