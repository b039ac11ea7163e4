import { date, id, instant, referralState, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import type { SelectQueryBuilder } from 'kysely'
import * as z from 'zod'
import { listWaiting, orderWaiting } from '../decisions/start-presa-in-carico.ts'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema, EquipeTx } from '../schema.ts'

/** One place of a queue: no name, no facts; where it waits, since when, and what comes next. */
const queueRow = z.object({
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
const query = z.object({ ...pageQuery, state: referralState.optional() })

export function listMyQueueRoute(deps: EquipeDeps, http: HttpApp): void {
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
      return deps.unitOfWork((tx) => listQueue(mineOf(tx, me), request.query), request.cause)
    },
  })
}

export function listTerritoryQueuesRoute(deps: EquipeDeps, http: HttpApp): void {
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
      return deps.unitOfWork(
        (tx) => listQueue(rows(tx).where('queue.territory_id', '=', territory), request.query),
        request.cause,
      )
    },
  })
}

export function listWaitingRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/waiting-list',
    config: { action: 'table.manage' },
    schema: {
      summary: 'Admitted households that wait for a place, in the order in which they will be started',
      tags,
      params: z.object({ territory: territorySchema }),
      response: {
        200: z.object({
          items: z.array(z.object({ referralId: id, referralNumber: z.string(), urgency, since: instant })),
        }),
      },
    },
    handler: (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return deps.unitOfWork(async (tx) => {
        const ordered = orderWaiting(await listWaiting(tx, territory))
        return { items: ordered.map((one) => ({ ...one, since: one.since.toISOString() })) }
      }, request.cause)
    },
  })
}

const rows = ({ trx }: EquipeTx) =>
  trx
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

/** Each part has an index of its own, of open referrals only: a person's few are found among many. */
function mineOf(tx: EquipeTx, me: string): Rows {
  const open = () => tx.trx.selectFrom('referral').select('referral_id').where('closed_at', 'is', null)
  const chaired = tx.trx
    .selectFrom('table_chair')
    .select('table_id')
    .where('person_id', '=', me)
    .where('until_at', 'is', null)
  const mine = open()
    .where('holder_kind', '=', 'person')
    .where('holder_id', '=', me)
    .union(open().where('preparer_id', '=', me))
    .union(open().where('reading_table_id', 'in', chaired))
  return rows(tx).where('referral.referral_id', 'in', mine)
}

/** Longest waiting first. */
async function listQueue(found: Rows, { cursor, limit, state }: z.infer<typeof query>) {
  const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([instant, id]))
  const page = await found
    .$if(state !== undefined, (query) => query.where('referral.state', '=', state ?? 'routed'))
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('queue.since', 'queue.referral_id'),
          '>',
          tuple(new Date(after?.[0] ?? 0), after?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('queue.since')
    .orderBy('queue.referral_id')
    .limit(limit + 1)
    .execute()
  const { items, next } = cutPage(page, limit, (row) => [row.since.toISOString(), row.referral_id])
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
