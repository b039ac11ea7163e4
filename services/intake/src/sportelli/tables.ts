import type { Territory } from '@intarsi/contracts'

/** Intake's copy of equipe's directory: which sportello is whose, and where. */
export type SportelloTable = {
  sportello_id: string
  body_id: string
  body_name: string
  name: string
  territory_id: Territory
  municipality: string
  active: boolean
  version: number
}

export type SportelloTables = { sportello: SportelloTable }
