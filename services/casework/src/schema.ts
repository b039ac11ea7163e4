import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import type { ArtefactTables } from './artefacts/tables.ts'
import type { AssessmentTables } from './assessment/tables.ts'
import type { HousingTables } from './housing/tables.ts'
import type { PicTables } from './presa-in-carico/tables.ts'
import type { ProjectTables } from './project/tables.ts'
import type { ReviewTables } from './reviews/tables.ts'
import type { TaskTables } from './tasks/tables.ts'
import type { TimelineTables } from './timeline/tables.ts'

/** Every table of casework's database, slice by slice. */
export type CaseworkSchema = MessagingTables &
  PicTables &
  AssessmentTables &
  ProjectTables &
  TaskTables &
  ArtefactTables &
  HousingTables &
  ReviewTables &
  TimelineTables

export type CaseworkDb = Kysely<CaseworkSchema>
export type CaseworkTx = Tx<CaseworkSchema>
export type CaseworkUnitOfWork = UnitOfWork<CaseworkSchema>
