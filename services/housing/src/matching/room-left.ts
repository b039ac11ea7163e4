import type { Companion, MatchPlace } from './types.ts'

/** What a shared place has left, counting who holds part of it. */
export type RoomLeft = { households: number; people: number; bedPeople: number; rooms: number }

export function roomLeft(place: MatchPlace): RoomLeft {
  const sum = (of: (holder: Companion) => number) => place.holders.reduce((total, one) => total + of(one), 0)
  const whole = place.holders.length > 0 ? 0 : 1
  return {
    households: place.sharing ? place.sharing.maxHouseholds - place.holders.length : whole,
    people: place.beds + place.cots - sum((one) => one.people),
    bedPeople: place.beds - sum((one) => one.bedPeople),
    rooms: place.rooms - sum((one) => one.rooms),
  }
}

export function fits(request: Companion, left: RoomLeft): boolean {
  return (
    left.households >= 1 &&
    request.people <= left.people &&
    request.bedPeople <= left.bedPeople &&
    request.rooms <= left.rooms
  )
}

/** What is left after one more household has come in. */
export function take(left: RoomLeft, request: Companion): RoomLeft {
  return {
    households: left.households - 1,
    people: left.people - request.people,
    bedPeople: left.bedPeople - request.bedPeople,
    rooms: left.rooms - request.rooms,
  }
}
