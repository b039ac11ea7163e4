/**
 * A matching problem as numbers: households to place, places, and the pairs that are allowed. Two objectives in
 * order: the weight of the households placed, then the quality of the pairs chosen. Arrays are indexed by position;
 * every index found in one of them is in range by construction.
 */
export type Instance = {
  households: number
  places: number
  /** Worth of placing each household; whole numbers, not negative. */
  weight: Float64Array
  /** Pairs lie household by household: those of `h` are `first[h]` to `first[h + 1] - 1`, by rising place. */
  first: Int32Array
  place: Int32Array
  /** Of each pair; whole numbers, not negative. */
  quality: Float64Array
  /** Per place: null where one household takes it whole. */
  sharing: (Sharing | null)[]
}

/** What several households share in one place; each pair of it fits alone. Pairs of the place are told by rank: their order by household. */
export type Sharing = {
  maxHouseholds: number
  /** Per dimension what there is, and what each pair of the place takes of it. */
  capacity: number[]
  sizes: Float64Array[]
  /** 1 at `one * pairs + other` where the households of these two ranks may not live together; null: all may. */
  apart: Uint8Array | null
}

/** The pairs seen from the places: those of `p` are `pairs[first[p]]` to `pairs[first[p + 1] - 1]`, by household. */
export type ByPlace = { first: Int32Array; pairs: Int32Array; household: Int32Array }

export function byPlace({ households, places, first, place }: Instance): ByPlace {
  const starts = new Int32Array(places + 1)
  for (const p of place) starts[p + 1]! += 1
  for (let p = 0; p < places; p++) starts[p + 1]! += starts[p]!
  const next = starts.slice()
  const pairs = new Int32Array(place.length)
  const household = new Int32Array(place.length)
  for (let h = 0; h < households; h++)
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) {
      household[pair] = h
      pairs[next[place[pair]!]!++] = pair
    }
  return { first: starts, pairs, household }
}
