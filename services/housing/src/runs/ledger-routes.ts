import { createHash } from 'node:crypto'
import { territorySchema } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { LEDGER_KINDS } from '../matching/fairness.ts'
import { policySchema, reserveLeft } from '../matching/policies.ts'
import { policyOf } from '../matching/published-policies.ts'
import { overrideView, viewOfOverride } from '../overrides/override-routes.ts'
import type { HousingDb } from '../schema.ts'
import { loadInput } from './load-input.ts'
import { replayRun } from './replay.ts'

const tags = ['matching']
const params = z.object({ runId: z.uuid() })
const count = z.number().int()
const groupView = z.object({
  group: z.string(),
  requests: count,
  placed: count,
  people: count,
  peoplePlaced: count,
})
const ledgerView = z.object({
  runId: z.uuid(),
  territory: territorySchema,
  outcomes: z.array(z.object({ kind: z.enum(LEDGER_KINDS), groups: z.array(groupView) })),
  price: z
    .object({ people: count, mostPeople: count.nullable() })
    .describe('People placed with need first, and the most that could be placed if only numbers counted'),
  seed: z.string().nullable().describe('Lots of this run were drawn from it'),
  seal: z.string().nullable().describe('SHA-256 of the seed, as told with the run before'),
  nextSeal: z
    .string()
    .nullable()
    .describe('SHA-256 of the seed of the next run, which nobody is told before it'),
  overrides: z.array(overrideView).describe('Where a person decided otherwise than this run had proposed'),
})
const replayView = z.object({
  same: z.boolean().describe('True: solved again from its own question and seed, the run says the same'),
  placed: count,
  weight: z.number(),
  quality: z.number(),
})

export function ledgerRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/matching-runs/:runId/ledger',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Whom a run served: outcomes by group, the price of putting need first, lots, overrides',
      tags,
      params,
      response: { 200: ledgerView },
    },
    handler: async (request) => {
      const row = await getRun(deps.db, request.params.runId)
      request.authorize({ territory: row.territory_id })
      if (!row.ledger) throw problem(404, 'no-ledger', 'This run is from before ledgers were kept.')
      const overrides = await deps.db
        .selectFrom('override')
        .selectAll()
        .where('run_id', '=', row.run_id)
        .orderBy('made_at')
        .execute()
      return {
        runId: row.run_id,
        territory: row.territory_id,
        ...row.ledger,
        seed: row.seed,
        seal: row.seed && sealOf(row.seed),
        nextSeal: row.next_seed && sealOf(row.next_seed),
        overrides: overrides.map(viewOfOverride),
      }
    },
  })
  replayRoute(deps, http)
  policyRoute(deps, http)
}

function replayRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/matching-runs/:runId/replay',
    config: { action: 'audit.read' },
    schema: {
      summary: 'Solve a run again from its own question and seed: does it say the same?',
      tags,
      params,
      response: { 200: replayView },
    },
    handler: async (request) => {
      const row = await getRun(deps.db, request.params.runId)
      request.authorize({ territory: row.territory_id })
      return replayRun(deps, row)
    },
  })
}

function policyRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/matching-policies/:territory',
    config: { action: 'place.read' },
    schema: {
      summary: 'What matching counts in a territory, and whether its reserve for urgent entry is kept',
      tags,
      params: z.object({ territory: territorySchema }),
      response: {
        200: policySchema.extend({
          reserveLeft: z.number().int().describe('Flats kept beyond those wanted; negative: too few'),
        }),
      },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const policy = policyOf(territory)
      const { places } = await loadInput(deps.db, territory, deps.clock.now())
      return { ...policy, reserveLeft: reserveLeft(policy, places) }
    },
  })
}

async function getRun(db: HousingDb, runId: string) {
  const row = await db.selectFrom('matching_run').selectAll().where('run_id', '=', runId).executeTakeFirst()
  if (!row) throw problem(404, 'run-not-found', 'There is no such run.')
  return row
}

/** Tells of a seed that it is fixed, without telling it. */
export function sealOf(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}
