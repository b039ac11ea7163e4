import type { Area, Territory } from '@intarsi/contracts'
import type { Generated, JSONColumnType, Selectable } from 'kysely'

/** Who did what, when, for which body (RE-20). Codes, ids and dates only. */
export type TimelineEntryTable = {
  entry_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  at: Date
  kind: string
  area: Area | null
  /** The task, objective, artefact … it is about. */
  subject_id: string | null
  by: string
  body_id: string | null
  data: JSONColumnType<Record<string, string | number | boolean | null>>
}

export type TimelineTables = { timeline_entry: TimelineEntryTable }
export type TimelineEntryRow = Selectable<TimelineEntryTable>
