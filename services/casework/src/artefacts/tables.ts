import type { Area, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

export const ARTEFACT_STATES = ['draft', 'in-signature', 'valid', 'expiring', 'expired', 'replaced'] as const
export type ArtefactState = (typeof ARTEFACT_STATES)[number]

/** A document of the case: which one, in which state. Its pages are kept where `kept_where` says. */
export type ArtefactTable = {
  artefact_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  /** The key of the territory's artefact, or `other`. */
  key: string
  document_version: number
  state: ArtefactState
  area: Area | null
  language: string | null
  kept_where: string | null
  signed_by: string[]
  signed_on: string | null
  expires_on: string | null
  changed_at: Date
  changed_by: string | null
  version: number
}

export type ArtefactTables = { artefact: ArtefactTable }
export type ArtefactRow = Selectable<ArtefactTable>
