import type { MatchPlace, MatchRequest, Text } from '../types.ts'

/**
 * A hard rule: a pair that breaks one is never proposed. `text` is a noun phrase put before the number of places.
 * Adding a rule is a new constant and its line in `index.ts`.
 */
export type Rule = {
  code: string
  text: Text
  /** Everything of a request that `allows` reads, as one text: requests with the same are allowed the same places. */
  reads: (request: MatchRequest) => string
  allows: (request: MatchRequest, place: MatchPlace, today: string) => boolean
}
