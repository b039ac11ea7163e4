import { territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, periodQuery } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, type Period, territoriesToList, within } from '../territory-filter.ts'
import { OVERRIDE_KINDS, OVERRIDE_REASONS, type OverrideKind, type OverrideReason } from './override.ts'

export const overrideView = z.object({
  overrideId: z.uuid(),
  kind: z.enum(OVERRIDE_KINDS),
  requestId: z.uuid(),
  householdId: z.uuid(),
  territory: territorySchema,
  runId: z.uuid().nullable(),
  proposedPlaceId: z.uuid().nullable().describe('Null: the run had found no place'),
  chosenPlaceId: z.uuid(),
  reason: z.enum(OVERRIDE_REASONS),
  remark: z.string(),
  madeAt: z.iso.datetime(),
  madeBy: z.uuid(),
})

const query = listQuery.extend({
  ...periodQuery,
  kind: overrideView.shape.kind.optional(),
  reason: overrideView.shape.reason.optional(),
})

export function overrideRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/overrides',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Where a person decided otherwise than the machine had proposed, the newest first',
      tags: ['matching'],
      querystring: query,
      response: { 200: pageOf(overrideView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listOverrides(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOfOverride) }
    },
  })
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

type Filter = Period & {
  territories: string[]
  kind?: OverrideKind | undefined
  reason?: OverrideReason | undefined
  cursor?: string | undefined
  limit: number
}

async function listOverrides(db: HousingDb, { territories, kind, reason, cursor, limit, ...period }: Filter) {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('override')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .where(within('made_at', period))
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? 'other-place'))
    .$if(reason !== undefined, (select) => select.where('reason', '=', reason ?? 'cannot-wait'))
    .$if(before !== undefined, (select) =>
      select.where(
        sql<boolean>`(made_at, override_id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`,
      ),
    )
    .orderBy('made_at', 'desc')
    .orderBy('override_id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.made_at.toISOString(), row.override_id])
}

export function viewOfOverride(
  row: Awaited<ReturnType<typeof listOverrides>>['items'][number],
): z.infer<typeof overrideView> {
  return {
    overrideId: row.override_id,
    kind: row.kind,
    requestId: row.request_id,
    householdId: row.household_id,
    territory: row.territory_id,
    runId: row.run_id,
    proposedPlaceId: row.proposed_place_id,
    chosenPlaceId: row.chosen_place_id,
    reason: row.reason,
    remark: row.remark,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
  }
}
