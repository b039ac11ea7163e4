import type { Territory } from '@intarsi/contracts'
import type { JSONColumnType } from 'kysely'
import type { Companion } from '../matching/types.ts'

export type OfferState = 'open' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'superseded'
export type OfferSide = 'household' | 'provider' | 'system'

export type OfferTable = {
  offer_id: string
  request_id: string
  household_id: string
  territory_id: Territory
  place_id: string
  state: OfferState
  reason: string | null
  side: OfferSide | null
  offered_at: Date
  offered_by: string
  answer_by: Date
  closed_at: Date | null
  closed_by: string | null
  version: number
}

/** Who holds a place, or part of a shared one: the row that makes a second promise impossible. */
export type HoldingTable = {
  request_id: string
  household_id: string
  territory_id: Territory
  place_id: string
  ground: 'offer' | 'placement'
  whole: boolean
  companion: JSONColumnType<Companion>
  held_since: Date
}

export type OfferTables = { offer: OfferTable; holding: HoldingTable }
