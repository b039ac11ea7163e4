import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { CalendarTables } from './calendar/tables.ts'
import type { CaseManagerTables } from './case-managers/tables.ts'
import type { ChoiceTables } from './choice/tables.ts'
import type { DeadlineTables } from './deadlines/tables.ts'
import type { DecisionTables } from './decisions/tables.ts'
import type { DirectoryTables } from './directory/tables.ts'
import type { HandoverTables } from './handovers/tables.ts'
import type { PresaInCaricoTables } from './presa-in-carico/tables.ts'
import type { ReferralTables } from './referrals/tables.ts'
import type { MeetingTables } from './tables/tables.ts'
import type { TeamTables } from './teams/tables.ts'

/** Every table of equipe's database, slice by slice. */
export type EquipeSchema = MessagingTables &
  DirectoryTables &
  MeetingTables &
  ChoiceTables &
  CaseManagerTables &
  DeadlineTables &
  ReferralTables &
  DecisionTables &
  HandoverTables &
  PresaInCaricoTables &
  TeamTables &
  CalendarTables

export type EquipeTx = Tx<EquipeSchema>
export type EquipeUnitOfWork = UnitOfWork<EquipeSchema>
