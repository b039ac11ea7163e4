import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import type { ContactTables } from './contacts/tables.ts'
import type { OfferTables } from './offers/tables.ts'
import type { OverrideTables } from './overrides/tables.ts'
import type { PlacementTables } from './placements/tables.ts'
import type { PlaceTables } from './places/tables.ts'
import type { RequestTables } from './requests/tables.ts'
import type { RunTables } from './runs/tables.ts'
import type { SupportTables } from './support/tables.ts'

/** Every table of housing's database, slice by slice. */
export type HousingSchema = MessagingTables &
  PlaceTables &
  ContactTables &
  RequestTables &
  RunTables &
  OfferTables &
  OverrideTables &
  PlacementTables &
  SupportTables

export type HousingDb = Kysely<HousingSchema>
export type HousingTx = Tx<HousingSchema>
export type HousingUnitOfWork = UnitOfWork<HousingSchema>
