import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { HouseholdTables } from './households/tables.ts'
import type { ReferralTables } from './referrals/tables.ts'
import type { SportelloTables } from './sportelli/tables.ts'

/** Every table of intake's database, slice by slice. */
export type IntakeSchema = MessagingTables & ReferralTables & HouseholdTables & SportelloTables

export type IntakeTx = Tx<IntakeSchema>
export type IntakeUnitOfWork = UnitOfWork<IntakeSchema>
