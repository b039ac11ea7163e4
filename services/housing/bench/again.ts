import { performance } from 'node:perf_hooks'
import type { Highs } from 'highs'
import { boundOf } from '../src/matching/engine/bound.ts'
import type { Answer } from '../src/matching/engine/finish.ts'
import { byPlace } from '../src/matching/engine/instance.ts'
import { createMarket, enter, leave, type Market, openPlace } from '../src/matching/engine/market.ts'
import { type Fate, NO_LIMITS } from '../src/matching/engine/master.ts'
import type { Task } from '../src/matching/engine/relax.ts'
import { searchAgain, startMaster } from '../src/matching/engine/search.ts'
import { mostInNeedFirst } from '../src/matching/engine/solve.ts'
import { worthOf } from '../src/matching/engine/worth.ts'
import { randomProblem } from './problems.ts'

const TIMES = 200
const TIMES_SHARED = 20
const TARGET_MS = 200
const LIMIT_MS = 60_000

/**
 * Solving again after one departure and after one arrival, from the prices there are, each with its proof: the slowest
 * and the middle of 400, milliseconds.
 */
export function measureAgain() {
  const problem = randomProblem({ households: 5000, places: 3000, shared: 0, seed: 2 })
  const market = createMarket(problem, worthOf(problem).of)
  for (let place = 0; place < problem.places; place++) openPlace(market, place)
  for (const household of mostInNeedFirst(problem)) enter(market, household)
  const times: number[] = []
  for (let at = 0; at < TIMES; at++) {
    const household = (at * 7919) % problem.households
    times.push(timed(market, () => leave(market, household)))
    times.push(timed(market, () => enter(market, household)))
  }
  return told('5,000 x 3,000 whole flats', times, 'proved')
}

/**
 * The same with a tenth of the places shared: searched again from the columns, prices and answer there are. Each is proved,
 * or counted as not.
 */
export function measureAgainShared(highs: Highs) {
  const problem = randomProblem({ households: 500, places: 300, shared: 0.1, seed: 2 })
  const task = {
    problem,
    index: byPlace(problem),
    worth: worthOf(problem),
    deadline: performance.now() + LIMIT_MS,
  }
  const master = startMaster(highs, task)
  const nobody = { pairOf: new Int32Array(problem.households).fill(-1), worth: 0 }
  const times: number[] = []
  let proved = 0
  try {
    let { answer } = searchAgain(task, master, { limits: NO_LIMITS, known: nobody })
    for (let at = 0; at < 2 * TIMES_SHARED; at++) {
      const gone = at % 2 === 0 ? [(at * 79) % problem.households] : []
      const startedAt = performance.now()
      const fates = new Map(gone.map((household): [number, Fate] => [household, 'out']))
      const known = without(task, answer, gone)
      const deadline = startedAt + LIMIT_MS
      const found = searchAgain({ ...task, deadline }, master, {
        limits: { fates, banned: new Set() },
        known,
      })
      times.push(performance.now() - startedAt)
      answer = found.answer
      if (found.bound === answer.worth) proved += 1
    }
  } finally {
    master.model.dispose()
  }
  return told('500 x 300, a tenth co-housing', times, `${proved} of ${times.length} proved`)
}

/** What is left of an answer when some have gone. */
function without({ worth }: Task, { pairOf, worth: total }: Answer, gone: readonly number[]): Answer {
  const left = pairOf.slice()
  for (const household of gone) left[household] = -1
  const lost = gone.reduce((sum, household) => sum + (worth.of[pairOf[household]!] ?? 0), 0)
  return { pairOf: left, worth: total - lost }
}

function told(size: string, times: number[], proof: string) {
  times.sort((one, other) => one - other)
  const slowest = times.at(-1)!
  const middle = times[times.length >> 1]!.toFixed(1)
  return {
    line: `${size}, solved again after one arrival or departure from the prices there are: ${middle} ms in the middle, ${slowest.toFixed(1)} ms at most by the clock, ${proof} (target ${TARGET_MS} ms)`,
    met: slowest <= TARGET_MS,
  }
}

function timed(market: Market, change: () => void): number {
  const startedAt = performance.now()
  change()
  const { problem, index, worth, householdPrice: prices } = market
  const { bound } = boundOf(problem, index, { worth, prices, scale: 1 })
  let total = 0
  for (const pair of market.pairOf) if (pair >= 0) total += worth[pair]!
  const milliseconds = performance.now() - startedAt
  // Who is outside counts in no bound of those inside.
  const outside = [...market.inside.keys()].filter((household) => market.inside[household] === 0)
  if (outside.length === 0 && bound !== total) throw new Error(`not proved: ${total} of ${bound}`)
  return milliseconds
}
