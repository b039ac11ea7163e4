import { placeChanged } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import { romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'
import type { PlaceDescription } from './place.ts'
import { type PlaceState, placeStateOf } from './place-state.ts'
import type { PlaceTable } from './tables.ts'

export type PlaceRow = Selectable<PlaceTable>

/** Locks a place and reads it; household locks come before. Throws a 404 problem when there is none. */
export async function lockPlace(tx: HousingTx, placeId: string): Promise<PlaceRow> {
  await tx.lock('housing.places', placeId)
  const row = await tx.trx.selectFrom('place').selectAll().where('place_id', '=', placeId).executeTakeFirst()
  if (!row) throw problem(404, 'place-not-found', 'There is no such place.')
  return row
}

/** Announces a locked place as it is now, under a new version. Call it after every change of it or of who holds it. */
export async function tellPlaceChanged(tx: HousingTx, placeId: string): Promise<PlaceRow> {
  const row = await tx.trx
    .updateTable('place')
    .set((eb) => ({ version: eb('version', '+', 1), changed_at: tx.now }))
    .where('place_id', '=', placeId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await announcePlace(tx, row)
  return row
}

export async function announcePlace(tx: HousingTx, row: PlaceRow): Promise<void> {
  await tx.announce(placeChanged, row.place_id, {
    placeId: row.place_id,
    territory: row.territory_id,
    municipality: row.municipality,
    kind: row.kind,
    beds: row.beds,
    state: await stateOf(tx, row),
    version: row.version,
  })
}

async function stateOf({ trx, now }: HousingTx, row: PlaceRow): Promise<PlaceState> {
  const holders = await trx
    .selectFrom('holding')
    .select('ground')
    .where('place_id', '=', row.place_id)
    .execute()
  return placeStateOf({
    retiredAt: row.retired_at,
    blockedUntil: row.blocked_until,
    maxHouseholds: row.max_households ?? 1,
    grounds: holders.map(({ ground }) => ground),
    today: romeDay(now),
  })
}

/** A description as columns. */
export function columnsOf(place: PlaceDescription) {
  return {
    territory_id: place.territory,
    municipality: place.municipality,
    name: place.name,
    kind: place.kind,
    address: place.address,
    address_private: place.addressPrivate,
    rooms: place.rooms,
    beds: place.beds,
    cots: place.cots,
    max_adults: place.maxAdults,
    max_children: place.maxChildren,
    accessible: place.accessible,
    accessible_beds: place.accessibleBeds,
    ground_floor_or_lift: place.groundFloorOrLift,
    legal_statuses: place.legalStatuses,
    household_types: place.householdTypes,
    women_only: place.womenOnly,
    stay_limit_months: place.stayLimitMonths,
    entry_from: place.entryFrom,
    entry_until: place.entryUntil,
    reserve_for_urgent: place.reserveForUrgent,
    max_households: place.sharing?.maxHouseholds ?? null,
    cohabitation_rules: place.sharing?.rules ?? [],
    pets_allowed: place.petsAllowed,
    smoking_allowed: place.smokingAllowed,
    community_languages: place.communityLanguages,
    landlord_wishes: place.landlordWishes,
  }
}

/** Columns as a description. */
export function descriptionOf(row: PlaceRow): PlaceDescription {
  return {
    territory: row.territory_id,
    municipality: row.municipality,
    name: row.name,
    kind: row.kind,
    address: row.address,
    addressPrivate: row.address_private,
    rooms: row.rooms,
    beds: row.beds,
    cots: row.cots,
    maxAdults: row.max_adults,
    maxChildren: row.max_children,
    accessible: row.accessible,
    accessibleBeds: row.accessible_beds,
    groundFloorOrLift: row.ground_floor_or_lift,
    legalStatuses: row.legal_statuses,
    householdTypes: row.household_types,
    womenOnly: row.women_only,
    stayLimitMonths: row.stay_limit_months,
    entryFrom: row.entry_from,
    entryUntil: row.entry_until,
    reserveForUrgent: row.reserve_for_urgent,
    sharing: row.max_households ? { maxHouseholds: row.max_households, rules: row.cohabitation_rules } : null,
    petsAllowed: row.pets_allowed,
    smokingAllowed: row.smoking_allowed,
    communityLanguages: row.community_languages,
    landlordWishes: row.landlord_wishes,
  }
}
