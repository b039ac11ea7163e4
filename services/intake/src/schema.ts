import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { AttachmentTables } from './attachments/tables.ts'
import type { DraftTables } from './drafts/tables.ts'
import type { ExpertTables } from './experts/tables.ts'
import type { HouseholdTables } from './households/tables.ts'
import type { ReferralTables } from './referrals/tables.ts'
import type { RequestTables } from './requests/tables.ts'
import type { SportelloTables } from './sportelli/tables.ts'

/** Every table of intake's database, slice by slice. */
export type IntakeSchema = MessagingTables &
  ReferralTables &
  HouseholdTables &
  SportelloTables &
  RequestTables &
  DraftTables &
  AttachmentTables &
  ExpertTables

export type IntakeTx = Tx<IntakeSchema>
export type IntakeUnitOfWork = UnitOfWork<IntakeSchema>
