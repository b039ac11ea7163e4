import type { Territory } from '@intarsi/contracts'
import { type HttpApp, listDay, pageOf } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { listPlaces } from './list-places.ts'
import { placeView, viewOfPlace } from './place-view.ts'

const period = z.object({
  kind: z.enum(['stay', 'agreed', 'offer', 'blocked']),
  from: listDay,
  until: z.iso
    .date()
    .nullable()
    .describe('Day it ended; of what goes on, the day foreseen; null: no day foreseen'),
  over: z.boolean(),
  requestId: z.uuid().nullable(),
  householdId: z.uuid().nullable(),
  referralNumber: z.string().nullable(),
})
type Period = z.infer<typeof period>

const query = listQuery.extend({
  since: z.iso.date().optional().describe('Leaves out what ended before'),
  placeId: z.uuid().optional().describe('Only this one'),
  free: z.stringbool().optional().describe('True: only places that nobody holds and nothing blocks'),
})

/** Who held each place and when: what a picture over time is drawn from. */
export function occupancyRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/place-occupancy',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Places in use, each with its stays, reservations and blocks over time',
      tags: ['places'],
      querystring: query,
      response: { 200: pageOf(z.object({ place: placeView, periods: z.array(period) })) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listPlaces(deps.db, { ...request.query, territories })
      const today = romeDay(deps.clock.now())
      const since = request.query.since ?? today
      const placeIds = page.items.map((row) => row.place_id)
      const periods = await listPeriods(deps.db, { territories, placeIds, since })
      return {
        ...page,
        items: page.items.map((row) => ({
          place: viewOfPlace(row, { showAddress: false, today }),
          periods: [
            ...(periods.get(row.place_id) ?? []),
            ...(row.blocked_until && row.blocked_until > today ? [blockOf(row.blocked_until, today)] : []),
          ],
        })),
      }
    },
  })
}

type Wanted = { territories: Territory[]; placeIds: string[]; since: string }

async function listPeriods(db: HousingDb, wanted: Wanted): Promise<Map<string, Period[]>> {
  const rows = [...(await listStays(db, wanted)), ...(await listReservations(db, wanted))]
  const byPlace = new Map<string, Period[]>()
  for (const { place_id: placeId, ...row } of rows) {
    const known = byPlace.get(placeId) ?? []
    known.push({
      kind: row.kind,
      from: row.from,
      until: row.until,
      over: row.over,
      requestId: row.request_id,
      householdId: row.household_id,
      referralNumber: row.referral_number,
    })
    byPlace.set(placeId, known)
  }
  return byPlace
}

const DAY_OF = (column: string) => sql<string>`(${sql.ref(column)} at time zone 'Europe/Rome')::date::text`

/** Stays, and entries agreed: until the day they ended, or the last day the household may stay. */
function listStays(db: HousingDb, { territories, placeIds, since }: Wanted) {
  return db
    .selectFrom('placement')
    .innerJoin('request', 'request.request_id', 'placement.request_id')
    .select([
      'placement.place_id',
      'placement.request_id',
      'placement.household_id',
      'request.referral_number',
      sql<'stay' | 'agreed'>`case when entered_on is null then 'agreed' else 'stay' end`.as('kind'),
      sql<string>`coalesce(entered_on::text, ${DAY_OF('agreed_at')})`.as('from'),
      sql<string | null>`coalesce(ended_on, stay_until)::text`.as('until'),
      sql<boolean>`placement.state = 'ended'`.as('over'),
    ])
    .where('placement.territory_id', 'in', listed(territories))
    .where(sql<boolean>`placement.place_id = any(${placeIds}::uuid[])`)
    .where('placement.state', '!=', 'cancelled')
    .where(sql<boolean>`(ended_on is null or ended_on >= ${since}::date)`)
    .orderBy(sql`entered_on nulls last`)
    .orderBy('placement.placement_id')
    .execute()
}

/** Offers that wait for their answer: the place is kept until then. */
function listReservations(db: HousingDb, { territories, placeIds }: Wanted) {
  return db
    .selectFrom('offer')
    .innerJoin('request', 'request.request_id', 'offer.request_id')
    .select([
      'offer.place_id',
      'offer.request_id',
      'offer.household_id',
      'request.referral_number',
      sql<'offer'>`'offer'`.as('kind'),
      DAY_OF('offered_at').as('from'),
      sql<string | null>`${DAY_OF('answer_by')}`.as('until'),
      sql<boolean>`false`.as('over'),
    ])
    .where('offer.territory_id', 'in', listed(territories))
    .where(sql<boolean>`offer.place_id = any(${placeIds}::uuid[])`)
    .where('offer.state', '=', 'open')
    .orderBy('offer.offered_at')
    .execute()
}

const listed = (territories: Territory[]) => (territories.length > 0 ? territories : [sql<Territory>`null`])

function blockOf(until: string, today: string): Period {
  const nobody = { requestId: null, householdId: null, referralNumber: null }
  return { kind: 'blocked', from: today, until, over: false, ...nobody }
}
