import type { Area, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

export const MOMENTS = ['start', 'review', 'end'] as const
export type Moment = (typeof MOMENTS)[number]

/** The level of need in an area when it was looked at: what changes between start and end is the outcome. */
export type AreaLevelTable = {
  level_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  area: Area
  moment: Moment
  level: number
  note: string | null
  measured_at: Date
  measured_by: string
}

export type AssessmentTables = { area_level: AreaLevelTable }
export type AreaLevelRow = Selectable<AreaLevelTable>
