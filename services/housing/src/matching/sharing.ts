import { canShare } from './cohabitation.ts'
import type { Sharing } from './engine/instance.ts'
import { DIMENSIONS, roomLeft } from './room-left.ts'
import type { MatchPlace, MatchRequest } from './types.ts'

type Pairs = { requests: MatchRequest[]; places: MatchPlace[]; first: Int32Array; place: Int32Array }

/** What each shared place has left, and which of the households allowed there may live together. */
export function sharingOf({ requests, places, first, place }: Pairs): (Sharing | null)[] {
  const members = places.map((): MatchRequest[] => [])
  for (const [at, request] of requests.entries())
    for (let pair = first[at]!; pair < first[at + 1]!; pair++)
      if (places[place[pair]!]!.sharing) members[place[pair]!]!.push(request)
  const kinds = kindsOf(requests)
  const known = new Map<string, Uint8Array>()
  return places.map((one, at) => {
    if (!one.sharing) return null
    const { households, of } = roomLeft(one)
    return {
      maxHouseholds: households,
      capacity: of,
      sizes: DIMENSIONS.map((dimension) => Float64Array.from(members[at]!, dimension.of)),
      apart: apartIn(one, members[at]!, { kinds, known }),
    }
  })
}

/** Households alike in all that the rules of living together read; one of each kind stands for all. */
type Kinds = { of: Map<string, number>; samples: MatchRequest[] }

function kindsOf(requests: MatchRequest[]): Kinds {
  const byKey = new Map<string, number>()
  const kinds: Kinds = { of: new Map(), samples: [] }
  for (const request of requests) {
    const key = `${request.hasMinors} ${request.languages.toSorted()}`
    const kind = byKey.get(key) ?? kinds.samples.push(request) - 1
    byKey.set(key, kind)
    kinds.of.set(request.id, kind)
  }
  return kinds
}

type Remembered = { kinds: Kinds; known: Map<string, Uint8Array> }

/** Who may not live with whom; null where the place's rules keep nobody apart. */
function apartIn(
  place: MatchPlace,
  members: MatchRequest[],
  { kinds, known }: Remembered,
): Uint8Array | null {
  const rules = place.sharing?.rules ?? []
  if (rules.length === 0) return null
  const table = known.get(rules.join()) ?? new Uint8Array(kinds.samples.length ** 2)
  known.set(rules.join(), table)
  const own = members.map(({ id }) => kinds.of.get(id) ?? 0)
  return Uint8Array.from(
    own.flatMap((one) => own.map((other) => apartKinds(place, [one, other], { kinds, table }))),
  )
}

const MAY = 1
const MAY_NOT = 2

function apartKinds(
  place: MatchPlace,
  [one, other]: [number, number],
  { kinds, table }: { kinds: Kinds; table: Uint8Array },
): number {
  const at = one * kinds.samples.length + other
  table[at] ||= canShare(place, kinds.samples[one]!, kinds.samples[other]!) ? MAY : MAY_NOT
  return table[at] === MAY_NOT ? 1 : 0
}
