import type { MessagingTables, Tx, UnitOfWork } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import type { OfferTables } from './offers/tables.ts'
import type { PlaceTables } from './places/tables.ts'
import type { RequestTables } from './requests/tables.ts'
import type { RunTables } from './runs/tables.ts'

/** Every table of housing's database, slice by slice. */
export type HousingSchema = MessagingTables & PlaceTables & RequestTables & OfferTables & RunTables

export type HousingDb = Kysely<HousingSchema>
export type HousingTx = Tx<HousingSchema>
export type HousingUnitOfWork = UnitOfWork<HousingSchema>
