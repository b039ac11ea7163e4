import { between, oneOf, type Random, seeded } from '@intarsi/kernel'
import type { Instance, Sharing } from '../src/matching/engine/instance.ts'
import { DEFAULT_WEIGHTS } from '../src/matching/weights.ts'

export type Size = { households: number; places: number; shared: number; seed: number }

/** Allowed places of a household, as many as the rules leave in a region of that size. */
const LEAST_ALLOWED = 40
const MOST_ALLOWED = 60
const LANGUAGES = 8

type Household = { people: number; rooms: number; language: number; minors: boolean; weight: number }

/**
 * A random problem of the shape of a region: 40 to 60 allowed places per household, fewer places than households, the
 * part `shared` of the places co-housing flats of two to four households with beds, rooms and a rule of living together.
 */
export function randomProblem({ households: count, places, shared, seed }: Size): Instance {
  const random = seeded(seed)
  const households = Array.from({ length: count }, () => household(random))
  const flats = Array.from({ length: places }, () => ({
    shared: random() < shared,
    beds: between(random, 1, 7),
  }))
  const allowed = households.map(({ people }) => {
    const found = new Set<number>()
    const wanted = Math.min(places, between(random, LEAST_ALLOWED, MOST_ALLOWED))
    for (let tries = 0; found.size < wanted && tries < 20 * wanted; tries++) {
      const place = between(random, 0, places - 1)
      if (flats[place]!.beds >= people || flats[place]!.shared) found.add(place)
    }
    return [...found].toSorted((one, other) => one - other)
  })
  const first = new Int32Array(count + 1)
  for (const [at, some] of allowed.entries()) first[at + 1] = first[at]! + some.length
  const place = Int32Array.from(allowed.flat())
  return {
    households: count,
    places,
    weight: Float64Array.from(households, ({ weight }) => weight),
    first,
    place,
    quality: Float64Array.from(place, () => between(random, 0, 100)),
    sharing: sharingOf(households, { flats, allowed, random }),
  }
}

function household(random: Random): Household {
  const people = between(random, 1, 6)
  const { urgency, waitingDaysCap } = DEFAULT_WEIGHTS
  const base = urgency[oneOf(random, ['U1', 'U2', 'U2', 'U3', 'U3', 'U3'] as const)]
  return {
    people,
    rooms: Math.ceil(people / 2),
    language: between(random, 1, LANGUAGES),
    minors: random() < 0.7,
    weight: people * (base + between(random, 0, waitingDaysCap)),
  }
}

type Places = { flats: { shared: boolean }[]; allowed: number[][]; random: Random }

function sharingOf(households: Household[], { flats, allowed, random }: Places): (Sharing | null)[] {
  const members = flats.map((): number[] => [])
  for (const [h, some] of allowed.entries()) for (const p of some) members[p]!.push(h)
  return flats.map(({ shared }, p) => {
    if (!shared) return null
    const own = members[p]!.map((h) => households[h]!)
    const sameLanguage = random() < 0.5
    const apart = (one: Household, other: Household) =>
      (sameLanguage && one.language !== other.language) || one.minors !== other.minors
    return {
      maxHouseholds: between(random, 2, 4),
      capacity: [between(random, 6, 10), between(random, 3, 5)],
      sizes: [Float64Array.from(own, ({ people }) => people), Float64Array.from(own, ({ rooms }) => rooms)],
      apart: Uint8Array.from(own.flatMap((one) => own.map((other) => Number(apart(one, other))))),
    }
  })
}
