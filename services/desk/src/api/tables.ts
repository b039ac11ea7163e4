import {
  date,
  decisionKind,
  id,
  instant,
  referralState,
  territorySchema,
  type Urgency,
  urgency,
} from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const table = z.object({
  tableId: id,
  territory: territorySchema,
  key: z.string(),
  kind: z.enum(['table', 'equipe']),
  function: z.string(),
  level: z.string(),
  name: z.string(),
})
export type CoordinationTable = z.infer<typeof table>

const tableDetail = table.extend({
  withoutNames: z.boolean(),
  chairId: id.nullable(),
  deputyIds: z.array(id),
  members: z.array(z.object({ personId: id, role: z.string() })),
})
export type TableDetail = z.infer<typeof tableDetail>

export const meetingSummary = z.object({
  meetingId: id,
  tableId: id,
  territory: territorySchema,
  startsAt: instant,
  minutes: z.number(),
  state: z.enum(['planned', 'convened', 'in-session', 'held', 'minuted', 'cancelled']),
  extraordinary: z.boolean(),
  formerStartsAt: instant.nullable(),
  capacity: z.object({
    newReferrals: z.number(),
    newTaken: z.number(),
    updates: z.number(),
    updatesTaken: z.number(),
  }),
  version: z.number(),
})
export type MeetingSummary = z.infer<typeof meetingSummary>

const meetingPage = z.object({ items: z.array(meetingSummary), next: z.string().nullable() })

export async function listTables({ equipe }: Callers, territory: string): Promise<CoordinationTable[]> {
  const { items } = await equipe.get('/tables', z.object({ items: z.array(table) }), { territory })
  return items
}

export function readTable({ equipe }: Callers, tableId: string): Promise<TableDetail> {
  return equipe.get(`/tables/${tableId}`, tableDetail)
}

export type MeetingFilters = { when: 'coming' | 'past'; cursor?: string | undefined; limit: number }

export function listMeetings({ equipe }: Callers, tableId: string, filters: MeetingFilters) {
  return equipe.get(`/tables/${tableId}/meetings`, meetingPage, filters)
}

const card = z.object({
  referralId: id,
  number: z.string(),
  householdId: id,
  /** The person may open its file. */
  mayRead: z.boolean(),
  urgency,
  state: referralState,
  since: instant,
  meeting: z.object({ id, startsAt: instant }).nullable(),
  noDate: z.boolean(),
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  preparerId: id.nullable(),
  fieldsMissing: z.number(),
  decision: z.object({ decisionId: id, kind: decisionKind, decidedAt: instant, decidedBy: id }).nullable(),
})
export type BoardCard = z.infer<typeof card>

export const BOARD_COLUMNS = ['to-read', 'waiting', 'ready', 'decided'] as const

const column = z.object({
  column: z.enum(BOARD_COLUMNS),
  count: z.number(),
  items: z.array(card),
  next: z.string().nullable(),
})
export type BoardColumn = z.infer<typeof column>

export type BoardFilters = {
  column?: string | undefined
  urgency?: Urgency | undefined
  cursor?: string | undefined
  limit: number
}

/** The table's board, or one page of one of its columns. */
export async function readBoard(
  { equipe }: Callers,
  tableId: string,
  filters: BoardFilters,
): Promise<BoardColumn[]> {
  const { columns } = await equipe.get(
    `/tables/${tableId}/board`,
    z.object({ columns: z.array(column) }),
    filters,
  )
  return columns
}

const created = z.looseObject({})

/** Words of a topic or of a household without identity; or a running case, by the number of its referral. */
export type NewItem = { meetingId: string | null } & (
  | { kind: 'topic' | 'pre-referral'; subject: string }
  | { kind: 'case-update' | 'closing'; referralNumber: string; householdAgreedOn?: string }
)

export async function addItem({ equipe }: Callers, tableId: string, body: NewItem): Promise<void> {
  await equipe.call('POST', `/tables/${tableId}/agenda-items`, created, { body })
}

export type NewMeeting = { startsAt: string; minutes: number; newReferrals: number; updates: number }

export async function addMeeting({ equipe }: Callers, tableId: string, body: NewMeeting): Promise<string> {
  const { meetingId } = await equipe.call('POST', `/tables/${tableId}/meetings`, meetingSummary, { body })
  return meetingId
}
