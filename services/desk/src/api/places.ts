import { date, id, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const place = z.object({
  placeId: id,
  territory: territorySchema,
  municipality: z.string(),
  name: z.string(),
  kind: z.string(),
  address: z.string().nullable(),
  rooms: z.number(),
  beds: z.number(),
  cots: z.number(),
  accessible: z.boolean(),
  groundFloorOrLift: z.boolean(),
  legalStatuses: z.array(z.string()).nullable(),
  householdTypes: z.array(z.string()).nullable(),
  womenOnly: z.boolean(),
  stayLimitMonths: z.number().nullable(),
  entryFrom: date.nullable(),
  entryUntil: date.nullable(),
  reserveForUrgent: z.boolean(),
  sharing: z.object({ maxHouseholds: z.number() }).nullable(),
  petsAllowed: z.boolean(),
  smokingAllowed: z.boolean(),
  state: z.enum(['available', 'reserved', 'occupied', 'blocked', 'retired']),
  households: z.number(),
  blockedUntil: date.nullable(),
  blockedReason: z.string().nullable(),
  version: z.number(),
})
export type Place = z.infer<typeof place>

const period = z.object({
  kind: z.enum(['stay', 'agreed', 'offer', 'blocked']),
  from: date,
  until: date.nullable(),
  over: z.boolean(),
  requestId: id.nullable(),
  householdId: id.nullable(),
  referralNumber: z.string().nullable(),
})
export type Period = z.infer<typeof period>

const held = z.object({ place, periods: z.array(period) })
export type HeldPlace = z.infer<typeof held>

const heldPage = z.object({ items: z.array(held), next: z.string().nullable() })

export type PlaceFilters = {
  territory: string
  since: string
  placeId?: string | undefined
  free?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** Places in use, each with who held it since a day. */
export function listHeldPlaces({ housing }: Callers, filters: PlaceFilters) {
  return housing.get('/place-occupancy', heldPage, filters)
}

const placePage = z.object({ items: z.array(place), next: z.string().nullable() })
const MOST_PLACES = 200

/** The places of a territory, to choose one. */
export async function listPlaces({ housing }: Callers, territory: string): Promise<Place[]> {
  return (await housing.get('/places', placePage, { territory, limit: MOST_PLACES })).items
}

export function readPlace({ housing }: Callers, placeId: string): Promise<Place> {
  return housing.get(`/places/${placeId}`, place)
}

export type PlaceCommand = { command: 'block' | 'unblock' | 'retire'; version: string; body?: unknown }

export async function changePlace(
  { housing }: Callers,
  placeId: string,
  { command, version, body }: PlaceCommand,
): Promise<void> {
  await housing.call('POST', `/places/${placeId}/${command}`, place, { body, ifMatch: version })
}
