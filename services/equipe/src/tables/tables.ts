import type { AgendaItemKind, Urgency } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** A coordination table or an équipe's own queue, made from the territory's profile. */
export type CoordinationTableTable = {
  table_id: string
  territory_id: string
  /** Key of the table in the profile. */
  key: string
  kind: 'table' | 'equipe'
  function: string
  level: string
  name: string
  version: number
}

/** Who chairs, or stands in for the chair, and since when; `until_at` null: today. */
export type TableChairTable = {
  table_id: string
  person_id: string
  as: 'chair' | 'deputy'
  since: Date
  until_at: Date | null
}

export type TableMemberTable = {
  table_id: string
  person_id: string
  role: string
  since: Date
  until_at: Date | null
}

export type MeetingState = 'planned' | 'convened' | 'in-session' | 'held' | 'minuted' | 'cancelled'

export type MeetingTable = {
  meeting_id: Generated<string>
  table_id: string
  territory_id: string
  starts_at: Date
  minutes_long: number
  state: MeetingState
  extraordinary: boolean
  /** The instant the cadence gave; null for a meeting nobody's cadence made. Kept when the meeting moves. */
  cadence_at: Date | null
  former_starts_at: Date | null
  capacity_new: number
  capacity_updates: number
  /** Slots taken by items that count (never U0 or U1); guarded by check constraints. */
  new_taken: Generated<number>
  updates_taken: Generated<number>
  minutes_text: string | null
  minuted_by: string | null
  minuted_at: Date | null
  version: Generated<number>
}

export type AgendaItemState = 'planned' | 'on-agenda' | 'discussed' | 'deferred' | 'removed'

/** One thing a table will speak of. Without a household only for topics and pre-referrals (no identity, CE-03). */
export type AgendaItemTable = {
  agenda_item_id: Generated<string>
  territory_id: string
  household_id: string | null
  referral_id: string | null
  table_id: string
  /** Null: on the list without a date. */
  meeting_id: string | null
  kind: AgendaItemKind
  urgency: Urgency | null
  state: AgendaItemState
  /** True when it takes one of the meeting's slots. */
  counted: boolean
  /** Times the table put it off; the third needs a reason. */
  deferrals: Generated<number>
  defer_reason: string | null
  not_before: Date | null
  /** Words of a topic, or the nameless composition of a household still to be referred. */
  subject: string | null
  /** The day on which the household agreed to be named at a table that names nobody (CE-03); null: it was not asked. */
  household_agreed_on: string | null
  added_at: Date
  added_by: string
  version: Generated<number>
}

export type MeetingAttendanceTable = {
  meeting_id: string
  person_id: string
  status: 'present' | 'absent' | 'delegate'
  /** The member a delegate stands for. */
  for_person_id: string | null
}

/** Who stands in for the chair at one meeting: the delegate *of today*. */
export type MeetingDelegateTable = {
  meeting_id: string
  person_id: string
  delegated_by: string
  delegated_at: Date
}

export type AbstentionTable = {
  agenda_item_id: string
  person_id: string
  territory_id: string
  household_id: string | null
  reason: string
  declared_at: Date
}

export type MeetingTables = {
  coordination_table: CoordinationTableTable
  table_chair: TableChairTable
  table_member: TableMemberTable
  meeting: MeetingTable
  agenda_item: AgendaItemTable
  meeting_attendance: MeetingAttendanceTable
  meeting_delegate: MeetingDelegateTable
  abstention: AbstentionTable
}

export type TableRow = Selectable<CoordinationTableTable>
export type MeetingRow = Selectable<MeetingTable>
export type AgendaItemRow = Selectable<AgendaItemTable>
