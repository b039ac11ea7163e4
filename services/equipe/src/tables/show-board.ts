import { date, decisionKind, id, instant, referralState, urgency } from '@intarsi/contracts'
import { type HttpApp, pageQuery } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { listReadable } from '../referrals/list-readable.ts'
import { BOARD_COLUMNS, countColumns, listColumn } from './board.ts'
import { getTable, isWithoutNames, resourceOfTable } from './table-resource.ts'

/** A referral on the board: no name, no facts of the household. */
const card = z.object({
  referralId: id,
  number: z.string(),
  householdId: id,
  mayRead: z.boolean().describe('Whoever asks may open its file'),
  urgency,
  state: referralState,
  since: instant.describe('Since when it waits here, or when it was decided'),
  meeting: z.object({ id, startsAt: instant }).nullable(),
  noDate: z.boolean(),
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  preparerId: id.nullable(),
  fieldsMissing: z.number().int(),
  decision: z
    .object({ decisionId: id, kind: decisionKind, decidedAt: instant, decidedBy: id })
    .nullable()
    .describe('In the last column only'),
})

const column = z.object({
  column: z.enum(BOARD_COLUMNS),
  count: z.number().int(),
  items: z.array(card).describe('None for who only sits at a table that names nobody'),
  next: z.string().nullable(),
})

/**
 * The table's board: what is to be read, what waits for somebody, what is ready, what was decided lately. A number leads to
 * a household: at a table that names nobody (CE-03) its members read how many, and whoever leads it which.
 */
export function showBoardRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables/:tableId/board',
    config: { action: 'table.read' },
    schema: {
      summary:
        "Where every referral of a table stands, in four columns; one column's next page with a cursor",
      tags: ['tables'],
      params: z.object({ tableId: id }),
      querystring: z.object({
        ...pageQuery,
        column: z.enum(BOARD_COLUMNS).optional(),
        urgency: urgency.optional(),
      }),
      response: { 200: z.object({ tableId: id, columns: z.array(column) }) },
    },
    handler: async (request) => {
      const table = await getTable(db, request.params.tableId)
      const resource = resourceOfTable(table)
      request.authorize(resource)
      const shown = !isWithoutNames(table) || request.may('table.manage', resource).allow
      const { column: only, urgency, cursor, limit } = request.query
      const query = { table, now: clock.now(), urgency, limit }
      const counts = await countColumns(db, query)
      const columns = only ? [only] : BOARD_COLUMNS
      return {
        tableId: table.table_id,
        columns: await Promise.all(
          columns.map(async (name) => {
            if (!shown) return { column: name, count: counts[name], items: [], next: null }
            // A cursor belongs to one column: without naming it every column shows its first page.
            const page = await listColumn(db, name, only ? { ...query, cursor } : query)
            const readable = await listReadable(db, page.items, request.may)
            const items = page.items.map((row) => viewOf(row, readable))
            return { column: name, count: counts[name], items, next: page.next }
          }),
        ),
      }
    },
  })
}

type Row = Awaited<ReturnType<typeof listColumn>>['items'][number]

function viewOf(row: Row, readable: ReadonlySet<string>): z.infer<typeof card> {
  const { meeting_id: meetingId, starts_at: startsAt } = row
  return {
    referralId: row.referral_id,
    number: row.referral_number,
    householdId: row.household_id,
    mayRead: readable.has(row.referral_id),
    urgency: row.urgency,
    state: row.state,
    since: (row.since ?? row.updated_at).toISOString(),
    meeting: meetingId && startsAt ? { id: meetingId, startsAt: startsAt.toISOString() } : null,
    noDate: row.no_date ?? false,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    preparerId: row.preparer_id,
    fieldsMissing: row.fields_missing.length,
    decision: row.decision,
  }
}
