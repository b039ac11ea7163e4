import * as z from 'zod'
import { placeDescription } from './place.ts'
import { placeStateOf } from './place-state.ts'
import { descriptionOf, type PlaceRow } from './places.ts'

/** A place as it is answered; the input's schema is another one. */
export const placeView = placeDescription.extend({
  placeId: z.uuid(),
  state: z.enum(['available', 'reserved', 'occupied', 'blocked', 'retired']),
  households: z.number().int().describe('How many hold the place or part of it'),
  blockedUntil: z.iso.date().nullable(),
  blockedReason: z.string().nullable(),
  version: z.number().int(),
})
export type PlaceView = z.infer<typeof placeView>

export type PlaceWithGrounds = PlaceRow & { grounds: ('offer' | 'placement')[] }

/** `showAddress`: for those who manage the place; others see an address only where it is not private. */
export function viewOfPlace(
  row: PlaceWithGrounds,
  { showAddress, today }: { showAddress: boolean; today: string },
): PlaceView {
  const description = descriptionOf(row)
  return {
    ...description,
    address: showAddress || !row.address_private ? row.address : null,
    placeId: row.place_id,
    state: placeStateOf({
      retiredAt: row.retired_at,
      blockedUntil: row.blocked_until,
      maxHouseholds: row.max_households ?? 1,
      grounds: row.grounds,
      today,
    }),
    households: row.grounds.length,
    blockedUntil: row.blocked_until,
    blockedReason: row.blocked_reason,
    version: row.version,
  }
}
