import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallProblems } from '../../../test/small-problems.ts'
import { loadHighs } from '../load-highs.ts'
import { byPlace } from './instance.ts'
import { NO_LIMITS } from './master.ts'
import { heaviest, needOf, type Placed } from './need.ts'
import { poolOf } from './pool.ts'
import { relax } from './relax.ts'
import { startMaster } from './search.ts'
import { solveInstance } from './solve.ts'
import { worthOf } from './worth.ts'

const highs = await loadHighs()
const later = () => performance.now() + 60_000

test('need alone names, among sets at least as heavy, the households of the best answer', () => {
  fc.assert(
    fc.property(smallProblems({ households: 6, places: 4 }), (problem) => {
      const task = { problem, index: byPlace(problem), worth: worthOf(problem), deadline: later() }
      const nobody = new Int32Array(problem.households).fill(-1)
      const { pairOf, weight } = solveInstance(highs, problem, { deadline: later(), start: nobody })
      fc.pre(weight > 0)
      const master = startMaster(highs, task)
      try {
        const relaxation = relax(task, master, NO_LIMITS)
        const most = relaxation.bound - weight * task.worth.base * relaxation.scale
        const within = { relaxation, limits: NO_LIMITS, most }
        const need = needOf(task, poolOf(task, within, 10_000)!, within)
        const tried: Placed[] = []
        for (;;) {
          const set = heaviest(highs, need, {
            atLeast: weight,
            tried,
            deadline: later(),
          })
          if (!set || set === 'none') break
          tried.push(set.placed)
        }
        const best = new Set([...pairOf.keys()].filter((household) => pairOf[household]! >= 0))
        expect(tried).toContainEqual(best)
        expect(new Set(tried.map((set) => [...set].sort().join())).size).toBe(tried.length)
      } finally {
        master.model.dispose()
      }
    }),
    { numRuns: 500 },
  )
}, 60_000)
