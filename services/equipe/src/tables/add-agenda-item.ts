import { date, id } from '@intarsi/contracts'
import { type HttpApp, problem, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { May } from '../referrals/list-readable.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { CASE_KINDS, caseForAgenda } from './case-item.ts'
import { placeItem } from './place-item.ts'
import { getTable, resourceOfTable } from './table-resource.ts'
import type { TableRow } from './tables.ts'

const meetingId = id
  .nullable()
  .default(null)
  .describe('Null: the next meeting with a place, or the list without a date')

const body = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['topic', 'pre-referral']),
    subject: z.string().trim().min(3).max(300).describe('Nothing that identifies anybody'),
    meetingId,
  }),
  z.object({
    kind: z.enum(CASE_KINDS),
    referralNumber: z
      .string()
      .trim()
      .toUpperCase()
      .min(1)
      .max(20)
      .describe('A referral of the running case, as its number is written'),
    householdAgreedOn: date
      .optional()
      .describe('Where nobody is named: the day on which the household agreed to be named at this table'),
    meetingId,
  }),
])
type NewItem = z.infer<typeof body>

export function addAgendaItemRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/tables/:tableId/agenda-items',
    config: { action: 'table.manage', idempotent: true },
    schema: {
      summary:
        'Put a topic, a household still to be referred and without any name, or a running case on the agenda',
      tags: ['tables'],
      params: z.object({ tableId: id }),
      body,
      response: { 201: z.object({ agendaItemId: id, meetingId: id.nullable() }) },
    },
    handler: async (request, reply) => {
      const table = await getTable(db, request.params.tableId)
      request.authorize(resourceOfTable(table))
      const { may, actor } = request
      const answer = await unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const added = await addItem(tx, table, request.body, { may, by: actor.personId })
            return { status: 201 as const, body: added }
          }),
        request.cause,
      )
      return reply.status(answer.status).send(answer.body)
    },
  })
}

async function addItem(tx: EquipeTx, table: TableRow, item: NewItem, { may, by }: { may: May; by: string }) {
  const about = 'subject' in item ? topicOf(item) : await caseOf(tx, table, item, may)
  const { kind } = item
  const row = await tx.trx
    .insertInto('agenda_item')
    .values({
      ...about,
      territory_id: table.territory_id,
      table_id: table.table_id,
      meeting_id: null,
      kind,
      state: 'planned',
      counted: false,
      added_at: tx.now,
      added_by: by,
    })
    .returning(['agenda_item_id as agendaItemId'])
    .executeTakeFirstOrThrow()
  const placing = { ...row, meetingId: item.meetingId, kind, urgency: about.urgency, table }
  return { ...row, meetingId: await placeItem(tx, placing) }
}

function topicOf({ subject }: Extract<NewItem, { subject: string }>) {
  return { subject, urgency: null }
}

async function caseOf(
  tx: EquipeTx,
  table: TableRow,
  item: Extract<NewItem, { referralNumber: string }>,
  may: May,
) {
  const on = item.householdAgreedOn ?? null
  if (on && on > romeDay(tx.now))
    throw problem(409, 'date-in-the-future', 'An agreement cannot lie ahead.', { on })
  const { referralId, householdId, urgency } = await caseForAgenda(tx, table, item, may)
  return { referral_id: referralId, household_id: householdId, urgency, household_agreed_on: on }
}
