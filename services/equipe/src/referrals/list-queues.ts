import {
  date,
  id,
  instant,
  referralState,
  type Territory,
  territorySchema,
  urgency,
} from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

/** One place of a queue: no name, no facts; where it waits, since when, and what comes next. */
export const queueRow = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  state: referralState,
  queue: z.object({ kind: z.enum(['table', 'equipe', 'coordinator']), id }),
  meeting: z.object({ id, startsAt: instant }).nullable(),
  noDate: z.boolean().describe('It waits for a meeting that has a place'),
  since: instant,
  holder: z.object({ kind: z.string(), id: z.string().nullable() }),
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  preparerId: id.nullable(),
  fieldsMissing: z.number().int(),
  submittedAt: instant,
})
const tags = ['queues']
const query = z.object({
  ...pageQuery,
  state: referralState.optional(),
  urgency: urgency.optional(),
  gate: z.string().max(80).optional().describe('Id of the gate that holds them, as the profile names it'),
})

export function listMyQueueRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/queues/mine',
    config: { action: 'caseload.read' },
    schema: {
      summary: 'What waits for me: referrals I hold or prepare, and those of the tables I chair',
      tags,
      querystring: query,
      response: { 200: pageOf(queueRow) },
    },
    handler: (request) => {
      const me = request.actor.personId
      request.authorize({ personIds: [me] })
      return queueOfPerson(db, me, request.query)
    },
  })
}

export function listTerritoryQueuesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/queues',
    config: { action: 'table.manage' },
    schema: {
      summary: 'Where every open referral of a territory waits, and since when',
      tags,
      params: z.object({ territory: territorySchema }),
      querystring: query,
      response: { 200: pageOf(queueRow) },
    },
    handler: (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return queueOfTerritories(db, [territory], request.query)
    },
  })
}

const rows = (db: Kysely<EquipeSchema>) =>
  db
    .selectFrom('queue')
    .innerJoin('referral', 'referral.referral_id', 'queue.referral_id')
    .leftJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .select([
      'referral.referral_id',
      'referral_number',
      'referral.household_id',
      'referral.territory_id',
      'urgency',
      'referral.state',
      'queue.kind',
      'queue.root_id',
      'queue.meeting_id',
      'meeting.starts_at',
      'queue.no_date',
      'queue.since',
      'holder_kind',
      'holder_id',
      'next_step',
      'next_step_on',
      'preparer_id',
      'fields_missing',
      'submitted_at',
    ])

type Rows = ReturnType<typeof rows>
type Row = Rows extends SelectQueryBuilder<EquipeSchema, infer _Tables, infer Output> ? Output : never

/** `besides`: what stands in this state is listed elsewhere. */
type Query = z.infer<typeof query> & { besides?: z.infer<typeof referralState> }

/** What waits for a person: referrals they hold or prepare, and those of the tables they chair. */
export function queueOfPerson(db: Kysely<EquipeSchema>, me: string, asked: Query) {
  return listQueue(mineOf(db, me, asked), asked.limit)
}

export function queueOfTerritories(
  db: Kysely<EquipeSchema>,
  territories: readonly Territory[],
  asked: Query,
) {
  const there = sql<boolean>`queue.territory_id = any(${territories}::text[])`
  return listQueue(rows(db).where(there).where(matching(asked)), asked.limit)
}

function mineOf(db: Kysely<EquipeSchema>, me: string, asked: Query): Rows {
  return rows(db).where('referral.referral_id', 'in', idsOfPerson(me, asked))
}

/**
 * What a person holds or prepares has an index of its own, of open referrals only, and what a table reads one in the order
 * of the list. Of each no more is read than is shown. What is parked with the coordinator is the coordinator's alone: who
 * prepares it and who chairs can do nothing for it until it comes back (section 3.1).
 */
export function idsOfPerson(me: string, asked: Query): RawBuilder<string> {
  const shown = sql`${matching(asked)} order by ${ORDER} limit ${asked.limit + 1}`
  const open = sql`select queue.referral_id from referral join queue using (referral_id)
    where referral.closed_at is null`
  const working = sql`${open} and queue.kind <> 'coordinator'`
  const chaired = sql`select read.* from table_chair mine cross join lateral (
      ${working} and referral.reading_table_id = mine.table_id and ${shown}
    ) read where mine.person_id = ${me} and mine.until_at is null`
  return sql<string>`(
    (${open} and referral.holder_kind = 'person' and referral.holder_id = ${me} and ${shown})
    union (${working} and referral.preparer_id = ${me} and ${shown})
    union (${chaired}))`
}

/** Places that are asked for, from where the last page ended. */
function matching({ cursor, state, besides, urgency, gate }: Omit<Query, 'limit'>) {
  const asked = [
    sql`true`,
    ...(state === undefined ? [] : [sql`referral.state = ${state}`]),
    ...(besides === undefined ? [] : [sql`referral.state <> ${besides}`]),
    ...(urgency === undefined ? [] : [sql`referral.urgency = ${urgency}`]),
    ...(gate === undefined ? [] : [sql`referral.gate->>'id' = ${gate}`]),
    ...(cursor === undefined ? [] : [isAfter(cursor)]),
  ]
  return sql<boolean>`${sql.join(asked, sql` and `)}`
}

/** Urgent first, then what is due first, overdue before all and undated last; an id is as old as its referral. */
const ORDER = sql`referral.urgency, coalesce(referral.next_step_on, 'infinity'), referral.referral_id`
const cursorKeys = z.tuple([urgency, date.nullable(), id])

function isAfter(cursor: string) {
  const [level, nextStepOn, referralId] = decodeCursor(cursor, cursorKeys)
  return sql`(${ORDER}) > (${level}, coalesce(${nextStepOn}::date, 'infinity'), ${referralId}::uuid)`
}

async function listQueue(found: Rows, limit: number) {
  const page = await found
    .orderBy(ORDER)
    .limit(limit + 1)
    .execute()
  const { items, next } = cutPage(page, limit, (row) => [row.urgency, row.next_step_on, row.referral_id])
  return { items: items.map(viewOfRow), next }
}

function viewOfRow(row: Row): z.infer<typeof queueRow> {
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
    state: row.state,
    queue: { kind: row.kind, id: row.root_id },
    meeting:
      row.meeting_id && row.starts_at ? { id: row.meeting_id, startsAt: row.starts_at.toISOString() } : null,
    noDate: row.no_date,
    since: row.since.toISOString(),
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    preparerId: row.preparer_id,
    fieldsMissing: row.fields_missing.length,
    submittedAt: row.submitted_at.toISOString(),
  }
}
