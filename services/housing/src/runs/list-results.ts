import { urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'
import { inWords, resultView } from './run-view.ts'

const item = resultView.extend({
  householdId: z.uuid(),
  referralNumber: z.string(),
  urgency,
  people: z.number().int(),
  openedAt: z.iso.datetime(),
  requestState: z.string().describe('As it is now: the run may be old'),
  placeName: z.string().nullable(),
})

const query = z.object({
  ...pageQuery,
  placed: z.stringbool().optional().describe('True: what got a place; false: what got none'),
})

/** A run to be reviewed: a page of its results, each with what a person needs to judge it. */
export function resultsRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/matching-runs/:runId/results',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Results of a run, the longest waiting first: the place, or why there is none',
      tags: ['matching'],
      params: z.object({ runId: z.uuid() }),
      querystring: query,
      response: { 200: pageOf(item) },
    },
    handler: async (request) => {
      const { runId } = request.params
      const run = await deps.db
        .selectFrom('matching_run')
        .select('territory_id')
        .where('run_id', '=', runId)
        .executeTakeFirst()
      if (!run) throw problem(404, 'run-not-found', 'There is no such run.')
      request.authorize({ territory: run.territory_id })
      const page = await listResults(deps.db, { runId, ...request.query })
      return { ...page, items: page.items.map(viewOf) }
    },
  })
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listResults(
  db: HousingDb,
  { runId, placed, cursor, limit }: z.infer<typeof query> & { runId: string },
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('run_result')
    .innerJoin('request', 'request.request_id', 'run_result.request_id')
    .leftJoin('place', 'place.place_id', 'run_result.place_id')
    .select([
      'run_result.request_id',
      'run_result.household_id',
      'run_result.place_id',
      'points',
      'reasons',
      'changes',
      'referral_number',
      'urgency',
      'facts',
      'opened_at',
      'request.state',
      'place.name',
    ])
    .where('run_id', '=', runId)
    .$if(placed !== undefined, (select) =>
      select.where('run_result.place_id', placed ? 'is not' : 'is', null),
    )
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(opened_at, run_result.request_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('opened_at')
    .orderBy('run_result.request_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.opened_at.toISOString(), row.request_id])
}

function viewOf(row: Awaited<ReturnType<typeof listResults>>['items'][number]): z.infer<typeof item> {
  return {
    requestId: row.request_id,
    householdId: row.household_id,
    referralNumber: row.referral_number,
    urgency: row.urgency,
    people: row.facts.people,
    openedAt: row.opened_at.toISOString(),
    requestState: row.state,
    placeId: row.place_id,
    placeName: row.name,
    points: inWords(row.points),
    reasons: row.reasons,
    changes: row.changes,
  }
}
