/** Occupation follows from who holds the place; a manager states only that it is blocked or retired. */
export type PlaceState = 'available' | 'reserved' | 'occupied' | 'blocked' | 'retired'

export type Standing = {
  retiredAt: Date | null
  blockedUntil: string | null
  /** Households at most: one, unless the place is shared. */
  maxHouseholds: number
  grounds: ('offer' | 'placement')[]
  today: string
}

/** A shared place with room for one more household is still available. */
export function placeStateOf({
  retiredAt,
  blockedUntil,
  maxHouseholds,
  grounds,
  today,
}: Standing): PlaceState {
  if (retiredAt) return 'retired'
  if (blockedUntil && blockedUntil > today) return 'blocked'
  if (grounds.length < maxHouseholds) return 'available'
  return grounds.includes('offer') ? 'reserved' : 'occupied'
}
