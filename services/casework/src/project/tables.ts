import type { Area, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** One version of the individual project; a re-planning opens the next. */
export type ProjectTable = {
  pic_id: string
  project_version: number
  household_id: string
  territory_id: Territory
  state: 'draft' | 'shared' | 'signed' | 'replaced' | 'declined'
  drafted_at: Date
  shared_on: string | null
  shared_language: string | null
  shared_with_mediator: boolean | null
  signed_at: Date | null
  decline_reason: string | null
}

export type ProjectSignatureTable = {
  pic_id: string
  project_version: number
  /** As the territory's artefact names it: `household`, `case-manager`, `social-worker` … */
  party: string
  household_id: string
  territory_id: Territory
  person_id: string | null
  signed_on: string
  recorded_by: string
  recorded_at: Date
}

/** What the household and the équipe want to reach in an area, with who answers for it. */
export type ObjectiveTable = {
  objective_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  area: Area
  words: string
  owner_id: string
  due_on: string | null
  state: 'open' | 'reached' | 'dropped'
  /** The version that brought it in. */
  project_version: number
  added_at: Date
  added_by: string
  ended_at: Date | null
  version: number
}

export type ProjectTables = {
  project: ProjectTable
  project_signature: ProjectSignatureTable
  objective: ObjectiveTable
}
export type ProjectRow = Selectable<ProjectTable>
export type ObjectiveRow = Selectable<ObjectiveTable>
