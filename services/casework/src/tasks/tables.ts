import type { Area, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** Something to be done by somebody by a day, in one of the five areas. */
export type TaskTable = {
  task_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  objective_id: string | null
  area: Area
  title: string
  notes: string | null
  owner_id: string
  due_on: string
  /** When somebody is next told that it is late; null: nobody is left to tell. */
  look_on: string | null
  state: 'open' | 'done' | 'dropped'
  added_at: Date
  added_by: string
  ended_at: Date | null
  ended_by: string | null
  result: string | null
  version: number
}

export type TaskTables = { task: TaskTable }
export type TaskRow = Selectable<TaskTable>
