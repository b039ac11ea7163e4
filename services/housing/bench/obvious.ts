import type { Highs } from 'highs'
import { byPlace, type Instance, type Sharing } from '../src/matching/engine/instance.ts'

/** One point of quality, where a unit of weight is 1: small enough to come second. */
const QUALITY = 1 / 1024

/**
 * The obvious way, as a yardstick: one mixed-integer model as LP text, a yes or no for every pair. Answers the seconds
 * of processor it takes, or null when it is not solved within `limitSeconds` by the clock. It stops at the solver's own
 * gap of 0.01 %, so it proves less than the engine does.
 */
export function measureObvious(highs: Highs, problem: Instance, limitSeconds: number): number | null {
  const before = process.cpuUsage()
  const { Status } = highs.solve(modelOf(problem), { time_limit: limitSeconds })
  const { user, system } = process.cpuUsage(before)
  return Status === 'Optimal' ? (user + system) / 1e6 : null
}

function modelOf(problem: Instance): string {
  const { households, first, weight, quality, place } = problem
  const gains: string[] = []
  const rows: string[] = []
  for (let household = 0; household < households; household++) {
    const pairs = Array.from(
      { length: first[household + 1]! - first[household]! },
      (_, at) => first[household]! + at,
    )
    for (const pair of pairs) gains.push(`${weight[household]! + quality[pair]! * QUALITY} x${pair}`)
    if (pairs.length > 0) rows.push(`${sum(pairs)} <= 1`)
  }
  const index = byPlace(problem)
  for (const [at, sharing] of problem.sharing.entries()) {
    const pairs = Array.from(index.pairs.subarray(index.first[at]!, index.first[at + 1]!))
    if (pairs.length > 0) rows.push(...(sharing ? sharedRows(sharing, pairs) : [`${sum(pairs)} <= 1`]))
  }
  const all = Array.from(place, (_, pair) => `x${pair}`)
  return `Maximize\n${gains.join('\n+ ')}\nSubject To\n${rows.join('\n')}\nBinary\n${all.join('\n')}\nEnd\n`
}

const sum = (pairs: readonly number[]) => pairs.map((pair) => `x${pair}`).join('\n+ ')

function sharedRows({ maxHouseholds, capacity, sizes, apart }: Sharing, pairs: readonly number[]): string[] {
  const room = capacity.map((limit, dimension) => {
    const parts = pairs.map((pair, rank) => `${sizes[dimension]![rank]!} x${pair}`)
    return `${parts.join('\n+ ')} <= ${limit}`
  })
  const strangers = pairs.flatMap((one, rank) =>
    pairs
      .slice(rank + 1)
      .filter((_, next) => apart?.[rank * pairs.length + rank + 1 + next])
      .map((other) => `x${one} + x${other} <= 1`),
  )
  return [`${sum(pairs)} <= ${maxHouseholds}`, ...room, ...strangers]
}
