/** How long and how often is measured. */
export type Plan = {
  short: boolean
  /** Also the peer, whose packages come from the registry. */
  peer: boolean
  /** Requests before anything is measured. */
  warmUpRequests: number
  /** Runs of each rate, whose spread is told; the peer, which nobody has to make faster, has one. */
  runs: number
  warmUpSeconds: number
  /** A run lasts until about so many requests were due: enough for the percentiles that are told. */
  requests: number
  /** Where the search for the knee begins, and how long each of its steps lasts. */
  firstPerSecond: number
  kneeSeconds: number
  /** Parts of the knee that are measured. */
  parts: readonly number[]
  /** The rate of the targets, requests a second, and how many: far more than can be done piles up. */
  targetPerSecond: number
  targetRequests: number
  /** The overload, as a part of the knee. */
  overload: number
  overloadSeconds: number
  /** Stored referrals at which the cost of one more is measured. */
  sizes: readonly number[]
  /** For how long at each: what is compared is the middle of many. */
  sizeSeconds: number
  /** Events of the outbox that a relay drains. */
  drainEvents: number
}

export const FULL: Plan = {
  short: false,
  peer: true,
  warmUpRequests: 600,
  runs: 3,
  warmUpSeconds: 2,
  requests: 340,
  firstPerSecond: 50,
  kneeSeconds: 12,
  parts: [0.2, 0.5, 0.8],
  targetPerSecond: 200,
  targetRequests: 1_200,
  overload: 1.5,
  overloadSeconds: 8,
  sizes: [1_000, 10_000, 100_000],
  sizeSeconds: 40,
  drainEvents: 100_000,
}

/** Shows that everything works, on any machine; says nothing about how fast. */
export const SHORT: Plan = {
  short: true,
  peer: false,
  warmUpRequests: 60,
  runs: 1,
  warmUpSeconds: 0.5,
  requests: 20,
  firstPerSecond: 20,
  kneeSeconds: 1,
  parts: [0.5],
  targetPerSecond: 20,
  targetRequests: 40,
  overload: 1.5,
  overloadSeconds: 1,
  sizes: [500, 1_500],
  sizeSeconds: 2,
  drainEvents: 2_000,
}
