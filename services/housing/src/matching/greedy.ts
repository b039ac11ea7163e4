import { canShare } from './cohabitation.ts'
import type { Pair } from './pairs.ts'
import { fits, type RoomLeft, roomLeft, take } from './room-left.ts'
import type { MatchRequest, Objective } from './types.ts'

/**
 * What a careful person with a list does: the most in need first, each to the best place still free.
 * The start of the exact search, and the yardstick reported beside it.
 */
export function greedy(pairs: readonly Pair[]): Set<Pair> {
  const left = new Map<string, RoomLeft>()
  const inside = new Map<string, MatchRequest[]>()
  const chosen = new Set<Pair>()
  const byRequest = Map.groupBy(pairs.toSorted(mostInNeedFirst), ({ request }) => request.id)
  for (const options of byRequest.values()) {
    const pair = options.find((option) => {
      const room = left.get(option.place.id) ?? roomLeft(option.place)
      const others = inside.get(option.place.id) ?? []
      return fits(option.request, room) && others.every((one) => canShare(option.place, one, option.request))
    })
    if (!pair) continue
    chosen.add(pair)
    left.set(pair.place.id, take(left.get(pair.place.id) ?? roomLeft(pair.place), pair.request))
    inside.set(pair.place.id, [...(inside.get(pair.place.id) ?? []), pair.request])
  }
  return chosen
}

function mostInNeedFirst(one: Pair, other: Pair): number {
  return (
    other.weight - one.weight ||
    one.request.id.localeCompare(other.request.id) ||
    other.quality - one.quality ||
    one.place.id.localeCompare(other.place.id)
  )
}

export function objectiveOf(chosen: Iterable<Pair>): Objective {
  const objective: Objective = { placed: 0, people: 0, weight: 0, quality: 0 }
  for (const pair of chosen) {
    objective.placed += 1
    objective.people += pair.request.people
    objective.weight += pair.weight
    objective.quality += pair.quality
  }
  return objective
}
